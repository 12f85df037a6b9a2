"""Word files typed as XML: small helpers, no library that knows Word."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from expect import Expect

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def png(width: int = 48, height: int = 32, colour: tuple[int, int, int] = (40, 120, 90)) -> bytes:
    """A small plain picture."""
    rows = b"".join(b"\0" + bytes(colour) * width for _ in range(height))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def r(text: str, rpr: str = "") -> str:
    """A run."""
    props = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str = "", ppr: str = "") -> str:
    """A paragraph of plain text, or of runs when the content is XML."""
    runs = content if content.startswith("<w:") else (r(content) if content else "")
    props = f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
    return f"<w:p>{props}{runs}</w:p>"


def field(code: str, shown: str) -> str:
    """A complex field with its last result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{r(shown)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def simple_field(code: str, shown: str) -> str:
    return f'<w:fldSimple w:instr=" {escape(code)} ">{r(shown)}</w:fldSimple>'


def inserted(runs: str, who: str = "Mina Ortega", mark: int = 900) -> str:
    return f'<w:ins w:id="{mark}" w:author="{who}" w:date="2024-03-04T09:00:00Z">{runs}</w:ins>'


def deleted(text: str, who: str = "Mina Ortega", mark: int = 901) -> str:
    return (
        f'<w:del w:id="{mark}" w:author="{who}" w:date="2024-03-04T09:00:00Z"><w:r>'
        f'<w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'
    )


def tracked_mark(kind: str, who: str = "Mina Ortega", mark: int = 950) -> str:
    """A paragraph mark that was inserted, deleted or moved (goes into pPr)."""
    return (
        f'<w:rPr><w:{kind} w:id="{mark}" w:author="{who}" w:date="2024-03-04T09:00:00Z"/></w:rPr>'
    )


def drawing(rid: str, mark: int = 1, name: str = "photo", cx: int = 914400) -> str:
    """A picture in the line."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{cx}" cy="609600"/>'
        f'<wp:docPr id="{mark}" name="{name}" descr="{name}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{mark}" name="{name}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="609600"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(paragraphs: str, mark: int = 70, fallback: bool = True) -> str:
    """A text box as Word writes it: the shape, and the same text again for old readers."""
    old = (
        (
            f'<mc:Fallback><w:pict><v:shape id="tb{mark}" style="width:200pt;height:60pt">'
            f"<v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        )
        if fallback
        else ""
    )
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>3200400</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>120000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="2286000" cy="762000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="{mark}" name="Text Box {mark}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2286000" cy="762000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        f"</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>{old}</mc:AlternateContent></w:r>"
    )


def lvl(
    ilvl: int,
    fmt: str,
    text: str,
    *,
    start: int | None = 1,
    restart: int | None = None,
    style: str | None = None,
    legal: bool = False,
    suff: str | None = None,
    font: str = "",
) -> str:
    """One level of a numbering definition."""
    left = 420 * (ilvl + 1)
    return (
        f'<w:lvl w:ilvl="{ilvl}">'
        + (f'<w:start w:val="{start}"/>' if start is not None else "")
        + f'<w:numFmt w:val="{fmt}"/>'
        + (f'<w:lvlRestart w:val="{restart}"/>' if restart is not None else "")
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:isLgl/>" if legal else "")
        + (f'<w:suff w:val="{suff}"/>' if suff else "")
        + f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/>'
        + f'<w:pPr><w:ind w:left="{left}" w:hanging="420"/></w:pPr>'
        + (f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>' if font else "")
        + "</w:lvl>"
    )


def abstract(number: int, *levels: str, link: str = "") -> str:
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="5A1C{number:04X}"/><w:multiLevelType w:val="{kind}"/>'
        f"{link}{''.join(levels)}</w:abstractNum>"
    )


def num(number: int, definition: int, *overrides: str) -> str:
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{"".join(overrides)}</w:num>'
    )


def start_at(ilvl: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{ilvl}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def whole_level(ilvl: int, level: str, start: int | None = None) -> str:
    again = f'<w:startOverride w:val="{start}"/>' if start is not None else ""
    return f'<w:lvlOverride w:ilvl="{ilvl}">{again}{level}</w:lvlOverride>'


def style(
    ident: str, name: str, based: str = "Normal", ppr: str = "", rpr: str = "", kind: str = "paragraph"
) -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{ident}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def heading_ppr(level: int, numbered: int | None = None) -> str:
    nums = (
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbered}"/></w:numPr>'
        if numbered is not None
        else ""
    )
    return f'<w:keepNext/>{nums}<w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="{level}"/>'


BASE = {
    "Normal": '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    "Title": style("Title", "Title", rpr='<w:b/><w:sz w:val="40"/>'),
    "Heading1": style("Heading1", "heading 1", ppr=heading_ppr(0), rpr='<w:b/><w:sz w:val="30"/>'),
    "Heading2": style("Heading2", "heading 2", ppr=heading_ppr(1), rpr='<w:b/><w:sz w:val="26"/>'),
    "Heading3": style("Heading3", "heading 3", ppr=heading_ppr(2), rpr='<w:b/><w:sz w:val="24"/>'),
    "ListParagraph": style("ListParagraph", "List Paragraph", ppr='<w:ind w:left="720"/>'),
    "Header": style("Header", "header"),
    "Footer": style("Footer", "footer"),
    "FootnoteText": style("FootnoteText", "footnote text", rpr='<w:sz w:val="18"/>'),
    "FootnoteReference": style(
        "FootnoteReference",
        "footnote reference",
        based="",
        rpr='<w:vertAlign w:val="superscript"/>',
        kind="character",
    ),
    "Hyperlink": style(
        "Hyperlink", "Hyperlink", based="", rpr='<w:color w:val="0563C1"/><w:u w:val="single"/>', kind="character"
    ),
    "TableGrid": (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>"
    ),
}


@dataclass
class Cell:
    """A table cell: what is typed, and what the page shows."""

    text: str = ""
    span: int = 1
    merge: str = ""  # "start" or "go on" of a vertical merge
    raw: str = ""  # paragraphs as XML instead of the text
    num: tuple[int, int] | None = None
    see: str = ""  # the printed label before the text, as in "1."


class Docx(Expect):
    suffix = "docx"

    def __init__(
        self, name: str, why: str, features: str, written_by: str = "hand-written OOXML", **more: Any
    ) -> None:
        super().__init__(name, why, features, written_by, **more)
        self.body = ""
        self.numbering = ""
        self.styles = dict(BASE)
        self.parts: dict[str, bytes] = {}
        self.rels: list[tuple[str, str, str, str]] = []
        self.types: list[tuple[str, str]] = []
        self.section = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
        self.section_refs = ""

    # -- parts ---------------------------------------------------------------

    def relate(self, kind: str, target: str, external: bool = False) -> str:
        rid = f"rId{len(self.rels) + 10}"
        self.rels.append((rid, kind, target, ' TargetMode="External"' if external else ""))
        return rid

    def picture_part(self, colour: tuple[int, int, int] = (40, 120, 90)) -> str:
        target = f"media/image{len(self.parts) + 1}.png"
        self.parts[f"word/{target}"] = png(colour=colour)
        return self.relate("image", target)

    def part(self, kind: str, tag: str, inner: str, name: str | None = None) -> str:
        """A header, footer, footnotes or comments part."""
        name = name or f"{kind}{sum(key.startswith(f'word/{kind}') for key in self.parts) + 1}.xml"
        self.parts[f"word/{name}"] = f"{HEAD}<w:{tag} {NS}>{inner}</w:{tag}>".encode()
        self.types.append((f"/word/{name}", f"{MAIN}{kind}+xml"))
        return self.relate(kind, name)

    def header(self, inner: str, kind: str = "default") -> None:
        rid = self.part("header", "hdr", inner)
        self.section_refs += f'<w:headerReference w:type="{kind}" r:id="{rid}"/>'

    def footer(self, inner: str, kind: str = "default") -> None:
        rid = self.part("footer", "ftr", inner)
        self.section_refs += f'<w:footerReference w:type="{kind}" r:id="{rid}"/>'

    def footnotes(self, *texts: str) -> None:
        notes = (
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        )
        for index, text in enumerate(texts, 1):
            ref = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            notes += f'<w:footnote w:id="{index}">{p(ref + r(" " + text), "<w:pStyle w:val=" + chr(34) + "FootnoteText" + chr(34) + "/>")}</w:footnote>'
        self.part("footnotes", "footnotes", notes, "footnotes.xml")

    def comments(self, *texts: str) -> None:
        inner = "".join(
            f'<w:comment w:id="{index}" w:author="Ruth Vale" w:date="2024-05-02T10:00:00Z" w:initials="RV">{p(text)}</w:comment>'
            for index, text in enumerate(texts)
        )
        self.part("comments", "comments", inner, "comments.xml")

    # -- content -------------------------------------------------------------

    @property
    def here(self) -> dict[str, int]:
        """The place of the next paragraph."""
        return {"paragraph": self.body.count("<w:p>") + self.body.count("<w:p ") + 1}

    def raw(self, xml: str) -> None:
        self.body += xml

    def par(
        self,
        content: str = "",
        *,
        style: str | None = None,
        num: tuple[int, int] | None = None,
        see: str | None = None,
        kind: str | None = None,
        level: int | None = None,
        text: str | None = None,
        step: str | bool | None = None,
        ppr: str = "",
        mark: str = "",
        shown: bool = True,
        **more: Any,
    ) -> None:
        """One paragraph and, unless the page does not show it, its expectation."""
        props = f'<w:pStyle w:val="{style}"/>' if style else ""
        if num:
            props += (
                f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
            )
        place = self.here
        self.body += p(content, props + ppr + mark)
        words = content if text is None else text
        if not shown:
            return
        if kind is None:
            kind = "list_item" if num and num[0] else "paragraph"
        self.block(kind, words, see, (num[1] if num else 0) if level is None else level, place, **more)
        if step is not None and step is not False:
            self.step(words, see, step if isinstance(step, str) else None)

    def title(self, text: str, style: str = "Title") -> None:
        self.par(text, style=style, kind="heading", level=0)
        self.data["title"] = text

    def head(self, text: str, level: int = 1, style: str | None = None, **more: Any) -> None:
        self.par(text, style=style or f"Heading{level}", kind="heading", level=level, **more)

    def table(
        self,
        rows: list[list[str | Cell]],
        *,
        header: bool = True,
        number: int | None = None,
        action: int | None = None,
        owner: int | None = None,
        repeat: bool = False,
        widths: list[int] | None = None,
        inner: bool = False,
        **more: Any,
    ) -> None:
        """A table; `number`, `action` and `owner` are columns, for the expectation."""
        columns = sum(c.span if isinstance(c, Cell) else 1 for c in rows[0])
        widths = widths or [9600 // columns] * columns
        xml = '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>'
        self.body += xml + "".join(f'<w:gridCol w:w="{w}"/>' for w in widths) + "</w:tblGrid>"
        above: dict[int, str] = {}
        for index, row in enumerate(rows):
            place = self.here
            is_header = header and index == 0
            self.body += "<w:tr>"
            if is_header and repeat:
                self.body += "<w:trPr><w:tblHeader/></w:trPr>"
            shown: list[str] = []
            column = 0
            for item in row:
                cell = item if isinstance(item, Cell) else Cell(item)
                merge = {"start": '<w:vMerge w:val="restart"/>', "go on": "<w:vMerge/>"}.get(cell.merge, "")
                span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
                width = sum(widths[column : column + cell.span])
                self.body += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>'
                if cell.raw:
                    self.body += cell.raw
                else:
                    props = ""
                    if cell.num:
                        props = f'<w:numPr><w:ilvl w:val="{cell.num[1]}"/><w:numId w:val="{cell.num[0]}"/></w:numPr>'
                    typed = "" if cell.merge == "go on" else cell.text
                    self.body += p(r(typed, "<w:b/>") if is_header and typed else typed, props)
                self.body += "</w:tc>"
                words = f"{cell.see} {cell.text}".strip()
                if cell.merge == "go on":
                    words = above[column]
                above[column] = words
                shown.append(words)
                column += cell.span
            self.body += "</w:tr>"
            printed = None
            if number is not None and not is_header and len(shown) > number:
                printed = shown[number].rstrip(".)、") or None
            self.row(shown, printed, place, is_header, **more)
            if action is not None and not is_header and len(shown) == len(rows[0]):
                who = shown[owner] if owner is not None else None
                self.step(shown[action], printed, who or None)
        self.body += "</w:tbl>" + ("" if inner else "")

    # -- the file ------------------------------------------------------------

    def save(self, folder: Path) -> None:
        super().save(folder)
        files: dict[str, bytes] = {}
        overrides = [
            ("/word/document.xml", f"{MAIN}document.main+xml"),
            ("/word/styles.xml", f"{MAIN}styles+xml"),
            *self.types,
        ]
        rels = [("rId1", "styles", "styles.xml", ""), *self.rels]
        files["word/styles.xml"] = f"{HEAD}<w:styles {NS}>{''.join(self.styles.values())}</w:styles>".encode()
        if self.numbering:
            overrides.append(("/word/numbering.xml", f"{MAIN}numbering+xml"))
            rels.append(("rId2", "numbering", "numbering.xml", ""))
            files["word/numbering.xml"] = f"{HEAD}<w:numbering {NS}>{self.numbering}</w:numbering>".encode()
        files["word/document.xml"] = (
            f"{HEAD}<w:document {NS}><w:body>{self.body}<w:sectPr>{self.section_refs}{self.section}"
            "</w:sectPr></w:body></w:document>"
        ).encode()
        files["word/_rels/document.xml.rels"] = (
            HEAD
            + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(
                f'<Relationship Id="{rid}" Type="{REL}{kind}" Target="{escape(target)}"{mode}/>'
                for rid, kind, target, mode in rels
            )
            + "</Relationships>"
        ).encode()
        files["_rels/.rels"] = (
            HEAD
            + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + f'<Relationship Id="rId1" Type="{REL}officeDocument" Target="word/document.xml"/></Relationships>'
        ).encode()
        files["[Content_Types].xml"] = (
            HEAD
            + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            + '<Default Extension="xml" ContentType="application/xml"/>'
            + '<Default Extension="png" ContentType="image/png"/>'
            + '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
            + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
            + "</Types>"
        ).encode()
        files.update(self.parts)
        write_zip(folder / f"{self.name}.docx", files)


def write_zip(path: Path, files: dict[str, bytes]) -> None:
    """The same bytes every time."""
    buffer = io.BytesIO()
    first = ["[Content_Types].xml", "_rels/.rels"]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in [*first, *(key for key in files if key not in first)]:
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), files[name], zipfile.ZIP_DEFLATED)
    path.write_bytes(buffer.getvalue())
