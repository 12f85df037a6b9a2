"""Whether a document is an article or a report, and not a procedure that can be followed."""

from pathlib import PurePath
from re import compile
from typing import NamedTuple

from sopai.schema.document import SectionKind, SourceDocument

MIN_STEPS = 2
"""Steps from which a document is taken as a procedure that needs the parts of one."""

MIN_SHARE = 5
"""One item of so many is a step in a procedure; in an article that also tells to do something,
fewer."""

MAX_PROSE = 3
"""Sentences that tell to do something, in text without lists, and still make no procedure."""

_TOLD = compile(
    r"^(?:lessons? learn\w+|root causes?|what (?:happened|went (?:well|wrong|badly)))$|"
    r"^事故(?:经过|原因)$"
)
"""Headings of a report on what happened: it asks nobody to do anything again."""

_REPORT = compile(
    r"^incidents? (?:on|of)\b|\bpost-?mortem\b|\bretro(?:spective)?$|\bmeeting (?:notes|minutes)\b|"
    r"\bincident report$|^\d{4}-\d{2}-\d{2}|^templates?\b|\btemplates?$|\boutline for\b|"
    r"(?:复盘|回顾|总结)(?:会|报告|记录)?$|(?:会议)?纪要|模[板版]$"
)
"""Titles of reports, and of templates, whose gaps are what they are for."""

_TEMPLATE = compile(r"(?:^|[-_ .])templates?(?:[-_ .]|$)")


def is_template(path: str) -> bool:
    """A file's name says that it is a template."""
    return _TEMPLATE.search(PurePath(path).name.lower()) is not None


def is_article(document: SourceDocument, steps: int) -> bool:
    """Few of its items are steps, or it is a report, or nothing in its layout is a procedure.

    Args:
        document: as it was read.
        steps: how many of its items were taken for steps.
    """
    titles = [section.title.lower() for section in document.sections if section.title]
    if steps * MIN_SHARE < len(document.items) or is_template(document.path):
        return True
    if titles and (_REPORT.search(titles[0]) or any(map(_TOLD.search, titles))):
        return True
    listed, announced, duties = _layout_of(document)
    if duties * 2 > steps:
        return True
    is_sparse = steps * 5 < len(document.items) * 4 or steps <= MAX_PROSE
    return is_sparse and listed + announced < MIN_STEPS


class _Layout(NamedTuple):
    """How the steps of a document stand in it."""

    listed: int
    """Numbered, with a box to tick, or rows of a table."""

    announced: int
    """Not listed, under a heading such as "Procedure" or "Exceptions"."""

    duties: int
    """Not listed, under a heading such as "Responsibilities": what somebody is there for."""


def _layout_of(document: SourceDocument) -> _Layout:
    listed = announced = duties = 0
    for item in document.items:
        if not item.is_of_step:
            continue
        block = document.blocks[item.block]
        kind = document.sections[item.section].kind
        if block.checkbox or block.table >= 0 or block.ordered:
            listed += not item.operative.reason.startswith("states")
        else:
            announced += kind in (SectionKind.PROCEDURE, SectionKind.EXCEPTIONS)
            duties += kind is SectionKind.RESPONSIBILITIES
    return _Layout(listed, announced, duties)
