"""Dictated text: sentences where the speaker set no full stops."""

from collections.abc import Sequence
from functools import cache
from re import compile, escape

from sopai.language.lexicon import english_nouns, finite_verbs, given_names

LONG_EN = 40
"""Words without a sign between them that nobody writes: they were spoken."""

LONG_ZH = 32
"""The same, in characters."""

_SIGN = compile(r"[,.;:!?。、]")
_TOKEN = compile(r"\S+")
_HAN_RUN = compile(r"[^,.;:!?。、\n]+")
_PRONOUNS = frozenset("he she they we you i it".split())
_OPENERS = frozenset("if when once unless otherwise then oh so anything after but".split())
"""Words that begin another sentence, when a sentence is already there."""

_CONDITIONS = frozenset("if when once unless while".split())
_ARTICLES = frozenset("the a an our every each".split())
MIN_WORDS = 4
"""Words of a sentence: a shorter one belongs to its neighbour."""


def unpunctuated(
    plain: str,
    start: int,
    end: int,
    language: str,
    names: Sequence[str] = (),
    marks: str | None = None,
) -> list[tuple[int, int]]:
    """The sentences between two offsets, cut where somebody begins to act again.

    A text with signs in it comes back as it is.

    Args:
        plain: the text, normalised.
        start: offset of its first character.
        end: offset after its last one.
        language: `en` or `zh`.
        names: people: where one of them acts, another sentence begins.
        marks: a pattern of words that begin another sentence in Chinese, instead of those
            that begin another order.
    """
    if language == "zh":
        return _cut_zh(plain, start, end, names, marks)
    words = list(_TOKEN.finditer(plain, start, end))
    if len(words) < LONG_EN or len(_SIGN.findall(plain, start, end)) > len(words) / LONG_EN:
        return [(start, end)]
    cuts = _cuts_en([word.group().lower() for word in words])
    bounds = [start, *(words[at].start() for at in cuts), end]
    return list(zip(bounds, bounds[1:], strict=False))


def _cuts_en(words: list[str]) -> list[int]:
    """Where sentences begin: at "if" and "then", and where a subject stands before its verb.

    The subject behind a condition is the main clause of the same sentence.
    """
    cuts: list[int] = []
    begin, waits = 0, words[0] in _CONDITIONS
    for at in range(1, len(words)):
        subject = _is_subject(words, at)
        opens = words[at] in _OPENERS and words[at - 1] not in ("or", "as", "even", "comes")
        if at - begin < MIN_WORDS or not (subject or opens):
            continue
        if subject and waits and not opens:
            waits = False
            continue
        if words[at - 1] in _PREPOSITIONS:
            continue
        if subject and words[at - 1] in _OPENERS | {"and", "that", "what", "who", "because"}:
            continue
        cut = at - 1 if words[at - 1] == "and" else at
        cuts.append(cut)
        begin, waits = at, words[at] in _CONDITIONS
    return cuts


def _is_subject(words: list[str], at: int) -> bool:
    """Somebody stands here, and a verb behind: "the clerk writes", "he takes"."""
    if words[at] == "whoever":
        return True
    rest = words[at + 1 : at + 4]
    if words[at] in english_nouns("departments") and rest and rest[0] in _verbs():
        return True
    if words[at] in _PRONOUNS - {"it"} or words[at] in given_names():
        return bool(rest) and (rest[0] in _verbs() or rest[0] in _MODALS)
    if words[at] not in _ARTICLES:
        return False
    if len(rest) > 1 and rest[1] in _UNDERGOES and at + 3 < len(words):
        return True
    for ahead, word in enumerate(words[at + 1 : at + 4], at + 1):
        behind = words[ahead + 1 : ahead + 4]
        if word in english_nouns("roles") and behind:
            if behind[0] in ("on", "in", "from"):  # "the engineer on call"
                behind = behind[2:]
            return bool(behind) and (behind[0] in _verbs() or behind[0] in _MODALS)
    return False


_UNDERGOES = frozenset("is are get gets must has".split())
"""Behind "the codes": another sentence, of which nobody is the subject."""

_MODALS = frozenset("has have must is should can does will".split())
_PREPOSITIONS = frozenset(
    "the a an of for with than to in on at from by before after without our his her".split()
)


@cache
def _verbs() -> frozenset[str]:
    return finite_verbs()


_MARKS_ZH = (
    r"然后(?!呢)|还有就?是|如果|要是|哦?对了|另外|顺便|最后|接着|再(?!说|见|拖)|谁(?:[^谁]{1,4})谁|"
    r"直接(?!就)|不能|不准|不许|不用|必须|先(?!生|后|接)|差不多就|就这些|你写|你看着|我是|上个月|"
    r"(?<![跟给和找问叫让对])[她他](?!们)|是这样的|那种|[\d一二两三四五六七八九十百千]+(?:到[\d一二两三四五六七八九十百千]+|"
    r"块?以[上下内])的|(?<=[管了吧])(?=[油剩生现地前后冷])"
)
"""Where another sentence begins in dictated Chinese."""


def _cut_zh(
    plain: str, start: int, end: int, names: Sequence[str], own: str | None
) -> list[tuple[int, int]]:
    acting = "".join(rf"|(?<![给找跟让叫转问和由的]){escape(name)}" for name in names)
    marks = compile(f"(?={own or _MARKS_ZH}{acting})")
    bounds = [start]
    for run in _HAN_RUN.finditer(plain, start, end):
        if len(run.group()) < LONG_ZH:
            continue
        last = run.start()
        for mark in marks.finditer(plain, run.start(), run.end()):
            if mark.start() - last >= MIN_CHARACTERS and run.end() - mark.start() >= MIN_CHARACTERS:
                bounds.append(mark.start())
                last = mark.start()
    return list(zip(bounds, [*bounds[1:], end], strict=True))


MIN_CHARACTERS = 6
