"""SOPs in sopai's own Markdown: what was written, also after somebody edited it by hand."""

from hashlib import sha256
from re import DOTALL, compile
from typing import NamedTuple

from pydantic import ValidationError

from sopai.errors import IngestError
from sopai.ingest.front_matter import Head, read_head, refuse
from sopai.ingest.layout import Layout, line_of
from sopai.ingest.native_fields import Rules, read_fields, read_material
from sopai.ingest.native_page import Page, Section, Words, line_start, open_page, sections, trimmed
from sopai.language.script import language_of
from sopai.schema import labels
from sopai.schema.control import DocumentControl
from sopai.schema.document import Anchor, Block, BlockKind, Lost
from sopai.schema.escaping import unescape
from sopai.schema.order import depth_first, last_numbers
from sopai.schema.sop import Sop

_BOLD = compile(r"\*\*(?P<head>(?:\\.|[^\\*])+)\*\*[ \t]*[:：]?(?P<rest>.*)", DOTALL)
_TERM = compile(r"(?P<head>(?:\\.|[^\\:：])+)[:：](?P<rest>.+)", DOTALL)
_RULE = compile(r"(?m:^\*\*\*[ \t]*$)")
_ID = compile(r"\b[sem][1-9][0-9]{0,17}\b")

_ITEMS = {
    "exceptions": ("e", "situation", labels.EXCEPTION),
    "metrics": ("m", "name", labels.METRIC),
    "supervision": ("", "activity", labels.ROUTINE),
}


class NativeReading(NamedTuple):
    """What an SOP's file says, and where."""

    sop: Sop
    control: DocumentControl

    anchors: dict[str, Anchor]
    """Address -> where the value stands; an element of a list has its number behind it."""

    step_blocks: dict[int, str]
    """Index of each block that became a value -> the value's address."""

    lost: list[Lost]
    """What was not understood, or kept as a note."""

    last_ids: dict[str, int]
    """The highest number minted so far by letter; for the next writing."""


class _Reading(NamedTuple):
    """One file being read."""

    page: Page
    head: Head
    ids: dict[int, str]
    """Id of each step, exception and metric by its block."""

    parents: dict[str, str | None]
    """Step id -> id of the step that it is a part of, in the order of the file."""

    rules: Rules
    fields: dict[str, object]


def read_native(layout: Layout) -> NativeReading | None:
    """The SOP that sopai wrote into a file; None for a file of another origin.

    Args:
        layout: of `sopai.ingest.markdown.read_markdown`.

    Raises:
        IngestError: the front matter is wrong, the title is missing, or an id stands twice.
    """
    head = read_head(layout)
    if head is None:
        return None
    page = open_page(layout)
    found = sections(page)
    ids, parents, last = _ids(page, head, found)
    rules = Rules(head.style, _printed(parents))
    reading = _Reading(page, head, ids, parents, rules, {})
    for section in found:
        _read_section(reading, section)
        _keep_strays(page, section)
    _report_comments(reading)
    return NativeReading(
        sop=_sop(reading),
        control=head.control,
        anchors=page.anchors,
        step_blocks=page.step_blocks,
        lost=sorted(page.lost),
        last_ids=last,
    )
