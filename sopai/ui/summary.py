"""What was understood of a document: title, steps, owners, counts."""

from collections.abc import Sequence

import streamlit as st

from sopai.schema.finding import Severity
from sopai.schema.owner import Found, OwnerKind
from sopai.schema.sop import Step, numbers
from sopai.ui import state
from sopai.ui.cards import tally
from sopai.ui.checking import Checked
from sopai.ui.escaping import as_html
from sopai.ui.problems import problem_words
from sopai.ui.texts import count, text
from sopai.workflow import LintedFile

_NAMES = 6
"""Owners that are named in the summary."""

_NUMBERS = 12
"""Steps without owner that are named in the summary."""

_LONG, _LONG_NAME = 600, 150
"""Characters of a step and of a name that are shown."""

_ROWS = 200
"""Steps in the table."""


def title_of(checked: Checked, language: str) -> str:
    """The document's own title, else its file name."""
    linted = checked.linted
    if linted is None or linted.sop.title == checked.source.name:
        return checked.source.name.removesuffix(".md") or text("untitled", language)
    return _cut(linted.sop.title, _LONG_NAME)


def _cut(words: str, most: int) -> str:
    """Words that fit, with a mark where some were left out: a step can be the whole file."""
    return words if len(words) <= most else f"{words[:most]}…"


def summary(checked: Checked) -> None:
    """The title, and in two lines what was understood and found."""
    language = state.language()
    chips = [tally_html(checked, language)]
    owners = ""
    if checked.linted is not None:
        chips += _step_chips(checked, checked.linted, language)
        owners = _owners_html(checked.linted.sop.steps, language)
    st.html(
        f'<div class="summary"><h1>{as_html(title_of(checked, language))}</h1>'
        f'<p class="chips">{"".join(chips)}</p>{owners}</div>'
    )


def tally_html(checked: Checked, language: str) -> str:
    """The counts of what was found, each with its colour and its word."""
    parts = []
    for severity in Severity:
        found = [one for one in checked.findings if one.severity is severity]
        if found:
            parts.append(f'<span class="chip {severity}">{as_html(tally(found, language))}</span>')
    return "".join(parts)


def _step_chips(checked: Checked, linted: LintedFile, language: str) -> list[str]:
    steps = [step for sop in (linted.sop, *linted.others) for step in sop.steps]
    if not steps:
        return [f'<span class="chip">{as_html(text("steps.none", language))}</span>']
    unowned = checked.unowned
    assumed = sum(step.owner.found is Found.DEFAULT for step in steps)
    owned = len(steps) - len(unowned) - assumed
    chips = [
        f'<span class="chip">{as_html(count("steps", len(steps), language))}</span>',
        f'<span class="chip">{as_html(text("owned", language, n=owned))}</span>',
    ]
    if assumed:
        words = text("assumed", language, n=assumed)
        chips.append(f'<span class="chip">{as_html(words)}</span>')
    if unowned:
        named = ", ".join(unowned[:_NUMBERS])
        named += "…" if len(unowned) > _NUMBERS else ""
        key = "unowned.one" if len(unowned) == 1 else "unowned.many"
        words = text(key, language, n=len(unowned), steps=named)
        chips.append(f'<span class="chip error">{as_html(words)}</span>')
    return chips


def _owners_html(steps: Sequence[Step], language: str) -> str:
    if not steps:
        return f'<p class="hint">{as_html(text("steps.hint", language))}</p>'
    named = (step.owner for step in steps if step.owner.found is not Found.DEFAULT)
    names = dict.fromkeys(owner.text for owner in named if owner.text)
    if not names:
        return f'<p class="hint">{as_html(text("owners.none", language))}</p>'
    listed = text("comma", language).join(_cut(name, _LONG_NAME) for name in list(names)[:_NAMES])
    if len(names) > _NAMES:
        listed += " " + text("more", language, n=len(names) - _NAMES)
    return f'<p class="hint">{as_html(text("owners", language, names=listed))}</p>'


def steps_table(linted: LintedFile) -> None:
    """The steps as they were understood."""
    language = state.language()
    sop = linted.sop
    if not sop.steps:
        st.info(text("steps.hint", language))
        return
    printed = numbers(sop)
    heads = "".join(
        f"<th>{as_html(text(f'column.{name}', language))}</th>"
        for name in ("number", "step", "owner", "found")
    )
    rows = "".join(_row(step, printed[step.id], language) for step in sop.steps[:_ROWS])
    st.html(f'<div class="scroll"><table class="steps"><tr>{heads}</tr>{rows}</table></div>')
    if len(sop.steps) > _ROWS:
        st.caption(text("rows.more", language, n=len(sop.steps) - _ROWS))


def _row(step: Step, number: str, language: str) -> str:
    owner = step.owner
    is_exact = owner.kind in (OwnerKind.PERSON, OwnerKind.ROLE, OwnerKind.SYSTEM)
    said = owner.text or owner.person or owner.role or text("nobody", language)
    words = as_html(_cut(said, _LONG_NAME))
    if not is_exact and owner.kind is not OwnerKind.NONE:
        words += (
            f' <span class="chip warning">{as_html(text(f"kind.{owner.kind}", language))}</span>'
        )
    if owner.kind is OwnerKind.NONE:
        words = f'<span class="chip error">{words}</span>'
    found = text(f"found.{owner.found}", language) if owner.found else "—"
    what = as_html(_cut(step.action, _LONG))
    if step.title and step.title != step.action:
        what = f"<b>{as_html(_cut(step.title, _LONG_NAME))}</b><br>{what}"
    return f"<tr><td>{number}</td><td>{what}</td><td>{words}</td><td>{as_html(found)}</td></tr>"


def files_table(all_checked: Sequence[Checked]) -> None:
    """One row a file: what was understood and found."""
    language = state.language()
    names = ("file", "steps", "unowned", "findings")
    heads = "".join(f"<th>{as_html(text(f'column.{name}', language))}</th>" for name in names)
    rows = "".join(_file_row(one, language) for one in all_checked)
    st.html(f'<div class="scroll"><table class="steps"><tr>{heads}</tr>{rows}</table></div>')


def _file_row(checked: Checked, language: str) -> str:
    name = as_html(checked.source.name)
    if checked.linted is None:
        why = as_html(problem_words(checked.problem))
        return f'<tr><td>{name}</td><td colspan="3">{why}</td></tr>'
    steps, unowned = len(checked.steps), len(checked.unowned)
    found = tally_html(checked, language) or "—"
    return f"<tr><td>{name}</td><td>{steps}</td><td>{unowned}</td><td>{found}</td></tr>"
