"""A limit takes the place of the vague words of a step: "as soon as possible" by "within 4 h"."""

from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.language.script import language_of, lowered, normalise
from sopai.retro.amounts import Amount, amounts_in
from sopai.retro.checking import findings_on

_TIMES = ("duration", "clock", "rhythm", "weekday", "date")

_IDLE = compile(
    r"\bwhen(?:ever)? (?:there is|there['’]s|they have|time|it is|it suits|you have|we have) ?"
    r"(?:time|news|possible|a moment|allows|convenient)?\b|\bfrom time to time\b|"
    r"\bat some point\b|\bat the end\b(?! of)|"
    r"有空(?:时|的时候)?|有时间(?:时|的时候)?|不定时|不定期|定时|看情况|稍后",
    IGNORECASE,
)
"""Words that set no time, which the linter leaves alone in some places."""

_AROUND_EN = (
    r"(?:(?:within|by|before|until|no later than|at the latest|after|every|each|for|at least|"
    r"at most|"
    r"in under|under|over|at|in)\s+(?:the\s+)?)?"
)
_TAIL_EN = (
    r"(?:\s+(?:(?:on\s+)?the\s+(?:same|next|following)\s+(?:working\s+)?day|"
    r"on\s+the\s+day\s+of\s+\w+|on working days|ahead|before(?:hand)?(?:\s+the\s+\w+)?|"
    r"of (?:return|"
    r"receipt|arrival|delivery)))?"
)
_BEFORE_ZH = r"(?:工作日|节假日|周末)?(?:至少|最多|不(?:少于|低于|超过|高于)|每隔?|限|提前|满)?"
_AFTER_ZH = r"(?:[^,。;\d]{0,1}一次|之?内|以内|以上|之前|前)?"
_CLAUSE = compile(
    r"\b(?:before|once|as soon as|the moment|right after) (?!possible)[^,.;]{3,60}", 2
)


class Vague(NamedTuple):
    """Words of a text that the linter finds vague."""

    start: int
    end: int
    is_time: bool
    """They stand where a limit or a rhythm of time belongs."""


def exact(text: str, said: str) -> tuple[str, tuple[str, str]] | None:
    """A text with its vague words replaced by the limit that was decided; None where none fits.

    Args:
        text: of a step.
        said: the decision, as `core` gives it.
    """
    language = language_of(text)
    plain = normalise(said)
    found = _vague(text, language)
    for one in found:
        new = _limit(text, plain, one, language)
        if new is not None:
            start, end = _bounds(text, one, language, plain)
            new = _shaped(text[start:end], new, language)
            return text[:start] + new + text[end:], (text[start:end], new)
    return None


def is_vague(limit: str) -> bool:
    """Whether a time limit names no time: "soon", "尽快"."""
    return not amounts_in(normalise(limit)) and bool(
        _IDLE.search(limit) or _SOON.search(lowered(limit))
    )


def sets_no_time(text: str) -> bool:
    """Whether vague words stand in a text where a time belongs."""
    return bool(_IDLE.search(text) or _SOON.search(lowered(text)))


def limit_in(said: str) -> str | None:
    """The time limit that a decision names, in its own words; None where it names none."""
    plain = normalise(said)
    times = [one for one in amounts_in(plain) if one.kind in _TIMES]
    return _phrase(plain, times[0], language_of(plain)) if times else None


_SOON = compile(r"\bsoon\b|asap|possible|prompt|quick|immediate|尽快|及时|马上|立即|尽早")


def _vague(text: str, language: str) -> list[Vague]:
    found: list[Vague] = []
    for finding in findings_on(text, "/steps/s1/action", language, language):
        quote = finding.quote or ""
        at = text.find(quote) if quote else -1
        if at >= 0 and finding.code in _CODES:
            is_time = finding.code in ("VAG003", "VAG004") or quote == "for a while"
            found.append(Vague(at, at + len(quote), is_time))
    for match in _IDLE.finditer(text):
        found = [one for one in found if not match.start() <= one.start < match.end()]
        found.append(Vague(match.start(), match.end(), is_time=True))
    return sorted(found)


_CODES = ("VAG001", "VAG002", "VAG003", "VAG004", "VAG005")


def _limit(text: str, said: str, vague: Vague, language: str) -> str | None:
    """The words of a decision that can stand where the vague ones do."""
    amounts = amounts_in(said)
    noun = _next_word(text[vague.end :], language)
    for one in amounts:
        is_near = bool(noun) and noun in lowered(said)
        if vague.is_time and (one.kind in _TIMES or (language == "zh" and "每" in said)):
            return _phrase(said, one, language)
        if not vague.is_time and is_near and one.kind not in ("clock", "weekday", "date"):
            return _much(said, one, noun, language)
    if vague.is_time and not amounts:
        clause = _CLAUSE.search(said)
        return clause.group().rstrip() if clause is not None else None
    return None


def _much(said: str, amount: Amount, noun: str, language: str) -> str:
    """How much there is to be, with its noun and what is said of it: "5 cm of padding a side"."""
    if language == "zh":
        each = compile(r"每[\u4e00-\u9fff]{1,2}(?=[\u4e00-\u9fff]?$)").search(said[: amount.start])
        return (each.group() if each else "") + _phrase(said, amount, language)
    end = compile(r"[,.;]|\band\b|$").search(said, amount.end)
    whole = said[amount.start : end.start() if end is not None else len(said)].strip()
    return whole if noun in lowered(whole) else _phrase(said, amount, language)


def _next_word(text: str, language: str) -> str:
    """The first word behind the vague ones: what there is to be enough of."""
    match = compile(r"的?([\u4e00-\u9fff]{2})" if language == "zh" else r"\s*(?:of )?(\w+)").match(
        text
    )
    return lowered(match[1]) if match is not None else ""


def _phrase(said: str, amount: Amount, language: str) -> str:
    """An amount with the words that say which side of it is meant."""
    if language == "zh":
        before = compile(_BEFORE_ZH + "$").search(said[: amount.start])
        after = compile(_AFTER_ZH).match(said, amount.end)
    else:
        before = compile(r"(?:^|(?<=\s))" + _AROUND_EN + "$", IGNORECASE).search(
            said[: amount.start]
        )
        after = compile(_TAIL_EN, IGNORECASE).match(said, amount.end)
    start = before.start() if before is not None else amount.start
    end = after.end() if after is not None else amount.end
    return said[start:end].strip()


def _bounds(text: str, vague: Vague, language: str, said: str) -> tuple[int, int]:
    """What gives way: in Chinese a manner goes behind its verb, "充分晾干" to "晾干不少于6小时"."""
    if language == "zh" and not vague.is_time:
        noun = _next_word(text[vague.end :], language)
        behind = text.find(noun, vague.end) + len(noun) if noun else vague.end
        is_verb = text[vague.end : vague.end + 1] != "的"
        return (vague.start, behind) if is_verb else (vague.start, vague.end + 1)
    noun = _next_word(text[vague.end :], language)
    if not vague.is_time and noun and noun in lowered(said):
        return vague.start, lowered(text).find(noun, vague.end) + len(noun)
    return vague.start, vague.end


def _shaped(old: str, new: str, language: str) -> str:
    """The new words in the form that the old ones had."""
    if language == "zh":
        if len(old) > _ZH_WORD and not old.endswith("的"):
            return old[-2:] + new
        is_bare = new[-1:] in "时钟日天" and not new.startswith(tuple("不至最每提当次同"))
        return f"{new}内" if is_bare and not old.startswith("不定") else new
    if old[:1].isupper():
        return new[:1].upper() + new[1:]
    if new[:1].isdigit() and old.startswith("for "):
        return f"for {new}"
    is_time = any(one.kind == "duration" for one in amounts_in(new))
    if new[:1].isdigit() and is_time:
        return f"within {new}"
    if new[:1].isdigit() and amounts_in(new)[:1] and amounts_in(new)[0].kind == "clock":
        return f"by {new}"
    return new


_ZH_WORD = 3
