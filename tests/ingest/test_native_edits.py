"""Files of sopai after careless hands: refused, or read as something that stays."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopai.errors import IngestError
from sopai.export.markdown import write_markdown
from sopai.ingest.markdown import read_markdown
from sopai.ingest.native import NativeReading, read_native
from sopai.ingest.read import read_string
from tests.strategies import sops

HEAD = "---\nsopai: 1\nid: sop_0123456789\nlanguage: en\n---\n\n# Close the pump\n\n"
GOLDEN = Path(__file__).parents[1] / "golden" / "markdown"
PACKING = (GOLDEN / "packing.md").read_text(encoding="utf-8")


def reading(text: str) -> NativeReading:
    native = read_native(read_markdown(text))
    assert native is not None
    return native


_edits = st.lists(
    st.tuples(
        st.sampled_from(("drop", "double", "swap", "dedent", "indent", "unmark")),
        st.integers(5, 200),
    ),
    max_size=6,
)


def edited(text: str, edits: list[tuple[str, int]]) -> str:
    """The text after careless hands: lines dropped, doubled, moved, indented."""
    lines = text.split("\n")
    for edit, number in edits:
        at = number % len(lines)
        line = lines[at]
        if edit == "drop":
            del lines[at]
        elif edit == "double":
            lines.insert(at, line)
        elif edit == "swap":
            lines[at], lines[at - 1] = lines[at - 1], line
        elif edit == "unmark":
            lines[at] = line.partition("<!--")[0]
        else:
            lines[at] = f"  {line}" if edit == "indent" else line.lstrip()
        lines = lines or [""]
    return "\n".join(lines)


@settings(max_examples=300)
@given(st.one_of(st.just(PACKING), sops().map(write_markdown)), _edits)
def test_an_edited_file_is_refused_or_settles_at_once(
    text: str, edits: list[tuple[str, int]]
) -> None:
    try:
        native = read_native(read_markdown(edited(text, edits)))
    except IngestError:
        return
    if native is not None:
        again = reading(write_markdown(native.sop, native.control, native.last_ids))
        assert (again.sop, again.control, again.lost) == (native.sop, native.control, [])


PIECES = (
    "## Steps\n\n", "## Notes\n\n", "## Definitions\n\n", "## Exceptions\n\n", "## Purpose\n\n",
    "## Materials\n\n", "# H\n", "### h\n", "1. ", "- ", "   - ", "      - ", "Owner: ", "When: ",
    "Say: ", "Target: <= 1 s", "Step: 1", "负责人：", "（部门）", "**T.** ", "**",
    "If a: b; else c", "(→ 1)", "[a](b)", "<!-- s1 -->", "<!-- e1 -->", "<!--", "-->", "`",
    "```\n", "~~~\n", "---\n", "***\n", "> ", "|", "\\", "&#32;", "<br>", "<div>", "\t", "    ",
    "\n", "\n\n", "text",
)  # fmt: skip
"""What a body is made of, well or badly put together."""


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_body_is_refused_or_settles_at_once(body: str) -> None:
    try:
        native = reading(HEAD + body)
    except IngestError:
        return
    again = reading(write_markdown(native.sop, native.control, native.last_ids))
    assert (again.sop, again.control, again.lost) == (native.sop, native.control, [])


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    for above in ("", "## Steps\n\n1. ", "## Notes\n\n", "## Metrics\n\n- m\n  - Target: "):
        assert reading(f"{HEAD}{above}{text}").sop.title == "Close the pump"


@pytest.mark.parametrize(
    "body",
    [
        "Number: CS-7\n\n1. Li Si opens the parcel.\n2. Li Si refunds the price.\n",
        "## Procedure\n\n1. Li Si opens the parcel.\n2. Li Si refunds the price.\n",
        "## Steps\n\n| Step | Action | Owner |\n|---|---|---|\n"
        "| 1 | Li Si opens the parcel. | Li Si |\n| 2 | Li Si refunds the price. | Li Si |\n",
        "## 1. Receive\n\nTom looks around.\n\n## Steps\n\n- Li Si opens the parcel.\n\n"
        "## Procedure\n\n1. Li Si opens the parcel.\n2. Li Si refunds the price.\n",
    ],
)
def test_head_of_sopai_over_another_text_loses_no_step(body: str) -> None:
    head = "---\nsopai: 1\nid: sop_0123456789\nversion: 2.3\nnext_review: 2027-03-01\n---\n"
    found = read_string(f"{head}# Returns\n\n{body}", "returns.md")
    actions = [step.action for step in found.sop.steps]
    assert actions[-2:] == ["Li Si opens the parcel.", "Li Si refunds the price."]
    assert (found.sop.id, found.has_id) == ("sop_0123456789", True)
    assert (found.control.version, found.control.next_review) == ("2.3", date(2027, 3, 1))
    assert found.control.other == ()


def test_head_that_sopai_wrote_keeps_its_notes_and_says_what_reads_like_a_step() -> None:
    head = "---\nsopai: 1\nid: sop_0123456789\nform: six_part\n---\n# Returns\n\n"
    found = read_string(f"{head}## Procedure\n\n1. Li Si opens the parcel.\n", "returns.md")
    assert (found.sop.steps, len(found.sop.notes)) == ((), 1)
    [lost] = found.document.lost
    assert (lost.line, lost.what) == (10, "Li Si opens the parcel.")
    assert "put it under the heading '## Steps'" in lost.why


def test_head_over_text_without_steps_stays_sopais() -> None:
    head = "---\nsopai: 1\nid: sop_0123456789\nform: six_part\n---\n# Returns\n\n"
    found = read_string(f"{head}## Background\n\nParcels come back.\n", "returns.md")
    assert (len(found.sop.notes), found.document.lost) == (1, ())


def test_id_in_a_foreign_head_is_the_sops_and_no_number() -> None:
    text = "---\nid: sop_0123456789\nnumber: CS-7\n---\n# Returns\n\n1. Li Si opens the parcel.\n"
    found = read_string(text, "returns.md")
    assert (found.sop.id, found.has_id, found.control.number) == ("sop_0123456789", True, "CS-7")
    other = read_string(text.replace("sop_0123456789", "CS-8"), "returns.md")
    assert (other.has_id, other.control.number) == (False, "CS-8")


def test_steps_without_marks_under_sopais_head_stay_sopais() -> None:
    found = read_string(f"{HEAD}## Steps\n\n1. Close it.\n2. Note it.\n", "pump.md")
    assert ([step.action for step in found.sop.steps], found.has_id) == (
        ["Close it.", "Note it."],
        True,
    )
