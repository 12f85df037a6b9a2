"""One sentence of the interface in both languages."""

from typing import NamedTuple


class Said(NamedTuple):
    """One sentence in both languages; {names} in it are filled when it is shown."""

    en: str
    zh: str
