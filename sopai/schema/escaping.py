"""A value's text as Markdown that reads back as the same text, and the way back.

Inline markup is left alone: a value that says `code` or *soon* was written so by somebody.
Only what a reader of the file would take for structure gets a backslash, and what no editor
keeps (control characters, spaces at the edges) becomes an entity.
"""

from functools import cache
from html.entities import html5
from re import Match, Pattern, compile
from re import escape as literal

_ODD = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff"
"""What editors, git and YAML take for line ends, or do not show."""

_FENCE = (
    rf"(?m:^(?<!\A\n)```[^`\n{_ODD}]*\n"
    rf"(?:(?! {{0,3}}```|\*\*\*[ \t]*$)[^\n{_ODD}]*\n)*```$(?!\n\Z))"
)
"""A block of code between two lines of three backticks, all from the first column; not one with
the rule inside that stands between notes."""

_INLINE_START = (
    r"\A(?:\d{1,9}[.)](?=\s|\Z)|[-+](?=\s|\Z)|[-_](?=[-_ ]*\Z)|[*>]|\#(?=\#{0,5}(?:\s|\Z))"
    r"|~(?=~~)|\[(?![^\[\]\\]*\]\())"
)
"""What begins a list, a heading, a quote, a rule, a fence, a task or a link definition."""

_PROSE_START = r"(?m:^ {0,3}(?:\#(?=\#?(?:[ \t]|$))|[-=](?=[-=]*[ \t]*$)|~(?=~~)|\*(?=\*\*$)))"
"""What ends a section or a note: headings of levels 1 and 2 in both forms, rules, fences."""

_WIDE = r"[\u2e80-\u9fff\uff00-\uffef]"
_WRAPPED = (
    rf"|(?P<wide>(?<={_WIDE})[ \t]*\n[ \t]*(?={_WIDE}))|(?P<wrapped>(?<![ \t])[ \t]*\n[ \t]*)"
)

_LINE_END = r"[^\S\n](?=\n)"
_NOTHING = "(?!)"

COMMENT = "\x00"
"""Stands for each character of an HTML comment that is not part of a value."""


def escape(text: str, *, protect: str = "", is_prose: bool = False) -> str:
    """Markdown that `unescape` reads back as the text.

    Args:
        text: any text.
        protect: characters that mean something where the text is put, such as `*` in bold.
        is_prose: paragraphs with line ends of their own, not a line in a list.
    """

    def escaped(match: Match[str]) -> str:
        found = match.group()
        if match["code"]:
            return found
        if match["start"]:
            return f"{found[:-1]}\\{found[-1]}"
        if match["newline"]:
            return "\n" if is_prose else "<br>"
        return "".join(f"\\{c}" if "!" <= c <= "~" else f"&#{ord(c)};" for c in found)

    return _going(protect, is_prose).sub(escaped, text)


def unescape(raw: str, *, is_prose: bool = False) -> str:
    """The text that a piece of Markdown says.

    Args:
        raw: Markdown as it stands in a file, comments overwritten with `COMMENT`.
        is_prose: line ends are kept; else a wrapped line is joined and `<br>` ends it.
    """

    def plain(match: Match[str]) -> str:
        if match["code"]:
            return match.group()
        if match["slashed"]:
            return match["slashed"]
        if match["newline"]:
            return "\n"
        if match["name"]:
            return html5.get(f"{match['name']};", match.group())
        if match["decimal"] or match["hex"]:
            number = int(match["decimal"]) if match["decimal"] else int(match["hex"], 16)
            is_character = number < 0x110000 and not 0xD800 <= number < 0xE000
            return chr(number) if is_character else match.group()
        return "" if match["comment"] or match["wide"] else " "

    return _back(is_prose).sub(plain, raw.replace("\r\n", "\n").replace("\r", "\n"))


def _code(is_prose: bool, protect: str = "") -> str:
    """Code in its two plainest forms stays as it is, backslashes included."""
    span = rf"(?<!`)(?P<ticks>`+)[^`\n{_ODD}{literal(protect)}]+(?P=ticks)(?!`)"
    return f"(?P<code>{_FENCE}|{span})" if is_prose else f"(?P<code>{span})"


@cache
def _going(protect: str, is_prose: bool) -> Pattern[str]:
    return compile(
        _code(is_prose, protect)
        + rf"|(?P<odd>[{_ODD}]|\A\s|\s\Z|{_LINE_END if is_prose else _NOTHING})"
        + rf"|(?P<start>{_PROSE_START if is_prose else _INLINE_START})|(?P<newline>\n)"
        + r"|\\(?![^\W_])|<(?=[A-Za-z/!?])|`+|&(?=\#|[A-Za-z][A-Za-z0-9]{1,31};)"
        + (f"|[{literal(protect)}]" if protect else "")
    )


@cache
def _back(is_prose: bool) -> Pattern[str]:
    return compile(
        _code(is_prose)
        + r"|\\(?P<slashed>[!-/:-@\[-`{-~])|&\#(?P<decimal>[0-9]{1,7});"
        + r"|&\#[xX](?P<hex>[0-9a-fA-F]{1,6});|&(?P<name>[A-Za-z][A-Za-z0-9]{1,31});"
        + r"|(?P<newline>(?:<br ?/?>|\\(?=\n))(?:[ \t]*\n[ \t]*)?)"
        + rf"|(?P<comment>(?<![ \t])[ \t]*{COMMENT}+)"
        + (f"|(?P<wide>{_NOTHING})" if is_prose else _WRAPPED)
    )
