"""Drawings (SVG) as pictures of dots, which Word and every other program show."""

from pathlib import Path
from re import IGNORECASE, compile
from tempfile import TemporaryDirectory

import typst

from sopai.export.pdf_fonts import families, fonts

DOTS_AN_INCH = 150

_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#let drawing(..size) = image(bytes(sys.inputs.drawing), format: "svg", ..size)
#context {
  let size = measure(drawing())
  drawing(width: size.width * calc.min(528pt / size.width, 528pt / size.height))
}
"""
"""The longer side has 528 points: 1,100 dots."""

_END = compile(r"</(?:\w+:)?svg\s*>", IGNORECASE)
_BROWSER = compile(r"<(?:\w+:)?foreignObject\b", IGNORECASE)
"""HTML inside a drawing, as drawing programs of the web write their words."""

_LINKED = "linked image"
"""In what typst says of a drawing that takes a picture from another file or from the web."""


class NotDrawnError(Exception):
    """A drawing that cannot be shown as it is meant; the argument names a refusal."""


def drawn(svg: bytes) -> bytes:
    """The drawing as a PNG; nothing in it is run or fetched.

    Its words are set in sopai's own fonts: those that it names are on its author's machine, and
    words in a font that is not there would be left out.

    Raises:
        NotDrawnError: it is damaged, or would lose a part.
    """
    try:
        text = svg.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotDrawnError("broken") from error
    if _BROWSER.search(text):
        raise NotDrawnError("browser")
    try:
        # An empty folder: the page can read nothing that the drawing names.
        with TemporaryDirectory() as folder:
            return _set(text, Path(folder))
    except RuntimeError as error:
        raise NotDrawnError("linked" if _LINKED in str(error) else "broken") from error


def _set(text: str, folder: Path) -> bytes:
    """The page that the drawing fills."""
    page = folder / "page.typ"
    page.write_bytes(_PAGE)
    return typst.compile(
        page,
        root=folder,
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=DOTS_AN_INCH,
        sys_inputs={"drawing": _with_fonts(text)},
    )


def _with_fonts(text: str) -> str:
    """The drawing with a rule for all its words, before its end."""
    names = ", ".join(f"'{name}'" for name in families())
    rule = f"* {{ font-family: {names} !important }}"
    style = f'<style xmlns="http://www.w3.org/2000/svg">{rule}</style>'
    ends = list(_END.finditer(text))
    at = ends[-1].start() if ends else len(text)
    return text[:at] + style + text[at:]
