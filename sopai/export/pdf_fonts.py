"""The fonts of a PDF, which are installed with sopai, and the characters that they have."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont
from typst import Fonts

from sopai.errors import ExportError

PACKAGES = ("pylopdf_fonts_zh_cn", "manimgx_fonts")
"""Noto Sans SC; Noto Sans with a bold, emoji, symbols and 17 further scripts. SIL OFL 1.1.

They are never loaded: their folders hold the files. The system's own fonts are left alone, so that
a file looks alike on every machine, and equal values give equal bytes.
"""

LATIN, HAN = "Noto Sans", "Noto Sans SC"

LAST = "Noto Serif"
"""Beginning of the families that lie in the same folders and are not used."""


@cache
def fonts() -> Fonts:
    """The fonts, found once."""
    return Fonts(False, False, [str(folder) for folder in _folders()])


@cache
def families() -> tuple[str, ...]:
    """Which font a character is taken from: the first that has it."""
    others = [name for name in fonts().families() if not name.startswith(LAST)]
    return (LATIN, HAN, *(name for name in others if name not in (LATIN, HAN)))


@cache
def characters() -> frozenset[int]:
    """Each character that at least one of the fonts can show."""
    known: set[int] = set()
    for folder in _folders():
        for path in sorted(folder.glob("*.[ot]tf")):
            if LAST.replace(" ", "") not in path.name:
                with TTFont(path, lazy=True) as font:
                    known |= (font.getBestCmap() or {}).keys()
    return frozenset(known)


def _folders() -> tuple[Path, ...]:
    found: list[Path] = []
    for package in PACKAGES:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise ExportError(
                f"the fonts of {package!r} are not installed: install sopai again with pip"
            )
        found.append(Path(spec.origin).parent)
    return tuple(found)
