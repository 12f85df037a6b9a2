"""A complete SOP without findings, that examples and hard cases are laid into.

It names no performer, no deadline and no acceptance for all steps, so that it cannot answer
what a fragment leaves open.
"""

from datetime import date
from functools import cache

from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.negatives import Laid, shell_of
from sopai.evaluation.negatives import lay as lay_into
from sopai.language.script import lowered
from sopai.lint.automaton import term_matches
from sopai.lint.engine import dismissal
from sopai.lint.house import HouseRules
from sopai.lint.occurrence import Occurrence, item_at
from sopai.lint.owner_policy import OwnerPolicy
from sopai.schema.finding import Finding, parts_of
from sopai.workflow import Options, lint_text

TODAY = date(2026, 6, 1)
"""The day by which reviews are judged in examples and hard cases."""


POLICIES = {"OWN009": OwnerPolicy.ROLE}
"""Rules that look under one policy of owners alone."""


@cache
def shell(language: str) -> str:
    """The SOP around a fragment, with a slot under its steps."""
    return shell_of(eval_folder() / "lint", language)


def lay(fragment: str, language: str) -> Laid:
    """A fragment as the first thing under the steps of a complete SOP."""
    return lay_into(fragment, shell(language))


def whole(text: str) -> Laid:
    """A text that is a document by itself."""
    return Laid(text, 0, len(text))


def dismissals(laid: Laid) -> dict[str, str | None]:
    """Terms in the fragment, each with the reason why it is no defect; None for a defect."""
    document = lint_text(laid.text, "case.md").document
    folded = lowered(document.plain)
    starts = [item.start for item in document.items]
    reasons: dict[str, str | None] = {}
    for match in term_matches(folded):
        item = item_at(starts, document.items, match.start)
        if item is not None and laid.start <= match.start < laid.end:
            hit = Occurrence(document, folded, item, match.start, match.end)
            reasons[hit.word] = dismissal(match.rule, hit)
    return reasons


def findings(laid: Laid, code: str = "") -> tuple[Finding, ...]:
    """What all rules say of the fragment, and of the document as a whole.

    Args:
        laid: the document.
        code: the rule in question, under whose policy of owners the others judge, too.
    """
    house = HouseRules(POLICIES.get(code, OwnerPolicy.PERSON_OR_ROLE))
    options = Options(profile="strict", today=TODAY, house=house)
    found = lint_text(laid.text, "case.md", options).findings
    parts = (part for finding in found for part in parts_of(finding))
    return tuple(f for f in parts if f.start is None or laid.start <= f.start < laid.end)
