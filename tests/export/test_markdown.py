"""What an SOP's file looks like, and that nothing is lost on the way there and back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopai.export.formats.md import md
from sopai.export.markdown import write_markdown
from sopai.export.printed import Printed
from sopai.ingest.markdown import read_markdown
from sopai.ingest.native import NativeReading, read_native
from sopai.schema.control import DocumentControl
from sopai.schema.owner import Found, Owner, OwnerKind
from sopai.schema.sop import Branch, Metric, Note, Sop, Step, Target
from tests.export.samples import CONTROL, full_sop
from tests.strategies import NASTY, controls, sops

GOLDEN = Path(__file__).parents[1] / "golden" / "markdown"
FILES = [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.md"))]


def reading(text: str) -> NativeReading:
    native = read_native(read_markdown(text))
    assert native is not None
    return native


def sop_with(**fields: object) -> Sop:
    return Sop.model_validate(
        {"id": "sop_0123456789", "title": "Close the pump", "language": "en", **fields}
    )


@pytest.mark.parametrize("text", FILES)
def test_file_is_written_as_it_was_read(text: str) -> None:
    native = reading(text)
    assert not native.lost
    assert write_markdown(native.sop, native.control, native.last_ids) == text


def test_the_files_have_every_part_of_an_sop() -> None:
    read = [reading(text).sop for text in FILES]
    assert not {name for name in Sop.model_fields if not any(getattr(sop, name) for sop in read)}


@settings(max_examples=200)
@given(sops(), controls)
def test_what_was_written_reads_back_the_same(sop: Sop, control: DocumentControl) -> None:
    native = reading(write_markdown(sop, control))
    assert native.sop == sop
    assert native.control == control
    assert not native.lost


@settings(max_examples=40)
@given(sops())
def test_an_sop_without_control_reads_back_with_an_empty_one(sop: Sop) -> None:
    native = reading(write_markdown(sop))
    assert native.sop == sop
    assert native.control == DocumentControl()


@settings(max_examples=40)
@given(sops())
def test_windows_line_ends_change_nothing(sop: Sop) -> None:
    assert reading(write_markdown(sop).replace("\n", "\r\n")).sop == sop


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nasty_text_survives_in_every_place(text: str, language: str) -> None:
    step = {
        "id": "s1",
        "title": text,
        "action": text,
        "owner": {"kind": "group", "text": text, "found": "label"},
        "tools": [text, text],
        "output": text,
        "script": text,
        "materials": [{"name": text}, {"name": text, "href": text}],
        "branches": [
            {"condition": text, "then": text, "otherwise": text},
            {"condition": text, "then": text, "then_step": "s1", "otherwise_step": "s1"},
        ],
    }
    sop = sop_with(
        language=language,
        title=text,
        purpose=text,
        steps=[step],
        exceptions=[{"id": "e1", "situation": text}],
        metrics=[{"id": "m1", "name": text, "target": {"text": text, "unit": text}}],
        supervision=[{"activity": text, "cadence": text}],
        definitions=[{"term": text, "meaning": text}],
        notes=[{"text": text}, {"text": text}, {"heading": text, "text": text}, {"text": text}],
        x={text: [text, {text: None}]},
    )
    control = DocumentControl(number=text, approvers=(text,), other=((text, text), (text, text)))
    native = reading(write_markdown(sop, control))
    assert native.sop == sop
    assert native.control == control


def test_a_very_long_text_survives() -> None:
    sop = sop_with(purpose="长" * 300_000, notes=[Note(text="`` ` \\ " * 50_000)])
    assert reading(write_markdown(sop)).sop == sop


def test_deeply_nested_steps_survive() -> None:
    steps = [
        Step(id=f"s{n}", parent=f"s{n - 1}" if n > 1 else None, action="-") for n in range(1, 81)
    ]
    sop = sop_with(steps=steps)
    assert reading(write_markdown(sop)).sop == sop


def test_holder_is_not_written() -> None:
    owner = Owner(kind=OwnerKind.ROLE, role="Packer", holder="Li Si")
    written = write_markdown(sop_with(executor=owner))
    assert "Li Si" not in written
    assert reading(written).sop.executor == Owner(kind=OwnerKind.ROLE, role="Packer")


def test_order_of_steps_that_a_list_cannot_show_stands_in_the_head() -> None:
    steps = [
        Step(id="s1", action="a"),
        Step(id="s2", action="b"),
        Step(id="s3", action="c", parent="s1"),
    ]
    sop = sop_with(steps=steps)
    written = write_markdown(sop)
    assert "step_order:\n- s1\n- s2\n- s3\n" in written
    assert reading(written).sop == sop


def test_retired_ids_are_remembered() -> None:
    sop = sop_with(steps=[Step(id="s2", action="a")], metrics=[Metric(id="m1", name="b")])
    written = write_markdown(sop, last_ids={"s": 9, "m": 1})
    assert "last_ids:\n  s: 9\n---" in written
    assert reading(written).last_ids == {"s": 9, "m": 1}


def test_an_owner_that_words_cannot_show_carries_a_comment() -> None:
    owner = Owner(kind=OwnerKind.ROLE, role="Packer", text="the packers", found=Found.SUBJECT)
    other = Owner(kind=OwnerKind.ROLE, role="Clerk", text="Clerk", found=Found.LABEL)
    sop = sop_with(executor=owner, supervisor=other, improver=other)
    written = write_markdown(sop)
    assert (
        '- Executor: Packer <!-- {"text": "the packers", "found": "subject", "was": '
        '"Executor: Packer"} -->\n' in written
    )
    assert reading(written).sop == sop


def test_what_most_owners_share_is_said_once() -> None:
    owner = Owner(kind=OwnerKind.ROLE, role="Packer", found=Found.LABEL)
    written = write_markdown(sop_with(executor=owner, supervisor=owner))
    assert "owners:\n  quoted: false\n---" in written
    assert "- Executor: Packer\n" in written


def test_a_target_that_words_cannot_show_carries_a_comment() -> None:
    target = Target(text="one in a hundred", comparator="<=", value=1, unit="%")
    sop = sop_with(metrics=[Metric(id="m1", name="Errors", target=target)])
    written = write_markdown(sop)
    assert "- Target: one in a hundred <!-- {" in written
    assert reading(written).sop == sop


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        ("Hello", 'Say: "Hello"'),
        ('"Yes", then "no"', 'Say: "Yes", then "no"'),
        ('"Hello"', 'Say: "\\"Hello\\""'),
        ('say "Hi" first', 'Say: say "Hi" first'),
    ],
)
def test_words_to_say_stand_in_quotation_marks(script: str, shown: str) -> None:
    sop = sop_with(steps=[Step(id="s1", action="Greet", script=script)])
    assert f"   - {shown}\n" in write_markdown(sop)
    assert reading(write_markdown(sop)).sop == sop


def test_branches_name_steps_by_number() -> None:
    branch = Branch(condition="it is short", then="wait", otherwise_step="s7")
    sop = sop_with(
        steps=[Step(id="s3", action="Count", branches=(branch,)), Step(id="s7", action="Pack")]
    )
    assert "- If it is short: wait; else (→ 2) <!-- 2 = s7 -->\n" in write_markdown(sop)
    assert reading(write_markdown(sop)).sop == sop


@given(st.sampled_from(NASTY), st.sampled_from(NASTY))
def test_two_notes_stay_two(first: str, second: str) -> None:
    sop = sop_with(notes=[Note(text=first), Note(text=second), Note(heading=second, text=first)])
    assert reading(write_markdown(sop)).sop.notes == sop.notes


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_open_stands_in_the_file_and_is_not_read_back(language: str) -> None:
    sop = full_sop(language)
    items = ("Who packs on Sunday?", "# Steps")
    file = md(Printed(sop, CONTROL, open_items=items)).decode()
    native = reading(file)
    assert "- ☐ Who packs on Sunday?" in file
    assert {"en": "not authenticated", "zh": "未经身份认证"}[language] in file
    assert (native.sop, native.control) == (sop, CONTROL)
    assert native.open_items == items
    assert [lost.why for lost in native.lost] == ["what is open is not part of the SOP"]
