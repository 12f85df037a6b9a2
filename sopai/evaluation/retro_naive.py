"""What `sopai retro` is compared with: every line with a digit or an order becomes a change."""

from collections.abc import Sequence

from sopai.language.analysis import commands
from sopai.language.script import language_of, normalise
from sopai.retro.reading import Read
from sopai.retro.spots import Procedure, Spot, spots_of
from sopai.retro.words import words_of
from sopai.schema.changes import Category, Change, ChangeSet, ChangeTarget, Operation


def naive(read: Read, procedure: Procedure) -> ChangeSet:
    """A change of the step that shares the most words, for each line with a digit or an order."""
    steps = [spot for spot in spots_of(procedure) if spot.address.startswith("/steps")]
    changes: list[Change] = []
    for line in read.document.text.splitlines():
        words = line.strip(" -*#>|\t")
        plain = normalise(words)
        is_order = bool(plain) and commands(plain, language_of(plain))
        if not is_order and not any(sign.isdigit() for sign in plain):
            continue
        spot = _nearest(plain, steps)
        if spot is not None:
            changes.append(
                Change(
                    id=f"c{len(changes) + 1}",
                    op=Operation.SET,
                    address=f"{spot.address}/action",
                    line=spot.line,
                    before=spot.value,
                    after=f"{spot.value} {words}",
                    quote=words,
                    reason="-",
                    category=Category.STEP,
                )
            )
    target = ChangeTarget(sop=procedure.sop.id, path=procedure.path, base=procedure.base)
    return ChangeSet(retrospective=read.name, targets=(target,), changes=tuple(changes))


def _nearest(plain: str, steps: Sequence[Spot]) -> Spot | None:
    own = set(words_of(plain))
    shared = [len(own & set(words_of(step.text))) for step in steps]
    most = max(shared, default=0)
    return steps[shared.index(most)] if most else None
