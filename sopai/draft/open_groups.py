"""What a draft leaves open, by what it is about: five short lists are read, a long one is not."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from sopai.draft.values import OpenItem

Topic = Literal["first", "owner", "trouble", "limit", "deputy", "record"]
"""What open items are about, the most urgent first."""

_TOPICS: dict[str, Topic] = {
    "owner": "owner",
    "answer": "trouble",
    "check": "trouble",
    "undo": "trouble",
    "limit": "limit",
    "late": "limit",
    "unit": "limit",
    "deputy": "deputy",
    "record": "record",
}

NAMES: dict[str, dict[Topic, str]] = {
    "en": {
        "first": "First of all",
        "owner": "Who does it",
        "trouble": "When something goes wrong",
        "limit": "Limits and times",
        "deputy": "When somebody is away",
        "record": "Records",
    },
    "zh": {
        "first": "先定的",
        "owner": "由谁做",
        "trouble": "出了问题怎么办",
        "limit": "限额和时限",
        "deputy": "人不在怎么办",
        "record": "记录和保存",
    },
}
"""What the lists are called, by language."""


class Group(NamedTuple):
    """Open items about one thing, in their order."""

    topic: Topic
    items: tuple[OpenItem, ...]


def grouped(items: Iterable[OpenItem]) -> tuple[Group, ...]:
    """The open items of a draft by what they are about; each stands in one group.

    First what has to be decided about the document itself, which a draft lists before all else:
    its title, whether it is one procedure, its length.

    Args:
        items: of a draft, in its order.
    """
    found: dict[Topic, list[OpenItem]] = {topic: [] for topic in NAMES["en"]}
    is_first = True
    for item in items:
        is_first = is_first and item.kind == "answer"
        found["first" if is_first else _TOPICS[item.kind]].append(item)
    return tuple(Group(topic, tuple(of)) for topic, of in found.items() if of)
