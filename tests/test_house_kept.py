"""What was decided about single rules: kept in one stroke, and never believed when damaged."""

from pathlib import Path

import pytest

from sopai.errors import SettingsError
from sopai.lint.house import NO_HOUSE_RULES, HouseRules
from sopai.schema.finding import Severity
from sopai.workflow import Options, lint_text
from sopai.workflow.house_kept import (
    FILE,
    KeptHouse,
    aside_of,
    house_of,
    kept_house,
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
