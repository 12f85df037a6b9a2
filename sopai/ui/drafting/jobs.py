"""Words for a draft, in the background: one job a description, found again after a reload."""

from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import Literal, NamedTuple

from sopai.draft.values import Draft, Trace
from sopai.draft.worded import Worded
from sopai.errors import Cancelled, SopaiError
from sopai.llm.choice import ModelChoice
from sopai.llm.task import Task
from sopai.ui.drafting.briefs import LOCK, Brief, keep_worded
from sopai.ui.drafts import new_id
from sopai.ui.kept import path_of
from sopai.workflow.drafting import draft_brief, strategy_of, with_used, word
from sopai.workflow.rewording import word_again

State = Literal["running", "stopped", "failed", "done"]


class Progress(NamedTuple):
    """How far a job is."""

    state: State

    done: int
    """Steps that the model has been asked for."""

    of: int
    """Steps in all; 0 where they are not counted yet, or the whole is asked for at once."""

    seconds: float
    """Since it began."""

    news: int
    """Grows whenever there is something to show."""


class Problem(NamedTuple):
    """Why a job failed."""

    kind: str
    """Name of the error; empty where none is known."""

    details: str
    """Its message."""


class Other(NamedTuple):
    """Values that are to be in other words."""

    made: Draft
    """As it is shown."""

    addresses: tuple[str, ...]


class Job:
    """One run of a model over a draft; it keeps what it has as it goes."""

    def __init__(
        self,
        folder: Path,
        brief_id: str,
        brief: Brief,
        choice: ModelChoice,
        other: Other | None = None,
    ) -> None:
        """Begin it.

        Args:
            folder: where descriptions are kept.
            brief_id: which one.
            brief: as it is now; the words in it, if any, are what the job goes on from.
            choice: the model.
            other: what is to be in other words; None for words for the whole draft.
        """
        self.text, self.model = brief.text, choice.name
        self.other = other
        self._name = new_id()
        self._given: dict[str, str] = {}
        self._trace: Trace | None = None
        self.problem: Problem | None = None
        self.unsaved: str | None = None
        """Why the words could not be written down; they are held in memory then."""
        # A whole procedure numbers its steps anew: changes of single steps would go astray.
        is_touched = bool(brief.edits or brief.reshapes or other)
        self.is_whole = strategy_of(choice) == "whole" and not is_touched
        self._folder, self._id, self._brief, self._choice = folder, brief_id, brief, choice
        self._worded, self._is_unfinished = brief.worded, brief.is_unfinished
        self._state: State = "running"
        self._done = self._of = self._news = 0
        self._begun, self._ended = monotonic(), 0.0
        self._cancel = Event()
        self._task: Task | None = None
        self._thread = Thread(target=self._run, name="sopai-words", daemon=True)
        self._thread.start()

    @property
    def is_stopping(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancel.is_set()

    def stop(self) -> None:
        """Stop it; what it has is kept. A call under way is cut within a second."""
        self._cancel.set()

    def progress(self) -> Progress:
        """How far it is."""
        seconds = (self._ended or monotonic()) - self._begun
        return Progress(self._state, self._done, self._of, seconds, self._news)

    def put_into(self, brief: Brief) -> Brief:
        """The description with the words of this job, if it is the one that the job is about."""
        if brief.text != self.text:
            return brief
        if self._trace is not None:
            return brief.with_other_words(self._name, self._brief, self._given, self._trace)
        if self._worded is None or self.other is not None:
            return brief
        return brief.model_copy(
            update={"worded": self._worded, "is_unfinished": self._is_unfinished}
        )

    def _run(self) -> None:
        try:
            self._state = self._word() if self.other is None else self._word_again(self.other)
        except Cancelled:
            self._state = "stopped"
        except SopaiError as error:
            self.problem = Problem(type(error).__name__, str(error))
        finally:
            # What is still running here was ended by a mistake of ours.
            self._state = "failed" if self._state == "running" else self._state
            self._ended = monotonic()
            self._news += 1

    def _word(self) -> State:
        # The draft by rules: with a model's words in it they would be reworded.
        made = draft_brief(self.text, answers=self._brief.answers, refused=self._brief.refused)
        self._of = 0 if self.is_whole else len(made.sop.steps)
        before = None if self.is_whole else self._brief.worded
        worded = word(
            made,
            self.text,
            self._choice,
            told=self._told,
            cancel=self._cancel,
            before=before,
            strategy="whole" if self.is_whole else "stepwise",
            begun=self._begin,
        )
        state = self._how_it_ended()
        if worded.proposals or worded.written is not None:
            self._keep(with_used(worded, before), is_unfinished=state != "done")
        return state

    def _word_again(self, other: Other) -> State:
        self._of = len(other.addresses)
        worded = word_again(
            other.made,
            self.text,
            self._choice,
            other.addresses,
            told=self._told_again,
            cancel=self._cancel,
            begun=self._begin,
        )
        self._give(worded)
        return self._how_it_ended()

    def _told_again(self, done: int, _of: int, so_far: Worded) -> None:
        self._done = done
        self._give(so_far)

    def _give(self, worded: Worded) -> None:
        with LOCK:
            self._given = self._given | worded.proposals
            self._trace = worded.trace
            self._write()

    @property
    def given(self) -> int:
        """Values that have other words."""
        addresses = self.other.addresses if self.other is not None else ()
        return sum(address in self._given for address in addresses)

    def _how_it_ended(self) -> State:
        if self._cancel.is_set():
            return "stopped"
        if self._done < self._of:
            failures = [call.failure for call in (self._task.calls if self._task else ())]
            self.problem = Problem((failures and failures[-1]) or "", "")
            return "failed"
        return "done"

    def _begin(self, task: Task) -> None:
        self._task = task

    def _told(self, done: int, _of: int, so_far: Worded) -> None:
        self._done = done
        if so_far.proposals:
            self._keep(with_used(so_far, self._brief.worded), is_unfinished=True)

    def _keep(self, worded: Worded, *, is_unfinished: bool) -> None:
        with LOCK:
            self._worded, self._is_unfinished = worded, is_unfinished
            self._write()

    def _write(self) -> None:
        self._news += 1
        try:
            keep_worded(self._folder, self._id, self.put_into)
        except OSError as error:
            self.unsaved = error.strerror or type(error).__name__


_jobs: dict[Path, Job] = {}
"""The last job of each description; it stays for tabs that have not seen its end."""

_lock = Lock()


def start(
    folder: Path, brief_id: str, brief: Brief, choice: ModelChoice, other: Other | None = None
) -> None:
    """Have a model word a description's steps, or some of them anew, unless that is under way."""
    path = path_of(folder, brief_id)
    with _lock:
        job = _jobs.get(path)
        if job is not None and job.progress().state == "running":
            if job.text == brief.text:
                return
            job.stop()
        _jobs[path] = Job(folder, brief_id, brief, choice, other)


def find(folder: Path, brief_id: str, text: str) -> Job | None:
    """The job of a description, None if there is none for this text of it."""
    job = _jobs.get(path_of(folder, brief_id))
    return job if job is not None and job.text == text else None


def follow(folder: Path, brief_id: str, text: str) -> None:
    """Stop the job of a description if its text is another one now."""
    job = _jobs.get(path_of(folder, brief_id))
    if job is not None and job.text != text:
        job.stop()
