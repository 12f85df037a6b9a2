"""A value as the draft shows it: its words, and where they came from."""

from collections import Counter

from sopai.draft.values import Draft
from sopai.schema.finding import Finding
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.sources import SourceState
from sopai.ui import state
from sopai.ui.escaping import as_html
from sopai.ui.texts import count, text


def mark(made: Draft, address: str) -> str:
    """A small mark that says where a value came from; pointing at it or tapping shows the quote."""
    label, quote = _source(made, address)
    if not label:
        return ""
    kind = made.sources[address].state.value
    title = f"{label}: {quote}" if quote else label
    shown = f' tabindex="0" data-quote="{as_html(quote)}"' if quote else ""
    about = f'class="source {kind}" title="{as_html(title)}"{shown}'
    return f"<span {about}>{as_html(label)}</span>"


def chip(made: Draft, address: str, words: str, kind: str = "") -> str:
    """A short value; its mark stands beside it where it is not the manager's own words."""
    label, quote = _source(made, address)
    title = f' title="{as_html(f"{label}: {quote}" if quote else label)}"' if label else ""
    source = made.sources.get(address)
    is_said = source is None or source.state is SourceState.SAID
    shown = f'<span class="chip {kind}"{title}>{as_html(words)}</span>'
    return shown if is_said else f"{shown} {mark(made, address)}"


def _source(made: Draft, address: str) -> tuple[str, str]:
    """What is said of a value's source, and the words it came from; nothing where it has none."""
    source = made.sources.get(address)
    if source is None:
        return "", ""
    label = text(f"source.{source.state.value}", state.language())
    near = next((one for one in made.similar if one.sop_id == source.sop_id), None)
    if near is not None:
        label = f"{label}: {near.title} v{source.version}"
    return label, source.quote or ""


def owner_label(owner: Owner) -> str:
    """Who it is, or that it is nobody yet."""
    if owner.kind is OwnerKind.NONE or not owner.called():
        return text("draft.nobody", state.language())
    if owner.person and owner.role:
        return f"{owner.role} ({owner.person})"
    return owner.called()


def owner_chip(made: Draft, address: str, owner: Owner) -> str:
    """Who does it, with where that came from; nobody stands out."""
    label = as_html(owner_label(owner))
    if owner.kind is OwnerKind.NONE or not owner.called():
        return f'<span class="chip error">{label}</span>'
    return f'<span class="chip">{label}</span> {mark(made, address)}'


def findings_at(made: Draft, address: str) -> list[tuple[Finding, int]]:
    """What the rules find in a step or an exception, its single values first.

    The same question about the same thing is shown once, where it comes first: "Who in "late
    crew"?" on seventeen cards is read on none.

    Returns:
        each finding, and in how many more places it stands.
    """
    inner = [f for f in made.findings if (f.address or "").startswith(f"{address}/")]
    here = inner + [f for f in made.findings if f.address == address]
    times = Counter(map(_asked, made.findings))
    first = {_asked(finding): finding for finding in reversed(made.findings)}
    return [(f, times[_asked(f)] - 1) for f in here if first[_asked(f)] is f]


def _asked(finding: Finding) -> tuple[str, str, str]:
    """What is asked; a question about an owner names them, and quotes the step they stand at."""
    quote = "" if finding.code.startswith("OWN") else finding.quote
    return finding.code, quote, finding.message


def findings_elsewhere(made: Draft) -> list[Finding]:
    """What the rules find in the document as a whole."""
    parts = ("/steps/", "/exceptions/")
    return [f for f in made.findings if not (f.address or "").startswith(parts)]


def found_words(findings: list[tuple[Finding, int]]) -> str:
    """What the rules find, each with its severity in words, and in how many more places."""
    language = state.language()
    rows = (
        f'<p class="found {f.severity.value}">'
        f"<b>{as_html(text(f.severity.value, language))}</b> "
        f"<mark>{as_html(f.quote[:80])}</mark> {as_html(f.message)} "
        f"{as_html(count('draft.found.more', more, language)) if more else ''} "
        f"<small>{f.code}</small></p>"
        for f, more in findings
        if f.code != "OWN001"
    )
    return "".join(rows)
