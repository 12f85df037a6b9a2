"""The page for the wall and the phone, as a program that reads HTML finds it."""

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path

import pytest
import segno
from hypothesis import given, settings
from lxml import html

from sopai.errors import ExportError
from sopai.export.printed import Printed
from sopai.export.wall import write_wall
from sopai.export.wall_fit import SIZES, Piece, fit
from sopai.ingest.read import read
from sopai.schema.control import DocumentControl, State
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop
from tests.export.pictures import JPEG, PHOTO_BYTES
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop, long_sop, sop_with
from tests.strategies import NASTY, controls, rosters, sops

ADDRESS = "https://wiki.example.com/sop/003?a=1&b=2"
OPEN = ("Who stands in for Li Si?", "周日由谁打包？")


def opened(printed: Printed) -> html.HtmlElement:
    return html.document_fromstring(write_wall(printed).decode())


def of(page: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    """The elements of a name or of a class, `.script`."""
    if not name.startswith("."):
        return list(page.iter(name))
    return [one for one in page.iter() if name[1:] in one.get("class", "").split()]


def words(page: html.HtmlElement, name: str) -> list[str]:
    """The texts of the elements of a name or of a class."""
    return [" ".join(str(one.text_content()).split()) for one in of(page, name)]


def elements(page: html.HtmlElement) -> set[str]:
    return {str(one.tag) for one in page.iter() if isinstance(one.tag, str)}


@pytest.fixture(scope="module", params=["en", "zh"])
def full(request: pytest.FixtureRequest) -> tuple[str, html.HtmlElement]:
    language: str = request.param
    printed = Printed(full_sop(language), CONTROL, ROSTER, TODAY, OPEN, None, ADDRESS)
    return language, opened(printed)


def test_nothing_runs_and_nothing_is_fetched() -> None:
    page = opened(Printed(full_sop(), CONTROL, ROSTER, TODAY, OPEN, None, ADDRESS))
    (policy,) = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    style = str(of(page, "style")[0].text)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'"
    )
    assert not elements(page) & {"script", "link", "iframe", "object", "embed", "base", "form"}
    assert not page.xpath("//@style | //@src | //@onclick | //@onload")
    assert not re.search(r"url\(|@import", style)


def test_a_step_is_a_row_with_owner_script_and_limit(full: tuple[str, html.HtmlElement]) -> None:
    language, page = full
    holder, say = {
        "en": ("Packer (Li Si)", "Say: Hello, I am {name}"),
        "zh": ("Packer（Li Si）", "话术：Hello, I am {name}"),
    }[language]
    assert [one for one in words(page, ".number") if one != "#"] == ["1", "1.1", "2"]
    assert words(page, ".who")[1:] == [holder, holder, "Shop"]
    assert words(page, ".limit")[1:] == ["5 minutes", "", ""]
    assert words(page, ".script") == [say]
    assert page.get("lang") == {"en": "en", "zh": "zh-CN"}[language]
    assert "td.limit, .title { font-weight: 700; }" in str(of(page, "style")[0].text)


def test_open_items_and_worth_are_said(full: tuple[str, html.HtmlElement]) -> None:
    language, page = full
    uncontrolled, recorded = {
        "en": ("Uncontrolled when printed · printed 2026-03-01", "recorded, not authenticated"),
        "zh": ("打印件为非受控文件 · 打印日期 2026-03-01", "仅作记录，未经身份认证"),
    }[language]
    assert words(page, "li") == list(OPEN)
    (footer,) = words(page, "footer")
    assert uncontrolled in footer and recorded in footer


def test_everything_of_the_sop_is_on_the_screen(full: tuple[str, html.HtmlElement]) -> None:
    said = [
        "No parcel comes back", "Orders of the shop", "an order comes in", "Wang Wu", "weekly",
        "All items ticked", "items per hour", "Full tote", "Scanner; Tote", "Pick list", "Photo",
        "Heavy items first", "tell the customer", "Stock-out", "Refund", "<= 0.5 %", "chart.pdf",
        "Check ten parcels", "the grey box", "Carrier handbook", "Ask Ben", "20 Feb 2026",
        "New box", "Zhao Liu",
    ]  # fmt: skip
    (text,) = words(full[1], "body")
    assert [one for one in said if one not in text] == []


def test_paper_says_what_stands_on_the_screen_alone(full: tuple[str, html.HtmlElement]) -> None:
    language, page = full
    assert (
        words(page, ".paper")
        == {
            "en": [
                "Only on the screen: Roles, Metrics, Supervision, Materials, Definitions, Notes, "
                "Control, History."
            ],
            "zh": ["仅在屏幕上显示：职责、指标、监督、资料、术语、备注、文件信息、修订记录。"],
        }[language]
    )
    assert len(of(of(page, ".screen")[0], "h2")) == 8


def test_the_code_leads_to_the_current_version(full: tuple[str, html.HtmlElement]) -> None:
    ground, signs = full[1].xpath('//*[local-name()="path"]/@d')
    expected = segno.make_qr(ADDRESS, error="m").svg_inline(border=4, omitsize=True)
    assert ground == "M0 0h37v37h-37z" and f'd="{signs}"' in expected
    assert full[1].xpath("//a/@href") == [ADDRESS]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "(sopai export --address)"), ("zh", "（sopai export --address）")]
)
def test_without_an_address_there_is_no_code_and_it_says_where_to_set_one(
    language: str, said: str
) -> None:
    page = opened(Printed(full_sop(language)))
    assert "svg" not in elements(page) and not page.xpath("//a")
    assert said in words(page, "footer")[0]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "\\\\server\\sops", "https://x\x00"])
def test_only_web_addresses_can_be_touched(address: str) -> None:
    assert not opened(Printed(sop_with(), address=address)).xpath("//a")


def test_an_address_longer_than_a_code_is_refused() -> None:
    with pytest.raises(ExportError, match="3,019 characters, more than a QR code holds"):
        write_wall(Printed(sop_with(), address="https://example.com" + "x" * 3000))


@pytest.mark.parametrize(
    ("state", "language", "said"),
    [
        (State.DRAFT, "en", "DRAFT: do not work by this copy"),
        (State.EXPIRED, "zh", "已过期：请勿按此件操作"),
        (State.RETIRED, "en", "OBSOLETE: do not work by this copy"),
        (State.RETIRED, "zh", "已作废：请勿按此件操作"),
    ],
)
def test_a_banner_warns_of_what_is_not_in_force(state: State, language: str, said: str) -> None:
    control = CONTROL.model_copy(update={"state": state})
    assert words(opened(Printed(full_sop(language), control)), ".warning") == [said]


def test_an_effective_sop_has_no_banner() -> None:
    assert words(opened(Printed(full_sop(), CONTROL, today=TODAY)), ".warning") == []


def test_few_steps_have_large_letters_and_many_do_not_fit_on_a_sheet() -> None:
    few, many = write_wall(Printed(long_sop(3))), write_wall(Printed(long_sop(300)))
    assert b"font-size: 16pt" in few and b"sheets of A4" not in few
    assert b"font-size: 11.5pt" in many and b"sheets of A4: it does not fit on one" in many
    assert "一张放不下".encode() in write_wall(
        Printed(long_sop(300).model_copy(update={"language": "zh"}))
    )


def test_letters_are_never_smaller_than_can_be_read() -> None:
    assert fit([]).size == SIZES[0]
    assert fit([[[Piece("字" * 20_000)]]]).size == SIZES[-1] >= 11
    assert fit([[[Piece("字" * 20_000)]]]).sheets > 3


def test_pictures_of_the_folder_are_in_the_page(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(PHOTO_BYTES)
    (source,) = opened(Printed(full_sop(), folder=tmp_path)).xpath("//img/@src")
    kind, data = source.split(",")
    assert kind == "data:image/jpeg;base64" and JPEG in b64decode(data)
    missing = opened(Printed(full_sop(), folder=tmp_path / "none"))
    assert (
        not missing.xpath("//img")
        and "picture not shown: there is no such file" in words(missing, ".steps")[0]
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sopai_reads_the_steps_back(tmp_path: Path, language: str) -> None:
    path = tmp_path / "wall.html"
    path.write_bytes(write_wall(Printed(full_sop(language), CONTROL, today=TODAY)))
    first, second, third = read(path).sop.steps
    assert (first.owner.text, first.time_limit) == ("Packer", "5 minutes")
    assert (second.action, third.action) == ("Tick it on the list", "Call the customer")


HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><script>1</script>",
    "</title><script>1</script>", "' onmouseover='1", "<!-- x", "]]>", "&lt;b&gt;", "{{7*7}}",
    "<svg onload=alert(1)>", "</textarea>", *NASTY,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_becomes_markup(text: str) -> None:
    plain = opened(Printed(_filled("x"), _signed("x"), address="https://example.com/x"))
    page = opened(Printed(_filled(text), _signed(text), address="https://example.com/x"))
    hidden = of(page, ".hidden-character")
    kept = [one for one in page.iter() if one not in hidden]
    assert {one.tag for one in kept} == elements(plain)
    assert {name for one in kept for name in one.keys()} == {  # noqa: SIM118 - no dict
        name
        for one in plain.iter()
        for name in one.keys()  # noqa: SIM118 - no dict
    }


def _filled(text: str) -> Sop:
    step = {
        "id": "s1",
        "title": text,
        "action": text,
        "owner": {"kind": "person", "person": text},
        "script": text,
        "time_limit": text,
        "materials": [{"name": text}],
    }
    return sop_with(title=text, purpose=text, steps=[step], notes=[{"text": text}])


def _signed(text: str) -> DocumentControl:
    return DocumentControl(organisation=text, number=text, approvers=(text,))


@settings(max_examples=60)
@given(sops(), controls, rosters)
def test_any_sop_is_a_page_with_a_row_for_each_step(
    sop: Sop, control: DocumentControl, roster: Roster
) -> None:
    page = opened(Printed(sop, control, roster, TODAY, OPEN, None, ADDRESS))
    assert len(of(page, ".number")) == len(sop.steps) + bool(sop.steps)
    assert "script" not in elements(page)
    assert len(page.xpath("//a")) == 1
