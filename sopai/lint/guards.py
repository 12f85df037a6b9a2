"""Why an occurrence of a term is no defect, whatever the rule: context that all rules share.

Each guard says its reason, or None when it does not apply. Traps and figures: on real SOP
files a published word list alone has a precision of about 0.10; what stands here is what
lifts it.
"""

from re import IGNORECASE, compile

from sopai.language.columns import Column
from sopai.language.mood_en import Mood
from sopai.lint.occurrence import Occurrence
from sopai.schema.document import BlockKind, SectionKind

SILENT_COLUMNS = frozenset(
    {
        Column.NUMBER, Column.TITLE, Column.SITUATION, Column.CAUSE, Column.OWNER, Column.TOOL,
        Column.TERM, Column.MEANING, Column.SOURCE, Column.METRIC, Column.DATE, Column.VERSION,
    }
)  # fmt: skip
"""Columns that name things; their cells order nothing."""

TIMED_COLUMNS = frozenset({Column.TIME_LIMIT, Column.TRIGGER, Column.FREQUENCY})
"""Columns whose first cell is no name of the row."""

QUOTE_WINDOW = 300
EXAMPLE_WINDOW = 100
LINK_WINDOW = 120
"""Characters to each side in which quotation marks, "for example" and a link are looked for."""

_QUOTES = (
    ("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("【", "】"), ('"', '"'), ("`", "`"),
)  # fmt: skip
_EXAMPLE = compile(
    r"\b(?:e\.\s?g\b\.?|for example|for instance|i\.\s?e\b\.?|such as)|例如|比如|譬如|诸如|如:|举例"
)
_EXAMPLE_ENDS = compile(r"\)|, (?:and |then |please )+\w+ (?:the|a|an|it|them)\b|[。;]")
_ENTRY = compile(
    r"^[\s*_\[(\"]*[^.:\n]{1,70}?(?:\]\([^)]*\))?[\s*_)\"]*(?:\s[-–—]|:)[\s*_]+"
    r"(?:someone|somebody|anyone|people|not an?|an?|the|any|these|this)\b(?:\s[\w'-]+){0,5}?,?\s?"
    r"\b(?:who|that|which|is|are|used|where|kind|type|defining|describing|containing)\b",
    IGNORECASE,
)
_ENTRY_ZH = compile(r"^\W*【[^】]{1,20}】|^[^,。;]{1,20}(?:是指|指的是)")
_INFINITIVE = compile(
    r"(?:^|(?P<head>[\w'’]+)\s+)to\s+(?!the\b|a\b|an\b|your\b|our\b)(?:\w+\b[^.;:]*)?$"
)
_GOVERNS = compile(
    r"(?:need|needs|needed|have|has|had|ought|sure|try|tries|remember|required|expected|responsible|"
    r"critical|important|essential|necessary|mandatory|best|recommended|"
    r"is|are|be|going|continue|continues|begin|begins|start|starts|advised|supposed|and|or)$"
)
_ASKS = compile(
    r"\b(?:ask|asks|tell|tells|instruct|instructs|remind|reminds|request|requests|require|requires|"
    r"order|orders|teach|teaches|train|trains|allow|allows)\b"
)
_DAY = compile(r"\d{4}-\d{2}-\d{2}")
_STRONG = compile(
    r"\b(?:must|shall|should|ought|needs?|needed to|ha(?:s|ve) to|requires?|(?:is|are|be) required|"
    r"please|ensure|make sure|be sure|responsible|expected|only|remember|important|essential|"
    r"let's)\b"
)
_DENIES = compile(
    r"\b(?:do(?:es)? not|(?:do|does|ca|wo|is|are)n['’]t|(?:may|can|might|will|is|are) ?not)\b"
)
_EFFECT = compile(r"^\W*by (?:\w+ )?\w+ing\b[^,]*,")
_TOLD = compile(r"\b(?:was|were|had|did|caused|led|resulted|failed|occurred|happened)\b")
_TOLD_BY = compile(
    r"^\W*(?:we|they|he|she|it|i)\s+\w+ly\s+\w+ed\b|"
    r"^\W*(?:\w+\s*:\W*)?(?:\w+ ){1,3}(?:reported|noticed|experienced|complained)\b"
)
_FACTS = compile(
    r"适用|场景|用途|优点|缺点|效果|作用|"
    r"\b(?:goal|purpose|advantage|benefit|effect|use case|example)"
)
_PITFALLS = compile(
    r"误区|坑$|的坑|常见(?:错误|失误)|失败原因|错误做法|原因分析|"
    r"\b(?:root causes?|pitfalls?|common (?:mistakes|errors)|myths|anti-?patterns?|"
    r"what not to do)\b"
)
_INSTEAD = compile(r"正确|建议|最好|尽量|必要时|改(?:用|为)|至少|instead|better|recommend")
_CAUSES_ZH = compile(r"^\W*[^,。;:]{0,12}(?:原因|表现|症状|后果)(?:是|为|有|包括|:)")
_DATED_ZH = compile(r"^\W*(?:去年|前年|今年|上周|上个?月|昨天|当时|\d{4}年|\d{1,2}月\d{1,2}日)")
_ORDERS_ZH = compile(r"应|须|必须|需要|要|请|不得|务必")
_BANS_ZH = compile(r"必须|不得|务必|应当|禁止|请")
_EXPLAINS_ZH = compile(
    r"^\W*(?:通过|经过|随着|由于|因为|为什么|所谓|很多|大多数?|有些|现代)[^。]{0,60}?(?:可以?|能|会|将|了|率|不)"
)


def crosses_items(hit: Occurrence) -> str | None:
    """Words of two list items or cells make no term."""
    if hit.end > (hit.cell[1] if hit.cell else hit.item.end):
        return "its words belong to two texts"
    return None


def part_of_longer_word(hit: Occurrence) -> str | None:
    """known-good, user-friendly, /etc/passwd, e-mail addresses."""
    text = hit.folded
    left = text[hit.start - 1 : hit.start]
    right = text[hit.end : hit.end + 1]
    if left and left in "-/_@\\.$#" and not text[hit.start - 2 : hit.start - 1].isspace():
        return "part of a longer word"
    if right and right in "-_@\\" and text[hit.end + 1 : hit.end + 2].isalnum():
        return "part of a longer word"
    if right == "/" and left == "/":
        return "part of a path"
    return None


def not_operative(hit: Occurrence) -> str | None:
    """The item orders nothing."""
    if not hit.item.operative.holds:
        return f"the text orders nothing: it {hit.item.operative.reason}"
    return None


def silent_cell(hit: Occurrence) -> str | None:
    """The cell names a thing: its column is a number, a title, a tool, an owner."""
    if hit.cell is None or len(hit.block.cells) < 2:
        return None
    if hit.header_text and _FACTS.search(hit.header_text):
        return f"stands under {hit.header_text!r}, which orders nothing"
    if hit.column in SILENT_COLUMNS and len(hit.block.cells) > 2:
        return f"stands in a column of {hit.column.value}, which orders nothing"
    first = hit.block.cells[0]
    if _DAY.search(hit.folded, first.start, first.end):
        return "stands in a row of a diary"
    text = hit.folded[first.start : first.end].strip(" |*_")
    if first.start <= hit.start < first.end and text == hit.word:
        return None if hit.column in TIMED_COLUMNS else "names its row"
    return None


def quoted(hit: Occurrence) -> str | None:
    """Words in quotation marks are said or shown, not meant."""
    low, high = hit.cell or (hit.item.start, hit.item.end)
    low = max(low, hit.start - QUOTE_WINDOW)
    before = hit.folded[low : hit.start]
    after = hit.folded[hit.end : min(high, hit.end + QUOTE_WINDOW)]
    for sign, close in _QUOTES:
        if close not in after:
            continue
        at = before.rfind(sign)
        if at < 0 or (before.count(sign) % 2 == 0 if sign == close else before.rfind(close) > at):
            continue
        return "stands in quotation marks"
    return None


def cell_of_facts(hit: Occurrence) -> str | None:
    """In a table of facts only a cell that orders by itself is looked at."""
    if hit.cell is None or hit.item.operative.reason.startswith("is a row of a table of"):
        return None
    if hit.mood in (Mood.FRAGMENT, Mood.DESCRIPTION) and hit.column is Column.UNKNOWN:
        return None if hit.is_among_times else "stands in a cell that states a fact"
    return None


def in_example(hit: Occurrence) -> str | None:
    """The word belongs to what follows "for example" in its sentence."""
    for match in _EXAMPLE.finditer(hit.before):
        between = hit.before[match.end() :]
        if len(between) < EXAMPLE_WINDOW and not _EXAMPLE_ENDS.search(between):
            return "stands in an example"
    return None


def in_purpose(hit: Occurrence) -> str | None:
    """What an action is good for: "use the dashboard to find errors quickly".

    Not a guard of all rules: a vague aim is vague, but sets no way, no time and no number.
    """
    match = _INFINITIVE.search(hit.clause[0])
    if match is None or hit.is_chinese:
        return None
    head = match["head"]
    if head and (_GOVERNS.match(head) or _ASKS.search(hit.clause[0])):
        return None
    return "belongs to a purpose"


def in_title_of_list(hit: Occurrence) -> str | None:
    """A bold line that stands for a heading."""
    if hit.block.bold and hit.block.kind is BlockKind.LIST_ITEM and hit.has_children():
        return "stands in the title of a list"
    return None


def in_definition(hit: Occurrence) -> str | None:
    """An entry of a glossary: "Placeholder: a crate that ..."."""
    if hit.cell is not None:
        return None
    head = hit.folded[hit.item.start : min(hit.item.end, hit.item.start + 160)]
    if (_ENTRY_ZH if hit.is_chinese else _ENTRY).match(head):
        return "stands in a definition"
    return None


def in_introduction(hit: Occurrence) -> str | None:
    """A paragraph between the title and the first heading presents the document."""
    if hit.block.kind is not BlockKind.PARAGRAPH or not hit.is_chinese:
        return None
    if _BANS_ZH.search(hit.sentence):
        return None
    section = hit.document.sections[hit.item.section]
    later = hit.document.sections[hit.item.section + 1 :]
    if section.level > 1 or section.kind is SectionKind.PROCEDURE:
        return None
    if any(other.level > 1 for other in later):
        return "stands in the introduction of the document"
    return None


def in_link(hit: Occurrence) -> str | None:
    """Words that are a link: where they lead says what is meant."""
    text, low = hit.document.text, max(hit.item.start, hit.start - LINK_WINDOW)
    opened = text.rfind("[", low, hit.start)
    if opened < 0 or "]" in text[opened : hit.start]:
        return None
    closed = text.find("]", hit.end, min(hit.item.end, hit.end + LINK_WINDOW))
    return "stands in a link" if closed >= 0 and text[closed + 1 : closed + 2] in "([" else None


def among_pitfalls(hit: Occurrence) -> str | None:
    """A list of mistakes tells what comes of them; what to do instead is still an order."""
    if hit.block.kind is not BlockKind.LIST_ITEM or not _titles_pitfalls(hit):
        return None
    orders = _ORDERS_ZH if hit.is_chinese else _STRONG
    if orders.search(hit.sentence) or _INSTEAD.search(hit.sentence):
        return None
    return "stands in a list of mistakes"


def _titles_pitfalls(hit: Occurrence) -> bool:
    """The heading over it, or one over that heading, announces mistakes."""
    level = 99
    for section in reversed(hit.document.sections[: hit.item.section + 1]):
        if section.level < level:
            level = section.level
            if _PITFALLS.search(section.title.lower()):
                return True
    return False


def sentence_only_tells(hit: Occurrence) -> str | None:
    """The sentence asks, describes or tells what happened."""
    if hit.cell is not None:
        return None
    mood = hit.mood
    if mood in (Mood.QUESTION, Mood.NARRATIVE):
        return f"its sentence is a {mood.value}"
    if mood is Mood.COMMAND and not hit.is_chinese:
        return None
    if mood is Mood.DESCRIPTION and not _is_step(hit):
        return "its sentence is a description"
    return _tells_zh(hit) if hit.is_chinese else _tells_en(hit, mood)


def _is_step(hit: Occurrence) -> bool:
    """The first sentence of a list item that is a step by its place, whatever its wording."""
    return hit.is_first_sentence and hit.item.operative.reason in (
        "is an item of a procedure",
        "has a box to tick",
    )


def _tells_en(hit: Occurrence, mood: Mood) -> str | None:
    """It tells what happened, or what a thing does not do; nothing is demanded."""
    if _STRONG.search(hit.sentence):
        return None
    if _EFFECT.match(hit.sentence):
        return "its sentence tells what something is good for"
    if _TOLD.search(hit.sentence) or _TOLD_BY.match(hit.sentence):
        return "its sentence tells what happened"
    if mood in (Mood.OBLIGATION, Mood.LIMIT) and hit.actor is None and _DENIES.search(hit.sentence):
        return "its sentence says what a thing does not do"
    return None


def _tells_zh(hit: Occurrence) -> str | None:
    if _DATED_ZH.match(hit.sentence) and not _ORDERS_ZH.search(hit.sentence):
        return "its sentence tells what happened"
    if _CAUSES_ZH.match(hit.sentence):
        return "its sentence lists causes"
    if hit.block.kind is BlockKind.PARAGRAPH and _EXPLAINS_ZH.match(hit.sentence):
        return "its sentence explains"
    return None


GUARDS = (
    crosses_items,
    not_operative,
    part_of_longer_word,
    silent_cell,
    quoted,
    in_example,
    in_title_of_list,
    in_definition,
    in_introduction,
    in_link,
    among_pitfalls,
    cell_of_facts,
    sentence_only_tells,
)
"""In order of cost."""
