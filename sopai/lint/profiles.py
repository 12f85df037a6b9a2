"""Which rules run, and how severe they are: sets for kinds of organisations."""

from typing import NamedTuple

from sopai.errors import SettingsError
from sopai.lint.registry import Rule
from sopai.schema.finding import Severity


class Profile(NamedTuple):
    """A set of rules with their severities."""

    name: str
    off: frozenset[str]
    severities: dict[str, Severity]
    purpose: str
    is_strict: bool = False
    """Rules that are on trial run, too."""

    on: frozenset[str] = frozenset()
    """Rules that run even if they are on trial."""

    def runs(self, rule: Rule) -> bool:
        """Whether a rule runs."""
        is_on = self.is_strict or not rule.strict or rule.code in self.on
        return is_on and rule.code not in self.off

    def severity(self, code: str, own: Severity) -> Severity:
        """How much a finding of a rule matters here."""
        return self.severities.get(code, own)


PROFILES = {
    profile.name: profile
    for profile in (
        Profile("default", frozenset(), {}, "for any procedure"),
        Profile(
            "strict",
            frozenset(),
            {"OWN007": Severity.ERROR, "MEA001": Severity.ERROR, "VAG002": Severity.ERROR},
            "the founding articles' reading: a named person, a result and a number for each step; "
            "and the rules that are still on trial",
            is_strict=True,
        ),
        Profile(
            "gxp",
            frozenset(),
            {"VER001": Severity.ERROR, "VAG006": Severity.ERROR},
            "regulated work: roles instead of names, document control in full",
        ),
        Profile(
            "checklist",
            frozenset(
                (
                    *("EXC001", "EXC005", "MEA001", "MON001", "MON002", "MON003", "MON005"),
                    *("OWN007", "OWN008", "STR001", "STR003"),
                    *("VER001", "VER002", "VER003", "VER004"),
                )
            ),
            {},
            "short lists: wording and owners only",
        ),
    )
}


def profile_of(name: str) -> Profile:
    """The profile of that name.

    Raises:
        SettingsError: there is none.
    """
    if name not in PROFILES:
        raise SettingsError(f"there is no profile {name!r}: use one of {', '.join(PROFILES)}")
    return PROFILES[name]
