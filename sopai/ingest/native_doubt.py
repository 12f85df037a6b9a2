"""Files whose head says `sopai: 1` over a text that is written in another way."""

from collections.abc import Callable
from re import compile

from sopai.ingest.layout import Layout
from sopai.ingest.native import NativeReading
from sopai.ingest.recognise import Reading
from sopai.schema.control import DocumentControl
from sopai.schema.document import Lost
from sopai.schema.sop import Sop, Step

_MARK = compile(r"\s*[sem][1-9]\d*\s*")


def in_another_form(
    layout: Layout, native: NativeReading, as_any: Callable[[], Reading]
) -> Reading | None:
    """What any reader finds in a text that sopai's own reader takes for notes; None: it is right.

    Somebody may put sopai's head over a text of their own, so that it keeps its id. Then nothing
    is marked with an id, no step has a field, and what any reader takes for steps became notes. A
    head that sopai wrote names the form: its notes may well hold a list, and stay notes.

    Args:
        layout: the blocks of the file.
        native: as sopai's own reader has it.
        as_any: reads it as any Markdown.
    """
    if any(_MARK.fullmatch(comment.text) for comment in layout.comments):
        return None
    if not (native.lost or native.sop.notes) or any(map(_says_more, native.sop.steps)):
        return None
    found = as_any()
    if len(found.sop.steps) <= len(native.sop.steps) or (native.names_form and not native.lost):
        return None
    return _with_head(found, native)


def with_doubt(native: NativeReading, as_any: Callable[[], Reading]) -> NativeReading:
    """The same, with a word about notes that read like steps where there are no steps."""
    if native.sop.steps or not native.sop.notes or native.lost:
        return native
    found = as_any()
    if not found.sop.steps:
        return native
    anchor = found.document.anchors.get(f"/steps/{found.sop.steps[0].id}")
    why = "it reads like a step and is kept as a note: put it under the heading '## Steps'"
    lost = Lost(anchor.line if anchor else 1, found.sop.steps[0].action[:80], why)
    return native._replace(lost=[lost])


def _says_more(step: Step) -> bool:
    """A step has a field, as sopai writes it, besides its words."""
    return step != Step(id=step.id, parent=step.parent, title=step.title, action=step.action)


def _with_head(found: Reading, native: NativeReading) -> Reading:
    """What was found, with what the head says: it is read exactly, the text is guessed at."""
    sop = Sop.model_validate(dict(found.sop) | {"x": native.sop.x})
    stated = native.control.model_dump(exclude_defaults=True, exclude={"other"})
    other = [pair for pair in found.control.other if pair[0] not in native.head_keys]
    control = dict(found.control) | stated | {"other": (*other, *native.control.other)}
    return found._replace(sop=sop, control=DocumentControl.model_validate(control))
