"""The rules, to search, to read, and to switch."""

from collections.abc import Iterable

import streamlit as st

from sopai.errors import SopaiError
from sopai.lint.profiles import PROFILES
from sopai.lint.registry import RULES
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.explaining import Explanation, explanation_html, explanations, matches
from sopai.ui.problems import problem_words
from sopai.ui.rule_switch import comes, level_words, own_words, switch
from sopai.ui.texts import TEXTS, count, text
from sopai.workflow.house_kept import KeptHouse, aside_of, kept_house

_CHANGED = "changed"


def rule_list() -> None:
    """The rules that are looked for, each with its page."""
    language = state.language()
    house = _kept(language)
    found = _found(house, language)
    if not found:
        st.info(text("rules.none", language))
        return
    st.caption(count("rules.count", len(found), language))
    for rule in found:
        _rule(rule, house, language, is_open=len(found) == 1)


def _kept(language: str) -> KeptHouse | None:
    """What was switched; None, and a message, where that cannot be read."""
    try:
        house = kept_house(data_folder())
    except SopaiError as error:
        box("error", problem_words(error))
        return None
    aside = aside_of(data_folder())
    if aside.exists():
        box("warning", text("rules.damaged", language, file=str(aside)))
    return house


def _found(house: KeptHouse | None, language: str) -> list[Explanation]:
    """The rules that pass the search and the filters, which are drawn here."""
    search = st.text_input(
        text("rules.search", language),
        value=st.query_params.get("rule", ""),
        key=state.SEARCH,
        type="search",
        placeholder=text("rules.hint", language),
        live=True,
    ).strip()
    left, right = st.columns(2)
    families = sorted({code[:3] for code in RULES})
    family = left.selectbox(
        text("rules.family", language),
        ["", *families],
        format_func=lambda one: _family(one, language),
        key="rules-family",
    )
    profile = right.selectbox(
        text("rules.profile", language),
        ["", *PROFILES, _CHANGED],
        format_func=lambda one: text(f"rules.profile.{one or 'all'}", language),
        key="rules-profile",
    )
    known = explanations(language)
    chosen = _named(search, known.values())
    return chosen or [
        rule
        for rule in known.values()
        if rule.code.startswith(family)
        and _is_in(rule.code, profile, house)
        and matches(rule.page, search)
    ]


def _family(family: str, language: str) -> str:
    if not family:
        return text("rules.family.all", language)
    key = f"family.{family}"
    return f"{text(key, language)} ({family})" if key in TEXTS else family


def _named(search: str, rules: Iterable[Explanation]) -> list[Explanation]:
    """The rule whose code or name is searched for, and no other that mentions it."""
    names = search.lower()
    return [rule for rule in rules if names in (rule.code.lower(), rule.page.name, rule.name)]


def _is_in(code: str, profile: str, house: KeptHouse | None) -> bool:
    if profile == _CHANGED:
        return house is not None and house.is_changed(code)
    return not profile or PROFILES[profile].runs(RULES[code])


def _rule(rule: Explanation, house: KeptHouse | None, language: str, *, is_open: bool) -> None:
    as_it_comes = comes(rule)
    switched = house.switch(rule.code) if house is not None else None
    now = switched or as_it_comes
    standing = level_words(now, language)
    if switched:
        standing = text("rules.switched", language, severity=standing)
    elif rule.page.is_strict:
        standing = text("rules.trial", language)
    label = f"**{rule.code}** {rule.name} · {standing}"
    with st.expander(label, expanded=is_open, key=f"rule-page-{rule.code}"):
        st.html(explanation_html(rule.code, language))
        if house is not None:
            switch(rule, now, switched, language)
            own_words(rule, house, language)
