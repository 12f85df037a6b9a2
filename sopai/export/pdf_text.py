"""Text as a PDF shows it: every character visible, no word wider than its cell."""

from re import compile
from unicodedata import category

from sopai.export.pdf_fonts import characters
from sopai.schema.markup import SHOWN

Lines = list[list[str]]
"""The lines of a text, each as pieces between which it may be broken."""

LONG_WORD = 14
"""Characters up to which a run without a blank is left whole: longer ones burst narrow cells."""

LONG_LETTERS = 24
"""The same for runs of letters alone, which are hyphenated."""

PIECE = 5
"""Characters that stay together in a longer one."""

_WORDS = compile(rf"[!-~\u00a1-\u1fff\u2010-\u2bff]{{{LONG_WORD + 1},}}")
"""Runs that offer no place to break; Chinese may be broken nearly everywhere."""

_KEPT = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Joiners and variation selectors: part of a sign that fonts show as a whole."""


def lines_of(text: str) -> Lines:
    """The text's lines; a character that cannot be shown stands there by its number."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return [_pieces("".join(map(_shown, line))) for line in plain.split("\n")]


def shown(text: str) -> str:
    """The text on one line, for what takes plain words: `[U+2610]` for what no font has."""
    return " ".join("".join(map(_shown, line)) for line in text.splitlines()).strip()


def breadth(text: str) -> float:
    """How wide the text is, in its own size."""
    return sum(0.66 if ord(character) < 0x2E80 else 1.0 for character in text)


def _shown(character: str) -> str:
    code = ord(character)
    if character in _KEPT or character == " ":
        return character
    is_hidden = code in SHOWN or category(character) in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
    return f"[U+{code:04X}]" if is_hidden or code not in characters() else character


def _pieces(line: str) -> list[str]:
    pieces: list[str] = []
    end = 0
    for match in _WORDS.finditer(line):
        word, start = match.group(), match.start()
        if not word.isalpha() or len(word) > LONG_LETTERS:
            cuts = range(0, len(word), PIECE)
            pieces += [line[end:start], *(word[at : at + PIECE] for at in cuts)]
            end = match.end()
    return [piece for piece in (*pieces, line[end:]) if piece]
