"""What Graphviz' graph shows, as a parser of its language reads it."""

import pydot
import pytest
from hypothesis import given, settings

from sopai.export.dot import write_dot
from sopai.export.printed import Printed
from sopai.schema.sop import Sop
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop, sop_with
from tests.strategies import NASTY, sops

ATTACKS = (
    'a"]; end [label="x', "x\\", '\\" -> begin', "\\N \\G \\n", "&lt;b&gt; &amp;", "<b>x</b>",
    "} digraph {", "/* x */ // y", "# z", "a -> b; subgraph", "\u2028x", "strict",
)  # fmt: skip


def parsed(sop: Sop, *open_items: str) -> pydot.Dot:
    graphs = pydot.graph_from_dot_data(write_dot(Printed(sop, CONTROL, ROSTER, TODAY, open_items)))
    assert graphs is not None and len(graphs) == 1
    return graphs[0]


def labels(graph: pydot.Graph) -> dict[str, str]:
    return {
        node.get_name(): node.get("label").strip('"').replace("\\n", " ")
        for node in graph.get_nodes()
        if node.get("label")
    }


def ways(graph: pydot.Dot) -> list[tuple[str, str, str]]:
    return [
        (str(edge.get_source()), str(edge.get_destination()), (edge.get("label") or "").strip('"'))
        for edge in graph.get_edges()
    ]


def test_owners_have_clusters_in_the_order_in_which_they_appear() -> None:
    graph = parsed(full_sop())
    clusters = {one.get_name(): one for one in graph.get_subgraphs()}
    assert list(clusters) == ["cluster_lane1", "cluster_lane2"]
    assert clusters["cluster_lane1"].get("label") == '"Packer (Li Si)"'
    assert labels(clusters["cluster_lane1"]) == {
        "s1": "1 Pick",
        "s1_if1": "an item is missing",
        "s7": "1.1 Tick it on the list",
        "e1": "Stock-out → Refund",
    }
    assert labels(clusters["cluster_lane2"]) == {"s2": "2 Call the customer"}


def test_ways_lead_where_the_decisions_say() -> None:
    assert ways(parsed(full_sop())) == [
        ("begin", "s1", ""),
        ("s1", "s1_if1", ""),
        ("s1_if1", "s2", "then: tell the customer"),
        ("s1_if1", "s7", "else: go on"),
        ("s7", "s2", ""),
        ("s2", "finish", ""),
        ("s7", "e1", ""),
    ]


def test_open_items_and_approvals_stand_beside_the_graph() -> None:
    graph = parsed(full_sop(), "Who packs on Sunday?", "How many photos?")
    box = graph.get_subgraph("cluster_open")[0]
    assert labels(box) == {"open1": "Who packs on Sunday?", "open2": "How many photos?"}
    assert "Open items (2)" in box.get("label")
    assert labels(graph)["approvals"] == "Approvals named here are recorded, not authenticated."


def test_chinese_has_its_own_signs_and_is_wrapped() -> None:
    branch = {"condition": "金额超过1000元", "then": "财务主管当天复核", "otherwise": "直接放行"}
    step = {"id": "s1", "action": "退款" * 20, "branches": [branch]}
    text = write_dot(Printed(sop_with(language="zh", steps=[step])))
    assert 'label="则：财务主管当天复核"' in text
    assert f'label="1 {"退款" * 6}\\n{"退款" * 6}退\\n' in text


def test_long_texts_are_cut() -> None:
    graph = parsed(sop_with(steps=[{"id": "s1", "action": "go on " * 50}]))
    assert labels(graph.get_subgraph("cluster_lane1")[0])["s1"].endswith("…")


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
    graph = parsed(
        sop_with(title=text, starts_when=text, ends_when=text, steps=[step], exceptions=[case])
    )
    assert [one.get_name() for one in graph.get_subgraphs()] == [
        "cluster_lane1",
        "cluster_lane2",
    ]
    assert [way[:2] for way in ways(graph)] == [
        ("begin", "s1"),
        ("s1", "s1_if1"),
        ("s1_if1", "finish"),
        ("s1_if1", "finish"),
        ("s1", "e1"),
    ]


def test_what_graphviz_reads_in_labels_is_shown_and_not_read() -> None:
    text = write_dot(Printed(sop_with(steps=[{"id": "s1", "action": r'a\N "b" &lt;'}])))
    assert r'label="1 a\\N \"b\" &amp;lt;"' in text


@settings(max_examples=20)
@given(sops())
def test_any_sop_is_a_graph_with_a_node_for_each_step(sop: Sop) -> None:
    graph = parsed(sop)
    clusters = graph.get_subgraphs()
    found = {name for one in clusters for name in labels(one) if "_" not in name}
    assert found >= {step.id for step in sop.steps}
