"""What could stand in the place of words, with blanks that a person fills."""

from re import compile

from sopai.lint.registry import Skeleton
from sopai.schema.document import SourceDocument
from sopai.schema.finding import Fix

_BLANK = compile(r"\{([^{}]+)\}")


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
    return Fix(
        kind="skeleton", replace=(start, end), text=text, blanks=tuple(_BLANK.findall(text))
    )
