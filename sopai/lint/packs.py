"""Term packs as values: a team's own terms, and its own rules about words."""

from typing import NamedTuple

from sopai.lint.patterns import Form
from sopai.lint.registry import Ask
from sopai.schema.finding import Severity


class PackTerm(NamedTuple):
    """A term that a pack adds to a rule."""

    code: str
    written: str
    """As it stands in the pack."""

    forms: tuple[Form, ...]


class TeamRule(NamedTuple):
    """A rule of a team's own, about words alone."""

    code: str
    name: str
    severity: Severity
    ask: Ask
    why: str


class TermPack(NamedTuple):
    """A team's terms and rules; compared and cached by what it holds."""

    name: str
    """What the user calls it: the path of its file."""

    terms: tuple[PackTerm, ...]
    removed: tuple[tuple[str, str], ...]
    """Rules, each with a term that it is to leave alone, as the rule spells it."""

    rules: tuple[TeamRule, ...] = ()
    notes: tuple[str, ...] = ()
    """What does nothing, as the rules are now: nothing to stop for, but to be said."""
