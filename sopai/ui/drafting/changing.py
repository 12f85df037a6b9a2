"""Changes of a draft by hand, each of which can be taken back."""

from sopai.draft.instruct import Asked, read_instruction
from sopai.draft.reshape import Reshape
from sopai.draft.values import Draft
from sopai.errors import SopaiError
from sopai.schema.order import last_numbers
from sopai.schema.sop import Step
from sopai.ui.drafting import work


def edit(address: str, text: str) -> None:
    """Change a value."""
    now = work.brief()
    work.put(
        now.changed(
            edits={**now.edits, address: text},
            by_model=tuple(name for name in now.by_model if name != address),
        )
    )


def instruct(words: str, made: Draft) -> SopaiError | None:
    """Change the draft as somebody says in words; or why that cannot be done."""
    try:
        asked = read_instruction(words, made, _used())
    except SopaiError as error:
        return error
    _take(asked, made)
    return None


def split(step: Step, first: str, second: str, made: Draft) -> None:
    """Make two steps of one."""
    texts = (first, second)
    _reshape(Reshape(kind="split", step=step.id, other=_new_step(made), texts=texts), made)


def move(step: Step, before: str | None, made: Draft) -> None:
    """Put a step before another one, or at the end."""
    _reshape(Reshape(kind="move", step=step.id, other=before), made)


def delete(step: Step, made: Draft) -> None:
    """Take a step out."""
    _reshape(Reshape(kind="delete", step=step.id), made)


def add(action: str, made: Draft) -> None:
    """A new step at the end."""
    _reshape(Reshape(kind="add", step=_new_step(made), texts=(action,)), made)


def undo() -> None:
    """Take the last change back."""
    now = work.brief()
    if now.before:
        work.put(now.model_copy(update={**dict(now.before[-1]), "before": now.before[:-1]}))
        work.new_rows()


def _reshape(change: Reshape, made: Draft) -> None:
    _take(Asked({}, (change,)), made)


def _take(asked: Asked, made: Draft) -> None:
    now = work.brief()
    edits = asked.beside(now.edits)
    work.put(
        now.changed(
            edits=edits,
            by_model=tuple(a for a in now.by_model if a in edits and a not in asked.edits),
            reshapes=(*now.reshapes, *asked.reshapes),
        )
    )
    work.new_rows()


def _new_step(made: Draft) -> str:
    """An id that no step has or had: what was changed of a deleted step stays its own."""
    ids = [*_used(), *(step.id for step in made.sop.steps)]
    return f"s{last_numbers(ids).get('s', 0) + 1}"


def _used() -> list[str]:
    """Ids of steps that changes speak of; some of them may be deleted by now."""
    return [name for change in work.brief().reshapes for name in change.names()]
