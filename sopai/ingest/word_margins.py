"""Headers, footers, notes and comments of a Word file."""

from collections.abc import Iterable, Iterator, Mapping
from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.ingest.archive import Archive, Relation
from sopai.ingest.margins import without_page_number
from sopai.ingest.word_names import REL_ID, Element, P, switch_of, w
from sopai.ingest.word_styles import Styles
from sopai.ingest.word_text import NoteMark, ParagraphText, texts_of
from sopai.language.control_fields import control_field

_TITLE = compile(
    r"(?:^|\|)\s*(?:document )?(?:title|标题|文件名称|文件标题|制度名称|名称)\s*[:：]\s*"
    r"(?P<title>[^|\n]{2,80})",
    IGNORECASE,
)
_FIELD = 30
"""Characters of the name of a field."""


class Remark(NamedTuple):
    """A comment that somebody wrote into the document."""

    author: str
    text: str


def margin_texts(
    archive: Archive,
    body: Element,
    relations: Mapping[str, Relation],
    styles: Styles,
    *,
    odd_and_even: bool,
) -> Iterator[str]:
    """What each header and footer that is printed says, once, a line a paragraph or row.

    Args:
        archive: the file.
        body: the document's root; its sections name the headers.
        relations: of the document.
        styles: of the file.
        odd_and_even: even pages have headers of their own.

    Raises:
        IngestError: a header cannot be read.
    """
    seen = set()
    for section in body.iter(w("sectPr")):
        has_first = bool(switch_of(section, "titlePg"))
        for reference in section:
            if reference.tag not in (w("headerReference"), w("footerReference")):
                continue
            kind = reference.get(w("type"), "default")
            if (kind == "first" and not has_first) or (kind == "even" and not odd_and_even):
                continue
            relation = relations.get(reference.get(REL_ID, ""))
            if relation is None or relation.target in seen or relation.target not in archive:
                continue
            seen.add(relation.target)
            root = archive.xml(relation.target)
            text = "\n".join(_lines(root, texts_of(root, styles)))
            if text:
                yield text


def _lines(root: Element, texts: Mapping[Element, ParagraphText]) -> Iterator[str]:
    """Paragraphs outside tables, and rows with bars between their cells."""
    rows: list[list[str]] = []
    in_rows: set[Element] = set()
    for row in root.iter(w("tr")):
        cells = [_cell(cell, texts) for cell in row.iterfind(w("tc"))]
        in_rows.update(row.iter(P))
        rows.append([cell for cell in cells if cell])
    yield from _paired(rows)
    for paragraph, text in texts.items():
        line = _line(text.text)
        is_copy = any(parent.tag.endswith("}Fallback") for parent in paragraph.iterancestors())
        if paragraph not in in_rows and line and not is_copy:
            yield line


def _cell(cell: Element, texts: Mapping[Element, ParagraphText]) -> str:
    return " ".join(filter(None, (_line(texts[one].text) for one in cell.iter(P) if one in texts)))


def _line(text: str) -> str:
    """The text without what is left of "Page 1 of 2" when its numbers are not there."""
    return without_page_number(text.replace("\t", " | ").replace("\n", " "))


def _paired(rows: Iterable[list[str]]) -> Iterator[str]:
    """Rows as lines; the name of a field and its value in the next cell are made one."""
    above: list[str] = []
    for cells in rows:
        if above and len(above) == len(cells) and all(map(_is_name, above)):
            yield " | ".join(f"{name}: {value}" for name, value in zip(above, cells, strict=True))
            above = []
            continue
        if above:
            yield _beside(above)
        above = cells
    if above:
        yield _beside(above)


def _beside(cells: list[str]) -> str:
    made: list[str] = []
    for cell in cells:
        if made and _is_name(made[-1]) and not _is_name(cell):
            made[-1] = f"{made[-1].rstrip(' :：')}: {cell}"
        else:
            made.append(cell)
    return " | ".join(made)


def _is_name(cell: str) -> bool:
    """A cell that is the name of a field of the control record."""
    bare = cell.rstrip(" :：")
    return (
        len(bare) <= _FIELD
        and ":" not in bare
        and "：" not in bare
        and (control_field(bare) is not None or _TITLE.match(f"{bare}: xx") is not None)
    )


def margin_title(text: str) -> str | None:
    """The title that a header states: "Title: Cleaning the oven"."""
    found = _TITLE.search(text)
    return found["title"].strip() if found else None


def note_texts(
    archive: Archive, relations: Iterable[Relation], styles: Styles
) -> dict[NoteMark, tuple[str, ...]]:
    """Paragraphs of footnotes and endnotes, by the mark that refers to them.

    Raises:
        IngestError: the part cannot be read.
    """
    notes = {}
    for relation in relations:
        kind = relation.kind.removesuffix("s")
        if kind not in ("footnote", "endnote") or relation.target not in archive:
            continue
        root = archive.xml(relation.target)
        texts = texts_of(root, styles)
        for note in root.iterfind(w(kind)):
            if note.get(w("type"), "normal") == "normal":
                said = tuple(texts[one].text for one in note.iter(P))
                notes[NoteMark(kind, note.get(w("id"), ""))] = said
    return notes


def remarks_in(
    archive: Archive, relations: Iterable[Relation], styles: Styles
) -> dict[NoteMark, Remark]:
    """Comments that stand in the file already, by the mark that refers to them.

    Raises:
        IngestError: the part cannot be read.
    """
    remarks = {}
    for relation in relations:
        if relation.kind != "comments" or relation.target not in archive:
            continue
        root = archive.xml(relation.target)
        texts = texts_of(root, styles)
        for comment in root.iterfind(w("comment")):
            text = " ".join(texts[one].text for one in comment.iter(P)).strip()
            mark = NoteMark("comment", comment.get(w("id"), ""))
            remarks[mark] = Remark(comment.get(w("author"), ""), text)
    return remarks
