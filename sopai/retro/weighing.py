"""Which statements of a retrospective ask for a change of the SOP, weighed beside the SOP.

Rules read one sentence by cue words, and people decide in words that no list has: "the pharmacy is
phoned right after the round". So what rules say is one sign among others, and a sum of weighted
signs decides (logistic regression; Hastie, Tibshirani, Friedman, The Elements of Statistical
Learning, 2nd edition, section 4.4). The weights are learned from the development cases in
`eval/retro` by `python -m sopai.evaluation.retro_learning`, and lie in files beside this one.
"""

from sopai.retro.core import core
from sopai.retro.matching import Index
from sopai.retro.meaning import Embed, meaning_weights, moved, vectors_of
from sopai.retro.parts import parts_of
from sopai.retro.reading import Read, with_statements
from sopai.retro.retold import retold
from sopai.retro.signs import signs_of
from sopai.retro.values import Kind, Role, Statement, Unit
from sopai.retro.weights import statement_weights, weighted_sum

ASKS, ASKS_NOT = -0.6, -1.6
"""Sums from which a statement asks for a change, and up to which it does not; between them the
rules decide. Chosen on the development cases, each weighed by the others (cross-validation)."""

MAX_MEANT = 2000
"""Statements up to which an embedder is asked: it reads about 150 in a second on two cores."""

_SAID = ("decided", "agreed")
"""Why a statement is a decision, where words say that it was: weights do not overrule them."""

_SETTLED = (Kind.HOSTILE, Kind.REJECTED, Kind.UNDECIDED)
"""What weights never make a decision: an order to us, what was turned down, what was left open."""

_NEVER = ("label", "verdict", "cell")
"""Why a statement is what it is, where it says nothing itself."""


def weighed(read: Read, index: Index, embed: Embed | None = None) -> Read:
    """A retrospective whose statements are decisions where their signs beside an SOP say so.

    Args:
        read: the retrospective, as rules read it.
        index: the places of the SOP.
        embed: an embedder, whose vectors are weighed too.
    """
    if not index.spots or not read.statements:
        return read
    sums = [
        weighted_sum(signs_of(read, at, index), statement_weights())
        for at in range(len(read.statements))
    ]
    if embed is not None and len(read.statements) <= MAX_MEANT:
        known = meaning_weights()
        sums = moved(sums, vectors_of(read.statements, embed, known.means), known)
    found: list[Statement] = []
    for statement, sum_ in zip(read.statements, sums, strict=True):
        is_clear = sum_ <= ASKS_NOT and (
            _is_called_decided(read.units[statement.unit]) or _retells(statement, index)
        )
        found += parts_of(_weighed(statement, sum_, is_clear=is_clear))
    return with_statements(read.name, read.document, read.units, tuple(found))


def _is_called_decided(unit: Unit) -> bool:
    """It begins with a label that says so: "Decision: ..."."""
    return any(one.is_label and one.role is Role.DECIDED for one in unit.passages)


def _retells(statement: Statement, index: Index) -> bool:
    """It is a decision by rules, and a sentence of the SOP with one thing exchanged."""
    if statement.kind is not Kind.DECISION:
        return False
    said = core(statement.plain, statement.speaker)
    return any(retold(spot.text, said) is not None for spot in index.spots)


def _weighed(statement: Statement, sum_: float, *, is_clear: bool) -> Statement:
    statement = statement._replace(weight=sum_)
    if statement.kind in _SETTLED or statement.why in _NEVER:
        return statement
    if sum_ >= ASKS and statement.kind is not Kind.DECISION:
        return statement._replace(kind=Kind.DECISION, why="weighed")
    is_said = is_clear or statement.why in _SAID
    if sum_ <= ASKS_NOT and statement.kind is Kind.DECISION and not is_said:
        return statement._replace(kind=Kind.ASIDE, why="unlikely")
    return statement
