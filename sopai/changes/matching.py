"""Which element of one version is which of another: by id, then by words."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from sopai.changes.meaning import stems

SIMILAR = 0.5
"""Share of common words from which two elements without a common id are the same one, changed."""

BY_CHANCE = 0.15
"""Share of letters that two unrelated short sentences have in common beyond the half."""

MAX_PAIRS = 250_000
"""Pairs of elements that are compared by their words."""

MAX_LETTER_PAIRS = 2_500
"""Pairs that are also compared letter by letter, which takes about 0.2 ms each."""


def matched(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """Id before -> id after, of elements that are in both.

    Ids are trusted unless the words say that they were given anew: when more elements stand word
    by word under another id than under their own, the file was written without ids.

    Args:
        before: id -> words of the element, in order.
        after: the same of the other version.
    """
    pairs = {} if _are_new_ids(before, after) else {one: one for one in before if one in after}
    left = [one for one in before if one not in pairs]
    right = [one for one in after if one not in pairs.values()]
    pairs |= _equal(before, after, left, right)
    left = [one for one in left if one not in pairs]
    taken = set(pairs.values())
    right = [one for one in right if one not in taken]
    if len(left) * len(right) <= MAX_PAIRS:
        pairs |= _similar(before, after, left, right)
    return pairs


def _are_new_ids(before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    same = sum(1 for one in before if after.get(one) == before[one])
    places: dict[str, str] = {words: one for one, words in after.items()}
    elsewhere = sum(1 for one, words in before.items() if places.get(words, one) != one)
    return elsewhere > same


def _equal(
    before: Mapping[str, str], after: Mapping[str, str], left: Sequence[str], right: Sequence[str]
) -> dict[str, str]:
    places: dict[str, list[str]] = {}
    for one in right:
        places.setdefault(after[one], []).append(one)
    return {one: places[before[one]].pop(0) for one in left if places.get(before[one])}


def _similar(
    before: Mapping[str, str], after: Mapping[str, str], left: Sequence[str], right: Sequence[str]
) -> dict[str, str]:
    """The most similar pairs first; of equal ones the nearest."""
    old = {one: stems(before[one]) for one in left}
    new = {one: stems(after[one]) for one in right}
    is_few = len(left) * len(right) <= MAX_LETTER_PAIRS
    scored = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            score = _shared(old[one], new[other])
            if score < SIMILAR and is_few:
                score = _letters(before[one], after[other])
            if score >= SIMILAR:
                scored.append((-score, abs(i - j), i, j))
    pairs: dict[str, str] = {}
    used: set[str] = set()
    for _, _, i, j in sorted(scored):
        if left[i] not in pairs and right[j] not in used:
            pairs[left[i]] = right[j]
            used.add(right[j])
    return pairs


def _shared(old: set[str], new: set[str]) -> float:
    """Share of words that two texts have in common, from 0 to 1."""
    return 2 * len(old & new) / (len(old) + len(new)) if old and new else 0.0


def _letters(before: str, after: str) -> float:
    """Share of letters in common beyond what is chance, from 0 to 1."""
    return SequenceMatcher(None, before[:400], after[:400], autojunk=False).ratio() - BY_CHANCE


def moved(order: Sequence[str], pairs: Mapping[str, str], other: Sequence[str]) -> set[str]:
    """Ids before of elements that stand in another order: as few as explain it."""
    places = {one: index for index, one in enumerate(other)}
    common = [one for one in order if one in pairs]
    kept = _longest_rising([places[pairs[one]] for one in common])
    return {one for index, one in enumerate(common) if index not in kept}


def _longest_rising(values: Sequence[int]) -> set[int]:
    """Indices of a longest rising subsequence (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    above: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        above.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[at], ends[at] = value, index
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = above[at]
    return kept
