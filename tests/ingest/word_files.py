"""Small Word files, typed as the XML that Word writes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from sopai.ingest.layout import Layout
from sopai.ingest.word import read_word
from sopai.schema.document import Block

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
ROOTS = {
    "numbering": "numbering",
    "styles": "styles",
    "header": "hdr",
    "footer": "ftr",
    "footnotes": "footnotes",
    "comments": "comments",
    "settings": "settings",
}


def packed(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return made.getvalue()


def word(body: str, relations: str = "", **parts: str) -> bytes:
    """A file with this body; parts by name, as `numbering` or `header1`."""
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relations(
            f'<Relationship Id="r1" Type="{KIND}officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        files[f"word/{name}.xml"] = f"<w:{ROOTS[kind]} {SPACES}>{inner}</w:{ROOTS[kind]}>"
        relations += f'<Relationship Id="{name}" Type="{KIND}{kind}" Target="{name}.xml"/>'
    files["word/_rels/document.xml.rels"] = _relations(relations)
    return packed({name: text.encode() for name, text in files.items()})


def _relations(inner: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(content: str = "", properties: str = "") -> str:
    runs = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs if content else ''}</w:p>"


def item(text: str, level: int = 0, num: int = 1, more: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return par(text, numbered + more)


def level(
    at: int, text: str, kind: str = "decimal", start: int | None = 1, more: str = "", left: int = 0
) -> str:
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{at}">{begin}<w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{left or 420 * (at + 1)}" w:hanging="420"/></w:pPr></w:lvl>'
    )


def abstract(identity: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{more}{"".join(levels)}</w:abstractNum>'


def num(identity: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def style(identity: str, inner: str, name: str = "", base: str = "", more: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"{more}>'
        f'<w:name w:val="{name or identity}"/>{based}{inner}</w:style>'
    )


def styled(text: str, name: str) -> str:
    return par(text, f'<w:pStyle w:val="{name}"/>')


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, more: str = "") -> str:
    made = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{more}</w:trPr>{made}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else par(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def layout(body: str, relations: str = "", **parts: str) -> Layout:
    return read_word(word(body, relations, **parts))


def words(read: Layout, block: Block) -> str:
    return read.text[block.start : block.end]


def numbers(read: Layout) -> list[str | None]:
    return [block.number for block in read.blocks]


def cells(read: Layout) -> list[list[str]]:
    return [
        [read.text[one.start : one.end] for one in block.cells]
        for block in read.blocks
        if block.cells
    ]


def lost(read: Layout) -> list[str]:
    return [one.what for one in read.lost]
