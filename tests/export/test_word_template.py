"""Files that may not be a template, and what is taken out of one."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document as open_document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from sopai.errors import ExportError
from sopai.export.word_template import TYPES, open_template
from tests.export.templates import company, saved, template_with

PLAIN = template_with("{{title}}")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ATTACHED = RELATIONSHIP_TYPE.SETTINGS.replace("settings", "attachedTemplate")
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def changed(data: bytes, replaced: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(n for n in replaced if n not in old.namelist())]:
            new.writestr(name, replaced[name] if name in replaced else old.read(name))
    return packed.getvalue()


def typed(kind: str) -> bytes:
    with ZipFile(BytesIO(PLAIN)) as file:
        types = file.read(TYPES).decode().replace(MAIN, kind)
    return changed(PLAIN, {TYPES: types.encode()})


def styled(old: bytes, new: bytes) -> bytes:
    with ZipFile(BytesIO(PLAIN)) as file:
        return changed(PLAIN, {"word/styles.xml": file.read("word/styles.xml").replace(old, new)})


def with_field(code: str) -> bytes:
    document = open_document(BytesIO(PLAIN))
    field = f"<w:r {nsdecls('w')}><w:instrText>{code[:3]}</w:instrText></w:r>"
    document.paragraphs[0]._p.append(parse_xml(field))
    document.paragraphs[0]._p.append(parse_xml(field.replace(code[:3], code[3:])))
    return saved(document)


def linked(kind: str, target: str) -> bytes:
    document = open_document(BytesIO(PLAIN))
    document.part.relate_to(target, kind, is_external=True)
    return saved(document)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no Word file: name a .docx"),
        (b"{\\rtf1 hello}", "no Word file: name a .docx"),
        (b"PK\x03\x04" + b"x" * 50, "damaged: open it in Word"),
        (PLAIN[:-200], "damaged: open it in Word"),
        (changed(PLAIN, {"word/document.xml": b"<w:document"}), "damaged"),
        (changed(PLAIN, {"word/document.xml": b"<a/>"}), "damaged"),
        (changed(PLAIN, {"word/styles.xml": b"<a/>"}), "damaged"),
        (styled(b'w:type="table"', b'w:type="x"'), "damaged"),
        (changed(PLAIN, {"_rels/.rels": b"<a/>"}), "damaged"),
        (OLE, r"an old Word file \(.doc\): save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (changed(PLAIN, {"word/vbaProject.bin": b"x"}), r"has macros.* save it in Word as .docx"),
        (typed("application/vnd.ms-word.document.macroEnabled.main+xml"), "has macros"),
        (changed(PLAIN, {"word/media/a.png": bytes(30_000_000)}), "unpacks to more than"),
        (changed(PLAIN, {f"word/media/{n}": b"" for n in range(20_001)}), "unpacks to more than"),
        (linked(RELATIONSHIP_TYPE.IMAGE, "http://example.com/a.png"), r"image: 'http.*break the"),
        (linked(RELATIONSHIP_TYPE.OLE_OBJECT, "file:///c:/a.xlsx"), "oleObject: 'file:///c:/a"),
        (with_field('INCLUDEPICTURE "http://example.com/a.png"'), "field 'INCLUDEPICTURE'"),
        (with_field('ddeauto c:\\\\cmd.exe "/k"'), "field 'DDEAUTO', which reads another file"),
    ],
    ids=range(19),
)
def test_what_is_no_template_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(ExportError, match=said):
        open_template(data)


def test_fields_that_only_name_such_a_word_are_no_harm() -> None:
    assert open_template(with_field('HYPERLINK "http://example.com/link"')).sections


def test_a_field_within_another_is_seen() -> None:
    document = open_document(BytesIO(PLAIN))
    mark = '<w:r {0}><w:fldChar w:fldCharType="{1}"/></w:r>'
    code = "<w:r {0}><w:instrText>{1}</w:instrText></w:r>"
    for form, text in (
        (mark, "begin"), (code, " IF 1 = "), (mark, "begin"), (code, "LINK a.xlsx"), (mark, "end"),
        (code, " yes"), (mark, "end"),
    ):  # fmt: skip
        document.paragraphs[0]._p.append(parse_xml(form.format(nsdecls("w"), text)))
    with pytest.raises(ExportError, match="field 'LINK'"):
        open_template(saved(document))


def test_a_locked_zip_is_refused() -> None:
    data = bytearray(PLAIN)
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(ExportError, match="locked by a password"):
        open_template(bytes(data))


def test_a_link_to_a_template_elsewhere_is_taken_out() -> None:
    document = open_document(BytesIO(PLAIN))
    settings_part = document.part._settings_part
    key = settings_part.relate_to("http://example.com/a.dotm", ATTACHED, is_external=True)
    link = f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{key}"/>'
    settings_part.element.insert(0, parse_xml(link))
    found = saved(open_template(saved(document)))
    with ZipFile(BytesIO(found)) as file:
        assert b"example.com" not in b"".join(file.read(name) for name in file.namelist())
        assert b"attachedTemplate" not in file.read("word/settings.xml")


def test_a_link_that_a_person_clicks_stays() -> None:
    document = open_template(linked(RELATIONSHIP_TYPE.HYPERLINK, "http://example.com"))
    assert "http://example.com" in [
        one.target_ref for one in document.part.rels.values() if one.is_external
    ]


def test_a_file_saved_as_a_template_is_taken_for_a_document() -> None:
    found = saved(open_template(typed(MAIN.replace("document.main", "template.main"))))
    with ZipFile(BytesIO(found)) as file:
        assert MAIN.encode() in file.read(TYPES)


@settings(max_examples=60)
@given(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=8))
def test_damage_is_an_error_that_says_so(at: int, noise: bytes) -> None:
    try:
        document = open_template(PLAIN[:at] + noise + PLAIN[at + len(noise) :])
    except ExportError as error:
        assert "template" in str(error)
    else:
        assert document.sections


def test_a_template_of_a_company_is_opened() -> None:
    assert len(open_template(company()).sections) == 1
