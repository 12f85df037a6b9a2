"""The names that a customer's template may use for what is filled in."""

from collections.abc import Mapping
from difflib import get_close_matches

from sopai.export.view import View, owner_text, value_text
from sopai.export.wording import CONTROL, STATES, WORDS
from sopai.schema.control import DocumentControl
from sopai.schema.labels import BOUNDS, ROLES, SECTIONS, Label

_EN, _ZH = WORDS["en"], WORDS["zh"]

TEXTS = (
    Label("title", _EN.title, _ZH.title),
    *CONTROL,
    Label("printed", _EN.printed, _ZH.printed),
    *ROLES,
    *BOUNDS,
)
"""What may stand anywhere, within a sentence too."""

BODY = "body"
"""The block of all that has no place of its own in the template."""

BLOCKS = (
    Label("open_items", _EN.open_items, _ZH.open_items),
    Label("control", _EN.control_sheet, _ZH.control_sheet),
    *SECTIONS,
    Label("history", _EN.history, _ZH.history),
    Label("approval", _EN.approval, _ZH.approval),
    Label(BODY, _EN.text, _ZH.text),
)
"""What stands in a paragraph of its own."""


def named(words: str) -> Label | None:
    """What a placeholder means, by its name or by its words in either language."""
    return _KNOWN.get(_plain(words))


def nearest(words: str) -> str | None:
    """The right name that is most like a wrong one; None where none is like it."""
    found = get_close_matches(_plain(words), _KNOWN, n=1, cutoff=0.5)
    if not found:
        return None
    label = _KNOWN[found[0]]
    return label.zh if found[0] == _plain(label.zh) else label.field


def texts_of(view: View, control: DocumentControl) -> Mapping[str, str]:
    """What stands for each name of `TEXTS`; empty where the SOP says nothing."""
    sop = view.sop
    texts = {label.field: value_text(view, getattr(control, label.field)) for label in CONTROL}
    texts["approvers"] = view.words.listed.join(control.approvers)
    texts["state"] = view.word(STATES[control.state]) if control.state else ""
    texts |= {label.field: owner_text(view, getattr(sop, label.field)) for label in ROLES}
    texts |= {label.field: getattr(sop, label.field) or "" for label in BOUNDS}
    return texts | {"title": sop.title, "printed": value_text(view, view.today)}


def _plain(words: str) -> str:
    """A name without what makes no difference: capitals, blanks, and signs between its words."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())


_KNOWN = {_plain(name): label for label in (*TEXTS, *BLOCKS) for name in label[:3]}
