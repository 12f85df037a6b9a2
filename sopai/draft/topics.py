"""Where a brief of several procedures turns from one to another."""

from collections.abc import Iterator
from re import Match, Pattern, compile, escape
from typing import NamedTuple

from sopai.draft.facts import Facts
from sopai.draft.kinds import DONE
from sopai.language import performer_en
from sopai.schema.owner import OwnerKind

_NUMBER_EN = r"(?:two|three|four|five|2|3|4|5)"
_ORDINAL_EN = r"(?:first|second|third|fourth|fifth|other|next|last|1st|2nd|3rd)"
_COUNTED_EN = r"(?:thing|one|topic|part|procedure|sop|process|matter|document|subject|task|job)"
_SEVERAL_EN = compile(
    rf"\b{_NUMBER_EN}(?: [a-z]+)? (?:things|matters|procedures|processes|sops|topics|subjects|"
    r"tasks|jobs|documents)\b|\b(?:in|into|of|has|have) (?:two|three|four) parts\b|"
    r"\bseparate (?:documents|procedures|pages|sops)\b",
    2,
)
_SEVERAL_ZH = compile(
    r"[两二三四](?:件事|码事|个(?:事|流程|制度|sop|SOP)|(?:份|套)(?:流程|制度|规定|文件|sop|SOP))|"
    r"(?:这|那|是|和[\u4e00-\u9fff]{2,4})[两二三四]块(?![钱板布肉木铁砖])|分成[两二三几]份"
)
"""What says that there are several procedures. Lists, contracts and stages are none."""

_INTRODUCED = compile(
    r"\b(?:it|this|that|there|these|here)(?: is|['’]s| are)(?: \w+)? $|(?:这里?|这边|一共|总共)有$",
    2,
)
"""Before a count of procedures, in a clause that looks like a step."""

_SWITCH_EN = compile(
    r"(?:^|\n|[.!?:]\s+)(?P<whole>(?:(?:and|so|okay|ok|right|now|then|also)[, ]+)*"
    r"(?:which reminds me of|back to(?: the)?|as for(?: the)?|now(?:,)? (?:to|for|about)(?: the)?|"
    r"regarding(?: the)?|about(?: the)?|then there(?:['’]s| is| are)(?: the)?)\s"
    r"(?P<topic>[a-z][a-z' -]{2,30}?)(?=[:,.]))",
    2,
)
_ORDINAL = compile(
    r"(?:^|\n|[.!?:;,]\s+)(?P<whole>(?:(?:and|so|now|then) )*(?:the )?"
    rf"{_ORDINAL_EN} {_COUNTED_EN}(?:,| is(?: about)?| concerns| covers|:)(?: the| our| about)*\s"
    r"(?P<topic>(?!\w+ed\b)[a-z][a-z' -]{2,30}?)(?=[:,.;]| and the (?:second|other)))",
    2,
)
_AGAIN_EN = compile(r"(?:^|\n|[.!?]\s+)(?P<whole>(?P<topic>[A-Za-z][a-z]+(?: [a-z]+)?) again(?=:))")
_LABEL_EN = compile(
    r"(?:^|\n)[ \t]*(?P<whole>(?P<topic>[A-Z][A-Za-z'’ -]{2,40}?)(?: first)?"
    r"(?=(?P<sign>[.:]) +[A-Z]|:?[ \t]*\n))"
)
_HEADING_EN = compile(
    r"(?:^|\n)[ \t]*(?P<whole>(?:(?:procedure|sop|part)?[ \t]*\d[.):]\s*|#+\s*)"
    r"(?P<topic>[A-Z][A-Za-z'’ &-]{2,50}?)[:.]?(?=[ \t]*\n))",
    2,
)
_SWITCH_ZH = compile(
    r"(?:^|[。;!?\n])\s?(?P<whole>(?:哦|对了|然后|再说|还有|另外|接下来说?|先说)?"
    r"(?P<topic>[\u4e00-\u9fff]{2,5}?)(?:的话|这块|这边|方面|呢|也有[^,。]{1,6}|的事?(?=[,:]))(?=[,:不]|[\u4e00-\u9fff]))"
)
_ORDINAL_ZH = compile(
    r"(?:^|[。;!?\n,:])\s?(?P<whole>第[一二三四五](?:个|件|块|份)(?:流程|事|制度)?(?:就?是|讲|:|,)"
    r"(?P<topic>[\u4e00-\u9fff]{2,8}?)(?:流程|的事|这块)?(?=[,:。\n]))"
)
_HEADING_ZH = compile(
    r"(?:^|\n)[ \t]*(?P<whole>(?:[一二三四五六七八九十]、|\d[.、)]|#+|【)\s*"
    r"(?P<topic>[\u4e00-\u9fffA-Za-z]{2,10}?)(?:】|[。:]|(?=\s*\n)))"
)
_TWO_ZH = compile(
    r"(?P<first>[\u4e00-\u9fff]{2,4})和(?P<second>[\u4e00-\u9fff]{2,4}?)(?:这|是|要)?两(?:块|件|个|样|份|码)|"
    r"一[个件块]是(?P<one>[\u4e00-\u9fff]{2,6}),(?:另|还有)?一[个件块]是(?P<other>[\u4e00-\u9fff]{2,6})(?=[,。;])"
)
_BACK = compile(r"\b(?:back to|again)\b", 2)
_NO_TOPIC = frozenset(
    "that this it them me you us one thing things day days note notes exceptions steps procedure "
    "procedures purpose scope tools hello hi dear thanks both".split()
)
MAX_LABEL = 3
"""Words of a label that only a full stop ends, such as "Goods."."""


class Mark(NamedTuple):
    """Where the talk turns to a topic."""

    start: int
    end: int
    """Where what is said of it begins."""

    topic: str
    is_back: bool
    """It turns back to what was spoken of before."""

    is_numbered: bool
    """It is counted, or a heading: another one is another topic, though they share a word."""


def is_several(facts: Facts) -> bool:
    """Whether the brief says that it describes several procedures.

    What counts things inside a step, "Anna signs two documents", says nothing of the kind.
    """
    pattern = _SEVERAL_ZH if facts.language == "zh" else _SEVERAL_EN
    return any(_is_announced(facts, match) for match in pattern.finditer(facts.plain))


def _is_announced(facts: Facts, match: Match[str]) -> bool:
    """A count of procedures stands in no step, and nobody does anything with them."""
    is_named = match.group().startswith("和")
    if is_named or _INTRODUCED.search(facts.plain, 0, match.start()) is not None:
        return True
    if any(said.start <= match.start() < said.end for said in facts.said if said.kind in DONE):
        return False
    begin = max(facts.plain.rfind(sign, 0, match.start()) for sign in ".!?\n")
    sentence = performer_en.take_apart(facts.plain[begin + 1 : match.end()].strip())
    acts = performer_en.subject(sentence) if facts.language == "en" else None
    named = (OwnerKind.PERSON, OwnerKind.ROLE, "name", "pronoun")
    return acts is None or acts.verb in performer_en.COPULAS or acts.actor.kind not in named


def marks_of(facts: Facts) -> tuple[Mark, ...]:
    """Where the topics of a brief begin, in order: by headings, else by numbers, else by words."""
    zh = facts.language == "zh"
    for pattern in (_HEADING_ZH, _ORDINAL_ZH) if zh else (_HEADING_EN, _ORDINAL):
        found = tuple(_found(facts, pattern))
        if len(found) > 1:
            return found
    patterns = (_SWITCH_ZH, *_labels_zh(facts.plain)) if zh else (_SWITCH_EN, _AGAIN_EN, _LABEL_EN)
    marks: dict[int, Mark] = {}
    for pattern in patterns:
        for mark in _found(facts, pattern):
            marks.setdefault(mark.start, mark)
    return tuple(marks[at] for at in sorted(marks))


def _found(facts: Facts, pattern: Pattern[str]) -> Iterator[Mark]:
    announced = announced_in(facts.plain) if pattern is _SWITCH_ZH else ()
    for match in pattern.finditer(facts.plain):
        topic = match["topic"].strip()
        if not _is_topic(topic, match, announced) or _is_step(facts, match):
            continue
        yield Mark(
            match.start("whole"),
            match.end("whole"),
            topic,
            _BACK.search(match["whole"]) is not None,
            pattern in (_HEADING_EN, _HEADING_ZH, _ORDINAL, _ORDINAL_ZH),
        )


def announced_in(plain: str) -> tuple[str, ...]:
    """报销和付款这两块, 一个是接送,一个是退费: the end of what is said to come."""
    match = _TWO_ZH.search(plain)
    if match is None:
        return ()
    return tuple(word[-2:] for word in match.groups() if word)


def _labels_zh(plain: str) -> tuple[Pattern[str], ...]:
    """A pattern for the lines that begin with what was announced: 接送:."""
    words = announced_in(plain)
    if not words:
        return ()
    topics = "|".join(map(escape, words))
    label = rf"(?P<topic>[\u4e00-\u9fff]{{0,3}}?(?:{topics}))(?:的事)?(?=[:,])"
    return (compile(rf"(?:^|[\n。;])[ \t]*(?P<whole>{label})"),)


def _is_topic(topic: str, match: Match[str], announced: tuple[str, ...]) -> bool:
    if match.re is _SWITCH_ZH:
        return any(topic.endswith(one) or one in topic for one in announced)
    words = topic.lower().split()
    return bool(words) and _NO_TOPIC.isdisjoint(words)


def _is_step(facts: Facts, match: Match[str]) -> bool:
    """A short sentence of the work that looks like a label: "Anna opens the parcel."."""
    if match.re is not _LABEL_EN:
        return False
    start, end = match.span("topic")
    if match["sign"] == "." and len(match["topic"].split()) > MAX_LABEL:
        return True
    return match["sign"] == "." and any(
        said.kind in DONE and start <= said.start < end for said in facts.said
    )
