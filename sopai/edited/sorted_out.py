"""An edited file sorted out: its tables by the list they show, its fields, and what is beside."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sopai.edited.layout import FIELDS, Group, field_named
from sopai.edited.tables import Read, goes_on, group_of, joined, read_table
from sopai.export.wording import WORDS
from sopai.ingest.returned import Cell, Grid, Passage, Returned, Row
from sopai.schema import labels
from sopai.schema.document import Place
from sopai.schema.labels import label_of
from sopai.schema.marks import folded
from sopai.schema.notices import NOTICES, OPEN_SIGN, is_notice, open_count

NOTES = "notes"
_OWN = ("title", *FIELDS)
_SIGN = OPEN_SIGN.strip()


class Said(NamedTuple):
    """What a file says of a field."""

    text: str
    place: Place


class Sorted(NamedTuple):
    """The contents of a file."""

    tables: tuple[Read, ...]
    fields: Mapping[str, Said]
    headings: frozenset[str]
    """Sections that have their heading, whatever stands below."""

    has_pairs: bool
    """A table of fields is there: one without its row was deleted."""

    beside: tuple[tuple[str, str], ...]
    """The control record, the history and the open items."""

    strange: tuple[Grid, ...]
    leftover: tuple[Passage, ...]


def sorted_out(
    found: Returned, groups: Sequence[Group], ignored: frozenset[str], others: frozenset[str]
) -> Sorted:
    """What a file holds.

    Args:
        found: the file.
        groups: the lists of the SOP that it was made of.
        ignored: folded texts that the writer puts around the SOP's.
        others: folded names of the control record's further fields.
    """
    sorter = _Sorter(groups, ignored, others, is_word=found.is_word)
    for block in found.blocks:
        if isinstance(block, Grid):
            sorter.take_grid(block)
        else:
            sorter.take_passage(block)
    return sorter.done()


class _Sorter:
    """Takes the blocks of a file one after another."""

    def __init__(
        self,
        groups: Sequence[Group],
        ignored: frozenset[str],
        others: frozenset[str],
        *,
        is_word: bool,
    ) -> None:
        self._others = others
        self._groups = {group.name: group for group in groups}
        self._ignored = ignored
        self._is_word = is_word
        self._tables: list[Read] = []
        self._fields: dict[str, list[str]] = {}
        self._places: dict[str, Place] = {}
        self._headings: set[str] = set()
        self._has_pairs = False
        self._beside: list[tuple[str, str]] = []
        self._strange: list[Grid] = []
        self._leftover: list[Passage] = []
        self._notes: list[Row] = []
        self._open = ""
        """The field or the note that a paragraph without a mark goes on with."""

        self._heading = ""
        """Of the next note."""

    def take_grid(self, grid: Grid) -> None:
        self._open = ""
        keys = {key for row in grid.rows for key in row.keys}
        name = folded(grid.name)
        if keys & set(_OWN) or (not keys and self._is_pairs(grid)):
            self._take_pairs(grid)
        elif name in _named("history", "open_items") and not keys:
            skipped = 1 if name in _named("open_items") else 0
            self._beside += [("", _joined(row, skipped)) for row in grid.rows[1:]]
        elif name in _named("approval") and not keys:
            return
        else:
            group = group_of(grid, [*self._groups.values()])
            self._take_table(grid, group)

    def _take_table(self, grid: Grid, group: Group | None) -> None:
        """A list's table; in Word one that was split is one, where a sheet again is a copy."""
        if group is None:
            self._strange.append(grid)
            return
        read = read_table(grid, group)
        at = next((at for at, one in enumerate(self._tables) if one.group is group), None)
        if at is None:
            self._tables.append(read)
        elif self._is_word and goes_on(self._tables[at], read):
            self._tables[at] = joined(self._tables[at], read)
        else:
            self._strange.append(grid)

    def _is_pairs(self, grid: Grid) -> bool:
        """Whether a table names values: the control record, the people, start and end."""
        sections = [label for label in labels.SECTIONS if label.field in ("roles", "bounds")]
        if label_of(sections, grid.name) or folded(grid.name) in _named("control_sheet"):
            return True
        return self._is_word and not self._headings and not self._tables

    def _take_pairs(self, grid: Grid) -> None:
        marked = {key for row in grid.rows for key in row.keys}
        for row in grid.rows:
            name, text = row.text(0), "\n".join(row.text(at) for at in row.cells if at > 0)
            own = [key for key in row.keys if key in _OWN]
            is_other = folded(name) in self._others or self._is_first()
            named = None if is_other else field_named(folded(name))
            field = own[0] if own else named if named not in marked else None
            if field is not None and field not in self._fields:
                self._has_pairs = True
                self._say(field, text, row.cells.get(1, Cell((), row.place)).place or row.place)
            elif not _is_frame(name, text):
                self._beside.append((name, text))

    def _is_first(self) -> bool:
        """In Word the first table is the control record, whose names are anybody's."""
        return self._is_word and not self._headings

    def take_passage(self, passage: Passage) -> None:
        keys = [key for key in passage.keys if key not in self._fields or key.startswith(NOTES)]
        own = next((key for key in keys if key in _OWN), None)
        note = next((key for key in keys if key.startswith(f"{NOTES}_")), None)
        if own is not None:
            self._open = own
            self._say(own, passage.text, passage.place)
        elif note is not None:
            self._add_note((note,), passage)
        elif passage.level is not None:
            self._take_heading(passage)
        elif folded(passage.text):
            self._go_on(passage)

    def _take_heading(self, passage: Passage) -> None:
        if passage.level == 0 and "title" not in self._fields:
            self._say("title", passage.text, passage.place)
            return
        label = label_of(labels.SECTIONS, folded(passage.text))
        section = label.field if label is not None else ""
        if passage.level == 2 and self._is_among_notes():
            self._heading, self._open = passage.text, NOTES
        elif section:
            self._headings.add(section)
            self._open, self._heading = section, ""
        elif folded(passage.text) in _named("history", "approval", "step_sheet"):
            self._headings.add(folded(passage.text))
            self._open = ""
        elif folded(passage.text):
            self._open = ""
            self._leftover.append(passage)

    def _is_among_notes(self) -> bool:
        return self._open.startswith(NOTES)

    def _go_on(self, passage: Passage) -> None:
        text = folded(passage.text)
        if text.startswith(_SIGN):
            self._beside.append(("", passage.text.strip().removeprefix(_SIGN)))
        elif text in self._ignored or is_notice(text) or open_count(text):
            return
        elif self._open in _OWN:
            self._say(self._open, passage.text, passage.place)
        elif self._is_among_notes():
            self._add_note((), passage)
        else:
            self._leftover.append(passage)

    def _say(self, field: str, text: str, place: Place) -> None:
        self._fields.setdefault(field, []).append(text)
        self._places.setdefault(field, place)

    def _add_note(self, keys: tuple[str, ...], passage: Passage) -> None:
        """A note begins at a mark, below a heading, in known words; else one goes on."""
        texts = (part.cells["text"][0].text for part in self._groups[NOTES].parts.values())
        is_known = folded(passage.text) in map(folded, texts)
        if not (keys or self._heading or is_known) and self._notes:
            last = self._notes[-1]
            text = Cell((*last.cells[1].lines, *passage.text.split("\n")), last.cells[1].place)
            self._notes[-1] = last._replace(cells={**last.cells, 1: text})
            return
        cells = {
            0: Cell((self._heading,), passage.place),
            1: Cell(tuple(passage.text.split("\n")), passage.place),
        }
        self._notes.append(Row(cells, keys, passage.place))
        self._heading, self._open = "", NOTES

    def done(self) -> Sorted:
        if self._is_word and (self._notes or NOTES in self._headings):
            columns = {"heading": 0, "text": 1}
            grid = Grid(NOTES, tuple(self._notes))
            self._tables.append(Read(self._groups[NOTES], grid, columns, grid.rows))
        fields = {
            name: Said("\n".join(texts), self._places[name]) for name, texts in self._fields.items()
        }
        return Sorted(
            tuple(self._tables),
            fields,
            frozenset(self._headings),
            self._has_pairs,
            tuple(self._beside),
            tuple(self._strange),
            tuple(self._leftover),
        )


def _named(*words: str) -> set[str]:
    return {folded(getattr(WORDS[language], word)) for language in WORDS for word in words}


def _joined(row: Row, skipped: int) -> str:
    return "\n".join(filter(folded, (row.text(at) for at in sorted(row.cells) if at >= skipped)))


def _is_frame(name: str, text: str) -> bool:
    """The header, and the sentence on what approvals are worth."""
    pair = (folded(name), folded(text))
    return pair in set(_frames()) or not pair[1]


def _frames() -> Iterator[tuple[str, str]]:
    for language, words in WORDS.items():
        yield folded(words.field), folded(words.value)
        yield folded(words.approval), folded(NOTICES[language].recorded)
