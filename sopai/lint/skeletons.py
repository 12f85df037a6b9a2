"""What could stand in the place of words, with blanks that a person fills."""

from re import compile

from sopai.lint.registry import Skeleton
from sopai.lint.subject import Subject
from sopai.schema.document import Item, SourceDocument
from sopai.schema.finding import Fix

_BLANK = compile(r"\{([^{}]+)\}")
_CONDITION_ZH = compile(r"(?:如果?|若|当|一旦|每当)[^,，。;；\n]{1,40}[,，]")
"""A condition before an action: who acts is named behind it."""

_PERSON = Skeleton(en="{name} ({role})", zh="{岗位}{姓名}")


def skeleton_fix(
    document: SourceDocument, skeleton: Skeleton | None, start: int, end: int
) -> Fix | None:
    """A skeleton in the document's language in the place of some words; None without one.

    Args:
        document: where the words stand.
        skeleton: in both languages.
        start: offset of the words.
        end: offset after them.
    """
    if skeleton is None:
        return None
    text = skeleton.zh if document.language == "zh" else skeleton.en
    return Fix(kind="skeleton", replace=(start, end), text=text, blanks=tuple(_BLANK.findall(text)))


def instead_of_owner(subject: Subject, item: Item, start: int, end: int) -> Fix | None:
    """A person with a role in the place of an owner's words; None where other words are marked."""
    document = subject.document
    if document.plain[start:end] != item.owner.text:
        return None
    is_led = document.plain[max(item.start, start - 4) : start].lower() == "the "
    return skeleton_fix(document, _PERSON, start - 4 if is_led else start, end)


def before_words(document: SourceDocument, skeleton: Skeleton, start: int, end: int) -> Fix | None:
    """A skeleton in front of words that stay; None where those have braces of their own.

    Args:
        document: where the words stand.
        skeleton: what comes before them.
        start: offset of the words.
        end: offset after them.
    """
    condition = _CONDITION_ZH.match(document.text, start, end)
    if document.language == "zh" and condition is not None:
        words = (document.text[start : condition.end()], document.text[condition.end() : end])
        text = Skeleton(skeleton.en, f"{words[0]}{skeleton.zh}{words[1]}")
        return None if "{" in "".join(words) else skeleton_fix(document, text, start, end)
    return _around(document, skeleton, Skeleton("", ""), start, end)


def behind_words(document: SourceDocument, skeleton: Skeleton, start: int, end: int) -> Fix | None:
    """A skeleton behind words that stay; None where those have braces of their own.

    Args:
        document: where the words stand.
        skeleton: what comes after them.
        start: offset of the words.
        end: offset after them.
    """
    return _around(document, Skeleton("", ""), skeleton, start, end)


def _around(
    document: SourceDocument, first: Skeleton, last: Skeleton, start: int, end: int
) -> Fix | None:
    words = document.text[start:end]
    if not words or "{" in words or "}" in words:
        return None
    both = Skeleton(first.en + words + last.en, first.zh + words + last.zh)
    return skeleton_fix(document, both, start, end)
