"""Whom a brief names, and who writes it."""

from typing import NamedTuple

from sopai.draft import people_en, people_zh


class People(NamedTuple):
    """Who is named, in order of the brief, and who "I" is."""

    names: tuple[str, ...]
    """People, as the brief writes them."""

    writer: str | None
    """Who writes the brief, when it says so."""

    def full(self, name: str) -> str:
        """The longer name that a first name or surname stands for, where just one does."""
        longer = [one for one in self.names if name != one and name in one.split()]
        return longer[0] if len(longer) == 1 else name


def people_of(plain: str, language: str, known: tuple[str, ...] = ()) -> People:
    """The people of a brief.

    Args:
        plain: the brief, normalised.
        language: `en` or `zh`.
        known: names of a roster; those that occur are people, whatever stands around them.
    """
    reader = people_zh if language == "zh" else people_en
    writer = reader.writer(plain)
    found = [(plain.index(name), name) for name in known if name in plain]
    found += reader.names(plain)
    names = [name for _, name in sorted(found)]
    if writer:
        names.append(writer)
    return People(tuple(dict.fromkeys(names)), writer)
