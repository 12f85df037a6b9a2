"""Headers and footers: what they say about a document, without the number of the page."""

from re import IGNORECASE, compile

_PAGE = compile(
    r"(?:\bpages?\b|\bp\.|\bseite\b|第)?\s*[-–—]?\s*(?:\b\d{1,4}\b|\b[ivxl]{1,6}\b)?\s*[-–—]?\s*"
    r"(?:(?:\bof\b|/|\bvon\b|页|[,，]?\s*共|\|)\s*)*(?:\d{1,4})?\s*(?:\bpages?\b|页)?",
    IGNORECASE,
)
_TAIL = compile(
    r"(?:(?<![\s|·,，/–—-])[\s|·,，/–—-]++)?(?:\bpages?\b|\bp\.|\bseite\b|第)\s*\d{0,4}\s*(?:页|of|/|von)?[\s,，/]*"
    r"(?:共\s*)?\d{0,4}\s*页?\s*$",
    IGNORECASE,
)


def without_page_number(line: str) -> str:
    """A line of a header or a footer without the page's number; empty when that is all of it."""
    text = " ".join(line.split())
    if _PAGE.fullmatch(text):
        return ""
    text = _TAIL.sub("", text).strip(" |·-–—")
    return text if any(map(str.isalnum, text)) else ""
