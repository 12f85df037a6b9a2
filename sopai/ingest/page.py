"""What a reader of a Markdown text sees: the page that it makes."""

from re import compile

from pyromark import html

from sopai.ingest.markdown import OPTIONS

_LISTS = compile(r"<(/?)[ou]l\b")


def same_page(before: str, after: str) -> bool:
    """Whether two Markdown texts make one page, but for numbers in the place of bullets.

    The numbers of a list are those of the page, which counts from the first by itself.
    """
    first, second = (html(text, options=OPTIONS) for text in (before, after))
    return first == second or _LISTS.sub(r"<\1list", first) == _LISTS.sub(r"<\1list", second)
