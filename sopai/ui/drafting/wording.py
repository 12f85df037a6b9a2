"""A model's words for the steps: the button, how far it is, stopping, going on, what failed."""

import streamlit as st

from sopai.llm.choice import ModelChoice
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.consent import ask_consent
from sopai.ui.drafting import work
from sopai.ui.drafting.jobs import Job, Problem, Progress
from sopai.ui.escaping import as_html, as_markdown
from sopai.ui.model import standing_here
from sopai.ui.model_names import model_words
from sopai.ui.places import page
from sopai.ui.problems import problem_words
from sopai.ui.texts import text

POLL_SECONDS = 1.0
"""Between two looks at a job that is under way."""

FAILURES = {
    "ModelUnavailable": "job.unavailable",
    "ConsentNeeded": "job.unavailable",
    "ModelBusy": "job.busy",
    "ModelTimeout": "job.timeout",
    "RequestRefused": "job.refused",
    "RequestTooLong": "job.long",
    "InvalidReply": "job.reply",
    "EmptyReply": "job.reply",
    "IncompleteReply": "job.reply",
    "RefusedReply": "job.reply",
    "WrongReply": "job.reply",
}
"""What to say of each error; of any other, that the model ended too early."""


def wording() -> None:
    """What a model can do for this draft, or is doing, or did not manage."""
    job, progress = work.job(), work.progress()
    if job is not None and progress is not None:
        if progress.state == "running":
            _running(job, progress.news)
            return
        _ended(job, progress)
    now = work.brief()
    if now.worded is not None and not now.is_unfinished:
        return
    here = standing_here()
    if here.state == "ready" and here.choice is not None:
        _button(here.choice)
    elif here.state == "consent" and here.choice is not None:
        ask_consent(here.choice, "draft")
    elif here.state == "fetch":
        label = text("draft.fetch", state.language())
        st.page_link(page("settings"), label=label, icon=":material/auto_fix_high:")


def _button(choice: ModelChoice) -> None:
    language = state.language()
    model = as_markdown(model_words(choice.name))
    is_begun = work.brief().is_unfinished
    label = "draft.word.on" if is_begun else "draft.word.steps"
    st.button(
        text(label, language, model=model),
        key="word-on" if is_begun else "word-steps",
        icon=":material/auto_fix_high:",
        on_click=work.word_steps,
        args=(choice,),
    )


@st.fragment(run_every=POLL_SECONDS)
def _running(job: Job, news: int) -> None:
    """How far the job is; the page is made anew when there is something new to show."""
    progress = job.progress()
    if progress.state != "running" or progress.news != news:
        st.rerun()
    language = state.language()
    with st.container(border=True, key="word-running"):
        words = text(_stage(job, progress), language, **_figures(job, progress))
        share = min(progress.done / progress.of, 1.0) if progress.of else 0.0
        st.progress(share, words)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                text("job.stop", language),
                key="word-stop",
                icon=":material/stop_circle:",
                disabled=job.is_stopping,
                on_click=job.stop,
            )
            st.caption(text("job.kept", language))


def _stage(job: Job, progress: Progress) -> str:
    if job.is_stopping:
        return "job.stopping"
    if job.is_whole:
        return "job.whole"
    if job.other is not None:
        return "job.again"
    if not progress.of:
        return "job.begin"
    return "job.step" if progress.done < progress.of else "job.last"


def _figures(job: Job, progress: Progress) -> dict[str, object]:
    return {
        "model": as_markdown(model_words(job.model)),
        "n": min(progress.done + 1, progress.of),
        "total": progress.of,
        "seconds": f"{progress.seconds:.0f}",
    }


def _ended(job: Job, progress: Progress) -> None:
    """Say how a job ended."""
    language = state.language()
    if job.unsaved is not None:
        box("warning", text("draft.unsaved", language, reason=job.unsaved))
    if progress.state == "stopped" and job.other is not None:
        box("info", text("job.again.stopped", language, n=job.given, total=progress.of))
    elif progress.state == "stopped":
        is_kept = work.brief().worded is not None
        said = text("job.stopped", language, n=progress.done, total=progress.of)
        box("info", said if is_kept and progress.of else text("job.stopped.early", language))
    elif progress.state == "done":
        box("info", _done(job, progress))
    else:
        problem = job.problem or Problem("", "")
        box("error", text(FAILURES.get(problem.kind, "job.ended"), language))
        if problem.details:
            details = text("job.details", language, details=problem_words(problem.details))
            st.html(f'<p class="hint">{as_html(details)}</p>')  # an address in it is no link
        st.page_link(page("settings"), label=text("job.settings", language))


def _done(job: Job, progress: Progress) -> str:
    language = state.language()
    if job.other is not None:
        key = "job.again.done" if job.given else "job.again.none"
        return text(key, language, n=job.given, total=progress.of)
    worded = work.brief().worded
    if worded is None:
        return text("job.done.none", language)
    if job.is_whole:
        return text("job.done.whole", language)
    changed = sum(address.endswith("/action") for address in worded.proposals)
    return text("job.done", language, n=changed, total=progress.of)
