"""The changes that somebody made in an exported Word or Excel file, for a person to decide."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sopai.changes.diff_text import label as field_label
from sopai.changes.parts import take_apart
from sopai.edited.fields import missing_fields, take_fields
from sopai.edited.known import Lines, Remark, known_lines
from sopai.edited.layout import (
    LISTED,
    STEPS,
    TIMELINE,
    Group,
    listed_group,
    step_group,
    timeline_group,
)
from sopai.edited.listed import take_list
from sopai.edited.order import number_in
from sopai.edited.outcome import Outcome, Work
from sopai.edited.proposals import numbered, place_values
from sopai.edited.said import Key, say
from sopai.edited.sorted_out import Sorted, sorted_out
from sopai.edited.stepwise import take_steps
from sopai.edited.tables import NUMBER, Read
from sopai.edited.values import Shelf
from sopai.export.picture import REFUSALS
from sopai.export.view import View, view_of
from sopai.export.wording import WORDS
from sopai.ingest.returned import Returned
from sopai.schema import marks
from sopai.schema.canonical import drop_holders
from sopai.schema.changes import ChangeOpenItem, ChangeSet, ChangeTarget, Unmatched
from sopai.schema.control import DocumentControl
from sopai.schema.marks import folded
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop


class Made(NamedTuple):
    """The version that a file was made of."""

    sop: Sop
    base: str
    """Its hash."""

    control: DocumentControl | None = None
    roster: Roster | None = None
    """Who holds which role; without it a name behind a role is believed."""

    path: str | None = None
    """Of the SOP's file, when it is not in the library."""

    last_ids: Mapping[str, int] = MappingProxyType({})
    """The highest number ever used, by letter."""


def edited_changes(made: Made, found: Returned, name: str, language: str) -> ChangeSet:
    """What was changed in a file, against the version that it was made of.

    What a format does not show is neither lost nor reported; what cannot be told is listed, and
    what may be meant or not is an open item.

    Args:
        made: that version.
        found: the file.
        name: what to call it.
        language: of reasons and questions, `en` or `zh`.
    """
    view = view_of(_without_holders(made.sop), None, None)
    groups = _groups(view, is_word=found.is_word)
    other = made.control.other if made.control is not None else ()
    known = sorted_out(
        found, groups, _ignored(made.sop), frozenset(folded(one) for one, _ in other)
    )
    tables = {read.group.name: read for read in known.tables if read.is_told}
    lines = {one: known_lines(read, language) for one, read in tables.items()}
    day = found.properties.get(marks.HOLDERS)
    shelf = Shelf(view, made.roster, day, _step_numbers(view, tables, lines))
    work = Work(view, take_apart(view.sop), shelf, tables, lines, language, made.last_ids)
    outcome = Outcome()
    take_fields(work, known, outcome)
    for one in LISTED:
        take_list(one, work, outcome)
    take_steps(work, outcome)
    outcome.remarks += _remarks(found, known, work)
    _ask(found, known, work, groups, outcome)
    return ChangeSet(
        retrospective=name,
        targets=(ChangeTarget(sop=made.sop.id, path=made.path, base=made.base),),
        changes=numbered(outcome.drafts, name, language),
        open_items=tuple(_open_items(outcome)),
        unmatched=tuple(_unmatched(outcome.remarks)),
    )


def _without_holders(sop: Sop) -> Sop:
    """The SOP as it is stored; a file may name who holds a role, and that is no part of it."""
    content = sop.model_dump(mode="json")
    drop_holders(content)
    return Sop.model_validate(content)


def _groups(view: View, *, is_word: bool) -> list[Group]:
    days = [] if is_word else [timeline_group(view)]
    listed = [listed_group(view, name) for name in LISTED]
    return [step_group(view, is_word=is_word), *days, *listed]


def _ignored(sop: Sop) -> frozenset[str]:
    """Lines that the writer puts between the parts."""
    own = [
        WORDS[language].no_picture.format(why)
        for refusal in REFUSALS.values()
        for language, why in (("en", refusal.en), ("zh", refusal.zh))
    ]
    return frozenset(map(folded, (*own, *(material.name for material in sop.materials))))


def _step_numbers(
    view: View, tables: Mapping[str, Read], lines: Mapping[str, Lines]
) -> dict[str, str | None]:
    """The step of each number that the file prints; None: several, or one that is new."""
    at = tables[STEPS].columns.get(NUMBER) if STEPS in tables else None
    if at is None:
        return {number: one for one, number in view.numbers.items()}
    found: dict[str, str | None] = {}
    for line in lines[STEPS].lines:
        number = number_in(line.row.text(at))
        if number is not None:
            found[number] = None if number in found else line.key
    return found


def _remarks(found: Returned, known: Sorted, work: Work) -> Iterator[Remark]:
    """What of a file was not read, and what was read otherwise than it stands."""
    language = work.language
    for lines in work.lines.values():
        yield from lines.remarks
    for read in known.tables:
        if not read.is_told:
            heading = read.group.headings[language == "zh"]
            place = read.grid.rows[0].place if read.grid.rows else {}
            yield Remark(heading, say("no_columns", language, what=heading), place)
            continue
        for name, column in read.unknown:
            texts = (row.text(column) for row in read.rows)
            quote = name or next(filter(folded, texts), "")
            why = say("column_unknown", language, what=folded(name) or str(column + 1))
            yield Remark(quote, why, read.rows[0].place)
    for grid in known.strange:
        said = [cell.text for row in grid.rows[:2] for cell in row.cells.values()]
        if any(map(folded, said)):
            quote = " | ".join(filter(folded, said))
            yield Remark(quote, say("grid_unknown", language), grid.rows[0].place)
    for passage in known.leftover:
        yield Remark(passage.text, say("text_unknown", language), passage.place)
    stated = found.properties.get(marks.CONTROL)
    if stated is not None and stated != marks.fingerprint(known.beside):
        yield Remark(WORDS[language].control_sheet, say("control", language), {})
    for formula in found.formulas:
        key: Key = "formula" if formula.is_stored else "formula_words"
        yield Remark(formula.text, say(key, language), formula.place)


def _ask(found: Returned, known: Sorted, work: Work, groups: list[Group], outcome: Outcome) -> None:
    """Ask once about each part and each column that is gone, and pass comments on."""
    language = work.language
    gone = [field_label(name, language) for name in missing_fields(work, known)]
    for group in groups:
        heading = group.headings[language == "zh"]
        read = work.tables.get(group.name)
        is_there = any(one.group is group for one in known.tables)
        if not is_there and group.filled() and group.name != TIMELINE:
            gone.append(heading)
        for field in read.missing if read is not None else ():
            column = next(one for one in group.columns if one.field == field)
            what = f"{heading} · {column.zh if language == 'zh' else column.en}"
            outcome.ask(say("column_gone", language, what=what), what, {})
    for what in gone:
        outcome.ask(say("section_gone", language, what=what), what, {})
    for comment in found.comments:
        words = say("comment", language, author=comment.author or "?", text=comment.text)
        outcome.ask(words, comment.quote or comment.text, comment.place)


def _open_items(outcome: Outcome) -> Iterator[ChangeOpenItem]:
    for at, question in enumerate(outcome.questions, start=1):
        yield ChangeOpenItem(
            id=f"o{at}",
            kind="undecided",
            text=question.text,
            quote=question.quote.strip() or "-",
            place=place_values(question.place),
        )


def _unmatched(remarks: list[Remark]) -> Iterator[Unmatched]:
    for remark in remarks:
        quote = remark.quote.strip() or "-"
        yield Unmatched(quote=quote, why=remark.why, place=place_values(remark.place))
