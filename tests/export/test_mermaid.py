"""What the flowchart shows, and that no text can break it."""

from re import MULTILINE, compile

import pytest
from hypothesis import given, settings

from sopai.export.mermaid import write_mermaid
from sopai.schema.sop import Sop
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop, long_sop, sop_with
from tests.strategies import NASTY, sops

LABEL = r'"(?:[^"#$%&()*+\-/:;<=>@\[\\\]^_`{|}~\n]|#[0-9]+;)+"'
NODE = rf"(?:\[{LABEL}\]|\{{{LABEL}\}}|>{LABEL}\])"
LINE = compile(
    rf"flowchart TD|  (?:begin|finish)\(\[{LABEL}\]\)|  subgraph lane\d+ \[{LABEL}\]|  end"
    rf"|    (?:s\d+(?:_if\d+)?|e\d+){NODE}"
    rf"|  subgraph open \[{LABEL}\]|    open\d+{NODE}|  approvals{NODE}"
    rf"|  [a-z]+\d*(?:_if\d+)? -->(?:\|{LABEL}\|)? [a-z]+\d*(?:_if\d+)?|  e\d+ -\.- s\d+"
)
"""Every line that a chart may have: a label has no sign that Mermaid reads."""

ATTACKS = (
    'a"]; end; click s1 "javascript:alert(1)"', "<img src=x onerror=alert(1)>", "end",
    '%%{init: {"theme": "dark"}}%%', "style s1: #fff;", "ﬂ°°34¶ß", "#quot;", "2. two", "- one",
    "`**b**`", "fa:fa-car", "x@{shape: rect}", "subgraph", "a -->|b| c",
)  # fmt: skip


def test_owners_have_lanes_in_the_order_in_which_they_appear() -> None:
    chart = write_mermaid(full_sop(), roster=ROSTER, today=TODAY)
    assert chart == (
        "flowchart TD\n"
        '  begin(["Start#58; an order comes in"])\n'
        '  subgraph lane1 ["Packer #40;Li Si#41;"]\n'
        '    s1["1 Pick"]\n'
        '    s1_if1{"an item is missing"}\n'
        '    s7["1.1 Tick it on the list"]\n'
        '    e1>"Stock#45;out → Refund"]\n'
        "  end\n"
        '  subgraph lane2 ["Shop"]\n'
        '    s2["2 Call the customer"]\n'
        "  end\n"
        '  finish(["End"])\n'
        "  begin --> s1\n"
        "  s1 --> s1_if1\n"
        '  s1_if1 -->|"then#58; tell the customer"| s2\n'
        '  s1_if1 -->|"else#58; go on"| s7\n'
        "  s7 --> s2\n"
        "  s2 --> finish\n"
        "  e1 -.- s7\n"
    )


def test_open_items_and_approvals_stand_beside_the_chart() -> None:
    sop = sop_with(steps=[{"id": "s1", "action": "Pack"}])
    chart = write_mermaid(sop, CONTROL, open_items=("Who packs on Sunday?", 'x"]; end'))
    heading = "Open items #40;2#41;#58; answer them before anybody works by this procedure"
    assert chart.endswith(
        "  s1 --> finish\n"
        f'  subgraph open ["{heading}"]\n'
        '    open1["Who packs on Sunday?"]\n'
        '    open2["x#34;#93;#59; end"]\n'
        "  end\n"
        '  approvals["Approvals named here are recorded, not authenticated."]\n'
    )
    assert all(LINE.fullmatch(line) for line in chart.splitlines())


@pytest.mark.parametrize(("language", "lane"), [("en", "No owner"), ("zh", "无人负责")])
def test_steps_that_nobody_owns_have_a_lane(language: str, lane: str) -> None:
    chart = write_mermaid(sop_with(language=language, steps=[{"id": "s1", "action": "Pack"}]))
    assert f'  subgraph lane1 ["{lane}"]\n    s1["1 Pack"]\n' in chart


def test_several_decisions_are_asked_one_after_the_other() -> None:
    branches = [
        {"condition": "it rains", "then": "wait", "then_step": "s1"},
        {"condition": "it snows", "then": "go home", "otherwise_step": "s1"},
    ]
    chart = write_mermaid(sop_with(steps=[{"id": "s1", "action": "Look", "branches": branches}]))
    assert chart.endswith(
        "  begin --> s1\n"
        "  s1 --> s1_if1\n"
        '  s1_if1 -->|"then#58; wait"| s1\n'
        '  s1_if1 -->|"else"| s1_if2\n'
        '  s1_if2 -->|"then#58; go home"| finish\n'
        '  s1_if2 -->|"else"| s1\n'
    )


def test_a_title_alone_is_a_chart() -> None:
    assert write_mermaid(sop_with()) == (
        'flowchart TD\n  begin(["Start"])\n  finish(["End"])\n  begin --> finish\n'
    )


def test_three_hundred_steps_fit_into_what_mermaid_takes() -> None:
    chart = write_mermaid(long_sop())
    assert chart.count("-->") == 301  # at most 500
    assert len(chart) < 50_000


def test_long_texts_are_cut() -> None:
    chart = write_mermaid(sop_with(steps=[{"id": "s1", "action": "字" * 300}]))
    assert f'    s1["1 {"字" * 59}…"]\n' in chart


@pytest.mark.parametrize("text", NASTY + ATTACKS)
def test_hostile_text_stays_inside_its_label(text: str) -> None:
    step = {
        "id": "s1",
        "title": text,
        "action": text,
        "owner": {"kind": "group", "text": text},
        "branches": [{"condition": text, "then": text, "otherwise": text}],
    }
    case = {"id": "e1", "situation": text, "handling": text, "step": "s1"}
    sop = sop_with(starts_when=text, ends_when=text, steps=[step], exceptions=[case])
    lines = write_mermaid(sop).removesuffix("\n").split("\n")
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert lines[-1] == "  e1 -.- s1"


def test_a_number_with_a_dot_is_not_taken_for_a_list() -> None:
    sop = sop_with(steps=[{"id": "s1", "action": "a", "owner": {"kind": "group", "text": "1. b"}}])
    assert 'subgraph lane1 ["1#46; b"]' in write_mermaid(sop)


@settings(max_examples=100)
@given(sops())
def test_any_sop_has_a_node_for_each_step_and_no_line_that_is_not_ours(sop: Sop) -> None:
    chart = write_mermaid(sop, today=TODAY)
    assert [line for line in chart[:-1].split("\n") if not LINE.fullmatch(line)] == []
    nodes = compile(r"^    (s\d+)\[", MULTILINE).findall(chart)
    assert sorted(nodes) == sorted(step.id for step in sop.steps)
