"""Pictures are found in one place, shown alike everywhere, and refused with the reason."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from sopai.export.picture import (
    MAX_POINTS,
    REFUSALS,
    Picture,
    is_picture,
    picture_of,
    refused_in,
)
from sopai.export.printed import Printed
from sopai.export.registry import format_named
from sopai.schema.sop import Material
from tests.export.pictures import PHOTO_BYTES
from tests.export.samples import sop_with
from tests.export.shown import shown

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">'
DRAWING = HEAD + '<rect width="200" height="100" fill="red"/></svg>'


def named(place: str) -> Material:
    return Material(name="Plan", href=place)


def refusal(folder: Path, place: str, content: bytes = b"") -> str:
    (folder / place).write_bytes(content)
    found = picture_of(named(place), folder)
    assert not isinstance(found, Picture)
    return found.field


def dots(folder: Path, svg: str) -> Image.Image:
    (folder / "plan.svg").write_text(svg, "utf-8")
    found = picture_of(named("plan.svg"), folder)
    assert isinstance(found, Picture)
    return Image.open(BytesIO(found.jpeg))


def ink(image: Image.Image) -> int:
    """Dots that are dark."""
    return sum(image.convert("L").histogram()[:100])


def test_a_drawing_is_shown_as_dots(tmp_path: Path) -> None:
    picture = dots(tmp_path, DRAWING)
    assert picture.size == (1100, 550)
    red, green, blue = picture.convert("RGB").resize((1, 1)).tobytes()
    assert red > 240 and green < 15 and blue < 15


@pytest.mark.parametrize(
    "font", ["", 'font-family="Arial"', 'style="font-family:Arial !important"']
)
@pytest.mark.parametrize("words", ["Hold it here", "从这里拿"])
def test_words_of_a_drawing_are_shown_whatever_their_font(
    tmp_path: Path, font: str, words: str
) -> None:
    assert ink(dots(tmp_path, f'{HEAD}<text y="50" {font}>{words}</text></svg>')) > 500


@pytest.mark.parametrize(
    ("svg", "why"),
    [
        ("nonsense", "broken"),
        (HEAD, "broken"),
        (HEAD + '<image href="photo.png" width="9" height="9"/></svg>', "linked"),
        (HEAD + '<image href="https://example.com/a.png" width="9" height="9"/></svg>', "linked"),
        (HEAD + "<foreignObject><p>Hold it here</p></foreignObject></svg>", "browser"),
        (f'<!DOCTYPE svg [<!ENTITY x SYSTEM "photo.png">]>{HEAD}<text>&x;</text></svg>', "broken"),
        (HEAD + "<g>" * 3000 + "</g>" * 3000 + "</svg>", "broken"),
    ],
)
def test_a_drawing_that_would_lose_a_part_is_refused(tmp_path: Path, svg: str, why: str) -> None:
    (tmp_path / "photo.png").write_bytes(PHOTO_BYTES)
    assert refusal(tmp_path, "plan.svg", svg.encode()) == why


def test_a_picture_with_too_many_dots_is_refused(tmp_path: Path) -> None:
    Image.new("1", (MAX_POINTS // 1000 + 1, 1000)).save(tmp_path / "large.png")
    assert picture_of(named("large.png"), tmp_path) == REFUSALS["large"]


def test_a_format_that_is_not_read_is_named(tmp_path: Path) -> None:
    assert is_picture(named("photo.HEIC")) and not is_picture(named("form.csv"))
    assert refusal(tmp_path, "photo.HEIC", b"x") == "kind"


def test_each_picture_that_is_not_shown_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(PHOTO_BYTES)
    photo, plan = {"name": "Photo", "href": "photo.png"}, {"name": "Plan", "href": "plan.svg"}
    step = {"id": "s1", "action": "a", "materials": [photo, plan]}
    sop = sop_with(steps=[step], materials=[plan])
    assert list(refused_in(sop, tmp_path)) == [("plan.svg", REFUSALS["missing"])]
    assert [why.field for _, why in refused_in(sop, None)] == ["folder", "folder"]


@pytest.mark.parametrize("name", ["docx", "pdf", "html"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_format_gives_the_same_reason(tmp_path: Path, name: str, language: str) -> None:
    plan = {"name": "Plan", "href": "plan.svg"}
    step = {"id": "s1", "action": "a", "materials": [plan]}
    sop = sop_with(language=language, steps=[step], materials=[plan])
    said = shown(name, format_named(name).write(Printed(sop, folder=tmp_path)))
    reason = {"en": "[picturenotshown:thereisnosuchfile", "zh": "【图片未显示：SOP所在文件夹中没有"}
    assert said.count(reason[language]) == 2
