"""Labels of list items: what the item is about, before its colon: "- late: one day is charged"."""

from collections.abc import Sequence
from re import MULTILINE, compile

from sopai.draft.heads import Head
from sopai.draft.kinds import is_for_us
from sopai.language import owners_zh, performer_en
from sopai.language.lexicon import finite_verbs

_LABELLED = compile(
    r"^[ \t]*(?:[-*•–]|\(?\d{1,2}[.)、])[ \t]*(?P<label>[^:\n.!?。;\"“]{2,40}?)[ \t]*:"
    r"[ \t]*(?=[^\s\"“\d])",
    MULTILINE,
)
_ACTS = compile(r"\b(?:we|i|you|they|she|he|it|if|when|who|please)\b|[我你他她]|如果|请|=|→", 2)
"""In what stands before a colon when it is a clause, and no label."""

_SAYS_NOTHING = frozenset(
    "note notes important warning attention careful caution ps remember new next first second "
    "third then finally also and rule step 注意 备注 重要 提醒 另外 最后 首先 其次".split()
)
MAX_LABEL = 6
"""Words of a label."""


def labels_of(plain: str, language: str, names: Sequence[str]) -> list[Head]:
    """The labels of list items that name a case or a topic, each with where its text begins.

    An owner before a colon ("- Cook: taste the soup") is no label in this sense.

    Args:
        plain: the brief, normalised.
        language: `en` or `zh`.
        names: people of the brief.
    """
    return [
        Head(match.start("label"), match.end(), None, None, match["label"])
        for match in _LABELLED.finditer(plain)
        if _is_label(match["label"], language, names)
    ]


def _is_label(text: str, language: str, names: Sequence[str]) -> bool:
    words = text.lower().split()
    if len(words) > MAX_LABEL or text.lower() in _SAYS_NOTHING or _ACTS.search(text):
        return False
    if any(name in text for name in names) or is_for_us(f"{text}:", language):
        return False
    if language == "zh":
        return owners_zh.name_actor(text) is None
    if performer_en.label_actor(text) or not finite_verbs().isdisjoint(words):
        return False
    return not performer_en.is_imperative(performer_en.take_apart(text))
