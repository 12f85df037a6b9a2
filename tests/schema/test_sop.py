"""What an SOP refuses, and how its steps are numbered."""

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from sopai.schema.sop import Sop, Step, numbers
from tests.strategies import sops


def sop(**fields: object) -> Sop:
    base = {"id": "sop_0123456789", "title": "Close the pump", "language": "en"}
    return Sop.model_validate(base | fields)


def step(identifier: str, **fields: object) -> dict[str, object]:
    return {"id": identifier, "action": "Close the valve", **fields}


def test_steps_are_numbered_by_order_and_parent() -> None:
    steps = [
        step("s4"),
        step("s2"),
        step("s7", parent="s2"),
        step("s9", parent="s7"),
        step("s1"),
        step("s3", parent="s2"),
    ]
    printed = {"s4": "1", "s2": "2", "s7": "2.1", "s9": "2.1.1", "s1": "3", "s3": "2.2"}
    assert numbers(sop(steps=steps)) == printed


@settings(max_examples=40)
@given(sops())
def test_no_two_steps_have_one_number(any_sop: Sop) -> None:
    printed = numbers(any_sop)
    assert len(set(printed.values())) == len(any_sop.steps)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"steps": [step("s1"), step("s1")]}, "step ids are used twice: s1"),
        (
            {"exceptions": [{"id": "e2", "situation": "a"}, {"id": "e2", "situation": "b"}]},
            "exception ids are used twice: e2",
        ),
        (
            {"metrics": [{"id": "m1", "name": "a"}, {"id": "m1", "name": "b"}]},
            "metric ids are used twice: m1",
        ),
        ({"steps": [step("s1", parent="s2"), step("s2")]}, "its parent 's2' must come before it"),
        ({"steps": [step("s1", parent="s1")]}, "its parent 's1' must come before it"),
        ({"exceptions": [{"id": "e1", "situation": "a", "step": "s1"}]}, "e1 points to step 's1'"),
        ({"metrics": [{"id": "m1", "name": "a", "step": "s1"}]}, "m1 points to step 's1'"),
        (
            {"steps": [step("s1", branches=[{"condition": "a", "then": "b", "then_step": "s2"}])]},
            "s1 points to step 's2'",
        ),
        ({"steps": [step("step1")]}, "String should match pattern"),
        ({"steps": [step("s0")]}, "String should match pattern"),
        ({"title": ""}, "at least 1 character"),
        ({"language": "de"}, "'en' or 'zh'"),
        ({"colour": "red"}, "Extra inputs are not permitted"),
        (
            {
                "metrics": [
                    {"id": "m1", "name": "a", "target": {"text": "b", "value": float("inf")}}
                ]
            },
            "finite number",
        ),
    ],
)
def test_what_has_no_meaning_is_refused(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        sop(**fields)


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Step(id="s1", action="a").action = "b"


def test_keys_of_other_programs_are_kept() -> None:
    assert sop(x={"shop": {"id": 7}}).x == {"shop": {"id": 7}}
