"""Whether a brief describes one procedure or several, and which words belong to which."""

from collections.abc import Iterator
from re import Match, Pattern, compile
from typing import NamedTuple

from sopai.changes.meaning import stems
from sopai.draft.build import capital
from sopai.draft.facts import Facts
from sopai.draft.kinds import DONE

MIN_DONE = 2
"""Things done from which on a part is a procedure of its own."""

MAX_PARTS = 12

_SWITCH_EN = compile(
    r"(?:^|\n|[.!?:]\s+)(?P<whole>(?:(?:and|so|okay|ok|right|now|then|also)[, ]+)*"
    r"(?:which reminds me of|back to(?: the)?|as for(?: the)?|now(?:,)? (?:to|for|about)(?: the)?|"
    r"regarding(?: the)?|about(?: the)?|then there(?:['’]s| is| are)(?: the)?|"
    r"the (?:second|other|next|third|last) (?:thing|one|topic|part|procedure)(?: is|:)(?: the)?)\s"
    r"(?P<topic>[a-z][a-z' -]{2,30}?)(?=[:,.]))",
    2,
)
_AGAIN_EN = compile(r"(?:^|\n|[.!?]\s+)(?P<whole>(?P<topic>[A-Za-z][a-z]+(?: [a-z]+)?) again(?=:))")
_LABEL_EN = compile(
    r"(?:^|\n)[ \t]*(?P<whole>(?:\d[.)]\s*|#+\s*)?"
    r"(?P<topic>[A-Z][A-Za-z'’ -]{2,40}?)(?: first)?(?=[.:] +[A-Z]|:?[ \t]*\n))"
)
_SWITCH_ZH = compile(
    r"(?:^|[。;!?\n])\s?(?P<whole>(?:哦|对了|然后|再说|还有|另外|接下来说?|先说)?"
    r"(?P<topic>[\u4e00-\u9fff]{2,5}?)(?:的话|这块|这边|方面|呢|也有[^,。]{1,6}|的(?=[,:]))(?=[,:不]|[\u4e00-\u9fff]))"
)
_LABEL_ZH = compile(
    r"(?:^|\n)[ \t]*(?P<whole>(?:[一二三四五六七八九十]、|\d[.、)]|#+|【)\s*"
    r"(?P<topic>[\u4e00-\u9fffA-Za-z]{2,10}?)(?:】|[。:]|(?=\s*\n)))"
)
_TWO_ZH = compile(
    r"(?P<first>[\u4e00-\u9fff]{2,4})和(?P<second>[\u4e00-\u9fff]{2,4}?)(?:这|是|要)?两(?:块|件|个|样|份|码)"
)
_BACK = compile(r"\b(?:back to|again)\b", 2)
_SEVERAL = compile(
    r"\b(?:two|three|four|2|3|4)(?: \w+)? (?:things|procedures|documents|sops|parts|topics|pages|"
    r"lists)\b|\bseparate (?:documents|procedures|pages|sops)\b|"
    r"[两二三四](?:件事|码事|块(?:一起|事|内容)?|份(?!钱|饭|单)|个(?:事|流程|制度|文件|sop|部分|环节))|分成[两二三几]份",
    2,
)
"""What says that there are several."""

_NO_TOPIC = frozenset(
    "that this it them me you us one thing things day days note exceptions steps procedure "
    "purpose scope tools hello hi dear thanks".split()
)


class Part(NamedTuple):
    """A procedure among several of a brief."""

    title: str
    spans: tuple[tuple[int, int], ...]
    """Bounds of its passages in the brief."""

    done: int
    """Things that are done in it."""


class _Mark(NamedTuple):
    """Where the talk turns to a topic."""

    start: int
    topic: str
    is_back: bool
    """It turns back to what was spoken of before."""


def parts_of(facts: Facts) -> tuple[Part, ...]:
    """The procedures that a brief describes, in its order; none where it is one.

    A brief that says that there are several things is parted where it turns to another topic: by a
    heading, a label or words such as "as for the refunds"; in each something has to be done.

    Args:
        facts: what the brief says.
    """
    marks = list(_marks(facts))
    if not marks or _SEVERAL.search(facts.plain) is None:
        return ()
    titles: list[str] = []
    spans: dict[str, list[tuple[int, int]]] = {}
    ends = [mark.start for mark in marks[1:]] + [_end(facts)]
    for mark, end in zip(marks, ends, strict=True):
        title = next((one for one in titles if _same(one, mark.topic)), None)
        if title is None and mark.is_back and len(titles) > 1:
            title = titles[-2]
        if title is None:
            title = mark.topic
            titles.append(title)
        spans.setdefault(title, []).append((mark.start, end))
    parts = [
        Part(capital(title), tuple(spans[title]), _done(facts, spans[title])) for title in titles
    ]
    several = [part for part in parts if part.done >= MIN_DONE]
    return tuple(several) if 2 <= len(several) <= MAX_PARTS else ()


def text_of(facts: Facts, part: Part, parts: tuple[Part, ...]) -> str:
    """The words of one of the parts under its title, with what is said of none of them."""
    others = [span for other in parts if other is not part for span in other.spans]
    pieces, at = [], 0
    for start, end in sorted(others):
        pieces.append(facts.brief[at:start].strip())
        at = end
    pieces.append(facts.brief[at:].strip())
    return "\n\n".join([part.title, *(piece for piece in pieces if piece)])


def _end(facts: Facts) -> int:
    """Where the last part ends: before a last paragraph in which nothing is done, a signature."""
    last = facts.plain.rstrip().rfind("\n\n")
    return last if last >= 0 and not _done(facts, [(last, len(facts.plain))]) else len(facts.plain)


def _marks(facts: Facts) -> Iterator[_Mark]:
    zh = facts.language == "zh"
    patterns: tuple[Pattern[str], ...] = (_SWITCH_EN, _AGAIN_EN, _LABEL_EN)
    if zh:
        patterns = (_SWITCH_ZH, _LABEL_ZH)
    announced = _announced(facts.plain) if zh else ()
    found: dict[int, _Mark] = {}
    for pattern in patterns:
        for match in pattern.finditer(facts.plain):
            topic = match["topic"].strip()
            if not _is_topic(topic, match, pattern, announced):
                continue
            is_back = _BACK.search(match["whole"]) is not None
            found.setdefault(match.start("whole"), _Mark(match.start("whole"), topic, is_back))
    yield from (found[at] for at in sorted(found))


def _announced(plain: str) -> tuple[str, ...]:
    """报销和付款这两块: what is said to come."""
    match = _TWO_ZH.search(plain)
    return (match["first"][-2:], match["second"][-2:]) if match is not None else ()


def _is_topic(
    topic: str, match: Match[str], pattern: Pattern[str], announced: tuple[str, ...]
) -> bool:
    if pattern is _SWITCH_ZH:
        return any(topic.endswith(one) or one in topic for one in announced)
    words = topic.lower().split()
    return bool(words) and _NO_TOPIC.isdisjoint(words)


def _same(one: str, other: str) -> bool:
    a, b = stems(one), stems(other)
    return bool(a & b) or one.lower() in other.lower() or other.lower() in one.lower()


def _done(facts: Facts, spans: list[tuple[int, int]]) -> int:
    return sum(
        any(start <= said.start < end for start, end in spans)
        for said in facts.said
        if said.kind in DONE
    )
