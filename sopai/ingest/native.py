"""SOPs in sopai's own Markdown: what was written, also after somebody edited it by hand."""

from collections.abc import Iterator
from hashlib import sha256
from operator import attrgetter
from re import MULTILINE, compile
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from sopai.errors import IngestError
from sopai.ingest.layout import Layout
from sopai.ingest.native_fields import Rules
from sopai.ingest.native_ids import number_parts
from sopai.ingest.native_page import Page, Section, Words, open_page, sections
from sopai.ingest.native_parts import Reading, keep_strays, read_section
from sopai.language.script import language_of
from sopai.schema.control import DocumentControl
from sopai.schema.document import Anchor, Comment, Lost
from sopai.schema.escaping import unescape
from sopai.schema.hints import ASIDE, is_hint
from sopai.schema.notices import OPEN_SIGN
from sopai.schema.order import depth_first
from sopai.schema.place import line_of
from sopai.schema.sop import Sop

if TYPE_CHECKING:
    from sopai.ingest.front_matter import Head

_IS_NATIVE = compile(r"^[\"']?sopai[\"']?[ \t]*:", MULTILINE)


class NativeReading(NamedTuple):
    """What an SOP's file says, and where."""

    sop: Sop
    control: DocumentControl

    anchors: dict[str, Anchor]
    """Address -> where the value stands; an element of a list has its number behind it."""

    step_blocks: dict[int, str]
    """Index of each block that became a value -> the value's address."""

    lost: list[Lost]
    """What was not understood, and where it was kept."""

    last_ids: dict[str, int]
    """The highest number minted so far by letter, for the next writing."""

    head_keys: frozenset[str]
    """What its head says something about."""

    open_items: tuple[str, ...] = ()
    """What an export listed as open; no part of the SOP."""

    @property
    def names_form(self) -> bool:
        """The head names the form of the SOP, as every head does that sopai wrote."""
        return "form" in self.head_keys


def read_native(layout: Layout) -> NativeReading | None:
    """The SOP that sopai wrote into a file; None for a file of another origin.

    Args:
        layout: as `sopai.ingest.markdown.read_markdown` gives it.

    Raises:
        IngestError: the front matter is wrong, the title is missing, or an id stands twice.
    """
    front = layout.front_matter
    if front is None or not _IS_NATIVE.search(front.text):
        return None
    from sopai.ingest.front_matter import read_head  # YAML costs 15 ms; most files need none

    above = line_of(layout.newlines, front.start) - 1
    head = read_head("\n" * above + front.text)
    if head is None:
        return None
    page = open_page(layout)
    known = sections(page)
    found = [section for section in known if not _is_aside(page, section)]
    asides = [section for section in known if _is_aside(page, section)]
    numbering = number_parts(page, found, head.last_ids, head.step_order)
    rules = Rules(head.style, numbering.printed())
    reading = Reading(page, numbering, rules, {}, {})
    for section in found:
        read_section(reading, section)
        keep_strays(page, section)
    for comment in layout.comments:
        if comment.text.strip() == ASIDE:
            page.lose(_words(layout, comment), "what is open is not part of the SOP")
        elif not is_hint(comment.text):
            page.lose(_words(layout, comment), "comments are not part of the SOP")
    return NativeReading(
        sop=_sop(reading, head),
        control=head.control,
        anchors=page.anchors,
        step_blocks=page.step_blocks,
        lost=sorted(page.lost, key=attrgetter("line")),
        last_ids=numbering.last,
        head_keys=frozenset(head.lines),
        open_items=tuple(item for section in asides for item in _open_items(page, section)),
    )


def _is_aside(page: Page, section: Section) -> bool:
    """A section that tells of the SOP what an export told: which items are open."""
    heading = section.heading
    said = page.comments.get(heading.ordinal, []) if heading is not None else []
    return any(comment.strip() == ASIDE for comment in said)


def _open_items(page: Page, section: Section) -> Iterator[str]:
    """What an export listed as open, an item with a box each."""
    for block in section.blocks:
        words = unescape(page.words(block).raw)
        if words.startswith(OPEN_SIGN):
            yield words.removeprefix(OPEN_SIGN).strip()


def _words(layout: Layout, comment: Comment) -> Words:
    return Words(layout.text[comment.start : comment.end], comment.start)


def _sop(reading: Reading, head: "Head") -> Sop:
    """The SOP, validated.

    Raises:
        IngestError: it has no title, no id, or a value in its head that cannot be.
    """
    from sopai.ingest.front_matter import refuse

    text = reading.page.layout.text
    if not reading.fields.get("title"):
        raise IngestError("the SOP has no title: add a line '# ...' under the front matter")
    if "id" not in head.content:
        made = sha256(text.encode()).hexdigest()[:10]
        raise IngestError(f"line {head.lines['sopai']}: the SOP has no id: add 'id: sop_{made}'")
    parts = dict(reading.parts)
    parts["steps"] = _in_order(parts.get("steps", []), head.step_order)
    try:
        return Sop.model_validate(
            {"language": language_of(text), **head.content, **reading.fields, **parts}
            | {"notes": reading.page.notes}
        )
    except ValidationError as error:
        refuse(error, head.lines)


def _in_order(steps: list[dict[str, object]], wanted: list[str]) -> list[dict[str, object]]:
    """The steps as the head orders them, as long as the body still shows them in that order."""
    shown = {str(step["id"]): step for step in steps}
    if set(wanted) != set(shown) or len(wanted) != len(shown):
        return steps
    parents: dict[str, str | None] = {}
    for identifier in wanted:
        parent = shown[identifier]["parent"]
        if parent is not None and parent not in parents:
            return steps
        parents[identifier] = None if parent is None else str(parent)
    return [shown[step] for step in wanted] if depth_first(parents) == list(shown) else steps
