"""A step that is told again with one thing in it exchanged: "in box A" becomes "in box B"."""

from difflib import SequenceMatcher
from re import compile

from sopai.language.script import lowered
from sopai.language.sentences import sentence_around

_WORD = compile(
    r"[^\W\d_\u4e00-\u9fff]+(?:['’-][^\W\d_\u4e00-\u9fff]+)*|\d+(?:[.,]\d+)*|[\u4e00-\u9fff]"
)

MIN_ALIKE = 0.7
"""Share of words, in order, that a sentence and what was decided have in common."""

MAX_EXCHANGED = 4
"""Words, or Chinese characters, that one place of it may exchange."""


def retold(text: str, said: str) -> tuple[str, tuple[str, str]] | None:
    """A text whose sentence gives way to a decision that repeats it with one thing exchanged.

    Args:
        text: of a step.
        said: the decision, as `core` gives it.

    Returns:
        The new text, and the exchanged words, old and new; None where the decision is more or
        less than that.
    """
    at = 0
    while at < len(text):
        start, end = sentence_around(text, at, 0, len(text))
        found = _exchanged(text[start:end], said)
        if found is not None:
            first, last, new = found
            old = text[start + first : start + last]
            return text[: start + first] + new + text[start + last :], (old, new)
        at = max(end, at + 1)
    return None


def _exchanged(sentence: str, said: str) -> tuple[int, int, str] | None:
    """Bounds of the only words of a sentence that differ, and what stands there now."""
    was, now = list(_WORD.finditer(sentence)), list(_WORD.finditer(said))
    old = [lowered(one.group()) for one in was]
    new = [lowered(one.group()) for one in now]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() < MIN_ALIKE or matcher.ratio() < MIN_ALIKE:
        return None
    edits = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if len(edits) != 1 or edits[0][0] != "replace":
        return None
    _, first, last, begin, stop = edits[0]
    if max(last - first, stop - begin) > MAX_EXCHANGED:
        return None
    words = said[now[begin].start() : now[stop - 1].end()]
    return was[first].start(), was[last - 1].end(), words
