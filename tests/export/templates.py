"""Word templates as companies have them, with runs that Word has split."""

from io import BytesIO

from docx import Document as new_document
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

BOX = """<w:r {spaces} xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0"
 simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>3600000</wp:posOffset>
</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="2000000" cy="500000"/><wp:wrapSquare wrapText="bothSides"/>
<wp:docPr id="9" name="Box"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/>
</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln><a:solidFill>
<a:srgbClr val="1F2937"/></a:solidFill></a:ln></wps:spPr><wps:txbx>{content}</wps:txbx>
<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>"""


def split(paragraph: Paragraph, *runs: str) -> Paragraph:
    """Text in runs as Word leaves it after spell checking and later edits."""
    for text in runs:
        paragraph.add_run(text)
        paragraph._p.append(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'))
    return paragraph


def saved(document: Document) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def template_with(*texts: str) -> bytes:
    """A template with these paragraphs and nothing else."""
    document = new_document()
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def company() -> bytes:
    """A form of a quality department: own styles, numbered headings, a cover, a text box."""
    document = new_document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(11)
    heading = document.styles["Heading 1"]
    heading.font.color.rgb, heading.font.size = RGBColor(0x8A, 0x1C, 0x1C), Pt(14)
    head = section.header.add_table(1, 3, Mm(166))
    head.style = "Table Grid"
    split(head.cell(0, 0).paragraphs[0], "{{organ", "isation}}")
    split(head.cell(0, 1).paragraphs[0], "SOP ", "{", "{num", "ber}", "}")
    split(head.cell(0, 2).paragraphs[0], "Rev. {{", "version", "}}")
    split(section.first_page_header.paragraphs[0], "{{organisation}}")
    split(section.footer.paragraphs[0], "Effective {{effective}}, next review {{Next ", "review}}")
    title = split(document.add_paragraph(style="Title"), "{{ti", "tle}}")
    content = (
        '<w:txbxContent><w:p><w:r><w:t xml:space="preserve">State: {{st</w:t></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>ate}}</w:t></w:r></w:p></w:txbxContent>"
    )
    title._p.append(parse_xml(BOX.format(spaces=nsdecls("w", "wp", "a"), content=content)))
    about = document.add_table(2, 2)
    about.style = "Light Grid Accent 1"
    about.cell(0, 0).text, about.cell(1, 0).text = "Department", "Approved by"
    split(about.cell(0, 1).paragraphs[0], "{{", "department}", "}")
    split(about.cell(1, 1).paragraphs[0], "{{approvers}} on {{approved}}")
    for name in ("purpose", "scope", "steps", "exceptions", "metrics", "approval"):
        document.add_heading(name.capitalize(), 1)
        split(document.add_paragraph(), "{{", name, "}}")
    return saved(document)


def chinese_form() -> bytes:
    """A Chinese form: a table of metadata, the body below, braces of a Chinese keyboard."""
    document = new_document()
    document.styles["Normal"].font.name = "SimSun"
    document.styles.add_style("表格", WD_STYLE_TYPE.TABLE).base_style = document.styles[
        "Table Grid"
    ]
    grid = document.add_table(3, 4)
    grid.style = "Table Grid"
    names = ("文件编号", "版本", "部门", "编制人", "批准人", "生效日期")
    for at, name in enumerate(names):
        row, column = divmod(at, 2)
        grid.cell(row, column * 2).text = name
        split(grid.cell(row, column * 2 + 1).paragraphs[0], "｛｛", name, "｝｝")
    split(document.add_paragraph(style="Title"), "{{标", "题}}")
    split(document.add_paragraph(), "{{正文}}")
    split(document.sections[0].footer.paragraphs[0], "打印日期 {{打印日期}}，本打印件非受控")
    return saved(document)


def letterhead() -> bytes:
    """Paper with a letterhead and no place for anything, in landscape."""
    document = new_document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.header.paragraphs[0].text = "Star Shop Ltd · 1 Harbour Road"
    return saved(document)
