"""What a text forbids, and under what conditions it says something."""

from collections.abc import Iterator
from re import IGNORECASE, Match, compile
from typing import NamedTuple

from sopai.changes.meaning import stems
from sopai.language.script import normalise

_HARMLESS = compile(
    r"\b(?:no|not) (?:later|earlier|more|less|fewer) than\b|\bnot (?:to )?exceed\w*\b|"
    r"\b(?:do not|don't|never) forget\b|\bnot only\b|\bwhether or not\b|\bno\.\s?(?=\d)|"
    r"\bno matter\b|不(?:得|要|能)?(?:超过|高于|大于|低于|少于|小于|晚于|迟于|多于)|"
    r"(?:不要|别|切勿)忘记?|不仅|不但|不同|不断|不锈钢|不管|不论|无论|非常|"
    r"未来|分别|区别|类别|级别|特别|别人|无线|无菌|无人机",
    IGNORECASE,
)
"""Words that look like a "not" and forbid nothing."""

_DENIAL = compile(
    r"\b(?:not|never|cannot|without|nobody|nothing|no|avoid|unless|except)\b|n['’]t\b|"
    r"\b(?:is|are|be) (?:forbidden|prohibited)\b|除非|严禁|禁止|切勿|请勿|避免|"
    r"[不没勿未无别非]",
    IGNORECASE,
)
_CONDITIONS = compile(
    r"\b(?:if|whenever|when|in case|provided that|as soon as|unless|until(?!\s+\d)|"
    r"once(?! an? | per | every |,)|prior to|before(?!\s+\d)|after(?!\s+\d))\b|"
    r"如果|除非|一旦|倘若|只要|如(?=遇|有|需|发现|出现|未|不)|若(?!干)|当(?=[^天日前班月场年地然时])|"
    r"的话|情况下|"
    r"(?<![小及按准实随临定计同每平])时(?=[,:;。、])|之前|之后|以后|"
    r"(?<![\d点日提目当])前(?=[,:;。])|(?<![最今售])后(?=[,:;。])",
    IGNORECASE,
)
_ONLY = compile(r"\b(?:only|solely|exclusively)\b|(?<!不)仅|只(?!要)|唯一", IGNORECASE)
_CLAUSE_END = compile(r"[.!?。！？;:,、]|\b(?:but|then)\b|而是|但是?", IGNORECASE)
_WEAK = frozenset(
    "a an the to be is are was been have has had do does did it them this that any".split()
)
_WORD = compile(r"[A-Za-z][\w'’-]*|[\u4e00-\u9fff]")
WINDOW = 160
"""Characters of a clause that are looked at: bounds the work on a text without stops."""

_SHOWN_WORDS = 6
_SHOWN_SIGNS = 10


class Said(NamedTuple):
    """A "not", a condition or an "only"."""

    text: str
    """The words, with those that follow."""

    head: frozenset[str]
    """Stems of the first word that it is about; empty when that stands elsewhere."""

    scope: frozenset[str]
    """Stems of all the words that it is about."""


def denials(text: str) -> list[Said]:
    """What a text forbids or denies."""
    plain = _HARMLESS.sub(lambda match: " " * len(match.group()), normalise(text))
    return [_said(plain, match) for match in _separate(plain)]


def _separate(plain: str) -> Iterator[Match[str]]:
    """Denials, of those that touch each other (不得不) the first."""
    end = -2
    for match in _DENIAL.finditer(plain):
        if match.start() > end:
            yield match
        end = match.end()


def conditions(text: str) -> list[Said]:
    """The conditions of a text."""
    plain = normalise(text)
    return [_said(plain, match) for match in _CONDITIONS.finditer(plain)]


def limitations(text: str) -> list[Said]:
    """What a text allows only."""
    plain = normalise(text)
    return [_said(plain, match) for match in _ONLY.finditer(plain)]


_UNCHECKED = compile(
    r"\b(?:nobody|no one) (?:needs|has) to? ?(?:check|approve|review|release|confirm|sign)\w*|"
    r"\b(?:nobody|no one) needs (?:an? |the )?(?:\w+ )?(?:check|approval|review|release|signature)|"
    r"\b(?:no|without (?:an?|any|the)?) ?(?:second |further |more )?(?:check|approval|review|"
    r"release|signature|confirmation)s?\b(?: (?:is |are )?(?:needed|required|necessary))?|"
    r"\b(?:skips?|leaves? out) (?:the |this )?(?:\w+ )?(?:check|approval|review|inspection)\b|"
    r"\b(?:approve[sd]?|released?|accept(?:s|ed)?|paid|pays?)\b[^.;]{0,30}\bautomatically\b|"
    r"\bnever (?:tell|inform|report|notify)\b[^.;]{0,30}|"
    r"(?:不需要|不用|无需|不必|取消|免除?|省[去掉略])(?:任何|再)?(?:进行)?[^,。;]{0,4}"
    r"(?:复核|审核|审批|检查|核对|确认|签字|批准)|"
    r"自动(?:通过|批准|放行)|(?:不要|不用|不得|别)(?:通知|提醒|告诉|上报)[^,。;]{0,8}",
    IGNORECASE,
)


def unchecked(text: str) -> list[str]:
    """Words by which a check, an approval or a report falls away."""
    return [match.group().strip() for match in _UNCHECKED.finditer(normalise(text))]


def _said(plain: str, match: Match[str]) -> Said:
    limit = min(len(plain), match.end() + WINDOW)
    end = _CLAUSE_END.search(plain, match.end(), limit)
    rest = plain[match.end() : end.start() if end else limit]
    words = [word for word in _WORD.findall(rest) if word.lower() not in _WEAK]
    is_han = bool(words) and not words[0].isascii()
    head = "".join(words[:2]) if is_han else "".join(words[:1])
    scope = rest if is_han or not words else " ".join(words)
    shown = rest[:_SHOWN_SIGNS] if is_han else " " + " ".join(rest.split()[:_SHOWN_WORDS])
    if _is_behind(match.group()):
        first = max(0, match.start() - WINDOW)
        start = max(first, *(plain.rfind(one, first, match.start()) + 1 for one in ",;。、."))
        return Said(plain[start : match.end()].strip(), frozenset(), frozenset())
    said = f"{match.group()}{shown}".strip()
    return Said(said, frozenset(stems(head)), frozenset(stems(scope)))


def _is_behind(words: str) -> bool:
    """What it is about stands before it: 破损时, is prohibited."""
    return words in ("时", "前", "后", "之前", "之后", "以后", "的话", "情况下") or words.endswith(
        "ed"
    )


def gone(before: list[Said], after: list[Said]) -> list[Said]:
    """What is said before and not after, in other words neither.

    As many as there are fewer of; those about words that are in none of `after`.
    """
    covered = {stem for said in after for stem in said.scope}
    missing = [said for said in before if not said.scope & covered]
    return missing[: max(0, len(before) - len(after))]


def dropped(before: list[Said], after: list[Said], text_after: str) -> list[Said]:
    """As `gone`, and what is done now although it was forbidden before."""
    covered = {stem for said in after for stem in said.scope}
    there = stems(normalise(text_after)) - covered
    bare = [said for said in before if said.head & there]
    return bare or gone(before, after)
