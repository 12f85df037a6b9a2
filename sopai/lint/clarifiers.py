"""What makes a vague word exact when it stands nearby; only what is of the right kind counts."""

from re import IGNORECASE, compile

from sopai.language.quantities import has_number, rhythm, time_limit
from sopai.lint.occurrence import Occurrence

_DOCUMENT_ID = compile(r"\b[A-Z]{2,5}[-/][A-Z0-9][\w/-]*\d\b|《[^》]{2,40}》|§\s?\d|\b(?:section|appendix|form|annex) [A-Z0-9]", IGNORECASE)
_COLON_LIST = compile(r"^[^.。;]{0,60}[:]\s*\S")
_APPOSITION = compile(r"^[^.。;]{0,40}(?:\((?P<inside>[^)]{2,200})\)|,?\s?(?:i\.e\.|that is|meaning|namely)|即|也就是|指的?是)")
_SCRIPT = compile(r"[\"“「『][^\"”」』]{6,}[\"”」』]|话术|脚本|模板|\bscript\b|\btemplate\b|\bopening line\b|说:")
_RESULT = compile(
    r"\b(?:until|so that|such that|as described in|according to|per|as shown|following|as defined|as in|by \w+ing|using)\b|直至|直到|"
    r"以便|参照|按照|详见|根据《|标准[为是:]|使其|达到"
)
_EXPLICIT_CONDITION = compile(r"\b(?:because|when the|if the|for which)\b")


def time_is_given(hit: Occurrence) -> str | None:
    """A limit or a clock time stands in the sentence or the row."""
    found = time_limit(hit.sentence)
    if found is None and hit.cell is not None:
        found = time_limit(hit.whole.replace(hit.sentence, ""))
    return f"a time is given: {found!r}" if found else None


def rhythm_is_given(hit: Occurrence) -> str | None:
    """How often stands in the sentence or the row."""
    found = rhythm(hit.sentence)
    if found is None and hit.cell is not None:
        found = rhythm(hit.whole.replace(hit.sentence, ""))
    return f"how often is given: {found!r}" if found else None


def number_is_near(hit: Occurrence) -> str | None:
    """A number with a unit stands within a few words."""
    low = max(hit.bounds[0], hit.start - 24)
    high = min(hit.bounds[1], hit.end + 30)
    around = hit.folded[low : hit.start] + " " + hit.folded[hit.end : high]
    return "a number stands beside it" if has_number(around) else None


def script_is_given(hit: Occurrence) -> str | None:
    """The exact words, or a script or template, stand in the item."""
    return "the words or a template are given" if _SCRIPT.search(hit.whole) else None


def apposition_follows(hit: Occurrence) -> str | None:
    """Brackets, "i.e." or a colon right after say what is meant."""
    match = _APPOSITION.match(hit.after)
    if match is not None and not (match["inside"] or "x").strip().startswith(("if ", "http", "see")):
        return "what is meant follows"
    if _COLON_LIST.match(hit.after):
        return "what is meant follows a colon"
    if hit.introduces_list() and not hit.after.strip(" :.*"):
        return "what is meant stands in the list under it"
    return None


def document_is_named(hit: Occurrence) -> str | None:
    """A document, a section or a form that says how is named."""
    text = hit.document.plain[hit.bounds[0] : hit.bounds[1]]
    return "a document that says how is named" if _DOCUMENT_ID.search(text) else None


def result_is_given(hit: Occurrence) -> str | None:
    """How far, or according to what, is said after it."""
    return "the result or the way is given" if _RESULT.search(hit.after[:160]) else None


def steps_stand_under_it(hit: Occurrence) -> str | None:
    """The item is made exact by a list under it."""
    return "steps stand under it" if hit.introduces_list() else None
