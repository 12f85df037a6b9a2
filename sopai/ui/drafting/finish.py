"""What is still open, how the draft was made, and taking it away."""

from collections import Counter
from datetime import date

import streamlit as st

from sopai.draft.open_groups import NAMES, grouped
from sopai.draft.values import Draft
from sopai.errors import SopaiError
from sopai.export.naming import file_name
from sopai.schema.finding import Severity
from sopai.settings import data_folder
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.drafting import work
from sopai.ui.drafting.values import findings_elsewhere, found_words
from sopai.ui.escaping import as_markdown
from sopai.ui.exports import export_buttons
from sopai.ui.model_names import model_words
from sopai.ui.problems import problem_words
from sopai.ui.texts import count, text
from sopai.workflow.exporting import export_draft


def finish(made: Draft) -> None:
    """Open items, the trust line, and the buttons."""
    language = state.language()
    st.subheader(
        f"{text('draft.left', language)} ({len(made.open_items)})", anchor=False, divider="gray"
    )
    for group in grouped(made.open_items):
        name = f"{NAMES[language][group.topic]} ({len(group.items)})"
        with st.expander(name, expanded=group.topic == "first"):
            st.markdown("\n".join(f"- {as_markdown(item.text)}" for item in group.items))
    _found(made)
    _unused(made)
    st.caption(_trust(made))
    _downloads(made)


def _trust(made: Draft) -> str:
    """How the draft was made."""
    language = state.language()
    used = made.trace
    if used.strategy == "rules":
        return text("draft.trust", language)
    if used.price is None:
        price = text("draft.price.unknown", language)
    elif used.price == 0:
        price = text("draft.price.none", language)
    else:
        price = text("draft.price", language, usd=f"{used.price:.4f}")
    return text(
        f"draft.trust.{used.strategy}",
        language,
        model=as_markdown(model_words(used.model)),
        calls=count("draft.calls", used.calls, language),
        read=used.tokens_in,
        written=used.tokens_out,
        seconds=f"{used.seconds:.0f}",
        price=as_markdown(price),
    )


def _found(made: Draft) -> None:
    """How much the rules find, and what of it is about no single step."""
    language = state.language()
    counts = Counter(finding.severity for finding in made.findings)
    if not counts:
        return
    told = [count(kind.value, counts[kind], language) for kind in Severity if counts[kind]]
    st.markdown(text("draft.found", language, counts=text("comma", language).join(told)))
    whole = findings_elsewhere(made)
    if whole:
        with st.expander(f"{text('draft.found.whole', language)} ({len(whole)})"):
            st.html(found_words([(finding, 0) for finding in whole]))


def _unused(made: Draft) -> None:
    """What of the description became nothing: she sees it, and says it in other words."""
    if not made.unused:
        return
    language = state.language()
    with st.expander(f"{text('draft.unused', language)} ({len(made.unused)})"):
        st.caption(text("draft.unused.why", language))
        for passage in made.unused:
            st.markdown(f"- {as_markdown(' '.join(passage.split()))}")


def _downloads(made: Draft) -> None:
    today = date.today()
    if st.button(text("draft.save", state.language()), key="save-draft"):
        _save(made)
    export_buttons(
        lambda form: export_draft(made, form, today),
        file_name(made.sop.title, ""),
        "get",
        is_primary=not _is_asked(made),
    )


def _is_asked(made: Draft) -> bool:
    """Whether a question waits, whose answer is what should be given next."""
    return bool(made.questions) and not work.brief().skipped


def _save(made: Draft) -> None:
    """Keep the draft in the library."""
    # SQLAlchemy is slow to import, and needed only here.
    from sopai.workflow.shelf import save

    language = state.language()
    try:
        version = save(data_folder(), made, "page")
    except SopaiError as error:
        box("error", problem_words(error))
        return
    st.toast(text("draft.saved", language, version=version))


def similar(made: Draft) -> None:
    """SOPs of the library that are like what was described."""
    if not made.similar:
        return
    language = state.language()
    with st.expander(f"{text('draft.similar', language)} ({len(made.similar)})"):
        for one in made.similar:
            st.markdown(f"**{as_markdown(one.title)}** v{as_markdown(one.version or '')}")
            st.caption(as_markdown(one.why))
            key = work.key(f"reuse-{one.sop_id}")
            st.checkbox(
                text("draft.reuse", language),
                value=one.sop_id in work.brief().reuse,
                key=key,
                on_change=_reuse,
                args=(one.sop_id, key),
            )


def _reuse(sop_id: str, key: str) -> None:
    work.reuse(sop_id, bool(st.session_state.get(key)))
