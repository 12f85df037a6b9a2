"""What two versions differ in, as the page shows it: by step, in words."""

from sopai.changes.diff import ElementDiff, FieldDiff, SopDiff
from sopai.changes.diff_text import label, list_word, shortened
from sopai.changes.runs import Kind, Run
from sopai.ui import state
from sopai.ui.escaping import as_html
from sopai.ui.texts import text

_TAGS = {"kept": "span", "deleted": "del", "inserted": "ins"}
_AROUND = 120
"""Characters of kept text that are shown on each side of a change."""


def diff_html(found: SopDiff) -> str:
    """The difference: deleted words struck out, new ones underlined."""
    language = state.language()
    if found.is_empty:
        return f'<p class="hint">{as_html(text("diff.none", language))}</p>'
    parts = [_field(field, language) for field in found.fields]
    parts += [_element(element, language) for element in found.elements]
    return f'<div class="diff">{"".join(parts)}</div>'


def runs_html(runs: tuple[Run, ...], *, is_whole: bool = False) -> str:
    """Both texts in one; long unchanged passages are cut unless all of it is wanted."""
    if is_whole:
        return "".join(_marked(run.kind, run.text) for run in runs)
    last = len(runs) - 1
    return "".join(_run(run, at, last) for at, run in enumerate(runs))


def _run(run: Run, at: int, last: int) -> str:
    return _marked(run.kind, shortened(run, at, last, _AROUND))


def _marked(kind: Kind, words: str) -> str:
    tag = _TAGS[kind]
    return f"<{tag}>{as_html(words)}</{tag}>"


def _field(field: FieldDiff, language: str) -> str:
    name = as_html(label(field.field, language))
    return f'<p class="field"><b>{name}</b> {runs_html(field.runs)}</p>'


def _element(element: ElementDiff, language: str) -> str:
    number = element.number_after or element.number_before or ""
    name = f"{list_word(element.list, language)} {number}".strip()
    what = text("diff.moved" if _only_moved(element) else f"diff.{element.kind}", language)
    head = (
        f'<p class="head"><span class="chip {element.kind}">{as_html(what)}</span> '
        f"<b>{as_html(name)}</b> {as_html(element.title)}</p>"
    )
    if element.kind == "changed":
        return head + "".join(_field(field, language) for field in element.fields)
    said = (field for field in element.fields if field.before or field.after)
    return head + "".join(
        f'<p class="field"><b>{as_html(label(one.field, language))}</b> '
        f"{as_html(one.after or one.before or '')}</p>"
        for one in said
        if (one.after or one.before) != element.title
    )


def _only_moved(element: ElementDiff) -> bool:
    return element.is_moved and element.kind == "changed" and not element.fields
