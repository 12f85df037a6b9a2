"""What a person does about a finding: fill its skeleton, rewrite, dismiss, or read its rule."""

from zlib import crc32

import streamlit as st

from sopai.schema.document import SourceDocument
from sopai.schema.finding import Finding, Fix
from sopai.ui import state
from sopai.ui.cards import LONGEST, Card, is_in_table, line_around, sentence_ranges
from sopai.ui.drafts import Dismissal
from sopai.ui.escaping import as_html
from sopai.ui.explaining import explanation_html, explanations
from sopai.ui.fixes import blank_label, blanks_of, filled, replaced
from sopai.ui.marked_text import words_html
from sopai.ui.places import page
from sopai.ui.texts import text
from sopai.ui.uploads import without_surrogates
from sopai.workflow import LintedFile


def mend(linted: LintedFile, card: Card) -> None:
    """Everything that can be done about the finding that is being worked on."""
    finding = card.finding
    is_text = not linted.document.locations
    if finding.fix is not None and is_text:
        _skeleton(linted, card, finding.fix)
    if not is_text:
        st.caption(text("file.fixed", state.language()))
    with st.container(horizontal=True, key=f"ways-{card.id}"):
        if finding.start is not None and is_text:
            _rewrite(linted, card)
        _dismiss(linted, card)
        _rule(card)


def _skeleton(linted: LintedFile, card: Card, fix: Fix) -> None:
    """An input for each blank, of which a safe fix has none, and how the sentence would read."""
    language = state.language()
    keys = {name: f"blank-{card.id}-{name}" for name in blanks_of(fix)}
    st.caption(text("fix.safe" if fix.kind == "safe" else "fix", language))
    columns = st.columns(len(keys)) if keys else ()
    for column, (name, key) in zip(columns, keys.items(), strict=True):
        column.text_input(blank_label(name, language), key=key, live=True)
    values = _values(linted.document, fix, keys)
    shown = {name: values[name] or f"[{blank_label(name, language)}]" for name in keys}
    st.html(_preview(linted, card.finding, fix, filled(card.finding, fix, shown)))
    is_full = all(values.values())
    st.button(
        text("fix.apply", language),
        key=f"apply-{card.id}",
        type="primary",
        disabled=not is_full,
        help=None if is_full else text("fix.fill", language),
        on_click=_apply,
        args=(linted.document, card.finding, fix, keys),
    )


def _values(document: SourceDocument, fix: Fix, keys: dict[str, str]) -> dict[str, str]:
    """What stands in the inputs now; in a row of a table a bar would end the cell."""
    typed = {name: str(st.session_state.get(key) or "").strip() for name, key in keys.items()}
    if not is_in_table(document, fix.replace[0]):
        return typed
    return {name: value.replace("|", "\\|") for name, value in typed.items()}


def _apply(document: SourceDocument, finding: Finding, fix: Fix, keys: dict[str, str]) -> None:
    """Put the filled skeleton in the place of the words it is for."""
    values = _values(document, fix, keys)
    if all(values.values()):
        before = document.text[slice(*fix.replace)]
        _replace(fix.replace[0], before, filled(finding, fix, values))


def _preview(linted: LintedFile, finding: Finding, fix: Fix, words: str) -> str:
    ranges = sentence_ranges(linted.document, finding)
    low, high = min(ranges[0][0], fix.replace[0]), max(ranges[-1][1], fix.replace[1])
    before = words_html(linted.document, [], low, fix.replace[0])
    after = words_html(linted.document, [], fix.replace[1], high)
    words = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    label = as_html(text("fix.reads", state.language()))
    return f'<p class="preview"><span>{label}</span> {before}<ins>{as_html(words)}</ins>{after}</p>'


def _replace(start: int, before: str, after: str) -> None:
    """Put other words in the text, unless it has changed since they were shown."""
    source = state.document()
    if source is None:
        return
    changed = replaced(source.text, start, start + len(before), before, without_surrogates(after))
    if changed is None:
        state.notify("warning", "fix.stale")
        return
    state.pick("", start)
    state.put(source.with_text(changed))
    state.notify("toast", "fix.done")


def _rewrite(linted: LintedFile, card: Card) -> None:
    """The sentence in a box, to write it anew."""
    language = state.language()
    document, finding = linted.document, card.finding
    ranges = sentence_ranges(document, finding)
    low, high = ranges[0][0], ranges[-1][1]
    if len(ranges) > 1 and finding.start is not None and finding.end is not None:
        low, high = finding.start, finding.end
    with st.popover(text("rewrite", language), key=f"rewrite-{card.id}"):
        before = document.text[low:high]
        key = f"words-{card.id}-{crc32(before.encode())}"
        st.session_state.setdefault(key, before)
        st.text_area(text("rewrite.label", language), key=key, height=120)
        if len(ranges) > 1:
            st.caption(text("rewrite.row", language))
        st.button(
            text("rewrite.apply", language),
            key=f"put-{card.id}",
            type="primary",
            on_click=lambda: _replace(low, before, st.session_state[key]),
        )


def _dismiss(linted: LintedFile, card: Card) -> None:
    """A box for the reason why a finding is none."""
    language = state.language()
    with st.popover(text("dismiss", language), key=f"dismiss-{card.id}"):
        key = f"reason-{card.id}"
        st.text_input(text("dismiss.reason", language), key=key, live=True)
        reason = str(st.session_state[key]).strip()
        st.button(
            text("dismiss.apply", language),
            key=f"aside-{card.id}",
            disabled=not reason,
            help=None if reason else text("dismiss.need", language),
            on_click=_set_aside,
            args=(card.finding, line_around(linted.document.text, card.finding), key),
        )


def _set_aside(finding: Finding, line: str, reason_key: str) -> None:
    source = state.document()
    said = without_surrogates(st.session_state[reason_key]).strip()
    if source is not None and said:
        aside = Dismissal(code=finding.code, quote=finding.quote, line=line, reason=said)
        state.pick("", finding.start or 0)
        state.put(source.with_dismissed((*source.dismissed, aside)))


def _rule(card: Card) -> None:
    """What the rule looks for, and why."""
    language = state.language()
    code = card.finding.code
    with st.popover(code, key=f"rule-{card.id}"):
        explanation = explanations(language)[code]
        st.html(f"<h3>{as_html(f'{code} {explanation.name}')}</h3>")
        st.html(explanation_html(code, language))
        st.page_link(page("rules"), label=text("rules.open", language), query_params={"rule": code})
