"""What a rule says of itself, in the language of the page."""

from functools import cache
from re import compile
from typing import NamedTuple

from sopai.lint.rules_zh import RULES_ZH
from sopai.ui.escaping import as_html
from sopai.ui.texts import text
from sopai.workflow import RulePage, rule_pages

_HAN = compile(r"[\u4e00-\u9fff]")


class Explanation(NamedTuple):
    """A rule as the page shows it."""

    code: str
    name: str
    severity: str
    summary: str
    why: str
    page: RulePage


@cache
def explanations(language: str) -> dict[str, Explanation]:
    """All rules by their codes."""
    return {page.code: _explanation(page, language) for page in rule_pages()}


def _explanation(page: RulePage, language: str) -> Explanation:
    zh = RULES_ZH.get(page.code) if language == "zh" else None
    return Explanation(
        page.code,
        zh.name if zh else page.name.replace("-", " ").capitalize(),
        page.severity,
        zh.summary if zh else page.summary,
        zh.why if zh else page.why[:1].upper() + page.why[1:],
        page,
    )


def matches(explanation: Explanation, search: str) -> bool:
    """Whether all words of a search stand in a rule."""
    page = explanation.page
    said = (explanation.code, explanation.name, explanation.summary, explanation.why, page.doc)
    held = " ".join(said).lower()
    return all(word in held for word in search.lower().split())


def explanation_html(explanation: Explanation, language: str) -> str:
    """A rule's page: what, why, examples in both languages, source."""
    page = explanation.page
    why = f"<b>{as_html(text('rules.why', language))}:</b> {as_html(explanation.why)}"
    examples = _examples("bad", page.bad, language) + _examples("good", page.good, language)
    source = f"{as_html(text('rules.source', language))}: {as_html(page.source)}"
    return (
        f'<div class="explanation"><p>{as_html(explanation.summary)}</p><p>{why}</p>'
        f'<div class="pair">{examples}</div><p class="source">{source}</p></div>'
    )


def _examples(kind: str, examples: tuple[str, ...], language: str) -> str:
    """The examples of one kind, those in the language of the page first."""
    label = as_html(text(f"rules.{kind}", language))
    own_first = sorted(examples, key=lambda one: bool(_HAN.search(one)) != (language == "zh"))
    shown = "".join(f"<pre>{as_html(example)}</pre>" for example in own_first)
    return f'<div class="{kind}"><b>{label}</b>{shown}</div>'
