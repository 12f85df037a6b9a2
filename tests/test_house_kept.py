"""What was decided about single rules: kept in one stroke, and never believed when damaged."""

from pathlib import Path

import pytest

from sopai.errors import LintError, SettingsError
from sopai.lint.house import NO_HOUSE_RULES, HouseRules
from sopai.schema.finding import Severity
from sopai.workflow import Options, lint_text
from sopai.workflow.house_kept import (
    FILE,
    MAX_WORDS,
    KeptHouse,
    aside_of,
    house_of,
    kept_house,
    set_own_words,
    switch_rule,
)

VAGUE = "# Pack\n\n## Steps\n\n1. Li Si (Packer) closes the box as soon as possible.\n"


def severities(folder: Path, code: str) -> list[Severity]:
    findings = lint_text(VAGUE, "a.md", Options(house=house_of(folder))).findings
    return [finding.severity for finding in findings if finding.code == code]


def test_nothing_is_decided_at_first(tmp_path: Path) -> None:
    assert kept_house(tmp_path / "data") == KeptHouse()
    assert house_of(tmp_path / "data") == NO_HOUSE_RULES


def test_a_switched_rule_is_there_the_next_time(tmp_path: Path) -> None:
    switch_rule(tmp_path / "data", "VAG003", Severity.INFO)

    assert kept_house(tmp_path / "data").switch("VAG003") is Severity.INFO
    assert severities(tmp_path / "data", "VAG003") == [Severity.INFO]


def test_a_rule_is_switched_off_and_back(tmp_path: Path) -> None:
    switch_rule(tmp_path, "VAG003", "off")
    assert severities(tmp_path, "VAG003") == []
    switch_rule(tmp_path, "VAG003", None)

    assert severities(tmp_path, "VAG003") == [Severity.ERROR]
    assert house_of(tmp_path) == NO_HOUSE_RULES


def test_a_rule_on_trial_is_switched_on(tmp_path: Path) -> None:
    document = "# Pack\n\nLi Si (Packer) does all steps.\n\n1. Reduce the ZRQ and the ZRQ time.\n"
    before = lint_text(document, "a.md", Options(house=house_of(tmp_path))).findings
    switch_rule(tmp_path, "REF002", Severity.WARNING)
    after = lint_text(document, "a.md", Options(house=house_of(tmp_path))).findings

    assert "REF002" not in {finding.code for finding in before}
    assert "REF002" in {finding.code for finding in after}


def words_found(folder: Path, text: str) -> list[str]:
    findings = lint_text(text, "a.md", Options(house=house_of(folder))).findings
    return [finding.quote for finding in findings if finding.code == "VAG003"]


OWN = "# Pack\n\n1. Li Si (Packer) packs it by and by.\n2. Li Si (Packer) ships it ASAP.\n"
OWN_ZH = "# 打包\n\n## 操作步骤\n\n1. 打包员李四麻溜地打包订单。\n2. 打包员李四尽快发货。\n"


@pytest.mark.parametrize(
    ("text", "word", "found", "left", "then"),
    [
        (OWN, "by and by", ["by and by", "ASAP"], "ASAP", ["by and by"]),
        (OWN_ZH, "麻溜地", ["麻溜地", "尽快"], "尽快", ["麻溜地"]),
        (OWN_ZH, "(麻溜|痛快)地", ["麻溜地", "尽快"], "儘快", ["麻溜地"]),
    ],
    ids=["English", "Chinese", "a pattern, and traditional signs"],
)
def test_words_of_ones_own_are_flagged_and_others_left_alone(
    tmp_path: Path, text: str, word: str, found: list[str], left: str, then: list[str]
) -> None:
    assert words_found(tmp_path, text) == found[1:]
    set_own_words(tmp_path, "VAG003", [word], is_added=True)
    assert words_found(tmp_path, text) == found
    set_own_words(tmp_path, "VAG003", [left], is_added=False)
    assert words_found(tmp_path, text) == then
    for is_added in (True, False):
        set_own_words(tmp_path, "VAG003", [], is_added=is_added)

    assert house_of(tmp_path) == NO_HOUSE_RULES


def test_words_and_switches_do_not_touch_each_other(tmp_path: Path) -> None:
    switch_rule(tmp_path, "OWN001", "off")
    set_own_words(tmp_path, "VAG003", ["by and by", "by  and by"], is_added=True)
    set_own_words(tmp_path, "VAG002", ["as one likes"], is_added=True)
    house = switch_rule(tmp_path, "VAG001", Severity.INFO)

    assert house.own_words("VAG003", is_added=True) == ("by and by",)
    assert house.own_words("VAG002", is_added=True) == ("as one likes",)
    assert house.is_changed("OWN001") and house.is_changed("VAG002")
    assert not house.is_changed("VAG004")


@pytest.mark.parametrize(
    ("code", "word", "is_added", "problem"),
    [
        ("VAG003", "ASAP", True, "looks for 'ASAP' anyway"),
        ("VAG003", " ", True, "it holds no word"),
        ("VAG003", "(soon", True, "bracket is not closed"),
        ("VAG003", "a" * 1_000, True, "more than 200 characters"),
        ("VAG003", "so\x00on", True, "control character"),
        ("VAG003", "asapp", False, "does not look for 'asapp'.*close to it: asap"),
        ("VAG003", "xyzzy", False, "nothing to leave alone"),
        ("OWN001", "the crew", True, "looks at no words"),
        ("NONE01", "soon", True, "looks at no words"),
    ],
)
def test_a_word_that_cannot_be_used_changes_nothing(
    tmp_path: Path, code: str, word: str, is_added: bool, problem: str
) -> None:
    set_own_words(tmp_path, "VAG003", ["by and by"], is_added=True)
    before = kept_house(tmp_path)
    with pytest.raises(LintError, match=problem):
        set_own_words(
            tmp_path, code, ["by and by", word] if is_added else [word], is_added=is_added
        )

    assert kept_house(tmp_path) == before


def test_there_is_an_end_to_words(tmp_path: Path) -> None:
    with pytest.raises(LintError, match="more than 500 words"):
        many = [f"word number {n}" for n in range(MAX_WORDS + 1)]
        set_own_words(tmp_path, "VAG003", many, is_added=True)

    assert kept_house(tmp_path) == KeptHouse()


def test_decisions_do_not_depend_on_their_order(tmp_path: Path) -> None:
    for folder, codes in (("a", ("VAG003", "OWN001")), ("b", ("OWN001", "VAG003"))):
        for code in codes:
            switch_rule(tmp_path / folder, code, "off")

    assert house_of(tmp_path / "a") == house_of(tmp_path / "b")


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    switch_rule(tmp_path, "VAG003", "off")

    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_rule_that_is_gone_decides_nothing_and_is_kept(tmp_path: Path) -> None:
    switch_rule(tmp_path, "OLD999", "off")
    switch_rule(tmp_path, "VAG003", "off")

    assert house_of(tmp_path) == HouseRules(severities=(("VAG003", None),))
    assert kept_house(tmp_path).switch("OLD999") == "off"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b'{"switched": [{"code": "VAG003", "to": "loud"}]}',
        b'{"switched": [{"code": "VAG003"}]}',
        b'{"strange": 1}',
        b'{"words": [{"code": "VAG003", "written": "(x", "is_added": true}]}',
    ],
)
def test_a_damaged_file_decides_nothing_and_is_put_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)

    assert kept_house(tmp_path) == KeptHouse()
    assert aside_of(tmp_path).read_bytes() == content
    assert not (tmp_path / FILE).exists()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(SettingsError, match="about rules cannot be read from .*rules.json"):
        house_of(tmp_path)


def test_what_cannot_be_written_is_named_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be written to"):
        switch_rule(tmp_path / "data", "VAG003", "off")
