"""Errors and losses in the language of the page."""

from sopai.language.messages import in_language
from sopai.ui import state


def problem_words(problem: Exception | str) -> str:
    """What went wrong, or was not read, as the page says it."""
    return in_language(str(problem), state.language())
