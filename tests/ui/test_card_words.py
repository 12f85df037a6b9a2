"""The card of a change says all that is accepted with it, for each operation and kind of value."""

from re import findall

import pytest
from pydantic import JsonValue

from sopai.schema.base import Value
from sopai.schema.changes import Change
from sopai.schema.sop import ExceptionCase, Metric, Step
from sopai.ui.retro.card_words import Around, change_html, head_words
from tests.changes.samples import change, element, packing
from tests.ui.tab import words_of

ROLE = {"kind": "role", "role": "Shift leader"}
PACKER = {"kind": "role", "role": "Packer"}
LISTS = {
    "definitions": [{"term": "RMA", "meaning": "goods that come back"}],
    "notes": [{"heading": "Gloves", "text": "Wear gloves"}],
    "materials": [{"name": "Label sheet", "href": "labels.pdf"}],
}


def card(made: Change, language: str = "en") -> str:
    """Head and words as a reader sees them, deleted and inserted words marked."""
    around = Around(packing(**LISTS), language)
    html = change_html(made, made.after, around)
    marked = html.replace("<del>", "[-").replace("</del>", "-]")
    marked = marked.replace("<ins>", "[+").replace("</ins>", "+]")
    return f"{head_words(made, around)} | {words_of(marked)}"


def split() -> Change:
    box = element(packing(), "/steps/s2")
    parts = [{"id": "s2", "action": "Fold it", "owner": ROLE}, {"action": "Fill it", "owner": ROLE}]
    return change("split", "/steps/s2", box, parts)


SHOWN = [
    (
        change("move", "/steps/s3", {"after": "s2", "parent": "s2"}, position={"after": "s6"}),
        "Move: step 2.1 | [-after step 2, as a part of step 2-] → [+after step 4+]",
    ),
    (
        change("move", "/steps/s2", {"after": "s1", "parent": None}, position={"after": None}),
        "Move: step 2 | [-after step 1-] → [+at the beginning+]",
    ),
    (
        change("move", "/exceptions/e1", {"after": None}, position={"after": "e2"}),
        "Move: exception “The label does not print” | "
        "[-at the beginning-] → [+after “The parcel is too heavy”+]",
    ),
    (
        change("set", "/steps/s2/owner", PACKER, ROLE),
        "Change: step 2 · Owner | [-Packer-][+Shift leader+]",
    ),
    (
        change("set", "/executor", PACKER, {"kind": "person", "role": "Packer"}),
        "Change: Executor | Packer ([-role-][+person+])",
    ),
    (change("set", "/purpose", None, "Be quick"), "Change: Purpose | [+Be quick+]"),
    (
        change("set", "/metrics/m1/target", {"text": "<= 1 %"}, {"text": "<= 2 %", "value": 2.0}),
        "Change: metric “Parcels late” · Target | <= [-1-][+2+] %",
    ),
    (
        change("set", "/exceptions/e1/step", "s1", "s5"),
        "Change: exception “The label does not print” · Step | [-1-][+3+]",
    ),
    (
        change(
            "add", "/steps", None, {"action": "Seal it"}, position={"after": "s3", "parent": "s2"}
        ),
        "Add: step · after step 2.1, as a part of step 2 | [+Action: Seal it+]",
    ),
    (
        change("add", "/steps", None, {"action": "Seal it", "tools": ["Tape", "Knife"]}),
        "Add: step | [+Action: Seal it\nTool: Tape\nKnife+]",
    ),
    (
        change(
            "add",
            "/exceptions",
            None,
            {
                "situation": "Box torn",
                "handling": "Repack",
                "owner": ROLE,
                "time_limit": "2 h",
                "escalation": "Tell Tom",
                "step": "s5",
            },
        ),
        "Add: exception | [+What happens: Box torn\nHandling: Repack\nOwner: Shift leader\n"
        "Time limit: 2 h\nEscalation: Tell Tom\nStep: 3+]",
    ),
    (
        change("add", "/steps/s2/attention", None, "No knives", position={"after": "0"}),
        "Add: step 2 · Attention · after “Mind the corners” | [+No knives+]",
    ),
    (
        change("remove", "/steps/s2/attention/1", "Wear gloves"),
        "Remove: step 2 · Attention | [-Wear gloves-]",
    ),
    (
        change("remove", "/definitions/0", LISTS["definitions"][0]),
        "Remove: term “RMA” | [-Term: RMA\nMeaning: goods that come back-]",
    ),
    (
        change("add", "/notes", None, {"heading": "Care", "text": "Lift together"}),
        "Add: note | [+Heading: Care\nText: Lift together+]",
    ),
    (
        change("add", "/materials", None, {"name": "Film", "href": "film.mp4"}),
        "Add: material | [+Name: Film\nLink: film.mp4+]",
    ),
    (
        change(
            "add", "/supervision", None, {"activity": "Count", "cadence": "daily", "owner": ROLE}
        ),
        "Add: routine | [+Activity: Count\nHow often: daily\nOwner: Shift leader+]",
    ),
]


@pytest.mark.parametrize(("made", "words"), SHOWN)
def test_a_card_says_where_and_what(made: Change, words: str) -> None:
    assert card(made) == words


def test_the_parts_of_a_split_show_their_owners() -> None:
    shown = card(split())
    assert shown.count("Owner: ") == 2
    assert shown.count("leader") == 2
    assert "Fill it" in shown


def test_a_card_is_said_in_chinese() -> None:
    moved = change("move", "/steps/s6", {"after": "s5"}, position={"after": "s3", "parent": "s2"})
    assert card(moved, "zh") == (
        "移动: 第 4 步 | [-第 3 步之后-] → [+第 2.1 步之后，作为第 2 步的一部分+]"
    )


FULL: dict[str, dict[str, JsonValue]] = {
    "steps": {
        "title": "w1",
        "action": "w2",
        "owner": {"kind": "person", "person": "w3", "role": "w4"},
        "tools": ["w5", "w6"],
        "inputs": ["w7"],
        "output": "w8",
        "standard": "w9",
        "metric": "w10",
        "time_limit": "w11",
        "trigger": "w12",
        "script": "w13",
        "attention": ["w14"],
        "materials": [{"name": "w15", "href": "w16"}],
        "branches": [{"condition": "w17", "then": "w18", "otherwise": "w19", "then_step": "w20"}],
    },
    "exceptions": {
        "situation": "w1",
        "cause": "w2",
        "handling": "w3",
        "owner": {"kind": "vague", "text": "w4"},
        "time_limit": "w5",
        "escalation": "w6",
        "step": "w7",
    },
    "metrics": {
        "name": "w1",
        "target": {"text": "w2"},
        "window": "w3",
        "source": "w4",
        "owner": {"kind": "role", "role": "w5"},
        "step": "w6",
    },
}
MODELS: dict[str, type[Value]] = {"steps": Step, "exceptions": ExceptionCase, "metrics": Metric}


@pytest.mark.parametrize("group", FULL)
@pytest.mark.parametrize("op", ["add", "remove", "split", "merge"])
def test_every_field_of_an_element_is_on_its_card(group: str, op: str) -> None:
    full = FULL[group]
    assert set(full) == set(MODELS[group].model_fields) - {"id", "parent"}
    made = {
        "add": change("add", f"/{group}", None, full),
        "remove": change("remove", f"/{group}/x", full),
        "split": change("split", f"/{group}/x", {}, [{}, full]),
        "merge": change("merge", f"/{group}/x", [{}, {}], full),
    }[op]
    words = set(findall(r"w\d+", card(made)))
    assert set(findall(r"w\d+", str(full))) <= words
