"""When a sentence orders the drafting program about, whatever its language."""

from re import Pattern
from typing import NamedTuple


class Signs(NamedTuple):
    """The words of a language that speak of it."""

    outright: Pattern[str]
    """Says it: nothing else is needed."""

    speaks_to_writer: Pattern[str]
    """Speaks to, or of, whoever writes the document."""

    told: Pattern[str]
    """What a writer is told to do."""

    spread: tuple[Pattern[str], ...]
    """All of these: something is written all over a document."""

    at_work: Pattern[str]
    """What the owners, limits and steps of a real sentence belong to: it is spread over that."""

    together: tuple[Pattern[str], ...] = ()
    """All of these: a wish about the document that says who owns or approves what."""

    def order(self, text: str) -> bool:
        """Whether a sentence orders the drafting program about."""
        if self.outright.search(text):
            return True
        if self.speaks_to_writer.search(text):
            return self.told.search(text) is not None
        if self.together and _all_in(self.together, text):
            return True
        return _all_in(self.spread, text) and not self.at_work.search(text)


def _all_in(patterns: tuple[Pattern[str], ...], text: str) -> bool:
    return all(pattern.search(text) for pattern in patterns)
