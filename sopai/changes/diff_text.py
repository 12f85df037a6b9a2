"""A difference of two versions as lines for a terminal."""

from collections.abc import Iterator

from sopai.changes.diff import ElementDiff, FieldDiff, SopDiff
from sopai.changes.runs import Run
from sopai.schema import labels
from sopai.schema.labels import Label

_EXTRA = (
    Label("title", "Title", "标题"),
    Label("language", "Language", "语言"),
    Label("form", "Form", "形式"),
    Label("action", "Action", "操作"),
    Label("situation", "What happens", "情况"),
    Label("name", "Name", "名称"),
    Label("activity", "Activity", "活动"),
    Label("term", "Term", "术语"),
    Label("meaning", "Meaning", "含义"),
    Label("heading", "Heading", "标题"),
    Label("text", "Text", "内容"),
    Label("href", "Link", "链接"),
)
_LISTS = (
    Label("steps", "step", "步骤"),
    Label("exceptions", "exception", "异常"),
    Label("metrics", "metric", "指标"),
    Label("supervision", "routine", "监督"),
    Label("materials", "material", "资料"),
    Label("definitions", "term", "术语"),
    Label("notes", "note", "备注"),
)
_LABELS = {
    label.field: label
    for label in (
        *_EXTRA,
        *labels.SECTIONS,
        *labels.ROLES,
        *labels.BOUNDS,
        *labels.METRIC,
        *labels.ROUTINE,
        *labels.EXCEPTION,
        *labels.STEP,
    )
}
_WORDS = {
    "en": {"same": "no difference that a reader sees", "was": "was {n}", "moved": "moved"},
    "zh": {"same": "没有读者能看到的差别", "was": "原为{n}", "moved": "移动了"},
}
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_MARKS = {"kept": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
_AROUND = 60
"""Characters of kept text that are shown on each side of a change."""

_TITLE = 70


def diff_lines(found: SopDiff, language: str) -> Iterator[str]:
    """A line for each element and field; deleted words as [-so-], inserted ones as {+so+}.

    Args:
        found: the difference.
        language: of the names of fields.
    """
    if found.is_empty:
        yield _WORDS[language]["same"]
    for field in found.fields:
        yield f"~ {_field_line(field, language)}"
    for element in found.elements:
        yield _headline(element, language)
        for field in element.fields:
            if element.kind == "changed":
                yield f"    {_field_line(field, language)}"
            elif field.before or field.after:
                yield f"    {label(field.field, language)}: {_flat(field.after or field.before)}"


def label(field: str, language: str) -> str:
    """What a field is called."""
    known = _LABELS.get(field)
    if known is None:
        return field
    return known.zh if language == "zh" else known.en


def list_word(name: str, language: str) -> str:
    """What an element of a list is called: step, exception."""
    known = next(one for one in _LISTS if one.field == name)
    return known.zh if language == "zh" else known.en


def _headline(element: ElementDiff, language: str) -> str:
    words = _WORDS[language]
    number = element.number_after or element.number_before or element.after or element.before or ""
    notes = []
    if element.is_moved:
        notes.append(words["moved"])
    if element.number_before and element.number_after not in (None, element.number_before):
        notes.append(words["was"].format(n=element.number_before))
    title = _flat(element.title)
    title = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
    said = f" ({', '.join(notes)})" if notes else ""
    name = f"{list_word(element.list, language)} {number}".rstrip()
    return f"{_SIGNS[element.kind]} {name}{said}: {title}"


def _field_line(field: FieldDiff, language: str) -> str:
    last = len(field.runs) - 1
    pieces = (
        _MARKS[run.kind].format(shortened(run, index, last, _AROUND))
        for index, run in enumerate(field.runs)
    )
    return f"{label(field.field, language)}: {_flat(''.join(pieces))}"


def shortened(run: Run, index: int, last: int, around: int) -> str:
    """The words of a run, a long kept one without its middle."""
    text = run.text
    if run.kind == "kept" and len(text) > 2 * around:
        head = "" if index == 0 else text[:around]
        tail = "" if index == last else text[-around:]
        text = f"{head} … {tail}"
    return text


def _flat(text: str | None) -> str:
    return " / ".join(filter(None, (line.strip() for line in (text or "").splitlines())))
