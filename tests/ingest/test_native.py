"""Reading sopai's own files, also after somebody edited them by hand."""

from pathlib import Path

import pytest

from sopai.errors import IngestError
from sopai.ingest.markdown import read_markdown
from sopai.ingest.native import NativeReading, read_native
from sopai.schema.owner import Found, Owner, OwnerKind
from sopai.schema.sop import Branch, Material, Note, Sop

HEAD = "---\nsopai: 1\nid: sop_0123456789\nlanguage: en\n---\n\n# Close the pump\n\n"
PACKING = Path(__file__).parents[1] / "golden" / "markdown" / "packing.md"


def reading(text: str) -> NativeReading:
    native = read_native(read_markdown(text))
    assert native is not None
    return native


def sop(body: str) -> Sop:
    return reading(HEAD + body).sop


def whys(native: NativeReading) -> list[tuple[int, str, str]]:
    return [(lost.line, lost.what, lost.why) for lost in native.lost]


@pytest.mark.parametrize(
    "text",
    [
        "",
        '---\na: "x\nsopai: 1"\n---\n',
        "# Plain\n",
        "---\ntitle: x\n---\n# T\n",
        "---\nx: [\n---\n",
        "---\na:\n  sopai: 1\n---\n",
    ],
)
def test_a_foreign_file_is_left_to_others(text: str) -> None:
    assert read_native(read_markdown(text)) is None


def test_every_value_has_its_place() -> None:
    text = PACKING.read_text(encoding="utf-8")
    native = reading(text)
    shown = {address: text[a.start : a.end] for address, a in native.anchors.items()}
    assert shown["/title"] == "Pack and ship an order"
    assert shown["/steps/s1/title"] == "Print the pick list"
    assert shown["/steps/s4/action"] == "Put each item of the list into the tote."
    assert shown["/steps/s4/owner"] == "Warehouse"
    assert shown["/steps/s1/tools/1"] == "Label printer"
    assert shown["/exceptions/e1/handling"] == "Write the order number on the tote by hand."
    assert shown["/metrics/m1/target"] == "<= 0.5 %"
    assert shown["/supervisor"] == "Wang Wu (Shift Leader)"
    assert shown["/purpose"].startswith("Every parcel")
    assert {anchor.found for anchor in native.anchors.values()} == {"native"}
    lines = text.splitlines()
    assert all(shown[k].split("\n")[0] in lines[a.line - 1] for k, a in native.anchors.items())


def test_every_block_but_headings_became_a_value() -> None:
    layout = read_markdown(PACKING.read_text(encoding="utf-8"))
    native = read_native(layout)
    assert native is not None
    left = [block for block in layout.blocks if block.ordinal not in native.step_blocks]
    assert {block.kind.value for block in left} == {"heading"}
    owner = next(
        b for b in layout.blocks if layout.text[b.start : b.end].startswith("Owner (group)")
    )
    assert native.step_blocks[owner.ordinal] == "/steps/s4/owner"
    assert native.step_blocks[owner.parent] == "/steps/s4"


def test_a_step_without_a_mark_gets_a_new_id() -> None:
    native = reading(HEAD + "## Steps\n\n1. a\n2. b <!-- s4 -->\n3. c\n   1. d\n")
    assert [(step.id, step.parent) for step in native.sop.steps] == [
        ("s5", None),
        ("s4", None),
        ("s6", None),
        ("s7", "s6"),
    ]
    assert native.last_ids == {"s": 7}


def test_a_retired_id_is_not_minted_again() -> None:
    head = HEAD.replace("language", "last_ids: {s: 9, e: 2}\nlanguage")
    native = reading(head + "## Steps\n\n1. a <!-- s1 -->\n2. b\n\n## Exceptions\n\n- c\n")
    assert [step.id for step in native.sop.steps] == ["s1", "s10"]
    assert native.sop.exceptions[0].id == "e3"


def test_when_no_number_is_left_for_a_new_id_the_line_is_said() -> None:
    with pytest.raises(IngestError, match="no number is left for a new id, since s999999999"):
        sop("## Steps\n\n1. Pack <!-- s999999999 -->\n2. Weigh\n")


def test_a_mark_of_more_than_nine_digits_is_no_id() -> None:
    found = sop("## Steps\n\n1. Pack <!-- s9999999999999999999 -->\n2. Weigh <!-- s7 -->\n")
    assert [step.id for step in found.steps] == ["s8", "s7"]


def test_an_id_that_only_a_reference_knows_is_not_minted_again() -> None:
    native = reading(HEAD + "## Steps\n\n1. a\n   - If b: c (→ 9) <!-- 9 = s12 -->\n")
    assert native.sop.steps[0].id == "s13"
    assert native.sop.steps[0].branches == (Branch(condition="b", then="c"),)
    assert whys(native) == [(12, "If b: c (→ 9)", "there is no step 9")]


def test_steps_can_be_moved_and_references_follow() -> None:
    body = (
        "## Steps\n\n1. b <!-- s2 -->\n2. a <!-- s1 -->\n   - If x: y (→ 2) <!-- 2 = s2 -->\n"
        "\n## Exceptions\n\n- e <!-- e1 -->\n  - Step: 2\n"
    )
    read = sop(body)
    assert read.steps[1].branches[0].then_step == "s2"
    assert read.exceptions[0].step == "s1"


def test_an_edited_number_counts_more_than_the_comment_behind_it() -> None:
    steps = "## Steps\n\n1. a <!-- s1 -->\n2. b <!-- s2 -->\n"
    read = sop(steps + "\n## Metrics\n\n- m\n  - Step: 1 <!-- 2 = s2 -->\n")
    assert read.metrics[0].step == "s1"


def test_steps_that_were_reordered_by_hand_overrule_the_head() -> None:
    head = HEAD.replace("language", "step_order: [s1, s2, s3]\nlanguage")
    shown = "## Steps\n\n1. a <!-- s1 -->\n   1. c <!-- s3 -->\n2. b <!-- s2 -->\n"
    moved = "## Steps\n\n1. b <!-- s2 -->\n2. a <!-- s1 -->\n   1. c <!-- s3 -->\n"
    nested = "## Steps\n\n1. c <!-- s3 -->\n   1. a <!-- s1 -->\n2. b <!-- s2 -->\n"
    assert [step.id for step in reading(head + shown).sop.steps] == ["s1", "s2", "s3"]
    assert [step.id for step in reading(head + moved).sop.steps] == ["s2", "s1", "s3"]
    assert [step.id for step in reading(head + nested).sop.steps] == ["s3", "s1", "s2"]


def test_bullets_of_many_hands_are_understood() -> None:
    body = """## Steps

1. **Pack** Put the goods <!-- s1 -->
   into the carton.

   * **Owner:** Li Si (Packer)
   * **Tools**:
     - WMS
     -
     - Printer
   * 标准：all `items` are in
   * say: Hello
   * [photo](pack.png)
   * ![label](label.png)
   * Output:
2. 装箱
   关箱
"""
    first, second = sop(body).steps
    assert (first.title, first.action) == ("Pack", "Put the goods into the carton.")
    assert first.owner == Owner(
        kind=OwnerKind.PERSON,
        person="Li Si",
        role="Packer",
        text="Li Si (Packer)",
        found=Found.LABEL,
    )
    assert first.tools == ("WMS", "Printer")
    assert first.standard == "all `items` are in"
    assert first.script == "Hello"
    assert first.materials == (
        Material(name="photo", href="pack.png"),
        Material(name="label", href="label.png"),
    )
    assert first.output is None
    assert second.action == "装箱关箱"


def test_bullets_that_are_indented_too_little_stay_with_their_step() -> None:
    read = sop("## Steps\n\n1. Pack\n  - Owner: Packer\n  - Tool: Tape\n2. Ship\n- Tool: Van\n")
    assert [(step.owner.role, step.tools) for step in read.steps] == [
        ("Packer", ("Tape",)),
        (None, ("Van",)),
    ]


def test_what_has_no_label_is_kept_under_attention_and_listed() -> None:
    native = reading(
        HEAD
        + "## Steps\n\n1. Pack\n   - Mind the dog\n   - Colour: red\n     - dark\n   - Output: a\n"
        "   - Output: b\n\n   Then rest.\n"
    )
    assert native.sop.steps[0].attention == (
        "Mind the dog", "Colour: red", "dark", "Output: b", "Then rest.",
    )  # fmt: skip
    assert native.sop.steps[0].output == "a"
    assert [line for line, _, _ in whys(native)] == [12, 13, 14, 16, 18]


def test_what_has_no_place_becomes_a_note_and_is_listed() -> None:
    native = reading(
        HEAD + "Hello there.\n\n## Steps\n\nFirst:\n\n### Early\n\n1. a\n"
        "\n| x | y |\n|---|---|\n| 1 | 2 |\n"
        "\n## Exceptions\n\n- e\n  - Colour: red\n\n## Budget\n\n- 10 €\n\n## Empty\n"
        "\n## Purpose\n\np\n\n## Purpose\n\nq\n"
    )
    assert native.sop.notes == (
        Note(text="Hello there."),
        Note(text="First:\n\n### Early"),
        Note(text="| x | y |\n|---|---|\n| 1 | 2 |"),
        Note(text="- Colour: red"),
        Note(heading="Budget", text="- 10 €"),
        Note(text="Empty"),
        Note(heading="Purpose", text="q"),
    )
    assert native.sop.purpose == "p"
    assert [line for line, _, _ in whys(native)] == [9, 13, 19, 26, 32]


def test_what_stands_above_the_title_becomes_a_note() -> None:
    native = reading(HEAD.replace("# Close", "Draft!\n\n# Close"))
    assert native.sop.title == "Close the pump"
    assert native.sop.notes == (Note(text="Draft!"),)
    assert [line for line, _, _ in whys(native)] == [7]


def test_items_without_words_are_nothing() -> None:
    native = reading(
        HEAD + "## Steps\n\n1.\n2. **Pack**\n\n##\n\n## Notes\n\n***\n\na\n\n## Metrics\n\n-\n"
    )
    assert [(step.title, step.action) for step in native.sop.steps] == [(None, "Pack")]
    assert native.sop.notes == (Note(text="a"),)
    assert not native.lost


def test_a_comment_of_somebody_else_is_listed_and_not_read() -> None:
    native = reading(
        HEAD
        + "## Purpose\n\nDo <!-- really? --> it.<!-- a\nb -->\n\n## Steps\n\n1. a <!-- todo -->\n"
    )
    assert native.sop.purpose == "Do it."
    assert native.sop.steps[0].action == "a"
    assert [what for _, what, _ in whys(native)] == [
        "<!-- really? -->",
        "<!-- a\nb -->",
        "<!-- todo -->",
    ]


def test_a_comment_of_edited_words_is_ignored() -> None:
    comment = '<!-- {"text": "the packers", "was": "Executor: Packer"} -->'
    assert sop(f"## Roles\n\n- Executor: Packer {comment}\n").executor.text == "the packers"
    assert sop(f"## Roles\n\n- Executor: Clerk {comment}\n").executor.text == "Clerk"
    assert sop("## Roles\n\n- Executor: Clerk <!-- {broken -->\n").executor.text == "Clerk"


@pytest.mark.parametrize(
    ("words", "kind", "role", "person"),
    [
        ("Owner: Packer", OwnerKind.ROLE, "Packer", None),
        ("Owner: Li Si (Packer)", OwnerKind.PERSON, "Packer", "Li Si"),
        ("负责人：李四（打包员）", OwnerKind.PERSON, "打包员", "李四"),
        ("Owner (person): Li Si", OwnerKind.PERSON, None, "Li Si"),
        ("Owner (role): Packer (night)", OwnerKind.ROLE, "Packer (night)", None),
        ("负责人（部门）：仓库", OwnerKind.GROUP, None, None),
        ("Owner (system): WMS", OwnerKind.SYSTEM, None, None),
    ],
)
def test_owner_is_what_the_words_and_the_mark_say(
    words: str, kind: OwnerKind, role: str | None, person: str | None
) -> None:
    owner = sop(f"## Steps\n\n1. Pack\n   - {words}\n").steps[0].owner
    assert (owner.kind, owner.role, owner.person, owner.found) == (kind, role, person, Found.LABEL)


def test_definitions_need_no_bold() -> None:
    read = sop("## Definitions\n\n- SKU: stock keeping unit\n- **Tote:** grey box\n- nothing\n")
    assert [(d.term, d.meaning) for d in read.definitions] == [
        ("SKU", "stock keeping unit"),
        ("Tote", "grey box"),
    ]
    assert read.notes == (Note(text="- nothing"),)


def test_headings_may_be_underlined_closed_or_in_the_other_language() -> None:
    read = sop("目的：\n---\n\np\n\n## Scope ##\n\ns\n\nUsual\nstops\n-----\n\nn\n")
    assert (read.purpose, read.scope) == ("p", "s")
    assert read.notes == (Note(heading="Usual stops", text="n"),)


def test_an_id_that_stands_twice_is_refused_with_both_lines() -> None:
    with pytest.raises(IngestError, match=r"lines 11 and 13: both carry the id 's1': delete"):
        sop("## Steps\n\n1. a <!-- s1 -->\n2. b\n3. c <!-- s1 -->\n")


@pytest.mark.parametrize("body", ["", "## Steps\n\n1. a\n", "#\n"])
def test_a_file_without_title_is_refused(body: str) -> None:
    with pytest.raises(IngestError, match="no title: add a line '# ...'"):
        reading("---\nsopai: 1\nid: sop_0123456789\n---\n" + body)


def test_a_file_without_language_is_in_that_of_its_words() -> None:
    assert reading("---\nsopai: 1\nid: sop_0123456789\n---\n# 打包发货\n").sop.language == "zh"
