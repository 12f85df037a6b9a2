"""What the pages of a review say beside what was found."""

from typing import NamedTuple


class Facts(NamedTuple):
    """Language, day and settings of a review, and what its rules are called."""

    language: str
    date: str
    profile: str
    version: str
    rules: dict[str, tuple[str, str]]
    """Name and one line about each rule, by code."""

    links: tuple[str, ...]
    """Other files of the folder to link to."""
