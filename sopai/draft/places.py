"""Where steps go: moved, in each other's place, or new ones between them."""

from collections.abc import Iterable

from sopai.draft.reshape import Reshape
from sopai.draft.wishes import Wish
from sopai.draft.work import Work
from sopai.errors import DraftError
from sopai.schema.sop import Step


def swap(work: Work, wish: Wish) -> None:
    """Put two steps in each other's place.

    Raises:
        DraftError: it is not two.
    """
    steps = sorted(work.steps(wish.steps), key=work.tops.index)
    if len(steps) != 2:
        raise DraftError("two steps change their places: name two of them")
    first, second = steps
    for step in steps:
        work.claim(step, "move")
    ids = [step.id for step in work.sop.steps]
    at = ids.index(second.id) + 1
    behind = ids[at] if at < len(ids) else None
    work.reshape(Reshape(kind="move", step=second.id, other=first.id))
    work.reshape(Reshape(kind="move", step=first.id, other=behind))


def move(work: Work, wish: Wish) -> None:
    """Put steps next to another one, in the order in which they are named.

    Raises:
        DraftError: there is no such place, or they stand there already.
    """
    steps = work.steps(wish.steps)
    for step in steps:
        work.claim(step, "move")
    before = behind(work, wish, steps)
    order = [step.id for step in work.sop.steps]
    for step in steps:
        work.reshape(Reshape(kind="move", step=step.id, other=before))
    if order == [step.id for step in work.sop.steps]:
        raise DraftError(f"step {work.number[steps[0].id]} stands there already")


def behind(work: Work, wish: Wish, moved: Iterable[Step]) -> str | None:
    """The step before which steps are put; none for the end.

    Raises:
        DraftError: there is no such place.
    """
    gone = [step.id for step in moved]
    anchor, where = _anchor(work, wish, gone)
    if wish.place is None or abs(wish.place[0]) != 1 or wish.where == "as" or anchor.id not in gone:
        if anchor.id in gone:
            raise DraftError("both are the same step: name two of them")
        work.claim(anchor, "anchor")
    ids = [step.id for step in work.sop.steps]
    at = ids.index(anchor.id) + (where == "after")
    return next((name for name in ids[at:] if name not in gone), None)


def _anchor(work: Work, wish: Wish, gone: list[str]) -> tuple[Step, str]:
    """Next to which step, and on which side of it."""
    if wish.place is not None:
        anchor = work.steps((wish.place,))[0]
        is_later = gone and work.tops.index(anchor) > _index(work, gone[0])
        as_number = "after" if is_later else "before"
        return anchor, as_number if wish.where == "as" else wish.where
    if len(gone) != 1:
        raise DraftError("one step is moved up or down: name one of them")
    at = _index(work, gone[0]) + (wish.parts if wish.where == "down" else -wish.parts)
    if not 0 <= at < len(work.tops):
        raise DraftError(
            f"step {work.number[gone[0]]} cannot be moved so far: say where, such as 'move step 5 "
            "before step 2'"
        )
    return work.tops[at], "after" if wish.where == "down" else "before"


def _index(work: Work, identifier: str) -> int:
    return next(at for at, step in enumerate(work.tops) if step.id == identifier)
