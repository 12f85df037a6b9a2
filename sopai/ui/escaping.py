"""Text of a stranger's document as text: never as HTML, Markdown or script."""

from re import compile

from sopai.schema.markup import SHOWN, as_html

_MARKDOWN = compile(r"([!-/:-@\[-`{-~])")
_SPACES = compile(r"\s+")


def as_markdown(text: str) -> str:
    """The text to stand in a widget's label, on one line."""
    return _MARKDOWN.sub(r"\\\1", _SPACES.sub(" ", text.translate(dict.fromkeys(SHOWN, "\ufffd"))))


__all__ = ["as_html", "as_markdown"]
