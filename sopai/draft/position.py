"""Everything that somebody does: a whole position, told as a list of its tasks."""

from collections.abc import Iterator
from functools import cache
from re import Pattern, compile
from typing import NamedTuple

from sopai.changes.meaning import stems
from sopai.language import owners_zh, performer_en
from sopai.language.actor import owner_of
from sopai.language.lexicon import base_of, base_verbs, chinese_roles
from sopai.language.mood_zh import begins_with_verb
from sopai.language.owners_zh import any_of
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind

_WHO_EN = r"(?P<who>(?:the|our|a|an|my|each|every) (?:[\w-]+ ){0,2}?[\w-]+)"
_LEAD_EN = (
    r"(?:(?:hi|hello|ok|okay|so|please|and|right),? )*"
    r"(?:(?:this|here|it|that)(?: is|['’]s)(?: about)? |(?:(?:i|we) (?:need|want) |can you |"
    r"could you )?(?:write|describe|list|put|type)?(?: up| down| me)? ?(?:an? )?"
    r"(?:sops?|procedures?|documents?|guides?|lists?|something)? ?"
    r"(?:for|about|on|of|with)? ?(?:all )?)?"
)
"""What stands before the announcement of a position; "Anna checks everything Tom does" has none."""

_HEAD_EN = compile(
    rf"(?:^|\n|[.!?]\s+){_LEAD_EN}(?P<head>\b(?:(?:everything|all)(?: that| of what| what)? "
    rf"{_WHO_EN} (?:does|do|has to do|must do|is responsible for|is in charge of|takes care of)|"
    r"(?:the )?(?:whole|entire|full|complete) (?:job|role|position|work)(?: description)? of "
    rf"{_WHO_EN.replace('who', 'of')}|(?:the )?(?:job|role|position|duties|tasks|responsibilities) "
    rf"of {_WHO_EN.replace('who', 'duty')}))(?: are| is)?"
    r"(?P<end>:|\.|\s*(?=\n))",
    2,
)
_ROWS = compile(
    r"\n[ \t]*(?:[-*•]|\(?\d{1,2}[.)、](?!\d)|[①-⑳])[ \t]*(?P<row>[^\n]+(?:\n[ \t]+[^\n]+)*)"
)
_LABEL_EN = compile(r"(?:^|\s)(?P<label>[A-Z][a-z-]+(?: [a-z-]+){0,3}):(?=\s)")
_LABEL_ZH = compile(r"(?:^|\n|。)\s?(?P<label>[\u4e00-\u9fff]{2,8})[:](?=\S)")
_CUT_EN = compile(r",\s+(?:and\s+)?|;\s+(?:and\s+)?|\s+and\s+(?=[a-z]+s\s)")
_CUT_ZH = compile(r"[、,;]|(?<=[\u4e00-\u9fff])(?:和|以及|还有)(?=[\u4e00-\u9fff]{2})")
_SENTENCE_EN = compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")
_SENTENCE_ZH = compile(r"[^。!?;\n]+[。!?;]?")

MIN_TASKS = 3
"""Tasks of a position: two are a procedure with two steps."""

MAX_TITLE = 5
"""Words of a task's name; where a list item says more, its first words name it."""


class Task(NamedTuple):
    """One of the tasks of a position."""

    name: tuple[int, int]
    """Bounds of the words that name it."""

    span: tuple[int, int]
    """Bounds of all that is said of it in the list, with the sign of the list item."""

    body: int
    """Where what is said of it begins, behind a label."""

    more: tuple[tuple[int, int], ...] = ()
    """Bounds of the sentences behind the list that speak of its object."""


class Announced(NamedTuple):
    """That all of somebody's work is described."""

    head: tuple[int, int]
    """Bounds of the words that say so: "Everything our receptionist does"."""

    who: tuple[int, int]
    """Bounds of whom it is about."""

    end: int
    """Where the description begins."""

    is_colon: bool


class Position(NamedTuple):
    """A whole position."""

    head: Announced
    tasks: tuple[Task, ...]
    is_inline: bool
    """The tasks are one sentence, and each has no more words than its own."""


def position_of(plain: str, language: str) -> Position | None:
    """The position that a brief describes by its tasks; None where it describes a procedure.

    It has to be announced as a whole ("everything our receptionist does", 前台的全部工作), and its
    tasks have to stand apart: behind commas, as a list, or behind labels.

    Args:
        plain: the brief, normalised.
        language: `en` or `zh`.
    """
    head = announced_in(plain, language)
    return told_behind(plain, head, language) if head is not None else None


def told_behind(plain: str, head: Announced, language: str) -> Position | None:
    """The tasks of a position that a brief has announced; None where they do not stand apart.

    Args:
        plain: the brief, normalised.
        head: what announces it.
        language: `en` or `zh`.
    """
    for is_inline, tasks in (
        (True, _in_sentence(plain, head.end, language) if head.is_colon else []),
        (False, _rows(plain, head.end, language)),
        (False, _labelled(plain, head.end, language)),
    ):
        if len(tasks) >= MIN_TASKS:
            return Position(head, tuple(tasks), is_inline)
    return None


def announced_in(plain: str, language: str) -> Announced | None:
    """Where a brief says that it describes all of somebody's work.

    Args:
        plain: the brief, normalised.
        language: `en` or `zh`.
    """
    match = (_head_zh() if language == "zh" else _HEAD_EN).search(plain)
    if match is None:
        return None
    group = next(name for name in ("who", "of", "duty") if match.groupdict().get(name))
    return Announced(match.span("head"), match.span(group), match.end(), match["end"] == ":")


@cache
def _head_zh() -> Pattern[str]:
    roles = any_of(chinese_roles())
    return compile(
        r"(?:^|[\n。!?;,:]\s?|写一?下?|整理(?:一下)?|这?是|关于|下面|说一?[下说]|把)"
        rf"(?P<head>(?:我们|咱们)?(?:店里?|公司|这里)?(?:的)?(?P<who>{roles})(?:的)?(?:这个岗位?|岗位?)?"
        r"(?:的|每天|平时|日常|需?要)*(?:(?:全部|所有|日常|整个)(?:的)?(?:工作|事情?|职责|活儿?)|"
        r"(?:需?要)?(?:做|干|管|负责)的(?:全部|所有)?(?:工作|事情?|活儿?)|(?:岗位)?职责))"
        r"(?:如下|有|包括|是|就是)?(?P<end>:|。|\s*(?=\n))"
    )


def _in_sentence(plain: str, start: int, language: str) -> list[Task]:
    """Tasks between commas: "opens the post, handles calls and orders supplies"."""
    at = start + len(plain[start:]) - len(plain[start:].lstrip())
    sentence = (_SENTENCE_ZH if language == "zh" else _SENTENCE_EN).match(plain, at)
    if sentence is None or _ROWS.match(plain, start):
        return []
    end = at + len(sentence.group().rstrip(" .。!;"))
    he = _HE.match(plain, at)
    spans = _cut(plain, he.end() if he is not None else at, end, language)
    told = [_is_task(plain[a:b], language) for a, b in spans]
    if sum(told) < len(told) * _TOLD[language]:
        return []
    tasks = [Task(span, span, span[0]) for span in spans]
    return _with_more(plain, tasks, sentence.end(), language)


def _cut(plain: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Bounds of what stands between commas and "and"."""
    spans = []
    for match in (_CUT_ZH if language == "zh" else _CUT_EN).finditer(plain, start, end):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, end)]


def _is_task(words: str, language: str) -> bool:
    if language == "zh":
        return begins_with_verb(words) and len(words) <= MAX_TASK_ZH
    first = words.split()[:1]
    return bool(first) and first[0].lower() in {*base_of(), *base_verbs()}


_HE = compile(r"(?:he|she|they) ", 2)
_TOLD = {"en": 1.0, "zh": 0.5}
"""Share of the items that have to begin with a verb; 收银 and 理货 are in no list."""

MAX_TASK_ZH = 12
"""Characters of a task's name."""

_NAME_END = compile(r"[:,，。;]|\.(?=\s|$)|\s[–-]\s")


def _rows(plain: str, start: int, language: str) -> list[Task]:
    """The items of a list."""
    return [
        Task((a, a + len(name)), (match.start(), b), a + _label_length(match["row"], name))
        for match in _ROWS.finditer(plain, start)
        for a, b, name in ((*match.span("row"), _name(match["row"], language)),)
    ]


def _name(row: str, language: str) -> str:
    """The words that name a task: up to a colon, a comma or a stop, or its first words."""
    sign = _NAME_END.search(row)
    named = row[: sign.start()] if sign is not None else row
    if language == "zh":
        return named[:MAX_TASK_ZH].rstrip()
    words = named.split(" ")
    return " ".join(words[:MAX_TITLE])


def _label_length(row: str, name: str) -> int:
    """Characters of a name that only labels what is said behind it; 0 where it says it."""
    rest = row[len(name) :]
    return len(name) + 1 if rest.startswith(":") and rest.strip(": ") else 0


def _labelled(plain: str, start: int, language: str) -> list[Task]:
    """What stands behind labels: "Opening: ... Ordering: ..."."""
    pattern = _LABEL_ZH if language == "zh" else _LABEL_EN
    labels = [match.span("label") for match in pattern.finditer(plain, start)]
    ends = [*(begin for begin, _ in labels[1:]), len(plain.rstrip())]
    return [Task(one, (one[0], end), one[1]) for one, end in zip(labels, ends, strict=False)]


def _with_more(plain: str, tasks: list[Task], start: int, language: str) -> list[Task]:
    """The tasks with the sentences behind the list: each with its own, and with those for all."""
    objects = [_object(plain[slice(*task.name)], language) for task in tasks]
    more: list[list[tuple[int, int]]] = [[] for _ in tasks]
    last = list(range(len(tasks)))
    for span in _sentences(plain, start, language):
        words = stems(plain[slice(*span)])
        named = [at for at, wanted in enumerate(objects) if wanted & words]
        if not named:
            goes_on = _GOES_ON.match(plain, span[0]) is not None
            named = last if goes_on else list(range(len(tasks)))
        for at in named:
            more[at].append(span)
        last = named
    return [task._replace(more=tuple(spans)) for task, spans in zip(tasks, more, strict=True)]


_GOES_ON = compile(
    r"\s*(?:(?:and|then|if) )?(?:it|they|them|this|these|that|then)\b|\s*(?:然后|再|它)", 2
)
"""A sentence that goes on with what the one before it spoke of."""


def _sentences(plain: str, start: int, language: str) -> Iterator[tuple[int, int]]:
    pattern = _SENTENCE_ZH if language == "zh" else _SENTENCE_EN
    for match in pattern.finditer(plain, start):
        if match.group().strip():
            yield match.span()


def _object(task: str, language: str) -> set[str]:
    """The words of a task without its verb."""
    if language == "zh":
        return stems(task) - stems(task[:2])
    return stems(task.partition(" ")[2]) - _LITTLE


_LITTLE = frozenset("the and our his her it their all each for with from into".split())
"""Words that name no object."""


def role_in(who: str, language: str) -> Owner:
    """The owner that the words for a position's holder name; NOBODY where they name none.

    Args:
        who: such as "our receptionist".
        language: `en` or `zh`.
    """
    if language == "zh":
        actor = owners_zh.name_actor(who)
    else:
        actor = performer_en.longest_actor(_ARTICLE.sub("", who))
    named = (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP)
    return owner_of(actor, Found.DOCUMENT) if actor and actor.kind in named else NOBODY


_ARTICLE = compile(r"^(?:the|our|a|an|my|each|every) ", 2)


def as_title(words: str, language: str) -> str:
    """A task as an order: "handles calls" is "Handle calls"."""
    if language == "zh":
        return words
    verb, _, rest = words.partition(" ")
    ordered = f"{base_of().get(verb.lower(), verb)} {rest}".strip()
    return ordered[:1].upper() + ordered[1:]
