"""The new words of a place: its own sentence, with what was decided put into it."""

from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.language.script import normalise
from sopai.language.sentences import sentence_around
from sopai.retro.amounts import (
    SPOKEN,
    Amount,
    amounts_in,
    in_digits,
    same,
    seconds_in,
    value_of,
)
from sopai.retro.core import MARKS
from sopai.retro.elliptical import in_manner
from sopai.retro.exact import exact
from sopai.retro.joining import joined
from sopai.retro.retold import retold
from sopai.retro.words import words_of

_CONDITION = compile(
    r"^\W*(?:if|when|whenever|once|unless|in case|for|before|after|missing)\b|"
    r"^\W*(?:如果|要是|凡|遇到|一旦)|(?:的话|的|时|座)[,以]|(?:的|时),",
    IGNORECASE,
)
_KEEPS = compile(
    r"\bas now\b|\bas before\b|\bthe second\b|\bstays? (?:at )?\d|\bfor all others\b|"
    r"\bsecond one\b|\balso\b|"
    r"\btoo\b(?! (?:short|long|few|many|little|much|late|early|low|high)\b)|"
    r"还是|不变|照旧|也要|另外|再加"
)
_OLD = compile(
    r"(?:\b(?:no longer|not|instead of|rather than|used to be|from|since|was|were)\s+(?:the |"
    r"at |by |on )?|"
    r"(?:不再|不是|而不是|原来|以前|从|由)(?:是)?)$",
    IGNORECASE,
)


class Rewording(NamedTuple):
    """New words for a place."""

    text: str
    replaced: tuple[tuple[str, str], ...]
    """Amounts that gave way, with what stands in their place."""

    added: str
    """What was added as words of its own; empty when only amounts changed."""


def reworded(value: str, said: str, about: str = "") -> Rewording:
    """The words of a place with what was decided.

    An amount of the same kind is replaced where there is one of it in both, and the decision does
    not keep the old one. What the new words do not say yet stands behind them, in the words of the
    decision.

    Args:
        value: what stands there now.
        said: the decision, as `core` gives it.
        about: what the place is about besides: the situation of an exception, a metric's name.
    """
    again = retold(value, said) if not _KEEPS.search(said) else None
    if again is not None:
        return Rewording(again[0], (again[1],), "")
    text, replaced = exchanged(value, said, about)
    made = exact(text, said) if not replaced else None
    if made is not None:
        text, replaced = made[0], (made[1],)
    rest = not_yet_said(f"{text} {about}", said, replaced)
    if not rest:
        return Rewording(text, replaced, "")
    if not replaced and _FIRST.match(rest):
        return Rewording(joined(rest, text), replaced, rest)
    return Rewording(joined(text, rest), replaced, rest)


_FIRST = compile(
    r"^\W*(?:before|prior to) |^[^,。]{2,12}(?<![提目])(?:之|以)?前[,要先必须]", IGNORECASE
)
"""What is done before the step stands before it."""


def exchanged(value: str, said: str, about: str = "") -> tuple[str, tuple[tuple[str, str], ...]]:
    """A text with its amounts exchanged for those of a decision, and which they are."""
    plain, wanted = normalise(value), normalise(said)
    was, now = amounts_in(plain), amounts_in(wanted)
    if _KEEPS.search(said):
        return value, ()
    bare = _bare(value, wanted, now)
    if bare is not None:
        return bare
    pairs = _runs(plain, wanted, was, now)
    if not pairs and not _CONDITION.search(said):
        pairs = _singles(plain, wanted, was, now, about)
    text = value
    for old, new in sorted(pairs, key=lambda pair: -pair[0].start):
        rest = text[old.end :]
        if new.text.endswith(("次", "遍")):
            rest = _ONE_TIME.sub("", rest, count=1)
        text = text[: old.start] + _digits(said[new.start : new.end], old) + rest
    return text, tuple(
        (value[old.start : old.end], _digits(said[new.start : new.end], old)) for old, new in pairs
    )


def _digits(new: str, old: Amount) -> str:
    """A new amount in digits, where the old one has them: "ten minutes" for "20 minutes"."""
    if _ALONE.fullmatch(new):
        return in_manner(new, old) or new
    word = SPOKEN.match(new)
    if word is None or not any(sign.isdigit() for sign in old.text):
        return new
    value = value_of(word.group())
    return new if value is None else f"{in_digits(value)}{new[word.end() :]}"


_ALONE = compile(rf"\d+|{SPOKEN.pattern}|[一二两三四五六七八九十]{{1,3}}", IGNORECASE)
"""A number without its unit."""

_ONE_TIME = compile(r"一[次遍]")
"""How often, which the new rhythm says itself."""

_TO = compile(
    r"(?:\b(?:to|now|is|at|:|by)|=|->|→|[到至为成:])\s*(?P<new>\d+(?:[.,]\d+)*)(?![\d%:.]|"
    r"\s?[a-zA-Z°£$€%]{1,2}\b|[\u4e00-\u9fff])"
    r"(?=\s*(?:$|[,.;。!]|and\b|from\b|instead\b))"
)
_NUMBERS = compile(r"(?<![\w.:-])\d+(?:[.,]\d+)*")


def _bare(
    value: str, wanted: str, now: tuple[Amount, ...]
) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """A number without its unit for the only number that stands there: "TTL goes down to 300"."""
    new = _TO.search(wanted)
    old = list(_NUMBERS.finditer(value))
    if new is None or len(old) != 1 or any(one.start <= new.start("new") < one.end for one in now):
        return None
    if old[0].group() == new["new"]:
        return None
    at = old[0]
    changed = value[: at.start()] + new["new"] + value[at.end() :]
    return changed, ((at.group(), new["new"]),)


_BETWEEN = compile(r"(?:[ ,、;和及&/]|and|at|or|或)*", IGNORECASE)


def _runs(
    plain: str, wanted: str, was: tuple[Amount, ...], now: tuple[Amount, ...]
) -> list[tuple[Amount, Amount]]:
    """A row of amounts of which the new one has all and more: "9:00 and 14:00"."""
    for new in _rows(wanted, now):
        for old in _rows(plain, was):
            if (
                len(new) > len(old)
                and new[0].kind == old[0].kind
                and all(any(same(one, other) for other in new) for one in old)
            ):
                return [(_whole(old, plain), _whole(new, wanted))]
    return []


def _rows(plain: str, amounts: tuple[Amount, ...]) -> list[list[Amount]]:
    found: list[list[Amount]] = []
    for one in amounts:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and last.kind == one.kind
            and _BETWEEN.fullmatch(plain[last.end : one.start])
        ):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _whole(row: list[Amount], plain: str) -> Amount:
    start, end = row[0].start, row[-1].end
    return Amount(row[0].kind, None, start, end, plain[start:end])


def _singles(
    plain: str, wanted: str, was: tuple[Amount, ...], now: tuple[Amount, ...], about: str
) -> list[tuple[Amount, Amount]]:
    """One amount for one of the same kind, where both are about the same thing."""
    spent = [one for one in now if _is_old(one, wanted) and any(same(one, o) for o in was)]
    named = _named(spent, was, now, wanted)
    if named:
        return named
    stays = [one for one in now if one not in spent]
    new = [one for one in stays if not any(same(one, old) for old in was)]
    pairs = []
    for kind in dict.fromkeys(one.kind for one in new):
        told = [
            one.start for one in spent if one.kind == kind and _TOO_LITTLE.match(wanted, one.end)
        ]
        fresh = [one for one in new if one.kind == kind and one.start >= min(told, default=0)]
        old = [
            one for one in was if one.kind == kind and not any(same(one, other) for other in stays)
        ]
        alone = len(fresh) == 1 and len(old) == 1
        kept = any(one.kind == kind and any(same(one, o) for o in was) for one in stays)
        if alone and not kept and _same_matter(plain, wanted, old[0], fresh[0], about):
            pairs.append((old[0], fresh[0]))
    return pairs


def _named(
    spent: list[Amount], was: tuple[Amount, ...], now: tuple[Amount, ...], wanted: str
) -> list[tuple[Amount, Amount]]:
    """Amounts of which the decision names both: "from 5 to 8", "15:00 instead of 16:00"."""
    pairs = []
    for gone in spent:
        near = [
            one
            for one in now
            if one not in spent
            and (one.kind == gone.kind or {one.kind, gone.kind} == _WHEN)
            and max(one.start - gone.end, gone.start - one.end) <= _NEAR
        ]
        old = next((one for one in was if same(one, gone)), None)
        if _TOO_LITTLE.match(wanted, gone.end):
            near = _made(wanted, gone) or [one for one in near if one.start > gone.end]
        if near and old is not None:
            pairs.append((old, near[0]))
    return pairs


_WHEN = {"duration", "clock"}
"""Kinds that one limit can change between where both are named: "from 4 h to 18:00"."""


def _made(wanted: str, gone: Amount) -> list[Amount]:
    """The bare number that an amount becomes: "15 minutes is not enough, make it twenty"."""
    few = _TOO_LITTLE.match(wanted, gone.end)
    new = _MAKE_IT.match(wanted, few.end()) if few is not None else None
    if new is None:
        return []
    return [Amount(gone.kind, None, new.start("new"), new.end("new"), new["new"])]


_MAKE_IT = compile(
    r"[\W_]*(?:(?:so|and|then|please|let['’]s|let us|we(?:['’]ll)?|should|must)\s+){0,3}"
    r"(?:make (?:it|that|this)|need|want|take|use|set it to|改成|改为|改到|调到|要|用)\s*"
    rf"(?P<new>\d+(?![\d.:%])|{SPOKEN.pattern}|[一二两三四五六七八九十]{{1,3}}(?![个\u4e00-\u9fff]))",
    IGNORECASE,
)

_NEAR = 16
"""Characters between an amount and the one that it becomes."""


def _same_matter(plain: str, wanted: str, old: Amount, new: Amount, about: str) -> bool:
    """Both amounts stand among the same words, or the new one among none."""
    if any(same(one, old) and _is_old(one, wanted) for one in amounts_in(wanted)):
        return True  # the decision names it: "15:00 instead of 16:00"
    if _is_attribute(new, wanted) != _is_attribute(old, plain) or _are_far(old, new):
        return False
    around = set(words_of(_around(wanted, new))) - set(words_of(new.text))
    if not around or _PRONOUN.match(_around(wanted, new)):
        return True
    first, last = sentence_around(plain, old.start, 0, len(plain))
    known = set(words_of(plain[first:last])) | set(words_of(about))
    return bool(around & known - set(words_of(old.text)))


def _is_old(amount: Amount, text: str) -> bool:
    """A decision names an amount as what goes: "not 5 minutes", "5 minutes is too short"."""
    return bool(_OLD.search(text[: amount.start]) or _TOO_LITTLE.match(text, amount.end))


_TOO_LITTLE = compile(
    r"\s*(?:(?:is|are|was|were)(?: simply| just| far| clearly)?(?: not|n['’]t)|(?:is|was)n['’]t) "
    r"(?:enough|sufficient)\b|"
    r"\s*(?:is|are|was|were) (?:simply |just |far |clearly |much )*too (?:short|long|few|many|"
    r"little|much|late|early|low|high)\b|"
    r"(?:时间)?(?:明显|根本|实在|还是)?(?:不够|不足|来不及|太(?:短|长|少|多|晚|早|低|高|紧))",
    IGNORECASE,
)


def _is_attribute(amount: Amount, text: str) -> bool:
    """An amount that says what a thing is like and sets no limit: 10秒的视频, a 10-second video."""
    return bool(_OF_THING.match(text, amount.end)) or "-" in amount.text


_OF_THING = compile(r"的(?!时候|时限|时间|期限|[,。;]|$)")

FAR = 60.0
"""How many times an old time limit a new one may be, or the other way: nobody moves one from two
hours to ten seconds without naming both."""


def _are_far(old: Amount, new: Amount) -> bool:
    if old.kind != "duration" or new.kind != "duration":
        return False
    was, now = seconds_in(old) or 0.0, seconds_in(new) or 0.0
    return bool(was and now) and not 1 / FAR <= now / was <= FAR


def _around(text: str, amount: Amount) -> str:
    """The clause in which an amount stands."""
    ends = [match.end() for match in _CLAUSES.finditer(text)]
    first = max((at for at in ends if at <= amount.start), default=0)
    last = min((at for at in ends if at >= amount.end), default=len(text))
    return text[first:last]


_CLAUSES = compile(
    r"(?:[,;。](?:\s*(?:and|but|then)\s+(?=\w+ ))?|\s+and (?=(?:that|the|he|she|they|whoever|"
    r"if)\b))\s*"
)
_SAID = 0.6
"""Share of a clause's words that have to stand in a text for the text to say it."""


def not_yet_said(text: str, said: str, replaced: tuple[tuple[str, str], ...]) -> str:
    """The part of a decision that a text does not say: from its first new clause on."""
    if not replaced:
        return said
    bounds = [0, *(match.end() for match in _CLAUSES.finditer(said)), len(said)]
    have = set(words_of(text))
    left = []
    for start, end in zip(bounds, bounds[1:], strict=False):
        words = set(words_of(said[start:end]))
        if (
            words
            and len(words & have) < _share(said[start:end], replaced) * len(words)
            and not _is_pronoun(said[start:end], replaced)
            and not any(_is_told(said[start:end], old, new) for old, new in replaced)
        ):
            left.append(said[start:end].strip(" ,;。"))
    return MARKS.sub("", ", ".join(left) if said.isascii() else ",".join(left))


def _is_told(clause: str, old: str, new: str) -> bool:
    """A clause of what was and what is now, or only of the vague words that went."""
    is_vague = not any(sign.isdigit() for sign in old)
    return (
        bool(old)
        and old in clause
        and (is_vague or new in clause or _TOO_LITTLE.search(clause) is not None)
    )


def _share(clause: str, replaced: tuple[tuple[str, str], ...]) -> float:
    """How many of its words have to stand there: fewer where its amount does."""
    known = [one.text for _, new in replaced for one in amounts_in(normalise(new))]
    return _SAID_LIMIT if any(one in clause for one in known) else _SAID


_SAID_LIMIT = 0.34


_PRONOUN = compile(r"^\W*(?:she|he|they|it|we|i)(?:['’]ll|['’]s|\b)", IGNORECASE)


def _is_pronoun(clause: str, replaced: tuple[tuple[str, str], ...]) -> bool:
    """A clause about somebody just named, whose new amount stands in the text already."""
    return _PRONOUN.match(clause) is not None and any(new in clause for _, new in replaced)


_LETTER = compile(r"(?<![A-Za-z])(?!I\b|A [a-z])[A-Z](?![A-Za-z'’])")
"""What names a thing beside its kind: box B, B柜."""


def _letters(text: str) -> set[str]:
    return set(_LETTER.findall(text))


def says_already(value: str, said: str, share: float = 0.85) -> bool:
    """Whether a place says all of a decision: so much of its words, its amounts and letters."""
    words = set(words_of(said))
    have = set(words_of(value))
    now, was = amounts_in(normalise(said)), amounts_in(normalise(value))
    known = all(any(same(one, other) for other in was) for one in now)
    known = known and _letters(said) <= _letters(value)
    return bool(words) and known and len(words & have) >= share * len(words)
