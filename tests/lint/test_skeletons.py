"""What could stand there: owners, units, content, in the language of the document."""

import pytest

from sopai.schema.finding import Fix
from sopai.workflow import Options, lint_text

HEADS = {"en": "# Packing\n\n## Steps\n\n", "zh": "# 打包\n\n## 操作步骤\n\n"}
STRICT = Options(profile="strict")


def skeleton(code: str, text: str, language: str) -> tuple[str, Fix]:
    """The text with the skeleton of a rule in its place, and the skeleton."""
    whole = HEADS[language] + text
    fix = next(f.fix for f in lint_text(whole, "a.md", STRICT).findings if f.code == code)
    assert fix is not None and fix.kind == "skeleton"
    start, end = fix.replace
    return (whole[:start] + fix.text + whole[end:]).removeprefix(HEADS[language]), fix


OWNED = {
    "nobody": ("OWN001", "en", "1. Pack the order.\n", "1. {name} ({role}): Pack the order.\n"),
    "nobody, zh": ("OWN001", "zh", "1. 打包订单。\n", "1. {岗位}{姓名}打包订单。\n"),
    "condition, zh": (
        "OWN001",
        "zh",
        "1. 如果缺货，补货。\n",
        "1. 如果缺货，{岗位}{姓名}补货。\n",
    ),
    "group": (
        "OWN002",
        "en",
        "1. The warehouse department counts stock.\n",
        "1. {name} ({role}) counts stock.\n",
    ),
    "group, zh": ("OWN002", "zh", "1. 仓储部确认库存。\n", "1. {岗位}{姓名}确认库存。\n"),
    "vague": ("OWN003", "en", "1. Someone counts stock.\n", "1. {name} ({role}) counts stock.\n"),
    "vague, zh": ("OWN003", "zh", "1. 相关人员检查包裹。\n", "1. {岗位}{姓名}检查包裹。\n"),
    "unit, zh": (
        "MEA002",
        "zh",
        "1. 打包员李四称重，误差不超过5。\n",
        "1. 打包员李四称重，误差不超过5{单位}。\n",
    ),
    "gap": ("STR002", "en", "1. Li Si packs.\n2. TODO\n", "1. Li Si packs.\n2. {content}\n"),
    "gap, zh": ("STR002", "zh", "1. 李四打包。\n2. 待定\n", "1. 李四打包。\n2. {内容}\n"),
    "condition": (
        "EXC004",
        "en",
        "1. Li Si closes it if the lamp on the press is red.\n",
        "1. If {condition}, {action}.\n",
    ),
}


@pytest.mark.parametrize("name", OWNED)
def test_a_skeleton_makes_a_sentence_with_blanks(name: str) -> None:
    code, language, text, expected = OWNED[name]
    written, fix = skeleton(code, text, language)
    assert written == expected
    assert fix.blanks and all("{" + blank + "}" in fix.text for blank in fix.blanks)


def test_a_filled_owner_is_an_owner() -> None:
    for code, language, text, _ in OWNED.values():
        if not code.startswith("OWN"):
            continue
        written = skeleton(code, text, language)[0]
        for blank, word in (
            ("name", "Li Si"),
            ("role", "Packer"),
            ("姓名", "李四"),
            ("岗位", "打包员"),
        ):
            written = written.replace("{" + blank + "}", word)
        found = {f.code for f in lint_text(HEADS[language] + written, "a.md").findings}
        assert not found & {"OWN001", "OWN002", "OWN003"}, written


def test_an_empty_part_gets_content_below_its_heading() -> None:
    text = "1. Li Si packs.\n2. Li Si sends.\n\n## Purpose\n\n## Scope\n\nAll orders.\n"
    written, _ = skeleton("STR002", text, "en")
    assert "## Purpose\n\n{content}\n\n## Scope" in written


def test_words_with_braces_of_their_own_are_no_skeleton() -> None:
    text = HEADS["en"] + "1. Pack the {{ item }} at station 3.\n"
    (fix,) = [f.fix for f in lint_text(text, "a.md").findings if f.code == "OWN001"]
    assert fix is None
