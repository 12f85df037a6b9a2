"""Trying a model out: one small question, asked in the background."""

from threading import Event, Thread
from time import monotonic

import streamlit as st

from sopai.errors import Cancelled, SopaiError
from sopai.llm.choice import ModelChoice
from sopai.llm.connection import Connection, try_model
from sopai.llm.task import Task, limits_for
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.escaping import as_markdown
from sopai.ui.model_names import model_words
from sopai.ui.problems import problem_words
from sopai.ui.texts import text

POLL_SECONDS = 1.0
_TRIAL = "model:trial"


class Trial:
    """One question to a model, under way or answered."""

    def __init__(self, choice: ModelChoice) -> None:
        """Ask it."""
        self.model = choice.name
        self.found: Connection | SopaiError | None = None
        """What came of it; None while it is under way, or when it was stopped."""
        self._choice = choice
        self._begun = monotonic()
        self._cancel = Event()
        self._thread = Thread(target=self._run, name="sopai-trial", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether the answer is awaited."""
        return self._thread.is_alive()

    @property
    def seconds(self) -> float:
        """Since it was asked."""
        return monotonic() - self._begun

    def stop(self) -> None:
        """Do not wait for the answer any longer."""
        self._cancel.set()

    def _run(self) -> None:
        try:
            self.found = try_model(
                self._choice, Task(limits_for(self._choice), cancel=self._cancel)
            )
        except Cancelled:
            return
        except SopaiError as error:
            self.found = error


def trial(choice: ModelChoice) -> None:
    """The button that tries a model out, and what came of it."""
    held: Trial | None = st.session_state.get(_TRIAL)
    if held is not None and held.is_running:
        _waiting(held)
        return
    language = state.language()
    st.button(
        text("trial.button", language),
        key="trial",
        icon=":material/network_check:",
        on_click=_begin,
        args=(choice,),
    )
    if held is None or held.model != choice.name or held.found is None:
        return
    if isinstance(held.found, SopaiError):
        box("error", f"{text('trial.failed', language)} {problem_words(held.found)}")
        return
    key = "trial.right" if held.found.is_right else "trial.wrong"
    kind = "info" if held.found.is_right else "warning"
    box(
        kind,
        text(key, language, model=model_words(held.model), seconds=f"{held.found.seconds:.1f}"),
    )


@st.fragment(run_every=POLL_SECONDS)
def _waiting(held: Trial) -> None:
    if not held.is_running:
        st.rerun()
    language = state.language()
    model = as_markdown(model_words(held.model))
    st.markdown(text("trial.waiting", language, model=model, seconds=f"{held.seconds:.0f}"))
    st.button(text("trial.stop", language), key="trial-stop", on_click=held.stop)


def _begin(choice: ModelChoice) -> None:
    st.session_state[_TRIAL] = Trial(choice)
