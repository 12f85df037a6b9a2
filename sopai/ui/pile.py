"""What a pile of documents says as a whole: where to begin, and what is wrong most often."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from sopai.lint.unowned import badness
from sopai.schema.finding import parts_of
from sopai.ui import state
from sopai.ui.cards import tally
from sopai.ui.checking import Checked
from sopai.ui.escaping import as_html
from sopai.ui.explaining import explanations
from sopai.ui.texts import count, text

WORST = 5
"""Files and rules that are named."""

LARGE = 20
"""Files from which the command is the better tool: it goes on after a break."""


class Pile(NamedTuple):
    """The counts over all documents."""

    files: int
    failed: int
    steps: int
    unowned: int
    worst: tuple[int, ...]
    """Indexes of the documents to begin with, in the order of a review's report."""

    rules: tuple[tuple[str, int], ...]
    """Codes of the rules that are broken most often, with how often."""


def pile_of(every: Sequence[Checked]) -> Pile:
    """The pile as numbers."""
    read = [(at, one) for at, one in enumerate(every) if one.linted is not None]
    worst = {at: badness(one.findings) for at, one in read if badness(one.findings)[1]}
    rules = Counter(
        part.code for _, one in read for finding in one.findings for part in parts_of(finding)
    )
    return Pile(
        files=len(every),
        failed=len(every) - len(read),
        steps=sum(len(one.steps) for _, one in read),
        unowned=sum(len(one.unowned) for _, one in read),
        worst=tuple(sorted(worst, key=worst.__getitem__, reverse=True)[:WORST]),
        rules=tuple(rules.most_common(WORST)),
    )


def pile(every: Sequence[Checked]) -> None:
    """The counts, the files to begin with, the rules that are broken most often."""
    language = state.language()
    found = pile_of(every)
    st.html(f'<div class="summary"><p class="chips">{_chips(found, language)}</p></div>')
    left, right = st.columns(2, gap="large")
    with left:
        if found.worst:
            st.markdown(f"**{text('pile.worst', language)}**")
        for at in found.worst:
            named = every[at]
            st.button(
                f"{named.source.name} · {tally(named.findings, language)}",
                key=f"worst-{at}",
                type="tertiary",
                on_click=state.show,
                args=(at,),
            )
    with right:
        if found.rules:
            known = explanations(language)
            rows = "".join(
                f"<li>{as_html(f'{code} {known[code].name}')}: {n}</li>" for code, n in found.rules
            )
            st.html(f"<b>{as_html(text('pile.rules', language))}</b><ol>{rows}</ol>")
    if found.files >= LARGE:
        st.caption(text("pile.large", language))
        st.code('sopai review "FOLDER" --out "FOLDER-review"', language=None)


def _chips(found: Pile, language: str) -> str:
    said = [(text("pile.files", language, n=found.files), "")]
    if found.failed:
        said.append((text("pile.failed", language, n=found.failed), " error"))
    said.append((count("steps", found.steps, language), ""))
    if found.unowned:
        said.append((text("pile.unowned", language, n=found.unowned), " error"))
    return "".join(f'<span class="chip{kind}">{as_html(words)}</span>' for words, kind in said)
