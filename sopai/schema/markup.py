"""Text of a stranger's document in HTML: shown, never obeyed."""

from html import escape

_KEPT = frozenset("\t\n")
_INVISIBLE = (
    *range(0x00, 0x20), *range(0x7F, 0xA0), 0xAD, 0x61C, 0x180E, 0x200B, *range(0x200E, 0x2010),
    *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
)  # fmt: skip
"""Characters that steer terminals, hide, or turn the direction of what stands around them.

Source: Unicode 16.0, general categories Cc and Cf, and the Trojan Source report (CVE-2021-42574);
the joiners U+200C and U+200D are left alone, since Persian and emoji need them.
"""

SHOWN = {
    code: f'<span class="hidden-character" title="U+{code:04X}">{code:04X}</span>'
    for code in _INVISIBLE
    if chr(code) not in _KEPT
}
"""What stands in HTML for each of them: its number."""


def as_html(text: str) -> str:
    """The text to stand in HTML: markup is escaped, invisible characters show their number."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    return escape(joined, quote=True).translate(SHOWN)
