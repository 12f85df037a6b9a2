"""HTML pages: the part that people read, without menus, and without running anything."""

import codecs
from re import IGNORECASE, compile
from typing import NamedTuple

from lxml import etree

from sopai.errors import IngestError
from sopai.ingest.composing import Composer, Piece, check_length
from sopai.ingest.decode import MAX_BYTES, decode
from sopai.ingest.html_flow import Flow, Page, source_line
from sopai.ingest.html_omitted import omission
from sopai.ingest.html_tables import HtmlCell, HtmlTable, header_count, joined_names, table_cells
from sopai.ingest.layout import Layout
from sopai.ingest.typed_numbers import typed_heading, typed_item

_CHARSET = compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", IGNORECASE)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MHTML = compile(rb"\A\s*(?:From:.*<Saved|MIME-Version:|Content-Type:\s*multipart)", IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}
"""What browsers read instead of an encoding that is too narrow (WHATWG Encoding, section 4.2)."""

MAX_WRONG = 0.002
"""Share of characters that may be wrong in the encoding that a page names: browsers show all."""

MIN_WORDS = 200
"""Characters under which a page with scripts has probably not been saved as people see it."""


def read_html(data: bytes) -> Layout:
    """The layout of a page.

    Nothing is run or fetched. Of a page with a menu the main part is taken; what was left out is
    listed.

    Args:
        data: an .html file.

    Raises:
        IngestError: it is no page, too large, or in an unknown encoding.
    """
    if len(data) > MAX_BYTES:
        raise IngestError(f"it is larger than {MAX_BYTES // 1_000_000} MB: keep only the procedure")
    text = _decoded(data)
    root = _parse(text)
    made = Composer()
    wrong = text.count("\ufffd")
    if wrong:
        made.lose(f"{wrong} characters", "they are damaged in the file, and unknown", {"line": 1})
    main = _main(root)
    writer = _Writer(made)
    if main is not root:
        writer.write(_outside(root, main, made))
    flows = Page().walk(main)
    writer.write(flows)
    title = root.findtext(".//title") or ""
    made.call(" ".join(title.split()))
    for meta in root.iter("meta"):
        if meta.get("name", "").lower() in ("author", "version"):
            made.field(meta.get("name", ""), meta.get("content", ""))
    has_words = sum(len(flow.text) for flow in flows if flow.kind != "lost") >= MIN_WORDS
    if not has_words and root.find(".//script") is not None:
        why = "scripts are never run: save the page from the browser as a complete page or as PDF"
        made.lose("script", why, {"line": 1})
    return made.layout()


def _decoded(data: bytes) -> str:
    if _MHTML.match(data[:2000]):
        raise IngestError(
            "it is a web archive (MHTML): open it in a browser and save it as "
            "'Web page, HTML only' or as PDF"
        )
    found = _CHARSET.search(data[:4096])
    if found is None or data.startswith(_BOMS):
        return decode(data, "the page")
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
        text = data.decode(_WIDER.get(encoding, encoding), "replace")
    except (LookupError, UnicodeError, ValueError):
        return decode(data, "the page")
    return text if text.count("\ufffd") <= MAX_WRONG * len(text) else decode(data, "the page")


def _parse(text: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IngestError(f"it is no HTML page ({error}): save it again") from error
    if root is None:
        raise IngestError("it is empty")
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise IngestError(
            "its elements stand inside each other more than 2,000 deep, and what follows would be "
            "lost: save the page again, or save it as PDF"
        )
    return root


def _main(root: etree._Element) -> etree._Element:
    """The only main part or article of a page, else all of it."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = [element for element in root.iterfind(path) if omission(element) is None]
        if len(found) == 1 and "".join(map(str, found[0].itertext())).strip():
            return found[0]
    body = root.find(".//body")
    return root if body is None else body


def _outside(root: etree._Element, main: etree._Element, made: Composer) -> list[Flow]:
    """What stands outside the main part: listed, but for a title that the part lacks.

    What the page's header and footer say is kept as for printed pages.
    """
    above = set(main.iterancestors())
    found: list[Flow] = []
    for element in root.iter():
        inside = element.getparent() in above and element not in above and element is not main
        if not inside or not isinstance(element.tag, str) or element.tag == "head":
            continue
        words = " ".join(" ".join(map(str, element.itertext())).split())
        if omission(element) == "" or not words:
            continue
        if element.tag in ("header", "footer"):
            made.margin(_said(element))
        title = element if element.tag == "h1" else element.find(".//h1")
        if title is not None and main.find(".//h1") is None:
            called = " ".join(" ".join(map(str, title.itertext())).split())
            found.append(Flow("heading", called, source_line(title), 1, is_title=True))
            words = "" if words == called else words
        if element.tag in ("header", "footer"):
            continue
        why = "it stands outside the main part of the page and was not read"
        found += [Flow("lost", words, source_line(element), why=why)] if words else []
    return found


def _said(element: etree._Element) -> str:
    """The words of a header or a footer without its menus and its title."""
    flows = Page().walk(element)
    return " | ".join(flow.text for flow in flows if flow.kind in ("paragraph", "item"))


class _Writer:
    """Writes the blocks of a page."""

    def __init__(self, made: Composer) -> None:
        self._made = made
        self._tables = 0
        self._has_text = False

    def write(self, flows: list[Flow]) -> None:
        """Write some blocks."""
        for flow in flows:
            place: dict[str, int | str | list[int]] = {"line": flow.line}
            if flow.kind == "lost":
                self._made.lose(flow.text, flow.why, place)
            elif flow.kind == "picture":
                self._made.picture(flow.href, flow.text, place)
            elif flow.kind == "table" and flow.table is not None:
                self._table(flow.table)
            elif flow.kind == "code":
                self._made.code(Piece(flow.text, place))
            else:
                self._text(flow, Piece(flow.text, place))

    def _text(self, flow: Flow, piece: Piece) -> None:
        cut = 0
        if flow.kind == "heading":
            typed = typed_heading(flow.text)
            cut = typed.length if typed else 0
            piece = piece._replace(text=flow.text[cut:])
            if flow.is_title:
                self._made.title(piece)
            else:
                number = typed.number if typed else None
                self._made.heading(piece, level=flow.level, number=number)
        elif flow.kind == "item":
            typed = None if flow.ordered else typed_item(flow.text)
            cut = typed.length if typed else 0
            self._made.item(
                piece._replace(text=flow.text[cut:]),
                level=flow.level,
                number=typed.number if typed else flow.number,
                ordered=flow.ordered or (typed is not None and typed.number is not None),
                checkbox=flow.checkbox or (typed is not None and typed.checkbox),
            )
        else:
            self._made.paragraph(piece, bold=flow.bold, inside=flow.inside)
        for start, end, href in flow.links:
            if end > cut:
                self._made.link(max(0, start - cut), end - cut, href)

    def _table(self, element: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        for caption in element.iterchildren("caption"):
            self.write(Page().walk(caption))
        table = table_cells(element)
        read = _read_cells(table)
        words = [
            tuple(read[cell.element].words if cell else "" for cell in row) for row in table.rows
        ]
        at, count = header_count(table, words)
        for index, row in enumerate(table.rows):
            if count > 1 and at <= index < at + count:
                if index == at:
                    place: dict[str, int | str | list[int]] = {"line": source_line(element)}
                    names = joined_names(words[at : at + count])
                    cells = [[Piece(name, place)] if name else [] for name in names]
                    self._made.row(cells, table=number, is_header=True)
                continue
            self._row(row, read, number, is_header=count > 0 and index == at)

    def _row(
        self,
        row: list[HtmlCell | None],
        read: dict[etree._Element, "_Cell"],
        table: int,
        *,
        is_header: bool,
    ) -> None:
        cells = [read[cell.element].pieces if cell and cell.is_first else [] for cell in row]
        own = [cell for cell in row if cell is not None and cell.is_first and not cell.is_repeated]
        if not any(cells) or not own:
            return
        if len(own) == 1 and own[0].columns == len(row) > 1:
            cells = cells[:1]
        self._made.row(cells, table=table, is_header=is_header)
        for cell in own:
            flows = read[cell.element].flows
            self.write([flow for flow in flows if flow.kind in ("picture", "lost")])


class _Cell(NamedTuple):
    """What stands in a cell."""

    flows: list[Flow]
    pieces: list[Piece]
    words: str


def _read_cells(table: HtmlTable) -> dict[etree._Element, _Cell]:
    """The cells of a table, each read once: one may cover thousands of places.

    Raises:
        IngestError: they hold more than a document. A table in a cell stands in each row that the
            cell covers, and tables can stand in each other.
    """
    read: dict[etree._Element, _Cell] = {}
    length = 0
    for element in {cell.element: None for row in table.rows for cell in row if cell is not None}:
        flows = Page().walk(element)
        pieces = _pieces(flows)
        words = "\n".join(piece.text for piece in pieces)
        length += len(words)
        check_length(length)
        read[element] = _Cell(flows, pieces, words)
    return read


def _pieces(flows: list[Flow]) -> list[Piece]:
    """The paragraphs of a cell; an item keeps its number, a table in it is taken row by row."""
    pieces = []
    length = 0
    for flow in flows:
        if flow.kind == "table" and flow.table is not None:
            table = table_cells(flow.table)
            read = _read_cells(table)
            for row in table.rows:
                parts = [read[c.element].words for c in row if c is not None and c.is_first]
                words = " | ".join(part for part in parts if part)
                length += len(words)
                check_length(length)
                pieces.append(Piece(words, {"line": flow.line}))
        elif flow.kind not in ("picture", "lost"):
            box = "☐ " if flow.checkbox else ""
            number = f"{flow.number}. " if flow.number else ""
            pieces.append(Piece(f"{box}{number}{flow.text}", {"line": flow.line}))
    return [piece for piece in pieces if piece.text.strip()]
