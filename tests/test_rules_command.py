"""`sopai rules` and `sopai explain`."""

import json

import pytest
from click.testing import CliRunner, Result

from sopai.cli import main
from sopai.lint.registry import RULES


def run(*words: str, **variables: str) -> Result:
    return CliRunner(env={"SOPAI_LANGUAGE": "en"} | variables).invoke(main, list(words))


def test_every_rule_is_listed_with_severity_profile_and_figures() -> None:
    lines = {line.split()[0]: line.split() for line in run("rules").stdout.splitlines()}

    assert list(lines) == sorted(RULES)
    assert lines["STP004"][1:5] == ["error", "default", "13/14", "numbering"]
    assert lines["STP002"][1:5] == ["warning", "strict", "5/17", "not-an-action"]


def test_the_list_is_chinese_where_it_is_asked_for() -> None:
    shown = run("rules", "--language", "zh")

    assert "期限含糊：这一步只说要快，没有写时限。" in shown.stdout
    assert "判对的发现" in shown.stderr


def test_json_has_all_that_is_known() -> None:
    record = json.loads(run("rules", "--json", "--language", "zh").stdout)
    by_code = {rule["code"]: rule for rule in record["rules"]}

    assert (record["schema"], record["language"]) == ("sopai.rules/1", "zh")
    assert set(by_code) == set(RULES)
    assert by_code["STP004"]["measured"]["judged"]["of"] == 14
    assert by_code["STP004"]["title"] == "编号有误"


def test_several_rules_are_explained_in_the_order_asked() -> None:
    shown = run("explain", "own001", "vague-deadline").stdout

    assert shown.index("OWN001 step-without-owner (error)") < shown.index("VAG003 vague-deadline")
    assert "Within how many minutes or hours?" in shown
    assert "INCOSE Guide to Writing Requirements" in shown
    assert "replies to the complaint within 10 minutes" in shown


def test_an_explanation_is_chinese_on_a_chinese_system() -> None:
    shown = run("explain", "STP004", SOPAI_LANGUAGE="zh").stdout

    for words in ("为什么：电话里", "检查时会问：", "13 条是对的", "规则集：default"):
        assert words in shown


def test_the_same_rule_twice_is_explained_once() -> None:
    assert run("explain", "VAG003", "vague-deadline").stdout.count("Why: ") == 1


def test_an_unknown_rule_names_close_ones_and_the_others_are_explained() -> None:
    result = run("explain", "VAG03", "OWN001")

    assert result.exit_code == 2
    assert "there is no rule 'VAG03'; close to it: VAG003 (vague-deadline)" in result.stderr
    assert "OWN001 step-without-owner" in result.stdout


def test_an_unknown_rule_is_told_in_chinese() -> None:
    assert "相近的有：VAG003" in run("explain", "VAG03", "--language", "zh").stderr


@pytest.mark.parametrize("code", ["", " ", "\x1b[31m", "规则", "x" * 10_000, "../../etc"])
def test_a_code_that_is_none_is_an_error_and_nothing_else(code: str) -> None:
    result = run("explain", code)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("sopai: there is no rule")
    assert "\x1b" not in result.stderr


def test_json_of_an_explanation_holds_the_known_rules() -> None:
    result = run("explain", "vag003", "nope", "--json")

    assert [rule["code"] for rule in json.loads(result.stdout)["rules"]] == ["VAG003"]
    assert result.exit_code == 2
