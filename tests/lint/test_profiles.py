"""Profiles: which rules run, and how severe they are."""

from dataclasses import replace

import pytest

from sopai.errors import SettingsError
from sopai.lint.profiles import PROFILES, profile_of
from sopai.lint.registry import RULES
from sopai.schema.finding import Severity, parts_of
from sopai.workflow import Options, lint_text

TEXT = "# Packing\n\n## Steps\n\n1. The packer closes it properly.\n2. The packer sends it.\n"


def severities(profile: str) -> dict[str, Severity]:
    found = lint_text(TEXT, "a.md", Options(profile=profile)).findings
    return {part.code: part.severity for finding in found for part in parts_of(finding)}


def test_default_leaves_a_step_the_severity_of_its_rule() -> None:
    assert severities("default")["VAG002"] is RULES["VAG002"].severity


def test_strict_makes_errors_of_what_the_articles_demand() -> None:
    assert severities("strict")["MEA001"] is Severity.ERROR
    assert severities("strict")["VAG002"] is Severity.ERROR
    assert severities("default")["VAG002"] is Severity.WARNING


def test_a_rule_on_trial_runs_in_strict_alone() -> None:
    on_trial = replace(RULES["VAG001"], strict=True)
    assert [name for name, profile in PROFILES.items() if profile.runs(on_trial)] == ["strict"]


def test_regulated_work_demands_the_identity_of_every_document() -> None:
    assert severities("gxp")["VER001"] is Severity.ERROR
    assert severities("default")["VER001"] is Severity.INFO


def test_checklist_asks_for_no_parts_of_an_sop() -> None:
    assert set(severities("default")) >= {"EXC001", "MON001", "VER001"}
    parts = {"EXC001", "MON001", "VER001", "MEA001", "STR001", "MON003", "VER003", "OWN008"}
    assert set(severities("checklist")).isdisjoint(parts)


@pytest.mark.parametrize("name", PROFILES)
def test_profile_names_rules_that_exist(name: str) -> None:
    profile = profile_of(name)
    assert (profile.off | profile.severities.keys()) - RULES.keys() == set()
    assert profile.name == name and profile.purpose


def test_unknown_profile_is_named_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match="'loud': use one of default, strict, gxp, checklist"):
        profile_of("loud")
