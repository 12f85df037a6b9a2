"""What an organisation decides for itself on top of a profile: its house rules."""

from typing import NamedTuple

from sopai.lint.owner_policy import OwnerPolicy
from sopai.lint.packs import TermPack
from sopai.lint.profiles import Profile, profile_of
from sopai.schema.finding import Severity


class HouseRules(NamedTuple):
    """What an organisation decides for itself; as it stands here it decides nothing."""

    owner_policy: OwnerPolicy = OwnerPolicy.PERSON_OR_ROLE
    severities: tuple[tuple[str, Severity | None], ...] = ()
    """Codes of rules with how severe they are; None: off."""

    packs: tuple[TermPack, ...] = ()
    """Terms that are added to rules or taken from them, and rules of the house's own."""


NO_HOUSE_RULES = HouseRules()

_DEMANDED: dict[OwnerPolicy, dict[str, Severity]] = {
    OwnerPolicy.PERSON: {"OWN007": Severity.ERROR},
}
"""Rules that a policy turns on in every profile, with their severity. Source: the rule catalogue
on OWN007, which is an error where a person is wanted."""

SURE_BY_ROSTER = frozenset({"OWN007"})
"""Rules that guess without a roster, and know with one: with it they run in each profile that
does not switch them off."""


def rules_for(profile: str, house: HouseRules, *, has_roster: bool = False) -> Profile:
    """The profile of that name as a house changes it.

    What the house says of a single rule goes before its owner policy, and that before the
    profile. A rule that is given a severity runs, whatever the profile says.

    Args:
        profile: its name.
        house: what the house decides.
        has_roster: it is known who holds which role.

    Raises:
        SettingsError: there is no such profile.
    """
    chosen = profile_of(profile)
    if has_roster:
        chosen = chosen._replace(on=chosen.on | SURE_BY_ROSTER)
    decided: dict[str, Severity | None] = {**_DEMANDED.get(house.owner_policy, {})}
    decided.update(house.severities)
    if not decided:
        return chosen
    wanted = {code: severity for code, severity in decided.items() if severity is not None}
    return chosen._replace(
        on=chosen.on | wanted.keys(),
        off=(chosen.off - wanted.keys()) | (decided.keys() - wanted.keys()),
        severities={**chosen.severities, **wanted},
    )
