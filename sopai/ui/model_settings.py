"""What a person decides about models: which one, whether at all, and who may read what."""

from collections.abc import Callable

import streamlit as st

from sopai import settings
from sopai.errors import SopaiError
from sopai.llm.choice import FORMS
from sopai.llm.embedded.files import model_path
from sopai.llm.embedded.weights import QWEN
from sopai.preferences import Preferences, aside_in
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.consent import ask_consent, masked_words, sent_words
from sopai.ui.escaping import as_markdown
from sopai.ui.fetching import fetching
from sopai.ui.model import reach, standing_here
from sopai.ui.model_names import model_words
from sopai.ui.problems import problem_words
from sopai.ui.texts import text
from sopai.ui.trial import trial
from sopai.workflow.models import (
    is_model_here,
    may_fetch,
    switch_ai,
    take_back_consent,
    use_model,
)

NAME = "settings-model"


def decided() -> Preferences | None:
    """What was decided so far; None, and a message, where that cannot be read."""
    try:
        found = settings.preferences()
    except SopaiError as error:
        box("error", problem_words(error))
        return None
    aside = aside_in(settings.data_folder())
    if aside.exists():
        box("warning", text("settings.damaged", state.language(), file=str(aside)))
    return found


def in_use() -> None:
    """Which model would be asked, why, what it would read, and trying it out."""
    language = state.language()
    here = standing_here()
    st.subheader(text("settings.model", language), anchor=False, divider="gray")
    if here.problem is not None:
        box("error", problem_words(here.problem))
        return
    choice = here.choice
    if choice is None or choice.kind == "none":
        st.markdown(text("settings.none", language))
    else:
        name = as_markdown(model_words(choice.name))
        st.markdown(text(f"settings.state.{here.state}", language, model=name))
    if choice is None:
        return
    st.markdown(text("settings.why", language, why=text(f"why.{choice.why}", language)))
    if here.state == "consent":
        ask_consent(choice, "settings")
    elif choice.is_hosted:
        st.markdown(f"- {sent_words(choice)}\n- {masked_words()}")
    else:
        st.markdown(text(reach(), language))
    if here.state == "ready":
        trial(choice)


def agreements(now: Preferences) -> None:
    """Who may read what is written here, and taking that back."""
    if not now.agreements:
        return
    language = state.language()
    for one in now.agreements:
        model, host = as_markdown(f"{one.kind}/{one.model}"), as_markdown(one.host)
        st.markdown(text("settings.agreed", language, model=model, host=host))
    st.button(
        text("settings.takeback", language),
        key="take-back",
        on_click=_do,
        args=(take_back_consent,),
    )


def by_name(now: Preferences) -> None:
    """Choosing a model by its name."""
    language = state.language()
    fixed = settings.model_name()
    if fixed is not None:
        st.markdown(text("settings.fixed", language, variable="SOPAI\\_MODEL"))
    with st.form(key="settings-name", border=False):
        st.text_input(
            text("settings.name", language),
            value=now.model or "",
            key=NAME,
            placeholder="ollama/qwen3:4b",
            disabled=fixed is not None,
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                text("settings.use", language),
                key="settings-use",
                disabled=fixed is not None,
                on_click=_use,
            )
            st.form_submit_button(
                text("settings.auto", language),
                key="settings-auto",
                disabled=fixed is not None or now.model is None,
                on_click=_use_found,
            )
    st.caption(text("settings.forms", language, forms=as_markdown(FORMS)))


def embedded() -> None:
    """The model that runs on this machine: fetching it, or where its file lies."""
    language = state.language()
    st.subheader(text("settings.embedded", language), anchor=False, divider="gray")
    if is_model_here():
        path = as_markdown(str(model_path()))
        size = f"{QWEN.size / 1e9:.1f}"
        st.markdown(text("settings.here", language, size=size, path=path))
    elif may_fetch():
        fetching("settings")
    else:
        st.markdown(text("settings.nofetch", language))


def switch() -> None:
    """AI on or off, for everybody who uses this data folder."""
    language = state.language()
    st.subheader(text("settings.ai", language), anchor=False, divider="gray")
    try:
        is_on, is_fixed = settings.ai_is_on(), settings.ai_is_fixed()
    except SopaiError as error:
        box("error", problem_words(error))
        return
    if is_fixed:
        st.markdown(text("settings.fixed", language, variable="SOPAI\\_AI"))
    # A key of its own for either state: another tab may have switched it.
    key = f"settings-ai-{'on' if is_on else 'off'}"
    st.toggle(
        text("settings.ai.off", language),
        value=not is_on,
        key=key,
        disabled=is_fixed,
        on_change=_switch,
        args=(not is_on,),
    )
    st.caption(text("settings.ai.what", language))


def _use() -> None:
    typed: str = (st.session_state.get(NAME) or "").strip()
    if not typed:
        state.notify("warning", "settings.blank")
        return
    try:
        use_model(typed)
    except SopaiError as error:
        state.notify("error", "settings.refused", reason=problem_words(error))


def _use_found() -> None:
    st.session_state[NAME] = ""
    _do(lambda: use_model(None))


def _switch(is_on: bool) -> None:
    _do(lambda: switch_ai(is_on=is_on))


def _do(decide: Callable[[], None]) -> None:
    try:
        decide()
    except SopaiError as error:
        state.notify("error", "model.refused", reason=problem_words(error))
