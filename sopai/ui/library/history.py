"""The history of an SOP: versions, what they differ in, going back, reviews."""

from datetime import date, timedelta

import streamlit as st

from sopai.errors import SopaiError
from sopai.library.evidence import Applied
from sopai.schema.place import place_words
from sopai.settings import data_folder, user_name
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.diffs import diff_html
from sopai.ui.escaping import as_html, as_markdown
from sopai.ui.problems import problem_words
from sopai.ui.reason import with_reason
from sopai.ui.retro.card_words import Around, head_words
from sopai.ui.texts import text
from sopai.workflow.history_words import history_words
from sopai.workflow.shelf import fetch
from sopai.workflow.versions import (
    VersionEntry,
    compare_versions,
    restore,
    version_history,
)


def history(sop_id: str) -> None:
    """All versions, the newest first; below them the difference of any two."""
    language = state.language()
    versions = version_history(data_folder(), sop_id)
    st.html(_table(versions, sop_id, language))
    if len(versions) < 2:
        st.caption(text("history.one", language))
        return
    names = [one.version for one in versions]
    left, right = st.columns(2)
    older = left.selectbox(text("history.from", language), names[1:], key=f"from-{sop_id}")
    newer = right.selectbox(
        text("history.to", language), names[: names.index(older)], key=f"to-{sop_id}-{older}"
    )
    compared = compare_versions(data_folder(), sop_id, older, newer, language)
    st.html(diff_html(compared.diff))
    for reason in compared.bump.reasons:
        st.caption(as_markdown(reason))
    _restore(sop_id, older)


def _table(versions: tuple[VersionEntry, ...], sop_id: str, language: str) -> str:
    heads = "".join(
        f"<th>{as_html(text(f'history.{name}', language))}</th>"
        for name in ("version", "when", "who", "why")
    )
    rows = "".join(_row(one, sop_id, language) for one in versions)
    return f'<div class="scroll"><table class="steps"><tr>{heads}</tr>{rows}</table></div>'


def _row(one: VersionEntry, sop_id: str, language: str) -> str:
    chip = ""
    if one.state:
        chip = f' <span class="chip">{as_html(text(f"state.{one.state}", language))}</span>'
    told = (one.change, one.why, *history_words(one, language))
    why = "<br>".join(as_html(words) for words in told if words)
    return (
        f"<tr><td>{as_html(one.version)}{chip}</td>"
        f"<td>{as_html(one.at[:16].replace('T', ' '))}</td><td>{as_html(one.who)}</td>"
        f"<td>{why or as_html(text(f'made.{one.made}', language))}"
        f"{_accepted(one, sop_id, language)}</td></tr>"
    )


def _accepted(one: VersionEntry, sop_id: str, language: str) -> str:
    """The changes of a retrospective that a version was made of, each with its words."""
    if not one.accepted:
        return ""
    around = Around(fetch(data_folder(), sop_id, one.hash).sop, language)
    told = "".join(
        f"<li>{as_html(head_words(made.change, around))}"
        f"<blockquote>{as_html(made.change.quote)} "
        f"<small>{as_html(_source(made, language))}</small></blockquote></li>"
        for made in one.accepted
    )
    led = as_html(text("history.accepted", language, n=len(one.accepted)))
    return f'<details><summary>{led}</summary><ul class="items">{told}</ul></details>'


def _source(made: Applied, language: str) -> str:
    place = place_words(dict(made.change.place or {}), language)
    return f"{made.retrospective}, {place}" if place else made.retrospective


def _restore(sop_id: str, version: str) -> None:
    """Going back makes a new version: nothing is taken away."""
    language = state.language()
    with st.popover(text("restore", language, version=version), key=f"restore-{sop_id}"):
        st.markdown(text("restore.about", language))
        with_reason(
            text("restore.reason", language),
            text("restore.apply", language, version=version),
            (f"restore-reason-{sop_id}", f"restore-apply-{sop_id}"),
            _take_back,
            (sop_id, version),
        )


def _take_back(sop_id: str, version: str, reason: str) -> None:
    try:
        made = restore(
            data_folder(), sop_id, version, who=user_name(), reason=reason, today=date.today()
        )
    except SopaiError as error:
        state.notify("error", "failed.words", why=problem_words(error))
        return
    state.notify("info", "restore.done", version=made.version, old=version)


def review_banner(sop_id: str) -> None:
    """A red banner when the review is overdue, and the way to record one."""
    from sopai.workflow.reviews import review_of

    language = state.language()
    due = review_of(data_folder(), sop_id, date.today())
    status = due.status
    if status.state == "overdue" and status.due is not None:
        key = "review.expired" if status.is_expired else "review.overdue"
        box("error", text(key, language, day=status.due, days=-(status.days or 0)))
    elif status.due is not None:
        st.caption(text("review.next", language, day=status.due))
    else:
        st.caption(text("review.unknown", language))
    with st.popover(text("review.record", language), key=f"review-{sop_id}"):
        chosen = st.date_input(
            text("review.following", language),
            value=due.following,
            min_value=date.today() + timedelta(days=1),
            key=f"review-next-{sop_id}-{due.following}",
        )
        following = chosen if isinstance(chosen, date) else None
        with_reason(
            text("review.result", language),
            text("review.save", language),
            (f"review-result-{sop_id}", f"review-save-{sop_id}"),
            _reviewed,
            (sop_id, due.following, following),
            need="review.need",
        )


def _reviewed(sop_id: str, proposed: date | None, chosen: date | None, result: str) -> None:
    """Record it; a day that is left as it was proposed is reckoned anew each time."""
    from sopai.workflow.reviews import review

    if chosen is None:
        state.notify("error", "review.when")
        return
    stated = chosen if chosen != proposed else None
    who, today = user_name(), date.today()
    try:
        done = review(data_folder(), sop_id, who=who, result=result, today=today, following=stated)
    except SopaiError as error:
        state.notify("error", "failed.words", why=problem_words(error))
        return
    state.notify("info", "review.done", day=str(done.status.due))
