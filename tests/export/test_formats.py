"""What holds for every format that an SOP can be taken away in."""

import subprocess
import sys

import pytest

from sopai.errors import ExportError
from sopai.export.naming import file_name
from sopai.export.printed import Printed
from sopai.export.registry import Format, format_named, known_formats, written
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop, sop_with

OPEN = ("Who packs on Sunday?",)


@pytest.mark.parametrize("form", known_formats(), ids=lambda form: form.name)
def test_a_format_says_what_it_is_for(form: Format) -> None:
    assert form.label.en and form.label.zh
    assert form.about.en.endswith(".") and form.about.zh.endswith("。")
    assert form.suffix.startswith(".") and "/" in form.mime


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", known_formats(), ids=lambda form: form.name)
def test_equal_values_give_equal_bytes(form: Format, language: str) -> None:
    printed = Printed(full_sop(language), CONTROL, ROSTER, TODAY, OPEN)
    assert form.write(printed) == form.write(printed) != b""


@pytest.mark.parametrize("form", known_formats(), ids=lambda form: form.name)
def test_an_sop_of_a_title_alone_is_written(form: Format) -> None:
    assert form.write(Printed(sop_with()))


def test_listing_the_formats_loads_no_library() -> None:
    code = (
        "import sys; from sopai.export.registry import known_formats; known_formats();"
        "print([n for n in sys.argv[1:] if n in sys.modules])"
    )
    vendors = ("docx", "openpyxl", "lxml", "typst", "fontTools", "PIL", "segno", "icalendar")
    command = [sys.executable, "-c", code, *vendors]
    said = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    assert said.stdout.strip() == "[]"


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(ExportError, match=r"no format 'odt': choose one of .*docx.*xlsx"):
        format_named("odt")


def test_a_format_without_templates_refuses_one() -> None:
    with pytest.raises(ExportError, match="'mermaid' fills no template"):
        written("mermaid", Printed(sop_with(), template=b"x"))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Pack an order", "Pack-an-order.md"),
        ("退货/换货：流程", "退货-换货-流程.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("???", "sop.md"),
        ("x" * 300, "x" * 60 + ".md"),
    ],
)
def test_a_title_becomes_a_name_that_every_file_system_takes(title: str, name: str) -> None:
    assert file_name(title, ".md") == name
