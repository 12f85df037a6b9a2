"""What makes a vague word exact when it stands nearby; only what is of the right kind counts.

Looked for in this order: the clause, the brackets or the colon after it, the row, the rest of
the item, the list under it, a definition elsewhere in the document.
"""

from re import compile

from sopai.language.columns import Column
from sopai.language.quantities import has_number, rhythm, time_limit
from sopai.lint.occurrence import Occurrence

_DOCUMENT_ID = compile(
    r"(?<![A-Za-z0-9])[A-Z]{2,5}[-/][A-Z0-9][\w/-]*\d|《[^》]{2,40}》|§\s?\d|第\s?[\d.]+\s?[条节章款]|"
    r"\b(?:[Ss]ection|[Aa]ppendix|[Ff]orm|[Aa]nnex|[Cc]hapter|[Tt]able)\s(?:[A-Z]\b|[A-Z]?-?\d)"
)
_REFERS = compile(
    r"\b(?:see|refer to|[Pp]er|as|following|under|by|using|with|(?:as|described|shown|set out|"
    r"stated|defined|given|listed|specified|laid down) (?:in|by|on)|according to|in line with|"
    r"in accordance with)\s(?:[a-z'’-]+\s){0,3}[\"“*_`\[(]*$|"
    r"(?:按照?|见|看|参照|参见|参阅|参考|依据?|根据|遵照|遵守|遵循|符合|执行|对照)[^,。;]{0,6}$"
)
"""What sends to a document, right before its name."""

_FILLS = compile(
    r"\b(?:fill(?:s|ed|ing)?(?: in| out)?|complet(?:e[sd]?|ing)|sign(?:s|ed|ing)?|submits?|files?|"
    r"attach(?:es)?|prints?|sends?|hands?(?: in| over)?|(?:record|enter|writ|not|log)\w*(?:\s\S+)"
    r"{0,5}? (?:in|on|into|to))\s(?:the |a |an )?(?:\w+ )?[\"“*_`\[(]*$|"
    r"(?:填写?|签署?|提交|上交|附上?|打印|记[录入在于到]*|登记[在于到]*|写[入在进到]*)[^,。;]{0,6}$"
)
"""What makes a document one that is filled in, right before its name: it does not say how."""

_BRACKET = compile(r"^[^,.;。()]{0,30}?\((?P<inside>[^)]{2,200})\)?")
_NAMELY = compile(
    r"^[^.。;]{0,40}?(?:\bi\.\s?e\.|\bthat is\b|\bmeaning\b|\bnamely\b|[,(]即|也就是|——|指的?是)"
)
_COLON = compile(r"^[^.,。;()]{0,60}?:(?!//)(?P<inside>[^\n]*\S[^\n]*)")
_EXAMPLE = compile(
    r"^\W*(?:e\.?\s?g\b|for example|for instance|such as|like\b|example|https?:|www\.|"
    r"例如?|比如|如\b|如:|for\b|to\b|so\b|and\b|but\b|便于|以便|用于|为了|optional\b|recommended\b)"
)
_LATEST = compile(
    r"^\W*(?:at (?:the )?latest|no later|not later|within|latest|by\b|in any case|max|"
    r"最迟|最晚|不超过|不得超过|不晚于|即|但?须?在?\d)"
)
_SCRIPT = compile(
    r"[\"“「『][^\"”」』]{6,}[\"”」』]|话术|脚本|模板|\bscript\b|\btemplate\b|\bopening line\b|说:"
)
_RESULT = compile(
    r"\b(?:until|so that|such that|as described in|according to|as shown|as follows|as defined|"
    r"by (?:\S+ ){0,2}?\w+ing|to ensure (?:that )?\w+ (?:is|are)|"
    r"(?:should|must) (?:be|look|read|show)|"
    r"(?:determined|defined|specified|described|listed|stated|given) "
    r"(?:in|by|on|under|above|below))\b|\bper (?!day|week|hour|year|month)\w|"
    r"\bfollowing (?:the|our|this|these|step)|\busing (?:the|a|an) |直至|直到|以便|"
    r"使[^,。;]{1,12}(?:不?超过|不?大于|不?小于|不低于)\s?\d|"
    r"参照|按照|按《|详见|根据《|标准[为是:]|使其|达到|以.{1,12}为准|[,至]至.{1,12}(?:为止|去除|消失|状态)"
)
_UP_TO = compile(r"^[^,。;]{0,12},\s?(?:直?[至到]|up to\b|to the\b)[^,。;]{0,6}\d")
_MEASURES = (
    (compile(r"^的?\s?(?:温度|水温|油温|temperature)"), compile(r"\d\s?(?:°|℃|度)")),
    (
        compile(r"^的?\s?(?:时间|时长|time|duration)"),
        compile(r"\d\s?(?:秒|分|小时|天|s\b|min|h\b)"),
    ),
    (compile(r"^的?\s?(?:重量|用量|weight|amount)"), compile(r"\d\s?(?:克|斤|k?g\b|毫?升|m?l\b)")),
    (compile(r"^的?\s?(?:尺寸|长度|大小|size|length)"), compile(r"\d\s?(?:厘?米|寸|[cm]?m\b)")),
)
"""What is measured, and its unit: "a suitable temperature" is clear where °C are given."""

_BESIDE = compile(r"^\s?,\s?(?:i\.e\.,? |that is,? )?at (?:at most |about )?\d[\d.]*\s?[a-z°%]")
"""A number right behind its comma: "slowly, at 0.1 m/s"."""

_NAME = compile(r"\b\d+[A-Z]\w*")
"""18F, 2FA, 3D: a number with a capital letter behind it is a name."""

_NO_LIMIT = compile(r"^(?:当[天日班次]|今[天日]|本周)(?=值|的|班)")
_OF_TIME = frozenset({Column.TIME_LIMIT, Column.TRIGGER, Column.STANDARD, Column.TARGET})
_OF_RHYTHM = _OF_TIME | {Column.FREQUENCY}
NEAR = 24
NEAR_ZH = 7
"""Characters within which a number belongs to the word before it."""

NEAR_LEAD = 60
"""Characters before a document's name in which it is said what to do with it."""

_APPOSED = len(", ") + 1
"""Characters behind a clause within which a document's name belongs to it: "a box, WI-014"."""

_SHORT_CELL = 30
"""Characters up to which a cell that holds a time is nothing but a time."""


def time_is_given(hit: Occurrence) -> str | None:
    """A limit or a clock time stands in its clause, right after it, or in its row."""
    before, after = hit.clause
    rest = hit.after[len(after) :].lstrip(",;( ")
    candidates = [before + " " * len(hit.word) + after, inside_brackets(hit)]
    if _LATEST.match(rest):
        candidates.append(rest[:60])
    candidates += _cells(hit, _OF_TIME)
    for candidate in candidates:
        found = time_limit(candidate)
        at = candidate.find(found) if found else -1
        if found and not _NO_LIMIT.match(candidate[at:]):
            return f"a time is given: {found!r}"
    return None


def rhythm_is_given(hit: Occurrence) -> str | None:
    """How often stands in its clause, after it in its item, in its row, or in its list."""
    before, after = hit.clause
    words = (before + " " * len(hit.word) + hit.after, hit.rest, *_cells(hit, _OF_RHYTHM))
    for text in words:
        found = rhythm(text)
        if found:
            return f"how often is given: {found!r}"
    if hit.introduces_list():
        found = rhythm(hit.children()) or time_limit(hit.children())
        if found:
            return f"the list under it says when: {found!r}"
    return None


def _cells(hit: Occurrence, columns: frozenset[Column]) -> list[str]:
    """The cells beside it that say when: by their column, or because they say nothing else."""
    if hit.cell is None or hit.is_among_times:
        return []
    return [
        text
        for column, text in hit.other_cells
        if column in columns or (column is Column.UNKNOWN and len(text) <= _SHORT_CELL)
    ]


def number_follows(hit: Occurrence) -> str | None:
    """A number with a unit stands after it in its clause, beside it, or in brackets after it."""
    high = hit.end + len(hit.clause[1])
    written = _NAME.sub("", hit.document.plain[hit.end : high])
    if has_number(written) or has_number(inside_brackets(hit)) or _BESIDE.match(hit.after):
        return "a number follows"
    return None


def criterion_follows(hit: Occurrence) -> str | None:
    """A number stands right after it: "a suitable box (M or 8 L)", but not a step further on."""
    near = hit.clause[1][: NEAR_ZH if hit.is_chinese else NEAR]
    if has_number(near) or has_number(inside_brackets(hit)):
        return "a number follows"
    return None


def amount_follows(hit: Occurrence) -> str | None:
    """A number stands in brackets or after a colon behind it, or a tolerance in its clause."""
    inside = inside_brackets(hit) + _after_colon(hit)
    if has_number(inside) or _UP_TO.match(hit.after) or any(s in hit.clause[1] for s in "±≤≥"):
        return "the amount follows"
    return None


def measure_is_given(hit: Occurrence) -> str | None:
    """The item gives the number of what is called suitable: a temperature, a time, a weight."""
    for thing, unit in _MEASURES:
        if thing.match(hit.after.lstrip()) and unit.search(hit.whole):
            return "the item gives the number"
    return None


def script_is_given(hit: Occurrence) -> str | None:
    """The exact words, or a script or template, stand in the item."""
    return "the words or a template are given" if _SCRIPT.search(hit.whole) else None


def meaning_follows(hit: Occurrence) -> str | None:
    """Brackets, "i.e." or a colon right after it say what is meant; an example does not."""
    if inside_brackets(hit) or _NAMELY.match(hit.after):
        return "what is meant follows"
    if _after_colon(hit):
        return "what is meant follows a colon"
    if hit.introduces_list() and _ends_item(hit):
        return "what is meant stands in the list under it"
    return None


def _ends_item(hit: Occurrence) -> bool:
    """Its sentence is the last of its item: the list belongs to it."""
    return hit.bounds[1] >= hit.item.end - 2 and hit.cell is None


def inside_brackets(hit: Occurrence) -> str:
    """What brackets right after it say, where it is no example and no purpose."""
    match = _BRACKET.match(hit.after)
    if match is None or _EXAMPLE.match(match["inside"]):
        return ""
    return match["inside"]


def _after_colon(hit: Occurrence) -> str:
    match = _COLON.match(hit.after)
    return match["inside"] if match else ""


def document_is_named(hit: Occurrence) -> str | None:
    """A document, a section or a form is named."""
    return "a document is named" if _DOCUMENT_ID.search(hit.original) else None


def document_says_how(hit: Occurrence) -> str | None:
    """A document is named in its clause, or its sentence sends to one; no form to fill in."""
    before, after = hit.clause
    first = len(hit.before) - len(before)
    last = len(hit.before) + hit.end - hit.start + len(after)
    for found in _DOCUMENT_ID.finditer(hit.original):
        lead = hit.original[max(0, found.start() - NEAR_LEAD) : found.start()]
        is_near = first <= found.start() < last + _APPOSED and not _FILLS.search(lead)
        if is_near or _REFERS.search(lead):
            return "a document that says how is named"
    return None


def result_is_given(hit: Occurrence) -> str | None:
    """How far, or according to what, is said after it."""
    return "the result or the way is given" if _RESULT.search(hit.after[:160]) else None


def defined_elsewhere(hit: Occurrence) -> str | None:
    """The document says elsewhere what the word means: "significantly: by more than 15 %"."""
    return "the document says elsewhere what it means" if hit.is_defined() else None
