"""Descriptions in work, kept in the data folder so that a reload loses nothing."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Literal

from pydantic import ValidationError

from sopai.draft.refused import NOTHING, Refused
from sopai.draft.reshape import Reshape
from sopai.draft.values import Trace
from sopai.draft.worded import Worded
from sopai.schema.base import Value
from sopai.ui import kept
from sopai.ui.drafts import Recent
from sopai.workflow.drafting import with_used

UNDOS = 30
"""Changes that can be taken back."""

LOCK = RLock()
"""Held by whoever changes a description: its page, or a model's words that arrive."""


class Before(Value):
    """What was changed by hand, as it was before a change: that change is taken back to it."""

    edits: dict[str, str] = {}
    by_model: tuple[str, ...] = ()
    reshapes: tuple[Reshape, ...] = ()


class Heard(Value):
    """How much of a job's other words has been put in, so that none is put in twice."""

    job: str
    words: int
    trace: Trace | None
    """What was used up before that job."""


class Brief(Value):
    """What a manager said so far."""

    format: Literal["sopai.brief/1"] = "sopai.brief/1"
    """Of the file."""

    text: str = ""
    """The description."""

    drafted: bool = False
    """The description is complete: a draft was asked for."""

    answers: dict[str, str | None] = {}
    """Text by question; null is "I don't know"."""

    skipped: bool = False
    """No further questions are wanted."""

    worded: Worded | None = None
    """What a model gave for this description."""

    is_unfinished: bool = False
    """The model was stopped, or failed, before it had been asked for every step."""

    edits: dict[str, str] = {}
    """What was changed by hand, by address; a model's words where they were asked for anew."""

    by_model: tuple[str, ...] = ()
    """Addresses of those among the edits whose words are a model's."""

    reshapes: tuple[Reshape, ...] = ()
    """How the list of steps was changed, in order."""

    heard: Heard | None = None
    """Of the last job that was asked for other words."""

    again: Trace | None = None
    """What models took for other words."""

    before: tuple[Before, ...] = ()
    """What can be gone back to; the newest last."""

    refused: Refused = NOTHING
    """What was understood and is not meant."""

    reuse: tuple[str, ...] = ()
    """Ids of similar SOPs of which exceptions, metrics and routines are taken over."""

    revision: int = 0
    """Counts what a page wrote: a tab that knows another number has been overtaken."""

    def changed(self, **now: object) -> "Brief":
        """The same with changes made by hand, which can be taken back."""
        before = Before(edits=self.edits, by_model=self.by_model, reshapes=self.reshapes)
        return Brief.model_validate(
            {**dict(self), **now, "before": (*self.before, before)[-UNDOS:]}
        )

    def with_other_words(
        self, job: str, asked: "Brief", given: Mapping[str, str], trace: Trace
    ) -> "Brief":
        """The same with what a job gave since the last time; what a person changed meanwhile stays.

        Args:
            job: its id.
            asked: what was said when it began.
            given: all of its words so far, by address, in their order.
            trace: what it took so far.
        """
        heard = self.heard
        if heard is None or heard.job != job:
            heard = Heard(job=job, words=0, trace=self.again)
        before = Worded(trace=heard.trace) if heard.trace is not None else None
        again = with_used(Worded(trace=trace), before).trace
        new = dict(list(given.items())[heard.words :])
        kept = {a: words for a, words in new.items() if not self._is_changed(a, asked)}
        told = {"heard": heard.model_copy(update={"words": len(given)}), "again": again}
        if not kept:
            return self.model_copy(update=told)
        by_model = (*(a for a in self.by_model if a not in kept), *kept)
        words = {"edits": {**self.edits, **kept}, "by_model": by_model}
        if heard.words:  # one change, however often its words come
            return self.model_copy(update={**told, **words})
        return self.changed(**told, **words)

    def _is_changed(self, address: str, asked: "Brief") -> bool:
        """Whether a person has changed a value since."""
        new = [one for one in self.reshapes if one not in asked.reshapes and one.texts]
        is_other = any(f"/steps/{name}/" in address for one in new for name in one.names())
        return is_other or self.edits.get(address) != asked.edits.get(address)


def load(folder: Path, brief_id: str) -> Brief:
    """The description of that name, or an empty one; a damaged file is put aside.

    Raises:
        OSError: the file is there and cannot be read.
    """
    return kept.load(folder, brief_id, Brief)


def recent_briefs(folder: Path, limit: int) -> list[Recent]:
    """The descriptions that were worked on last, the newest first; empty ones are left out."""
    found = []
    for time, path in kept.newest(folder)[: 4 * limit]:
        try:
            text = Brief.model_validate_json(path.read_bytes()).text.strip()
        except (OSError, ValidationError):
            continue
        if text:
            found.append(Recent(path.stem, text[:60], datetime.fromtimestamp(time)))
    return found[:limit]


def keep_worded(folder: Path, brief_id: str, put_into: Callable[[Brief], Brief]) -> None:
    """Write a model's words beside what is there now.

    Args:
        folder: where descriptions are kept.
        brief_id: which one.
        put_into: gives a description with the words, or as it is where they are for another text.

    Raises:
        OSError: it cannot be read or written.
    """
    with LOCK:
        now = load(folder, brief_id)
        worded = put_into(now)
        if worded != now:
            kept.save(folder, brief_id, worded)
