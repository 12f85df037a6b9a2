"""Why an occurrence of a term is no defect, whatever the rule: context that all rules share.

Each guard says its reason, or None when it does not apply. Traps and figures: on real SOP
files a published word list alone has a precision of about 0.10; what stands here is what
lifts it.
"""

from re import compile

from sopai.language.columns import column_of
from sopai.language.mood_en import Mood
from sopai.lint.occurrence import SILENT_COLUMNS, Occurrence
from sopai.schema.document import BlockKind

_OPEN = "\"“「『《‘`"
_CLOSE = {"“": "”", "「": "」", "『": "』", "《": "》", "‘": "’", '"': '"', "`": "`"}
_EXAMPLE = compile(r"\b(?:e\.g\.?|for example|for instance|i\.e\.?|such as)|例如|比如|譬如|如:|举例")
_TELLING = frozenset((Mood.QUESTION, Mood.NARRATIVE, Mood.DESCRIPTION))
_LABEL = compile(r"^[\s*_]*[^:]{0,30}$")


def part_of_longer_word(hit: Occurrence) -> str | None:
    """known-good, user-friendly, /etc/passwd, e-mail addresses."""
    text = hit.folded
    left = text[hit.start - 1 : hit.start]
    right = text[hit.end : hit.end + 1]
    if left in ("-", "/", "_", "@", "\\") and left:
        return f"part of a longer word: {text[max(0, hit.start - 12) : hit.end].split()[-1]!r}"
    if right in ("-", "_", "@", "\\") and text[hit.end + 1 : hit.end + 2].isalnum():
        return "part of a longer word"
    if right == "/" and text[hit.end + 1 : hit.end + 2].isalnum() and left == "":
        return "part of a path"
    return None


def quoted(hit: Occurrence) -> str | None:
    """Words in quotation marks are said or shown, not meant."""
    low, high = hit.cell or (hit.item.start, hit.item.end)
    low = max(low, hit.start - 300)
    before = hit.document.plain[low : hit.start]
    after = hit.document.plain[hit.end : min(high, hit.end + 300)]
    for sign in _OPEN:
        close = _CLOSE[sign]
        if sign == close:
            if before.count(sign) % 2 == 1 and close in after:
                return "stands in quotation marks"
        elif before.rfind(sign) > before.rfind(close) and close in after:
            return "stands in quotation marks"
    return None


def not_operative(hit: Occurrence) -> str | None:
    """The item orders nothing."""
    if not hit.item.operative.holds:
        return f"the text orders nothing: it {hit.item.operative.reason}"
    return None


def silent_cell(hit: Occurrence) -> str | None:
    """The cell names a thing: its column is a number, a title, a tool, an owner."""
    if hit.cell is None:
        return None
    header = _header_of(hit)
    if header and column_of(header) in SILENT_COLUMNS and len(hit.block.cells) > 2:
        return f"stands in the column {header!r}, which orders nothing"
    return None


def _header_of(hit: Occurrence) -> str | None:
    for block in reversed(hit.document.blocks[: hit.item.block]):
        if block.table != hit.block.table:
            return None
        if block.is_header:
            for header, cell in zip(block.cells, hit.block.cells, strict=False):
                if cell.start <= hit.start < cell.end:
                    return hit.document.plain[header.start : header.end].strip(" |")
    return None


def sentence_only_tells(hit: Occurrence) -> str | None:
    """The sentence asks, describes or tells what happened."""
    if hit.cell is not None:
        return None
    if hit.mood in _TELLING:
        return f"its sentence is a {hit.mood.value}"
    return None


def in_example(hit: Occurrence) -> str | None:
    """The word follows "for example" in its sentence."""
    match = _EXAMPLE.search(hit.before)
    if match is not None and hit.start - hit.bounds[0] - match.end() < 120:
        return "stands in an example"
    return None


def in_heading_like(hit: Occurrence) -> str | None:
    """A bold line that stands for a heading."""
    if hit.block.bold and hit.block.kind is BlockKind.LIST_ITEM and hit.has_children():
        return "stands in the title of a list"
    return None


def made_exact_elsewhere(hit: Occurrence) -> str | None:
    """The document says elsewhere what the word means."""
    if hit.defined():
        return "the document says elsewhere what it means"
    return None


GUARDS = (
    part_of_longer_word,
    not_operative,
    silent_cell,
    quoted,
    sentence_only_tells,
    in_example,
    in_heading_like,
    made_exact_elsewhere,
)
"""In order of cost."""
