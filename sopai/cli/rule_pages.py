"""The pages of docs/ about the rules, one in each language."""

from collections.abc import Iterator
from re import sub

from sopai.cli.rule_labels import LABELS
from sopai.lint.measured import all_measured
from sopai.lint.profiles import PROFILES
from sopai.workflow.figure_words import figure_sentences, figure_short
from sopai.workflow.rules_told import PURPOSES_ZH, Example, ToldRule, told_rules

_WORDS = {
    "en": {
        "title": "Rules",
        "other": "[中文](rules.zh.md)",
        "measured": "**Measured.** `right` counts findings that were judged by hand, spread over "
        "public and fictional documents ([how](../eval/lint/README.md)); a rule may have been "
        "mended since. Of rules about vague wording and owners that nobody judged so, it counts "
        "flagged items "
        "among {items:,} labelled ones of {documents} documents ([what they are]"
        "(../eval/README.md)). Rules were built on those items, so their figures flatter. Brackets "
        "and “interval” mean 95 % Wilson intervals. `-`: nothing to count.",
        "profiles": "**Profiles.** Rules on trial, of which too many judged findings were wrong or "
        "too few are known, run in `strict` alone. Choose with `--profile`.",
        "head": "| code | name | severity | runs | right | what it flags |",
        "en": "English",
        "zh": "Chinese",
    },
    "zh": {
        "title": "规则",
        "other": "[English](rules.md)",
        "measured": "**实测。** “判对”数的是人工逐条判过的发现，分散在公开的"
        "和虚构的文档里（[怎么判的](../eval/lint/README.md)），规则此后可能改过。"
        "含糊用语和负责人的规则，没有这样判过的，"
        "数的是它在 {documents} 份文档的 {items:,} 个标注条目里标出的条目（[是什么]"
        "(../eval/README.md)）。规则是看着这些条目写的，所以这些数字偏高。括号里和“区间”"
        "都是 95% Wilson 区间。`-`：没有可数的。",
        "profiles": "**规则集。** 试用的规则（判错太多，或发现太少还看不准）只在 `strict` 里运行。"
        "用 `--profile` 选择。",
        "head": "| 编号 | 名称 | 级别 | 运行 | 判对 | 检查什么 |",
        "en": "英文",
        "zh": "中文",
    },
}


def rules_page(language: str) -> str:
    """All rules as one Markdown page."""
    words, labels, told = _WORDS[language], LABELS[language], told_rules(language)
    figures = all_measured()
    lines = [
        f"# {words['title']}\n",
        f"{words['other']}\n",
        words["measured"].format(items=figures.items, documents=figures.documents) + "\n",
        f"{words['profiles']}\n",
        *(
            f"- `{profile.name}`{labels['colon']}{_purpose(profile.name, language)}"
            for profile in PROFILES.values()
        ),
        "",
        words["head"],
        "| --- " * 6 + "|",
        *(_row(rule, language) for rule in told),
    ]
    for rule in told:
        lines += ["", *_rule(rule, language)]
    return "\n".join(lines) + "\n"


def _purpose(profile: str, language: str) -> str:
    return PURPOSES_ZH[profile] if language == "zh" else PROFILES[profile].purpose


def _name(rule: ToldRule, language: str) -> str:
    return rule.title if language == "zh" else rule.name


def _row(rule: ToldRule, language: str) -> str:
    labels = LABELS[language]
    cells = (
        f"[{rule.code}](#{_anchor(f'{rule.code} {_name(rule, language)}')})",
        _name(rule, language),
        labels[rule.severity],
        labels["default" if rule.is_default else "strict"],
        figure_short(rule.measured),
        rule.summary,
    )
    return f"| {' | '.join(cells)} |"


def _anchor(heading: str) -> str:
    """What a heading is called in a link: in lower case, without punctuation."""
    return sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _rule(rule: ToldRule, language: str) -> Iterator[str]:
    labels = LABELS[language]
    colon = labels["colon"]
    yield f"## {rule.code} {_name(rule, language)}\n"
    yield f"{rule.summary}\n"
    yield f"{labels['why']}{colon}{rule.why}"
    yield from (f"\n{note}" for note in rule.notes)
    yield f"\n{labels['profiles']}{colon}{_profiles(rule, language)}"
    yield f"\n{labels['measured']}{colon}{figure_sentences(rule.measured, language)}"
    if rule.question:
        yield f"\n{labels['fix']}{colon}{rule.question}"
    for label, examples in (("bad", rule.bad), ("good", rule.good)):
        yield from (_example(label, example, language) for example in examples)
    yield f"\n{labels['source']}{colon}{rule.source}"


def _profiles(rule: ToldRule, language: str) -> str:
    labels = LABELS[language]
    uses = (
        f"`{use.name}`{labels['open']}{labels[use.severity]}{labels['close']}"
        for use in rule.profiles
    )
    return labels["comma"].join(uses)


def _example(label: str, example: Example, language: str) -> str:
    labels, words = LABELS[language], _WORDS[language]
    head = f"{labels[label]}{labels['open']}{words[example.language]}{labels['close']}"
    return f"\n{head}{labels['colon'].rstrip()}\n\n````markdown\n{example.text}\n````"
