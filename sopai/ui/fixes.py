"""Filling a skeleton's blanks, and putting words in place of others."""

from re import compile

from sopai.schema.finding import Finding, Fix
from sopai.ui.texts import TEXTS, text

_BLANK = compile(r"\{([^{}]+)\}")


def blanks_of(fix: Fix) -> tuple[str, ...]:
    """Names of the blanks of a skeleton, each once, in order; braces of a safe fix are words."""
    if fix.kind == "safe":
        return ()
    return tuple(dict.fromkeys(_BLANK.findall(fix.text)))


def blank_label(name: str, language: str) -> str:
    """What to call a blank in the language of the page; its own name where none is known."""
    for key, said in TEXTS.items():
        if key.startswith("blank.") and name in (key.removeprefix("blank."), said.zh):
            return text(key, language)
    return name


def filled(finding: Finding, fix: Fix, values: dict[str, str]) -> str:
    """The skeleton with its blanks filled, and a capital where the replaced words had one.

    A safe fix stays as it is.

    Args:
        finding: whose words are replaced.
        fix: the skeleton.
        values: what fills each blank; one that is left out keeps its braces.
    """
    if fix.kind == "safe":
        return fix.text
    words = _BLANK.sub(lambda match: values.get(match[1]) or match[0], fix.text)
    if finding.quote[:1].isupper() and not finding.quote.isupper():
        return words[:1].upper() + words[1:]
    return words


def replaced(text: str, start: int, end: int, before: str, after: str) -> str | None:
    """The text with other words in a place, or None when the words there are not `before`."""
    if text[start:end] != before:
        return None
    return text[:start] + after + text[end:]
