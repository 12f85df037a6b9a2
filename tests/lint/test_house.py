"""House rules: who may own a step, and how severe single rules are."""

import click
import pytest

from sopai.cli import main
from sopai.errors import SettingsError
from sopai.ingest.read import read_string
from sopai.lint.engine import lint
from sopai.lint.house import NO_HOUSE_RULES, HouseRules, rules_for
from sopai.lint.owner_policy import OwnerPolicy
from sopai.lint.profiles import PROFILES, profile_of
from sopai.lint.registry import RULES
from sopai.schema.finding import Finding, Severity, parts_of
from sopai.schema.roster import Holder, Role, Roster
from sopai.workflow import DEFAULTS, Options, lint_text

EN = "# Packing\n\n## Steps\n\n1. The Packer packs the order.\n2. Li Si prints the label.\n"
ZH = "# 打包\n\n## 操作步骤\n\n1. 打包员打包订单。\n2. 李四打印运单。\n"
ROSTER = Roster(roles=(Role(name="Clerk", holders=(Holder(person="Li Si"),)),))


def found(
    text: str, policy: OwnerPolicy, profile: str = "default", roster: Roster | None = None
) -> dict[str, Finding]:
    options = Options(profile=profile, house=HouseRules(policy), roster=roster)
    return {part.code: part for part in parts(text, options)}


def parts(text: str, options: Options = DEFAULTS) -> list[Finding]:
    """The findings, those of a group one by one."""
    found = lint_text(text, "a.md", options).findings
    return [part for finding in found for part in parts_of(finding)]


@pytest.mark.parametrize("text", [EN, ZH])
def test_person_or_role_is_how_it_is_without_house_rules(text: str) -> None:
    plain = {part.code: part for part in parts(text)}
    assert found(text, OwnerPolicy.PERSON_OR_ROLE) == plain
    assert plain and plain.keys().isdisjoint({"OWN007", "OWN009"})


@pytest.mark.parametrize("profile", PROFILES)
def test_a_roster_makes_the_question_for_holders_a_sure_one(profile: str) -> None:
    judged = found(EN, OwnerPolicy.PERSON_OR_ROLE, profile, roster=ROSTER)
    assert ("OWN007" in judged) is (profile != "checklist")


@pytest.mark.parametrize("text", [EN, ZH])
@pytest.mark.parametrize("profile", PROFILES)
def test_where_persons_are_wanted_a_role_without_one_is_an_error(text: str, profile: str) -> None:
    judged = found(text, OwnerPolicy.PERSON, profile)
    assert judged["OWN007"].severity is Severity.ERROR
    assert judged["OWN007"].quote in ("Packer", "打包员") and "OWN009" not in judged


def test_where_persons_are_wanted_a_role_with_a_holder_will_do() -> None:
    roster = Roster(roles=(Role(name="Packer", holders=(Holder(person="Wang Wu"),)),))
    assert "OWN007" not in found(EN, OwnerPolicy.PERSON, roster=roster)


@pytest.mark.parametrize("text", [EN, ZH])
def test_where_roles_are_wanted_a_name_is_an_error_at_its_words(text: str) -> None:
    judged = found(text, OwnerPolicy.ROLE)
    finding = judged["OWN009"]
    assert finding.severity is Severity.ERROR and finding.address == "/steps/s2"
    assert finding.quote in ("Li Si", "李四") and finding.line == 6
    assert "OWN007" not in judged


def test_where_roles_are_wanted_the_roster_is_asked_for_their_holders() -> None:
    judged = found(EN, OwnerPolicy.ROLE, "strict", ROSTER)
    assert judged["OWN007"].quote == "Packer" and "Name the person" not in judged["OWN007"].message


def test_the_role_of_a_person_is_proposed_from_the_roster() -> None:
    assert '"Clerk"' in found(EN, OwnerPolicy.ROLE, roster=ROSTER)["OWN009"].message


def test_a_person_is_reported_once_however_many_steps_it_owns() -> None:
    steps = "".join(f"{n}. Li Si packs box {n}.\n" for n in range(1, 9))
    options = Options(house=HouseRules(OwnerPolicy.ROLE), explain=True)
    judged = lint_text(f"# P\n\n## Steps\n\n{steps}", "a.md", options).findings
    (own,) = [f for f in judged if f.code == "OWN009"]
    assert own.why[0] == "owns 8 steps"


def test_single_items_are_judged_by_the_policy() -> None:
    reading = read_string(EN, "a.md")
    judged = lint(
        reading.document, reading.sop, house=HouseRules(OwnerPolicy.ROLE), items_only=True
    )
    assert "OWN009" in {finding.code for finding in judged}


RESPONSIBILITIES = {
    "row": "| Role | Name |\n| --- | --- |\n| Packer | Wang Wu |\n",
    "label": "- Packer: Wang Wu\n",
    "brackets": "- Packer (Wang Wu) packs\n",
    "sentence after it": "- Packer: Wang Wu, packs all orders of the day.\n",
}


@pytest.mark.parametrize("name", RESPONSIBILITIES)
def test_the_responsibilities_say_who_holds_a_role(name: str) -> None:
    text = EN.replace("## Steps", f"## Responsibilities\n\n{RESPONSIBILITIES[name]}\n## Steps")
    assert "OWN007" not in found(text, OwnerPolicy.PERSON)


def test_the_responsibilities_say_who_holds_a_role_in_chinese() -> None:
    for said in ("| 岗位 | 姓名 |\n| --- | --- |\n| 打包员 | 王五 |\n", "- 打包员：王五\n"):
        text = ZH.replace("## 操作步骤", f"## 职责\n\n{said}\n## 操作步骤")
        assert "OWN007" not in found(text, OwnerPolicy.PERSON), said


@pytest.mark.parametrize("said", ["- Packer: packs the orders\n", "- Clerk: Wang Wu\n"])
def test_responsibilities_without_a_name_hold_no_role(said: str) -> None:
    text = EN.replace("## Steps", f"## Responsibilities\n\n{said}\n## Steps")
    assert "OWN007" in found(text, OwnerPolicy.PERSON)


WORDS = EN.replace("order.", "order promptly and carefully.")


def severities(*pairs: tuple[str, Severity | None], profile: str = "default") -> set[str]:
    options = Options(profile=profile, house=HouseRules(severities=pairs))
    judged = parts(WORDS, options)
    return {f"{f.code} {f.severity.value}" for f in judged if f.code in ("VAG002", "VAG003")}


def test_a_rule_takes_the_severity_that_the_house_gives_it() -> None:
    assert severities() == {"VAG002 warning", "VAG003 error"}
    assert severities(("VAG003", Severity.INFO)) == {"VAG002 warning", "VAG003 info"}
    assert severities(("VAG003", None)) == {"VAG002 warning"}


def test_the_house_goes_before_the_profile() -> None:
    assert severities(profile="strict") == {"VAG002 error", "VAG003 error"}
    strict = severities(("VAG002", Severity.INFO), profile="strict")
    assert strict == {"VAG002 info", "VAG003 error"}
    house = HouseRules(severities=(("MON001", Severity.ERROR),))
    for rules, severity in ((NO_HOUSE_RULES, []), (house, [Severity.ERROR])):
        judged = parts(EN, Options(profile="checklist", house=rules))
        assert [f.severity for f in judged if f.code == "MON001"] == severity


def test_what_the_house_says_of_a_rule_goes_before_its_owner_policy() -> None:
    for severity in (None, Severity.INFO):
        house = HouseRules(OwnerPolicy.PERSON, (("OWN007", severity),))
        judged = parts(EN, Options(house=house))
        assert [f.severity for f in judged if f.code == "OWN007"] == (
            [severity] if severity else []
        )


def test_a_rule_on_trial_runs_where_the_house_wants_it() -> None:
    assert RULES["OWN005"].strict
    chosen = rules_for("default", HouseRules(severities=(("OWN005", Severity.INFO),)))
    assert chosen.runs(RULES["OWN005"]) and not profile_of("default").runs(RULES["OWN005"])


def test_no_house_rules_leave_the_profile_as_it_is() -> None:
    assert all(rules_for(name, NO_HOUSE_RULES) is profile for name, profile in PROFILES.items())


def test_an_unknown_profile_is_named() -> None:
    with pytest.raises(SettingsError, match="'loud'"):
        rules_for("loud", HouseRules(OwnerPolicy.PERSON))


def test_the_command_takes_each_policy() -> None:
    (option,) = (one for one in main.commands["lint"].params if one.name == "owner_policy")
    assert isinstance(option.type, click.Choice)
    assert list(option.type.choices) == [policy.value for policy in OwnerPolicy]
