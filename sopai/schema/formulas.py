"""Text in a CSV file that a spreadsheet would take for a formula: marked, and taken out again.

Quotation marks do not help: a spreadsheet looks at the cell without them. An apostrophe is what
people type for "this is text". Programs that do not know it show it, so that nothing is hidden;
`without_mark` takes away exactly what `with_mark` gave, so that reading back gives the same words.
"""

from re import compile

_FORMULA = compile(r"'*[\s\u200b\u200e\u200f\u2060\ufeff]*[=+\-@＝＋－＠−]|[\t\r]")
"""Starts of what may be run: OWASP, "CSV Injection", in full width too, and after blanks.

Apostrophes before them count: a text that begins so itself is not mistaken for a marked one.
"""


def with_mark(text: str) -> str:
    """The text, after an apostrophe if a spreadsheet might run it."""
    return f"'{text}" if _FORMULA.match(text) else text


def without_mark(text: str) -> str:
    """The text as it was before `with_mark`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
