"""An SOP as Markdown that a person can edit, git can diff, and sopai reads back."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sopai.export.front_matter import write_front_matter
from sopai.export.standing import Standing
from sopai.schema import labels
from sopai.schema.base import Value
from sopai.schema.control import DocumentControl
from sopai.schema.escaping import escape
from sopai.schema.hints import ASIDE, difference_comment, differences, id_comment, reference_comment
from sopai.schema.labels import Label, label_of
from sopai.schema.notices import OPEN_SIGN
from sopai.schema.order import depth_first
from sopai.schema.owner import NOBODY, Owner, OwnerKind
from sopai.schema.shown import (
    OwnerStyle,
    owner_of,
    owner_style,
    owner_words,
    stored,
    target_of,
    unquoted,
)
from sopai.schema.sop import Branch, Material, Sop, Step, Target, numbers

_NONE_RETIRED: Mapping[str, int] = MappingProxyType({})


class _Marks(NamedTuple):
    """The signs of a language that stand between the words."""

    colon: str
    stop: str
    quotes: str
    brackets: str
    condition: str
    otherwise: str


_MARKS = {
    "en": _Marks(": ", ".", '"{}"', " ({})", "If {}: ", "; else "),
    "zh": _Marks("：", "。", "“{}”", "（{}）", "如果{}：", "；否则"),
}


class _Page(NamedTuple):
    """What every line of a file depends on."""

    sop: Sop
    marks: _Marks
    style: OwnerStyle
    numbers: dict[str, str]

    def word(self, label: Label) -> str:
        """The label in the SOP's language."""
        return label.zh if self.sop.language == "zh" else label.en


def write_markdown(
    sop: Sop,
    control: DocumentControl | None = None,
    last_ids: Mapping[str, int] = _NONE_RETIRED,
) -> str:
    """The SOP's file; `sopai.ingest.native.read_native` reads the same values from it.

    Args:
        sop: the content; holders of roles are not written.
        control: the control record, for the front matter.
        last_ids: the highest number ever minted by letter, so that no id is used again.
    """
    page = _Page(sop, _MARKS[sop.language], owner_style(sop), numbers(sop))
    parts = [write_front_matter(sop, control, last_ids), f"# {escape(sop.title, protect='#')}\n"]
    for label in labels.SECTIONS[:-1]:
        body = "\n".join(_section(page, label.field))
        if body:
            parts.append(f"## {page.word(label)}\n\n{body}\n")
    parts.extend(_notes(page))
    return "\n".join(parts)


def write_notices(standing: Standing) -> str:
    """A section behind the SOP that tells what it is worth; a reader of the file skips it."""
    sentences = [text for text in (standing.warning, standing.approvals) if text]
    if not (standing.open_items or sentences):
        return ""
    heading = escape(standing.open_heading or sentences.pop(0), protect="#")
    items = [f"- {OPEN_SIGN}{escape(item)}" for item in standing.open_items]
    prose = [escape(text, is_prose=True) for text in sentences]
    body = "\n\n".join(filter(None, ("\n".join(items), *prose)))
    return f"\n## {heading} <!-- {ASIDE} -->\n" + (f"\n{body}\n" if body else "")


def _section(page: _Page, field: str) -> Iterator[str]:
    """The lines under a heading; none where the SOP says nothing."""
    sop = page.sop
    match field:
        case "purpose" | "scope":
            text = sop.purpose if field == "purpose" else sop.scope
            if text is not None:
                yield escape(text, is_prose=True)
        case "roles":
            yield from _bullets(page, sop, labels.ROLES)
        case "bounds":
            yield from _bullets(page, sop, labels.BOUNDS)
        case "steps":
            yield from _steps(page)
        case "materials":
            yield from (f"- {_material(material)}" for material in sop.materials)
        case _:
            yield from _parts(page, field)


def _parts(page: _Page, field: str) -> Iterator[str]:
    """Exceptions, metrics, routines and definitions: an item each, with its bullets."""
    sop, colon = page.sop, page.marks.colon
    if field == "exceptions":
        for case in sop.exceptions:
            yield f"- {escape(case.situation)}{id_comment(case.id)}"
            yield from _bullets(page, case, labels.EXCEPTION, "  ")
    elif field == "metrics":
        for metric in sop.metrics:
            yield f"- {escape(metric.name)}{id_comment(metric.id)}"
            yield from _bullets(page, metric, labels.METRIC, "  ")
    elif field == "supervision":
        for routine in sop.supervision:
            yield f"- {escape(routine.activity)}"
            yield from _bullets(page, routine, labels.ROUTINE, "  ")
    else:
        for entry in sop.definitions:
            yield f"- **{escape(entry.term, protect='*:：')}**{colon}{escape(entry.meaning)}"


def _steps(page: _Page) -> Iterator[str]:
    """Each step with its bullets, then its parts, indented as far as its own words."""
    steps = {step.id: step for step in page.sop.steps}
    indents: dict[str | None, str] = {None: ""}
    for identifier in depth_first({step.id: step.parent for step in page.sop.steps}):
        step = steps[identifier]
        indent = indents[step.parent]
        marker = f"{page.numbers[identifier].rpartition('.')[2]}. "
        indents[identifier] = inner = indent + " " * len(marker)
        yield f"{indent}{marker}{_first_line(page, step)}{id_comment(identifier)}"
        yield from _bullets(page, step, labels.STEP, inner)


def _first_line(page: _Page, step: Step) -> str:
    if step.title is None:
        return escape(step.action)
    title = f"**{escape(step.title, protect='*')}{page.marks.stop}** "
    return title + escape(step.action, protect=":：" if step.action[0] in ":：" else "")


def _bullets(page: _Page, value: Value, table: Iterable[Label], indent: str = "") -> Iterator[str]:
    """The fields of a value that are set, a labelled bullet each."""
    for label in table:
        content = getattr(value, label.field)
        content = stored(content) if isinstance(content, Owner) else content
        for element in content if isinstance(content, tuple) else (content,):
            if element not in (None, NOBODY):
                yield f"{indent}- {_bullet(page, label, element)}"


def _bullet(page: _Page, label: Label, element: object) -> str:
    head = page.word(label) + page.marks.colon
    match element:
        case Owner():
            return _owner(page, label, element)
        case Target():
            words = head + escape(element.text)
            return words + difference_comment(target_of(element.text), element, words)
        case Material():
            return head + _material(element)
        case Branch():
            return _branch(page, element)
        case _ if label.shape == "say":
            return head + _script(page, str(element))
        case _ if label.shape == "step":
            number = page.numbers[str(element)]
            return f"{head}{number}{reference_comment({number: str(element)})}"
        case _:
            return head + escape(str(element))


def _owner(page: _Page, label: Label, owner: Owner) -> str:
    """The shortest words that mean the owner; what they leave out stands in a comment."""

    def unsaid(way: tuple[OwnerKind | None, str]) -> int:
        return len(differences(owner_of(way[0], way[1], page.style), owner))

    kind, shown = min(owner_words(owner, page.sop.language), key=unsaid)
    marks = {mark.field: page.word(mark) for mark in labels.OWNER_KINDS}
    mark = page.marks.brackets.format(marks[kind.value]) if kind else ""
    words = f"{page.word(label)}{mark}{page.marks.colon}{escape(shown)}"
    return words + difference_comment(owner_of(kind, shown, page.style), owner, words)


def _script(page: _Page, text: str) -> str:
    """The words to say, in quotation marks that a reader takes off again."""
    plain = escape(text)
    for words in (page.marks.quotes.format(plain), plain):
        if unquoted(words) == plain:
            return words
    return page.marks.quotes.format(escape(text, protect='"“”'))


def _material(material: Material) -> str:
    if material.href is None:
        return escape(material.name, protect="[")
    href = escape(material.href, protect="()<> \t")
    return f"[{escape(material.name, protect='[]')}]({href})"


def _branch(page: _Page, branch: Branch) -> str:
    """`If it is short: call purchasing (→ 4); else pack it`."""
    printed: dict[str, str] = {}

    def outcome(text: str | None, step: str | None) -> str:
        if step is None:
            return escape(text or "", protect=";；→")
        printed[page.numbers[step]] = step
        goal = page.marks.brackets.format(f"→ {page.numbers[step]}")
        return (escape(text, protect=";；→") if text else "") + goal

    words = page.marks.condition.format(escape(branch.condition, protect=":："))
    words += outcome(branch.then, branch.then_step)
    if branch.otherwise is not None or branch.otherwise_step is not None:
        otherwise = outcome(branch.otherwise, branch.otherwise_step)
        words += page.marks.otherwise + otherwise.lstrip(" ")
    return words + reference_comment(printed)


def _notes(page: _Page) -> Iterator[str]:
    """Notes with a heading as sections of their own; others together, with rules between."""
    heading = page.word(labels.SECTIONS[-1])
    is_open = False
    for note in page.sop.notes:
        text = escape(note.text, is_prose=True)
        if note.heading is not None:
            yield f"## {_foreign(note.heading)}\n\n{text}\n"
        else:
            yield f"***\n\n{text}\n" if is_open else f"## {heading}\n\n{text}\n"
        is_open = note.heading is None


def _foreign(heading: str) -> str:
    """A heading that does not read as one of the SOP's own."""
    text = escape(heading, protect="#")
    return f"&#{ord(text[0])};{text[1:]}" if label_of(labels.SECTIONS, text) else text
