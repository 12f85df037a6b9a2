"""What was decided about single rules on the page, kept in the data folder for everybody there.

The command line has its own configuration, in files beside the documents: what one person
switches on a page must not change what a check in a repository says.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from pydantic import field_validator

from sopai.errors import LintError, SettingsError
from sopai.kept_file import KeptFile
from sopai.language.script import lowered, normalise
from sopai.lint.house import HouseRules
from sopai.lint.packs import PackTerm, TermPack
from sopai.lint.patterns import forms_of
from sopai.lint.registry import RULES, TermRule
from sopai.schema.base import Text, Value
from sopai.schema.finding import Severity

FILE = "rules.json"
NAME = "Rules page"
"""Of the term pack that the words make."""

_SHOWN = 60
"""Characters of a word in a message."""

MAX_WORDS = 500
"""Of all rules together."""

OFF: Literal["off"] = "off"

Switch = Severity | Literal["off"]
"""How severe the findings of a rule are, or that it does not run."""


class SwitchedRule(Value):
    """A rule that somebody made more or less severe, or switched off."""

    code: Text
    to: Switch


class OwnWord(Value):
    """A wording that a rule is to flag too, or to leave alone."""

    code: Text
    written: Text
    is_added: bool

    @field_validator("written")
    @classmethod
    def _can_be_found(cls, written: str) -> str:
        try:
            forms_of(written)
        except LintError as error:
            raise ValueError(str(error)) from error
        return written


class KeptHouse(Value):
    """What was decided; where nothing was, the rules are as they come."""

    format: Literal["sopai.house/1"] = "sopai.house/1"
    """Of the file."""

    switched: tuple[SwitchedRule, ...] = ()
    words: tuple[OwnWord, ...] = ()
    """In the order in which they were added."""

    def switch(self, code: str) -> Switch | None:
        """What was decided about a rule; None where it is as it comes."""
        return next((one.to for one in self.switched if one.code == code), None)

    def is_changed(self, code: str) -> bool:
        """Whether anything was decided about a rule."""
        return self.switch(code) is not None or any(one.code == code for one in self.words)

    def own_words(self, code: str, *, is_added: bool) -> tuple[str, ...]:
        """The wordings that a rule flags too, or leaves alone."""
        return tuple(
            one.written for one in self.words if (one.code, one.is_added) == (code, is_added)
        )


_KEPT = KeptFile(FILE, KeptHouse())


def kept_house(folder: Path) -> KeptHouse:
    """What was decided in a data folder; a damaged file is put aside, and decides nothing.

    Raises:
        SettingsError: the file is there and cannot be read.
    """
    try:
        return _KEPT.read(folder)
    except OSError as error:
        raise SettingsError(
            f"what was decided about rules cannot be read from {str(folder / FILE)!r} "
            f"({error.strerror}): let yourself read it, or delete it"
        ) from error


def aside_of(folder: Path) -> Path:
    """Where a damaged file is put."""
    return _KEPT.aside(folder)


def switch_rule(folder: Path, code: str, to: Switch | None) -> KeptHouse:
    """Make a rule as severe as somebody wants it, switch it off, or leave it as it comes.

    Raises:
        SettingsError: the file cannot be read or written; what was decided before stays.
    """

    def change(now: KeptHouse) -> KeptHouse:
        others = [one for one in now.switched if one.code != code]
        added = [SwitchedRule(code=code, to=to)] if to is not None else []
        switched = tuple(sorted([*others, *added], key=lambda one: one.code))
        return KeptHouse(switched=switched, words=now.words)

    return _KEPT.change(folder, kept_house, change)


def set_own_words(folder: Path, code: str, words: Sequence[str], *, is_added: bool) -> KeptHouse:
    """Say all the wordings that a rule is to flag too, or is to leave alone.

    Args:
        folder: the data folder.
        code: of a rule about words.
        words: those that are to be kept, old and new.
        is_added: they are flagged; else they are left alone.

    Raises:
        LintError: the rule takes no words, or one of them cannot be used.
        SettingsError: the file cannot be read or written; what was decided before stays.
    """
    rule = _rule_of(code)
    take = _added if is_added else _left_alone
    wanted = tuple(dict.fromkeys(take(rule, word) for word in words))

    def change(now: KeptHouse) -> KeptHouse:
        others = tuple(one for one in now.words if (one.code, one.is_added) != (code, is_added))
        own = tuple(OwnWord(code=code, written=word, is_added=is_added) for word in wanted)
        if len(others) + len(own) > MAX_WORDS:
            raise LintError(
                f"there are more than {MAX_WORDS} words of your own: take some out, or keep them "
                "in a term pack for `sopai lint`"
            )
        return KeptHouse(switched=now.switched, words=(*others, *own))

    return _KEPT.change(folder, kept_house, change)


def _rule_of(code: str) -> TermRule:
    rule = RULES.get(code)
    if not isinstance(rule, TermRule):
        raise LintError(f"{code} looks at no words: choose a rule about wording")
    return rule


def _added(rule: TermRule, word: str) -> str:
    """A wording that the rule does not have yet, with single blanks."""
    written = " ".join(word.split())
    if _spelled(written) in rule.terms:
        raise LintError(f"{rule.code} looks for {written!r} anyway: nothing to add")
    try:
        forms_of(written)
    except LintError as error:
        raise LintError(f"{_cut(written)!r} cannot be looked for: {error}") from error
    return written


def _left_alone(rule: TermRule, word: str) -> str:
    """A wording of the rule's own, as the rule spells it."""
    term = _spelled(word)
    if term in rule.terms:
        return term
    problem = f"{rule.code} does not look for {_cut(word)!r}: nothing to leave alone"
    near = get_close_matches(term[:_SHOWN], rule.terms, 1)
    raise LintError(f"{problem}; close to it: {near[0]}" if near else problem)


def _cut(word: str) -> str:
    return word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"


def _spelled(word: str) -> str:
    return " ".join(lowered(normalise(word)).split())


def house_of(folder: Path) -> HouseRules:
    """What was decided as the linter takes it; rules that are gone decide nothing.

    Raises:
        SettingsError: as `kept_house`.
    """
    house = kept_house(folder)
    severities = tuple(
        (one.code, None if one.to == OFF else Severity(one.to))
        for one in house.switched
        if one.code in RULES
    )
    words = [one for one in house.words if isinstance(RULES.get(one.code), TermRule)]
    if not words:
        return HouseRules(severities=severities)
    pack = TermPack(
        NAME,
        tuple(PackTerm(o.code, o.written, forms_of(o.written)) for o in words if o.is_added),
        tuple((one.code, one.written) for one in words if not one.is_added),
    )
    return HouseRules(severities=severities, packs=(pack,))
