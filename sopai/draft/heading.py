"""The line that a brief begins with when it is the title, and nothing that anybody does."""

from collections.abc import Sequence
from re import compile
from typing import NamedTuple

from sopai.draft.clauses import Clause
from sopai.draft.heads import heads_of
from sopai.draft.kinds import is_for_us
from sopai.draft.limits import limit_in
from sopai.language import performer_en, performer_zh
from sopai.language.lexicon import finite_verbs
from sopai.language.mood_zh import begins_with_verb
from sopai.schema.owner import OwnerKind

_FIRST = compile(r"\s*(?P<line>\S[^\n]{1,100}?)[ \t]*\n(?P<gap>(?:[ \t]*\n)?)\s*(?=\S)")
_MARKED = compile(
    r"(?:#{1,6}[ \t]*|【|\[|\*\*|(?:title|subject|topic|sop|标题|题目|主题)[ \t]*:[ \t]*)+"
    r"(?P<topic>[^\n]{2,60}?)[ \t]*(?:】|\]|\*\*|#+)*:?",
    2,
)
"""A line that is marked as a heading: "# Lost keys", 【退货流程】, "Title: Returns"."""

_PLAIN = compile(
    r"(?P<topic>(?=[A-Z\u4e00-\u9fff])[^\n.!?。!;:,@\"“]{2,60}?)"
    r"(?P<aside>[ \t]+(?:[–—-]|--)[ \t][^\n.!?。!;:]{2,80})?(?P<colon>:?)"
)
_LIST = compile(r"(?:[-*•]|\(?\d{1,2}[.)、]|[①-⑳]|[一二三四五六七八九十]{1,3}、|step \d)\s*", 2)
_STOP = compile(r"[.!?。!;](?=\s|$|[\u4e00-\u9fff])")
_NAMED_ZH = compile(
    r"(?:流程|制度|规范|规定|办法|SOP|须知|指引|指南|步骤|说明|守则|手册|指导书|细则|标准|要求|通知)$",
    2,
)
"""What a Chinese title ends in."""

_INLINE_EN = compile(r"\s*(?P<topic>[A-Z][a-z'’-]+(?: [A-Za-z'’-]+){0,3}):[ \t]+(?=[A-Z])")
_INLINE_ZH = compile(
    r"\s*(?P<topic>[\u4e00-\u9fffA-Za-z]{2,14}(?:流程|制度|规范|规定|办法|SOP)):[ \t]*(?=\S)"
)
_SENTENCE_EN = compile(r"\s*(?P<topic>[A-Z][a-z'’-]+(?: [A-Za-z'’&-]+){1,8})\.[ \t]+(?=[A-Z])")
"""A first sentence that may be a title: "Pick-up and closing at the kindergarten."."""

_LABELLED = compile(r"\n[ \t]*(?:[-*•]|\d{1,2}[.)])?[ \t]*[A-Z\u4e00-\u9fff][^\n:.]{1,30}:[ \t]*\S")
_NO_TITLE = frozenset(
    "note notes important warning attention careful caution purpose aim goal scope tools materials "
    "ps remember context background situation problem request subject re first then finally".split()
)
_CHAT = compile(r"群$|^(?:微信|钉钉|飞书|企微)?群[:(]|\b(?:chat|group|channel|thread)$", 2)
"""Where a conversation was held: 【仓库发货群】."""

_GREETING_ZH = compile(r"[你您]们?好\W*$|^(?:各位|大家)")

MAX_TAIL = 3
"""Words of a title that says what somebody does, such as "New customer calls"."""


class Heading(NamedTuple):
    """A title line."""

    start: int
    end: int
    """Where the line ends, or its label."""

    topic: tuple[int, int]
    """Bounds of the title in it, without marks and without what stands behind a dash."""


def heading_of(plain: str, language: str, names: Sequence[str] = ()) -> Heading | None:
    """The title that a brief begins with; None where its first line says something else.

    A line is the title when it is marked as one, or when it ends without a stop while what follows
    has stops or is a list, and nobody is said to do something in it. In a list of short lines
    without any stop the first one is a step like the others.

    Args:
        plain: the brief, normalised.
        language: `en` or `zh`.
        names: people of the brief; a line in which one of them acts is no title.
    """
    first = _FIRST.match(plain)
    if first is None:
        return _inline(plain, language, names)
    start, end = first.span("line")
    if any(start <= head.start < end for head in heads_of(plain)):
        return None
    if is_for_us(plain[start:end], language):
        return _inline(plain, language, names)
    marked = _MARKED.fullmatch(plain, start, end)
    if marked is not None and _CHAT.search(marked["topic"]):
        return None
    if marked is not None:
        return Heading(start, end, marked.span("topic"))
    match = _PLAIN.fullmatch(plain, start, end)
    if match is None:
        return _inline(plain, language, names)
    is_apart = bool(first["gap"] or match["colon"])
    if not _is_title(match["topic"], plain[first.end() :], language, names, is_apart=is_apart):
        return None
    return Heading(start, end, match.span("topic"))


def below(heading: Heading | None, clauses: list[Clause]) -> list[Clause]:
    """The clauses without the title line, which says nothing that is done."""
    if heading is None:
        return clauses
    below = [clause for clause in clauses if clause.end > heading.end]
    return [clause._replace(start=max(clause.start, heading.end)) for clause in below]


def _is_title(
    topic: str, rest: str, language: str, names: Sequence[str], *, is_apart: bool
) -> bool:
    """Whether a line without a stop is the title of what follows."""
    if _LIST.match(topic) or any(name in topic for name in names):
        return False
    if _CHAT.search(topic) or _GREETING_ZH.search(topic):
        return False
    if topic.lower() in _NO_TITLE or limit_in(topic, language) is not None:
        return False
    if language == "zh" and _NAMED_ZH.search(topic):
        return True
    listed = _LIST.match(rest)
    below = rest[listed.end() if listed else 0 :].partition("\n")[0]
    if listed is None and not _STOP.search(rest):
        return False
    if _is_order(topic, language):
        is_named = any(below.startswith(name) for name in names) or _has_actor(below, language)
        return is_named or ((is_apart or listed is not None) and _is_order(below, language))
    return listed is not None or not _says_what_is_done(topic, language)


def _is_order(text: str, language: str) -> bool:
    if language == "zh":
        return begins_with_verb(text[:30])
    return performer_en.is_imperative(performer_en.take_apart(text))


def _has_actor(text: str, language: str) -> bool:
    if language == "zh":
        return performer_zh.subject(text[:60]) is not None
    return performer_en.subject(performer_en.take_apart(text)) is not None


def _says_what_is_done(topic: str, language: str) -> bool:
    """Somebody does something to something; "Customer calls" and 客户来电 are only events."""
    if language == "zh":
        actor = performer_zh.subject(topic)
        is_person = actor is not None and actor.kind == OwnerKind.PERSON
        return is_person or (actor is not None and len(topic) > MAX_EVENT_ZH)
    sentence = performer_en.take_apart(topic)
    acts = performer_en.subject(sentence)
    if acts is None:
        return False
    return acts.verb != sentence.lower[-1] or len(sentence.tokens) > MAX_TAIL


MAX_EVENT_ZH = 6
"""Characters of 客户来电 or 新员工入职."""


def _is_bare(topic: str) -> bool:
    """A thing and where it is, and no verb."""
    words = [word.lower() for word in topic.split()]
    verbs = finite_verbs() | performer_en.COPULAS | performer_en.MODALS | _VERBS
    is_said = any(word in verbs or word.endswith(("ed", "n't", "n’t")) for word in words)
    return not is_said and words[0] not in _NO_OPENING and " ".join(words[:2]) not in _NO_OPENING


_VERBS = frozenset("is are was were be have has had do does did will goes go need needs".split())
_NO_OPENING = frozenset(
    "hi hello hey dear good thanks thank please this that these those it here there we i you they "
    "so ok okay right no yes nothing nobody everything everybody all only never always not sorry "
    "two three some first every each".split()
)


def _inline(plain: str, language: str, names: Sequence[str]) -> Heading | None:
    """A label at the head of the first sentence, "Returns: Anna opens the parcel."."""
    match = (_INLINE_ZH if language == "zh" else _INLINE_EN).match(plain)
    is_label = match is not None
    if match is None and language == "en":
        match = _SENTENCE_EN.match(plain)
        if match is not None and not _is_bare(match["topic"]):
            return None
    if match is None or heads_of(plain) or (is_label and _LABELLED.search(plain, match.end())):
        return None
    topic = match["topic"]
    if not _NO_TITLE.isdisjoint(topic.lower().split()) or any(name in topic for name in names):
        return None
    if is_for_us(f"{topic}:", language):
        return None
    is_noun = topic.split()[0].endswith("ing") or "-" in topic.split()[0]
    if language == "en" and (
        performer_en.label_actor(topic) or (_is_order(topic, language) and not is_noun)
    ):
        return None
    return Heading(match.start("topic"), match.end(), match.span("topic"))
