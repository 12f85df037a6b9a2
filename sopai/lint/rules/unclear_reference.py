"""VAG012: a word that points to something, and leaves open to what."""

from re import compile

from sopai.lint.clarifiers import defined_elsewhere, document_is_named
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, term_rule, words
from sopai.schema.finding import Severity

_NAMED = compile(
    r"^\s*(?:\w+ ){0,3}(?:step|table|section|figure|list|form|row|chapter|link|example|command|"
    r"diagram|image|screenshot)s?\b"
)
_NAMED_ZH = compile(
    r"^(?:第|表|图|步骤|清单|链接|示例|命令|(?:[^,。;]{0,6}(?:表|图|步骤|清单|条款|条件)))"
)


@term_rule(
    "VAG012",
    Severity.INFO,
    en=words("and/or, the above, as above, the aforementioned, the latter, the former, either/or"),
    zh=words("和/或, 及/或, 上述, 前述, 以上内容, 如上所述, 上文所述"),
    blocked="the former employee, the former employees, the former staff",
    ask=Ask(
        en='Which one exactly? For example: name it again, or "{A}, {B}, or both"',
        zh="具体指哪一个？例如：再写一遍名称，或写“{甲}、{乙}，或两者”",
    ),
    clarified_by=(document_is_named, defined_elsewhere),
    strict=True,
)
def unclear_reference(hit: Occurrence) -> str | None:
    """A step points to "the above", or says "and/or", and leaves open what is meant.

    Why: two readers look up at two different lines, and do two different things.

    Bad:

        1. Li Si (Packer) adds the invoice and/or the packing slip.

    Good:

        1. Li Si (Packer) adds the invoice, the packing slip, or both.

    Bad (zh):

        1. 打包员李四放入发票和/或装箱单。

    Good (zh):

        1. 打包员李四放入发票，顾客要求时再放装箱单。

    Source: INCOSE Guide to Writing Requirements, rules R17 (oblique) and R24 (pronouns).

    Not flagged: what is named right behind it ("the above table", 上述步骤).
    """
    if hit.word.isascii() and hit.word != "and/or" and _NAMED.match(hit.after):
        return "what is meant is named"
    if not hit.word.isascii() and "/" not in hit.word and _NAMED_ZH.match(hit.after):
        return "what is meant is named"
    return None
