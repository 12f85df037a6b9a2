"""Control data that a document states about itself: front matter, tables, lines at its head."""

from collections.abc import Iterator
from datetime import date
from re import IGNORECASE, compile

from sopai.errors import IngestError
from sopai.ingest.layout import FrontMatter, Layout
from sopai.ingest.tables import Table, is_control_header
from sopai.ingest.wording import words
from sopai.language.columns import Column, TableKind
from sopai.language.control_fields import control_field
from sopai.language.script import normalise
from sopai.schema.control import DocumentControl, Revision, State
from sopai.schema.document import Block, Lost, Section, SectionKind

MAX_FRONT_MATTER = 100_000
"""Characters; a control record is a few hundred."""

HEAD_BLOCKS = 16
"""Blocks at the head of a document in which it may say what it is."""

_DATES = ("created", "approved", "effective", "last_review", "next_review")
_DATE = compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_LINE = compile(r"^\s*(?P<key>[^\s:|][^:|\n]{0,24}?)\s*:\s*(?P<value>[^|\n]{1,120})$")
_VERSION_WORD = compile(
    r"\bv(?:ersion)?\.?\s?(?P<version>\d+(?:\.\d+)*)\b|版本[::\s]*[vV]?(?P<zh>\d+(?:\.\d+)*)",
    IGNORECASE,
)
_NUMBER_WORD = compile(
    r"\b(?P<number>(?:[A-Z]{1,4}[-/])?(?:SOP|QP|WI|PR|POL)[-/ ]?[A-Z0-9]{0,6}"
    r"(?:[-/.][A-Z0-9]{1,6}){0,3}\d)\b"
)
_MARGIN_NUMBER = compile(
    r"(?:^|[|\n—–·]|\b[Dd]oc(?:ument|\.)?(?: [Nn]o\.?)?)[ ]*"
    r"(?P<number>(?!(?:ISO|IEC|EN|DIN|GB|ASTM|BS)\b)[A-Z]{2,6}(?:[-/.][A-Z0-9]{1,6}){0,3}[-/.]\d{1,4})"
    r"[ ]*(?:$|[|\n—–·,])"
)
"""A document's number in a header, where it stands between the names of company and document; the
numbers of standards look the same."""

_GAP = compile(r"(?<![ \t\u3000])[ \t\u3000]++(?=(?P<name>[^\s:|]+(?: [^\s:|]+){0,2}) ?:)")
"""Where a line of several fields may go on with the next: 编号:A-1 版本:2.1 日期:2024-03-01."""

_STATES = {
    "draft": State.DRAFT,
    "草稿": State.DRAFT,
    "in review": State.IN_REVIEW,
    "in_review": State.IN_REVIEW,
    "审核中": State.IN_REVIEW,
    "approved": State.APPROVED,
    "已批准": State.APPROVED,
    "effective": State.EFFECTIVE,
    "published": State.EFFECTIVE,
    "生效": State.EFFECTIVE,
    "已生效": State.EFFECTIVE,
    "expired": State.EXPIRED,
    "过期": State.EXPIRED,
    "已过期": State.EXPIRED,
    "retired": State.RETIRED,
    "obsolete": State.RETIRED,
    "作废": State.RETIRED,
    "已作废": State.RETIRED,
    "已废止": State.RETIRED,
}


def front_matter(front: FrontMatter | None, path: str) -> tuple[dict[str, str], list[Lost]]:
    """Scalar fields of a foreign file's front matter, in lower case keys.

    Raises:
        IngestError: the front matter is larger than `MAX_FRONT_MATTER`.
    """
    if front is None:
        return {}, []
    if len(front.text) > MAX_FRONT_MATTER:
        raise IngestError(
            f"{path!r}: the front matter has {len(front.text)} characters, more than "
            f"{MAX_FRONT_MATTER}: close it with a line '---' after the last field"
        )
    fields: dict[str, str] = {}
    lost: list[Lost] = []
    for number, line in enumerate(front.text.splitlines(), start=2):
        key, colon, value = line.partition(":")
        if line.strip() and not line.startswith((" ", "\t", "-", "#")) and not colon:
            lost.append(Lost(number, line[:80], "front matter that is not `key: value`"))
        elif colon and value.strip() and not line.startswith((" ", "\t", "-", "#")):
            fields[key.strip().lower()] = value.strip().strip("\"'")
    return fields, lost


def control_of(
    layout: Layout,
    blocks: list[Block],
    sections: list[Section],
    of_block: list[int],
    tables: dict[int, Table],
    fields: dict[str, str],
) -> DocumentControl:
    """The control record, from the first place that states each field."""
    found = dict(fields)
    for table in tables.values():
        for key, value in table_fields(layout, table):
            found.setdefault(key, value)
    _head_lines(layout, blocks, sections, of_block, found)
    return _control(found, _history(layout, tables))


def table_fields(layout: Layout, table: Table) -> Iterator[tuple[str, str]]:
    """Names, in lower case, and values of the fields of a control record that is a table."""
    if table.kind is not TableKind.METADATA:
        return
    for row in table.rows:
        cells = [words(layout, cell.start, cell.end).strip(" |") for cell in row.cells]
        if is_control_header(table.headers):
            pairs = zip(table.headers, cells, strict=False)
        else:
            pairs = zip(cells[::2], cells[1::2], strict=False)
        for key, value in pairs:
            if key and value:
                yield key.strip(": ：*").lower(), value
        if is_control_header(table.headers):
            return


def _head_lines(
    layout: Layout,
    blocks: list[Block],
    sections: list[Section],
    of_block: list[int],
    found: dict[str, str],
) -> None:
    """Lines "Version: 2.3" before the procedure, and "v3" or "SOP-WH-02" in the title."""
    for text in map(normalise, layout.margins):
        _stated(text, found)
        _worded(text, found)
        if code := _MARGIN_NUMBER.search(text):
            found.setdefault("number", code["number"])
    for block in blocks[:HEAD_BLOCKS]:
        section = sections[of_block[block.ordinal]]
        if section.kind in (SectionKind.PROCEDURE, SectionKind.EXCEPTIONS):
            break
        if block.table >= 0 or block.end - block.start > 400:
            continue
        text = layout.plain[block.start : block.end]
        _stated(text, found)
        _worded(text, found, version=block.ordinal < 6, number=block.ordinal < 4)


def _stated(text: str, found: dict[str, str]) -> None:
    """Fields that stand on lines of their own, or between bars: "Version: 2.3"."""
    for line in text.replace("|", "\n").splitlines():
        for field in _fields(line):
            match = _LINE.match(field)
            if match and control_field(match["key"].strip(" *_-").lower()):
                found.setdefault(match["key"].strip(" *_-").lower(), match["value"].strip())


def _fields(line: str) -> Iterator[str]:
    """The fields of a line: a new one begins behind a value, never inside "Effective date:"."""
    start = 0
    for gap in _GAP.finditer(line):
        if ":" in line[start : gap.start()] and control_field(gap["name"].lower()):
            yield line[start : gap.start()]
            start = gap.end()
    yield line[start:]


def _worded(text: str, found: dict[str, str], *, version: bool = True, number: bool = True) -> None:
    """A version and a number among other words: "Packing v3", "SOP-WH-02 Packing"."""
    if version and (match := _VERSION_WORD.search(text)):
        found.setdefault("version", match["version"] or match["zh"])
    if number and (match := _NUMBER_WORD.search(text)):
        found.setdefault("number", match["number"])


def _control(found: dict[str, str], history: tuple[Revision, ...]) -> DocumentControl:
    record: dict[str, object] = {"history": history}
    other: list[tuple[str, str]] = []
    for key, value in found.items():
        name = control_field(key) if value.strip() else None
        if name is None or name in record:
            other.append((key, value))
        elif name in _DATES:
            day = _date(value)
            if day is None:
                other.append((key, value))
            else:
                record[name] = day
        elif name == "state":
            state = _STATES.get(value.lower())
            record.update({"state": state} if state else {})
            other.extend([] if state else [(key, value)])
        elif name == "approvers":
            record[name] = tuple(
                part.strip() for part in value.replace("、", ",").split(",") if part.strip()
            )
        elif name == "version":
            version = _VERSION_WORD.search(value)
            first = value.split(",")[0].strip() or value
            record[name] = (version["version"] or version["zh"]) if version else first
        else:
            record[name] = value
    kept = tuple((key, value) for key, value in other if key and value)
    return DocumentControl.model_validate(record | {"other": kept})


def _date(value: str) -> date | None:
    match = _DATE.search(value)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _history(layout: Layout, tables: dict[int, Table]) -> tuple[Revision, ...]:
    rows = []
    for table in tables.values():
        if table.kind is not TableKind.HISTORY:
            continue
        for row in table.rows:
            cells = [words(layout, cell.start, cell.end).strip(" |") for cell in row.cells]
            named = dict(zip(table.columns, cells, strict=False))
            fields = dict(zip(map(control_field, table.headers), cells, strict=False))
            version = named.get(Column.VERSION) or (cells[0] if cells else "")
            if version:
                rows.append(
                    Revision(
                        version=version,
                        date=named.get(Column.TRIGGER) or named.get(Column.DATE) or None,
                        author=named.get(Column.OWNER) or fields.get("author") or None,
                        change=named.get(Column.CHANGE) or named.get(Column.ACTION) or None,
                    )
                )
    return tuple(rows)
