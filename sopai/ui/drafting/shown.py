"""The SOP as it grows: each value with its source, each step with what is found in it."""

from hashlib import sha256

import streamlit as st

from sopai.draft.drafting import REVIEW
from sopai.draft.values import Draft
from sopai.schema.finding import Finding
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.sop import ExceptionCase, Step, numbers
from sopai.ui import state
from sopai.ui.box import box
from sopai.ui.drafting import work
from sopai.ui.escaping import as_html
from sopai.ui.problems import problem_words
from sopai.ui.texts import text


def show(made: Draft) -> None:
    """The draft, part by part."""
    language = state.language()
    st.html(f'<div class="summary"><h1>{as_html(made.sop.title)}</h1></div>')
    _line(made, "/purpose", text("draft.q.why", language), made.sop.purpose)
    if made.sop.scope:
        _line(made, "/scope", text("draft.scope", language), made.sop.scope)
    printed = numbers(made.sop)
    st.subheader(text("draft.steps", language), anchor=False)
    for step in made.sop.steps:
        _step(made, step, printed[step.id])
    _instruct(made)
    if made.sop.exceptions:
        st.subheader(text("draft.exceptions", language), anchor=False)
        for case in made.sop.exceptions:
            _case(made, case)
    _rest(made)


def _instruct(made: Draft) -> None:
    """A change in words: "make step 4 two steps"."""
    language = state.language()
    with st.form(key=work.key("instruct"), clear_on_submit=False, border=False):
        typed = st.text_input(
            text("draft.instruct", language),
            key=work.key("instruct-words"),
            placeholder=text("draft.instruct.hint", language),
        )
        sent = st.form_submit_button(text("draft.instruct.send", language))
    if sent and typed and typed.strip():
        problem = work.instruct(typed.strip(), made)
        if problem is None:
            st.rerun()
        box("error", problem_words(problem))
    if work.brief().reshapes:
        st.button(
            text("draft.instruct.undo", language),
            key="draft-undo",
            type="tertiary",
            on_click=work.undo_reshape,
        )


def _rest(made: Draft) -> None:
    """Metrics, supervision and the next review, once they are said."""
    language = state.language()
    for metric in made.sop.metrics:
        _line(made, f"/metrics/{metric.id}/name", text("draft.q.standard", language), metric.name)
    for at, routine in enumerate(made.sop.supervision):
        label = text("draft.q.supervisor", language)
        _line(made, f"/supervision/{at}/activity", label, routine.activity)

    people = (("/supervisor", made.sop.supervisor), ("/improver", made.sop.improver))
    for address, owner in people:
        if owner.kind is not OwnerKind.NONE:
            _line(made, address, text(f"draft{address.replace('/', '.')}", language), _words(owner))
    if made.control.review_cadence:
        _line(made, REVIEW, text("draft.review", language), made.control.review_cadence)


def mark(made: Draft, address: str) -> str:
    """A small mark that says where a value came from; the quote is its title."""
    source = made.sources.get(address)
    if source is None:
        return ""
    label = text(f"source.{source.state.value}", state.language())
    near = next((one for one in made.similar if one.sop_id == source.sop_id), None)
    if near is not None:
        label = f"{label}: {near.title} v{source.version}"
    title = f"{label}: {source.quote}" if source.quote else label
    about = f'class="source {source.state.value}" title="{as_html(title)}"'
    return f"<span {about}>{as_html(label)}</span>"


def _line(made: Draft, address: str, label: str, value: str | None) -> None:
    words = as_html(value) if value else f"<em>{as_html(text('draft.open', state.language()))}</em>"
    st.html(f"<p><strong>{as_html(label)}</strong> {words} {mark(made, address)}</p>")


def _owner(made: Draft, address: str, owner: Owner) -> str:
    named = owner.person or owner.role or owner.text
    if owner.person and owner.role:
        named = f"{owner.role} ({owner.person})"
    if owner.kind is OwnerKind.NONE or not named:
        named = text("draft.nobody", state.language())
        return f'<span class="chip error">{as_html(named)}</span>'
    return f'<span class="chip">{as_html(named)}</span> {mark(made, address)}'


def _step(made: Draft, step: Step, number: str) -> None:
    address = f"/steps/{step.id}"
    found = [f for f in made.findings if (f.address or "").startswith(f"{address}/")]
    found += [f for f in made.findings if f.address == address]
    with st.container(border=True, key=f"step-{step.id}"):
        extra = "".join(f'<span class="chip">{as_html(tool)}</span> ' for tool in step.tools)
        if step.trigger:
            extra = f'<span class="chip info">{as_html(step.trigger)}</span> {extra}'
        if step.time_limit:
            extra += f'<span class="chip info">{as_html(step.time_limit)}</span>'
        left, right = st.columns([4, 1])
        left.html(
            f'<p class="action"><strong>{number}.</strong> {as_html(step.action)} '
            f"{mark(made, f'{address}/action')}</p>"
            f"<p>{_owner(made, f'{address}/owner', step.owner)} {extra}</p>{_found(found)}"
        )
        with right:
            _editor(
                address,
                {
                    "action": step.action,
                    "owner": _words(step.owner),
                    "time_limit": step.time_limit or "",
                    "output": step.output or "",
                },
            )


def _case(made: Draft, case: ExceptionCase) -> None:
    address = f"/exceptions/{case.id}"
    with st.container(border=True, key=f"case-{case.id}"):
        handling = case.handling or text("draft.open", state.language())
        limit = (
            f'<span class="chip info">{as_html(case.time_limit)}</span>' if case.time_limit else ""
        )
        left, right = st.columns([4, 1])
        left.html(
            f'<p class="action"><strong>{as_html(case.situation)}</strong> '
            f"{mark(made, f'{address}/situation')}</p><p>{as_html(handling)} "
            f"{mark(made, f'{address}/handling')}</p>"
            f"<p>{_owner(made, f'{address}/owner', case.owner)} {limit}</p>"
        )
        with right:
            _editor(
                address,
                {
                    "situation": case.situation,
                    "handling": case.handling or "",
                    "owner": _words(case.owner),
                    "time_limit": case.time_limit or "",
                },
            )


def _words(owner: Owner) -> str:
    return owner.person or owner.role or owner.text or ""


def _found(findings: list[Finding]) -> str:
    rows = (
        f'<p class="found {f.severity.value}"><mark>{as_html(f.quote[:80])}</mark> '
        f"{as_html(f.message)} <small>{f.code}</small></p>"
        for f in findings
        if f.code != "OWN001"
    )
    return "".join(rows)


def _editor(address: str, values: dict[str, str]) -> None:
    """Fields to change by hand; a change is confirmed."""
    language = state.language()
    job = work.job()
    now = work.progress()
    is_rewritten = job is not None and job.is_whole and now is not None and now.state == "running"
    help_text = text("job.locked", language) if is_rewritten else None
    with st.popover(text("draft.edit", language), disabled=is_rewritten, help=help_text):
        for field, value in values.items():
            name = f"{address}/{field}"
            # A field is new when its value is: words that arrive leave the others as typed.
            key = work.key(f"{name}-{sha256(value.encode()).hexdigest()[:8]}")
            st.text_input(
                text(f"field.{field}", language),
                value=value,
                key=key,
                on_change=_edited,
                args=(name, key),
            )


def _edited(address: str, key: str) -> None:
    work.edit(address, st.session_state.get(key) or "")
