"""Signs of the symbol fonts of Office, which have no meaning in any other font."""

_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x75: "◆",
    0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★",
    0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "⇐", 0xE8: "➔",
    0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x28: "☎", 0x2A: "✉", 0x4A: "☺",
    0x4C: "☹", 0x46: "☞", 0x36: "⌛", 0x3F: "✍", 0x4E: "☠", 0x81: "①", 0x82: "②", 0x83: "③",
    0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩", 0x8C: "❶",
    0x8D: "❷", 0x8E: "❸", 0x8F: "❹", 0x90: "❺", 0x91: "❻", 0x92: "❼", 0x93: "❽", 0x94: "❾",
    0x95: "❿",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA1: "■",
    0xA3: "☐", 0x98: "⬤", 0x96: "•",
}  # fmt: skip
_SYMBOL = {
    0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x65: "ε", 0x67: "γ",
    0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x71: "θ", 0x73: "σ", 0x74: "τ", 0x77: "ω", 0x6A: "φ",
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡",
    0xBB: "≈", 0xBC: "…", 0xD0: "∠", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xDE: "⇒",
    0xC6: "∅", 0x2D: "−", 0x7E: "∼",
}  # fmt: skip
FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
UNKNOWN = "\ufffd"
_FIRST, _LAST = 0xF000, 0xF0FF
"""Where Office puts the codes of a symbol font in Unicode's area for private use."""


def symbol(text: str, font: str) -> str:
    """A text of a symbol font in Unicode, sign by sign; what is not known stays as it is."""
    table = FONTS.get(font.strip().lower())
    if table is None:
        return text
    return "".join(table.get(_code(sign), sign) for sign in text)


def symbol_of_code(code: str, font: str) -> str:
    """The sign of a `w:sym`, `UNKNOWN` if the font or the code is not known."""
    try:
        value = int(code, 16)
    except ValueError:
        return UNKNOWN
    table = FONTS.get(font.strip().lower(), {})
    inner = value - _FIRST if _FIRST <= value <= _LAST else value
    if inner in table:
        return table[inner]
    is_plain = 0x20 <= value < 0xD800 and font.strip().lower() not in FONTS
    return chr(value) if is_plain else UNKNOWN


def _code(sign: str) -> int:
    value = ord(sign)
    return value - _FIRST if _FIRST <= value <= _LAST else value
