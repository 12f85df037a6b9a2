"""What the document itself is to be like: its form by its content, and its length."""

from re import compile

from sopai.draft.facts import Facts
from sopai.draft.kinds import Kind
from sopai.draft.values import OpenItem
from sopai.schema.sop import Form, Sop

LINES_A_PAGE = 42
"""Lines of a page of A4 in print. Source: 25 cm of text at 11 points with 1.5 lines, rounded."""

_ROWS = {"step": 3, "exception": 2, "other": 2}
"""Lines that a step, an exception or another entry takes with its owner, tool and limit."""

_PAGES = compile(
    r"\b(?:(?P<number>one|two|three|1|2|3|a single)[- ]?(?:page|pager|side|sheet)s?)\b|"
    r"(?P<zh>[一两二三1-3])(?:页|张)纸|(?:写|控制在|不超过)[^,。]{0,4}(?P<zh2>[一两二三1-3])页",
    2,
)
_NUMBERS = {
    "one": 1, "a single": 1, "1": 1, "一": 1, "two": 2, "2": 2, "两": 2, "二": 2,
    "three": 3, "3": 3, "三": 3,
}  # fmt: skip
_WALL = compile(
    r"\b(?:on|for) the (?:wall|door|fridge|board)\b|贴(?:在|到)?[^,。]{0,6}(?:墙|上|后边|旁)|贴墙",
    2,
)
_TOO_LONG = {
    "en": "You asked for {asked}; this is about {pages} pages in print. What can be left out?",
    "zh": "您要的是{asked}；现在打印出来大约{pages}页。哪些可以不写？",
}
_LABELS = {
    "en": {1: "one page", 2: "two pages", 3: "three pages"},
    "zh": {1: "一页", 2: "两页", 3: "三页"},
}
TIMELINE = 0.5
"""Share of the steps with a day of their own from which on a procedure is a timeline."""


def form_of(facts: Facts, sop: Sop) -> Form:
    """The form that suits a draft: a timeline by days, a table for the wall, else six parts."""
    stated = {said.day for said in facts.said}
    days = [step for step in sop.steps if step.trigger and step.trigger in stated]
    if len(days) > 1 and len(days) >= TIMELINE * len(sop.steps):
        return Form.TIMELINE
    if pages_asked(facts) == 1 or _WALL.search(_wishes(facts)):
        return Form.STEP_TABLE
    return Form.SIX_PART


def pages_asked(facts: Facts) -> int | None:
    """How long the document may be, where the brief says so; in pages."""
    match = _PAGES.search(_wishes(facts))
    if match is None:
        return None
    said = match["number"] or match["zh"] or match["zh2"]
    return _NUMBERS.get(said.lower())


def too_long(facts: Facts, sop: Sop) -> list[OpenItem]:
    """A question when the draft is longer than the brief asks for: nothing is left out unasked."""
    asked = pages_asked(facts)
    if asked is None or (pages := pages_of(sop)) <= asked:
        return []
    text = _TOO_LONG[sop.language].format(asked=_LABELS[sop.language][asked], pages=pages)
    return [OpenItem(address=None, text=text, kind="answer")]


def pages_of(sop: Sop) -> int:
    """About how many pages of print an SOP takes."""
    lines = len(sop.steps) * _ROWS["step"] + len(sop.exceptions) * _ROWS["exception"]
    lines += (len(sop.metrics) + len(sop.supervision) + 2) * _ROWS["other"]
    if sop.form is Form.STEP_TABLE:
        lines = round(lines * 2 / 3)
    return -(-lines // LINES_A_PAGE)


def _wishes(facts: Facts) -> str:
    """What the brief says of the document."""
    said = (one for one in facts.said if one.kind in (Kind.DOCUMENT, Kind.BACKGROUND))
    return "\n".join(facts.plain[one.start : one.end] for one in said)
