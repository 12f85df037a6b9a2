"""Signs, and what an embedder reads, say which statements ask for a change."""

from collections.abc import Sequence

import numpy as np
import pytest

from sopai.language.lexicon import sections
from sopai.language.mood_en import Mood
from sopai.retro import weighing
from sopai.retro.matching import Index, index_of
from sopai.retro.meaning import Array, meaning_weights, moved, vectors_of
from sopai.retro.nearness import grams, near_signs, places_of
from sopai.retro.norms import Norm
from sopai.retro.signs import CUE_NAMES, signs_of
from sopai.retro.spots import spots_of
from sopai.retro.values import Kind, Role, Statement
from sopai.retro.weighing import weighed
from sopai.retro.weights import START, place_weights, statement_weights, weighted_sum
from tests.retro.samples import SOP, procedure, proposed, retrospective

NOTES = """# Rental desk, Monday

Two bikes went out with flat tyres. Omar was sorry, and the coffee was good.
In addition the mechanic tests both brakes again before a bike is handed out.

## Decided

- It was good, thanks to Omar
- The helmets are counted every evening
"""


def _index() -> Index:
    return index_of(spots_of(procedure(SOP)))


def _kinds(text: str) -> dict[str, Kind]:
    found = weighed(retrospective(text), _index()).statements
    return {one.plain: one.kind for one in found}


def test_a_rule_in_plain_words_is_a_decision_and_a_remark_under_decided_is_none() -> None:
    kinds = _kinds(NOTES)
    rule = "In addition the mechanic tests both brakes again before a bike is handed out."
    assert kinds[rule] is Kind.DECISION
    assert kinds["The helmets are counted every evening"] is Kind.DECISION
    assert kinds["It was good, thanks to Omar"] is not Kind.DECISION
    assert kinds["Two bikes went out with flat tyres."] is not Kind.DECISION


def test_what_is_called_a_decision_stays_one() -> None:
    assert Kind.DECISION in _kinds("Decision: sing louder.\n").values()
    assert _kinds("Step 4 is dropped.\n")["Step 4 is dropped."] is Kind.DECISION


@pytest.mark.parametrize(
    ("kind", "sum_", "after"),
    [
        (Kind.IMPROVEMENT, weighing.ASKS, Kind.DECISION),
        (Kind.IMPROVEMENT, weighing.ASKS - 0.1, Kind.IMPROVEMENT),
        (Kind.DECISION, weighing.ASKS_NOT, Kind.ASIDE),
        (Kind.DECISION, weighing.ASKS_NOT + 0.1, Kind.DECISION),
        (Kind.HOSTILE, 9.0, Kind.HOSTILE),
        (Kind.REJECTED, 9.0, Kind.REJECTED),
        (Kind.UNDECIDED, 9.0, Kind.UNDECIDED),
    ],
)
def test_sums_overrule_rules_in_both_directions_but_not_what_is_settled(
    monkeypatch: pytest.MonkeyPatch, kind: Kind, sum_: float, after: Kind
) -> None:
    read = retrospective("Helmets are counted.\n")
    (one,) = read.statements
    read = read._replace(statements=(one._replace(kind=kind, why="listed"),))
    monkeypatch.setattr(weighing, "weighted_sum", lambda *_: sum_)
    assert [one.kind for one in weighed(read, _index()).statements] == [after]


@pytest.mark.parametrize("heading", ["Rejected", "Not decided", "没有采纳"])
def test_what_stands_under_rejected_or_open_changes_nothing(heading: str) -> None:
    rule = "The desk clerk answers enquiries by mail within 12 hours instead of 24 hours"
    assert proposed(f"## {heading}\n\n- {rule}\n").changes == ()


def test_signs_stand_for_words_place_and_what_the_sop_says() -> None:
    read = retrospective("## Decided\n\n- The desk clerk answers enquiries within 4 hours\n")
    signs = signs_of(read, 0, _index())
    assert signs["role: decided"] == 1.0
    assert signs["other amount"] == 1.0
    assert "same amount" not in signs
    assert 0 < signs["close"] <= 1
    assert "item" in signs


def test_signs_of_a_message_know_their_neighbours() -> None:
    chat = (
        "[09:00] Ann: who checks the brakes?\n[09:01] Omar: the mechanic, twice\n"
        "[09:02] Ann: ok\n[09:03] Omar: bye\n"
    )
    read = retrospective(chat, "chat.txt")
    signs = signs_of(read, 1, _index())
    assert "message" in signs
    assert "just before: mood: question" in signs
    assert any(sign.startswith("just after: cue: agrees") for sign in signs)


def test_every_weight_is_of_a_sign_that_can_stand_somewhere() -> None:
    known = sections("function_words.txt")
    said = {f"word: {word}" for word in known["en"] | known["zh"]}
    done = {f"cue: {name}" for name in CUE_NAMES}
    done |= {f"mood: {mood.value}" for mood in Mood} | {"told"}
    done |= {f"rule: {norm.name.lower()}" for norm in Norm}
    beside = {
        f"{near}{where}: {one}"
        for near in ("", "just ")
        for where in ("before", "after")
        for one in done
    }
    standing = {f"role: {role.value}" for role in Role} | {"item", "message"}
    sop = {"close", "said", "mostly said", "same amount", "other amount"}
    bare = {"once", "says how", "amount", "drops", "names a step", START}
    possible = said | done | beside | standing | sop | bare
    assert statement_weights().keys() <= possible
    assert any(sign.startswith("word: ") for sign in statement_weights())


def test_a_sum_is_of_weights_and_strengths() -> None:
    weights = {START: -1.0, "a": 2.0}
    assert weighted_sum({"a": 0.5, "b": 9.0}, weights) == 0.0


def _fake(texts: Sequence[str]) -> Array:
    """Vectors of which only the first number differs, by a word."""
    made = np.zeros((len(texts), meaning_weights().own.shape[0]), dtype=np.float32)
    made[:, 0] = [1.0 if "helmet" in text.lower() else -1.0 for text in texts]
    return made


def test_vectors_move_the_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    read = retrospective("## Notes\n\nHelmets. Bikes.\n")
    zero = np.zeros(meaning_weights().own.shape[0], dtype=np.float32)
    own = zero.copy()
    own[0] = 10.0
    weights = meaning_weights()._replace(
        start=0.0, signs=1.0, own=own, before=zero, after=zero, means={"en": zero, "zh": zero}
    )
    monkeypatch.setattr(weighing, "meaning_weights", lambda: weights)
    kinds = [one.kind for one in weighed(read, _index(), _fake).statements]
    assert kinds == [Kind.DECISION, Kind.ASIDE]
    monkeypatch.setattr(weighing, "MAX_MEANT", 1)
    assert Kind.DECISION not in [one.kind for one in weighed(read, _index(), _fake).statements]


def test_the_vector_beside_a_statement_counts_too() -> None:
    zero = np.zeros(2, dtype=np.float32)
    one = np.array([1.0, 0.0], dtype=np.float32)
    weights = meaning_weights()._replace(start=0.5, signs=2.0, own=zero, before=one, after=zero)
    vectors = np.array([[3.0, 0.0], [0.0, 1.0]], dtype=np.float32)
    assert moved([1.0, 1.0], vectors, weights) == [2.5, 5.5]


def test_vectors_are_without_the_mean_of_their_language() -> None:
    statements = [
        Statement(Kind.ASIDE, "aside", 0, 4, plain, 0) for plain in ("Helmets", "每天清点头盔")
    ]
    mean = _fake(["helmet"])[0]
    means = {"en": mean, "zh": -mean}
    found = vectors_of(statements, _fake, means)
    assert found.shape == (2, mean.shape[0])
    assert np.allclose(found, 0.0)


def test_a_retrospective_of_an_sop_without_places_stays_as_rules_read_it() -> None:
    read = retrospective(NOTES)
    assert weighed(read, index_of(())) is read


def test_a_place_is_near_when_what_was_told_speaks_of_it() -> None:
    spots = spots_of(procedure(SOP))
    places = places_of(spots)
    totals = [0.0] * len(spots)
    signs = near_signs(places, "It is done twice.", "the helmets were not counted", "", totals)
    sums = [weighted_sum(one, place_weights()) for one in signs]
    assert spots[sums.index(max(sums))].address == "/steps/s5"


def test_pieces_are_beginnings_of_words_and_pairs_of_characters() -> None:
    assert grams("Delivers delivery") == {"deliv": 2}
    assert grams("冷库") == {"冷": 1, "库": 1, "冷库": 1}
