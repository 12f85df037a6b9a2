"""How much a rule matters here, and words of one's own: kept for everybody."""

from collections.abc import Sequence

import streamlit as st

from sopai.errors import SopaiError
from sopai.schema.finding import Severity
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.explaining import Explanation
from sopai.ui.problems import problem_words
from sopai.ui.texts import text
from sopai.workflow.house_kept import OFF, KeptHouse, Switch, set_own_words, switch_rule

_LEVELS: tuple[Switch, ...] = (*Severity, OFF)


def comes(rule: Explanation) -> Switch:
    """How severe a rule is where nobody switched it."""
    return OFF if rule.page.is_strict else Severity(rule.severity)


def level_words(level: Switch, language: str) -> str:
    """How severe, in a word."""
    return text("rules.off" if level == OFF else level, language)


def switch(rule: Explanation, now: Switch, switched: Switch | None, language: str) -> None:
    """How severe the rule is, to change for everybody."""
    key = f"switch-{rule.code}-{now}"
    st.segmented_control(
        text("rules.switch", language),
        _LEVELS,
        default=now,
        required=True,
        format_func=lambda level: level_words(level, language),
        key=key,
        on_change=_take,
        args=(rule, key, language),
    )
    if switched:
        st.caption(text("rules.comes", language, severity=level_words(comes(rule), language)))
    elif rule.page.is_strict:
        st.caption(text("rules.comes.trial", language))


def _take(rule: Explanation, key: str, language: str) -> None:
    """Keep what was chosen; what a rule is anyway needs no decision."""
    chosen: Switch = st.session_state[key]
    try:
        switch_rule(data_folder(), rule.code, None if chosen == comes(rule) else chosen)
    except SopaiError as error:
        state.notify("error", "failed.words", why=problem_words(error))
        return
    named = f"{rule.code} {rule.name}"
    state.notify("toast", "rules.kept", rule=named, severity=level_words(chosen, language))


def own_words(rule: Explanation, house: KeptHouse, language: str) -> None:
    """Words that the rule is to flag too, and words of its own that it is to leave alone."""
    if not rule.page.terms:
        return
    _words(rule, house.own_words(rule.code, is_added=True), language, is_added=True)
    _words(rule, house.own_words(rule.code, is_added=False), language, is_added=False)


def _words(rule: Explanation, kept: tuple[str, ...], language: str, *, is_added: bool) -> None:
    """Words as chips. They are typed and not chosen: Enter would choose all that look alike."""
    name = "added" if is_added else "left"
    key = state.key(f"{name}-{rule.code}-{hash(kept)}")
    st.multiselect(
        text(f"rules.{name}", language),
        kept,
        default=kept,
        accept_new_options=True,
        placeholder=text(f"rules.{name}.hint", language),
        help=text("rules.added.help", language) if is_added else None,
        key=key,
        on_change=_take_words,
        args=(rule, key, language),
        kwargs={"is_added": is_added},
    )


def _take_words(rule: Explanation, key: str, language: str, *, is_added: bool) -> None:
    """Keep the words as they stand in the widget now."""
    words: Sequence[str] = st.session_state[key]
    try:
        house = set_own_words(data_folder(), rule.code, words, is_added=is_added)
    except SopaiError as error:
        state.forget_inputs()  # so that the chips are those that are kept
        state.notify("error", "failed.words", why=problem_words(error))
        return
    counts = {
        name: str(len(house.own_words(rule.code, is_added=added)))
        for name, added in (("added", True), ("left", False))
    }
    state.notify("toast", "rules.words.kept", rule=f"{rule.code} {rule.name}", **counts)
