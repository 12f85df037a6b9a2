"""A draft while an instruction is carried out on it."""

from collections.abc import Iterable

from sopai.draft.reshape import Reshape, reshaped
from sopai.draft.values import Draft
from sopai.draft.wishes import Span
from sopai.errors import DraftError
from sopai.schema.order import last_numbers
from sopai.schema.sop import Sop, Step, numbers
from sopai.schema.sources import Source, SourceState

_ALONE = ("split", "join", "delete")
"""What leaves nothing of a step that something else could be said of at once."""


class Work:
    """A draft while it is changed."""

    def __init__(self, made: Draft, used: Iterable[str]) -> None:
        """Begin with nothing changed.

        Args:
            made: the draft.
            used: ids of steps that must not be given again.
        """
        self.made = made
        self.sop: Sop = made.sop
        self.sources: dict[str, Source] = dict(made.sources)
        self.edits: dict[str, str] = {}
        self.reshapes: list[Reshape] = []
        self.claims: dict[str, set[str]] = {}
        self.words: dict[str, str] = {}
        self.used = [*used, *(step.id for step in made.sop.steps)]
        printed = numbers(made.sop)
        self.tops = [step for step in made.sop.steps if step.parent is None]
        self.number = {step.id: printed[step.id] for step in made.sop.steps}

    def steps(self, spans: tuple[Span, ...]) -> list[Step]:
        """The steps that are named, in the order in which they are named.

        Raises:
            DraftError: there is no such step, or one is named twice.
        """
        found: list[Step] = []
        for first, last in spans:
            found += self.tops[self._at(first) : self._at(last) + 1]
            if self._at(last) < self._at(first):
                raise DraftError(f"steps {first} to {last} are none: say the smaller number first")
        if len({step.id for step in found}) < len(found):
            raise DraftError("both are the same step: name two of them")
        return found

    def _at(self, number: int) -> int:
        count = len(self.tops)
        if not 0 < abs(number) <= count:
            raise DraftError(f"there is no step {abs(number)}: the draft has steps 1 to {count}")
        return number - 1 if number > 0 else count + number

    def claim(self, step: Step, what: str) -> None:
        """Note what is said of a step.

        Raises:
            DraftError: what was said of it already leaves no room for that.
        """
        before = self.claims.setdefault(step.id, set())
        is_alone = bool(before) and (what in _ALONE or not before.isdisjoint(_ALONE))
        is_moved = {"move", "anchor"} <= {what, *before}
        if is_alone or is_moved or (what in before and what != "anchor"):
            raise DraftError(
                f"two changes of step {self.number[step.id]} do not go together: say one change "
                "after the other"
            )
        before.add(what)

    def edit(self, step: Step, field: str, words: str) -> None:
        """Put a value in; one that is there already is confirmed by being said."""
        self.edits[f"/steps/{step.id}/{field}"] = words

    def now(self, step: Step) -> Step:
        """The step with the words that it has by now."""
        return step.model_copy(update={"action": self.words.get(step.id, step.action)})

    def say(self, step: Step, words: str) -> None:
        """Give a step other words."""
        if words != self.now(step).action:
            self.words[step.id] = words
            self.edit(step, "action", words)

    def is_worded(self, step: Step) -> bool:
        """Whether a person gave the step its words."""
        address = f"/steps/{step.id}/action"
        source = self.made.sources.get(address)
        return address in self.edits or (
            source is not None and source.state is SourceState.CONFIRMED
        )

    def reshape(self, change: Reshape) -> None:
        """Change the list of steps; what a person said of a step stays with its parts."""
        whole = self.sources
        self.sop, self.sources = reshaped(self.sop, self.sources, (change,))
        self.reshapes.append(change)
        if change.kind in ("split", "join"):
            self._keep_said(change, whole)

    def _keep_said(self, change: Reshape, whole: dict[str, Source]) -> None:
        """What was said of a step by hand is said of what it becomes."""
        old = (change.step, change.other)
        new = old if change.kind == "split" else (change.step,)
        by_id = {step.id: step for step in self.sop.steps}
        for field in ("owner", "time_limit", "output"):
            states = [whole.get(f"/steps/{name}/{field}") for name in old]
            if not any(one and one.state is SourceState.CONFIRMED for one in states):
                continue
            for step in (by_id[name] for name in new if name):
                value = step.owner.text if field == "owner" else getattr(step, field)
                self.edit(step, field, value or "")

    def new_step(self) -> str:
        """An id that no step has or had."""
        ids = [*self.used, *(name for change in self.reshapes for name in change.names())]
        return f"s{last_numbers(ids).get('s', 0) + 1}"

    def current(self, identifier: str) -> Step:
        """A step as it is by now."""
        return next(step for step in self.sop.steps if step.id == identifier)
