"""Linting a text, a file, or one item: read, judge, leave out what the file allows, group."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sopai.errors import IngestError, LintError
from sopai.ingest.layout import newline_offsets
from sopai.ingest.read import read, read_data, read_string
from sopai.ingest.recognise import Reading
from sopai.language.script import language_of
from sopai.lint.engine import MAX_FINDINGS, are_cut, lint
from sopai.lint.grouping import grouped
from sopai.lint.house import NO_HOUSE_RULES, HouseRules, rules_for
from sopai.lint.left_alone import left_alone
from sopai.lint.pack_matches import team_rules
from sopai.lint.records import parse_record, record_id, wrap
from sopai.lint.registry import RULES
from sopai.lint.suppression import Suppressed, suppress
from sopai.schema.control import DocumentControl
from sopai.schema.document import SourceDocument
from sopai.schema.finding import Finding, LeftAlone
from sopai.schema.place import column_of, line_of
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop


class LintedFile(NamedTuple):
    """What the linter says of one file."""

    path: str
    document: SourceDocument
    sop: Sop
    others: tuple[Sop, ...]
    """Further procedures of the same file."""

    control: DocumentControl
    findings: tuple[Finding, ...]
    suppressed: int
    """Findings that the file itself allows, with a reason."""

    notes: tuple[str, ...]
    """What the user should know: suppressions that do not count, and why; findings left out."""

    left_alone: tuple[LeftAlone, ...] = ()
    """With `explain`: words that look vague and are not, and why."""


class Options(NamedTuple):
    """How to lint."""

    profile: str = "default"
    language: str = "en"
    """Of the messages."""

    roster: Roster | None = None
    today: date | None = None
    explain: bool = False
    house: HouseRules = NO_HOUSE_RULES


KEPT_SETTINGS = 32
"""Settings of which the rules that run are kept."""

DEFAULTS = Options()


def lint_text(text: str, path: str, options: Options = DEFAULTS) -> LintedFile:
    """The findings in a text.

    Args:
        text: Markdown, or plain text when `path` ends in `.txt`.
        path: what to call it.
        options: how to lint.

    Raises:
        IngestError: the text cannot be read as a document.
    """
    return _lint_reading(read_string(text, path, with_notes=False), options)


def lint_file(path: Path, options: Options = DEFAULTS) -> LintedFile:
    """The findings in a file.

    Raises:
        IngestError: the file cannot be read as a document, or is empty.
    """
    return _lint_reading(_filled(read(path, with_notes=False)), options)


def lint_data(data: bytes, name: str, options: Options = DEFAULTS) -> LintedFile:
    """The findings in the bytes of a file.

    Args:
        data: all of it.
        name: the file's name; its suffix says what it is.
        options: how to lint.

    Raises:
        IngestError: the bytes cannot be read as a document, or are empty.
    """
    return _lint_reading(_filled(read_data(data, name, with_notes=False)), options)


def _filled(reading: Reading) -> Reading:
    """The reading of a file with words in it: an empty one is no document without faults."""
    if not reading.document.text.strip():
        raise IngestError(
            f"{reading.document.path!r} is empty: take the copy that has its text, or delete it"
        )
    return reading


def _lint_reading(reading: Reading, options: Options) -> LintedFile:
    own = team_rules(options.house.packs)
    found = _found(reading, options)
    result: Suppressed = suppress(reading.document, found, own, _decided(options))
    return LintedFile(
        reading.document.path,
        reading.document,
        reading.sop,
        reading.others,
        reading.control,
        grouped(_with_proved_fixes(reading, result.findings, options), options.language),
        result.allowed,
        (*result.notes, *_cut(found)),
        left_alone(reading.document, options.profile, options.house) if options.explain else (),
    )


def _found(reading: Reading, options: Options) -> tuple[Finding, ...]:
    try:
        return lint(
            reading.document,
            reading.sop,
            reading.control,
            options.roster,
            options.today,
            others=reading.others,
            profile=options.profile,
            house=options.house,
            language=options.language,
            explain=options.explain,
        )
    except LintError as error:
        raise LintError(f"{reading.document.path!r}: {error}") from error


@lru_cache(maxsize=KEPT_SETTINGS)
def _decided_by(
    profile: str, house: HouseRules, *, has_roster: bool, has_day: bool
) -> frozenset[str]:
    chosen = rules_for(profile, house, has_roster=has_roster)
    silent = {*(() if has_roster else ("OWN",)), *(() if has_day else ("VER004",))}
    return frozenset(
        code
        for code, rule in RULES.items()
        if chosen.runs(rule) and not code.startswith(tuple(silent))
    )


def _decided(options: Options) -> frozenset[str]:
    """The rules that find all that they would: a day or a roster may be all that is missing."""
    return _decided_by(
        options.profile,
        options.house,
        has_roster=options.roster is not None,
        has_day=options.today is not None,
    )


def _with_proved_fixes(
    reading: Reading, findings: tuple[Finding, ...], options: Options
) -> tuple[Finding, ...]:
    """The findings with those safe fixes alone that hold; the guard is loaded when it has work."""
    if not any(finding.fix and finding.fix.kind == "safe" for finding in findings):
        return findings
    from sopai.workflow.proving import without_doubtful

    return without_doubtful(reading, findings, lambda again: findings_of(again, options))


def findings_of(reading: Reading, options: Options) -> tuple[Finding, ...]:
    """What counts in a document: findings that its file does not allow, fixes as rules propose."""
    own = team_rules(options.house.packs)
    return suppress(reading.document, _found(reading, options), own).findings


def _cut(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """What the user should know of a file with more findings than are listed."""
    if not are_cut(findings):
        return ()
    return (f"not all findings are listed, it has {MAX_FINDINGS:,} or more: split the file",)


class JudgedRecord(NamedTuple):
    """What the linter says of one item."""

    id: str
    findings: tuple[Finding, ...]
    error: str | None


def lint_record(line: str | bytes, options: Options = DEFAULTS) -> JudgedRecord:
    """The findings in one item, by the rules that look at one item alone.

    Offsets, lines and columns are those of the item's own text.

    Args:
        line: a JSON object with id, text, kind and, if wanted, language.
        options: how to lint.
    """
    try:
        record = parse_record(line)
        wrapped = wrap(record, record.language or language_of(record.text))
        reading = read_string(wrapped.text, "item.md")
        found = lint(
            reading.document,
            reading.sop,
            profile=options.profile,
            house=options.house,
            language=options.language,
            explain=options.explain,
            items_only=True,
        )
    except (IngestError, LintError) as error:
        return JudgedRecord(record_id(line), (), str(error))
    newlines = newline_offsets(record.text)
    own = tuple(_moved(finding, wrapped.offset, newlines) for finding in found)
    return JudgedRecord(record.id, own, None)


def _moved(finding: Finding, offset: int, newlines: list[int]) -> Finding:
    """A finding with its place in the item's own text."""
    start = max(0, (finding.start or 0) - offset)
    end = max(start, (finding.end or 0) - offset)
    fix = finding.fix
    moved = finding.model_dump() | {
        "start": start,
        "end": end,
        "line": line_of(newlines, start),
        "column": column_of(newlines, start),
    }
    if fix is not None:
        first, last = (max(0, at - offset) for at in fix.replace)
        moved["fix"] = fix.model_dump() | {"replace": (first, max(first, last))}
    return Finding.model_validate(moved | {"address": None})
