"""The linter: same input, same findings; no clock, no network, no model."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from typing import NamedTuple

from sopai.language.script import lowered
from sopai.lint import rules as _rules  # noqa: F401  (registers the rules)
from sopai.lint.automaton import TermMatch, term_matches
from sopai.lint.guards import GUARDS
from sopai.lint.house import NO_HOUSE_RULES, HouseRules, rules_for
from sopai.lint.occurrence import Occurrence, item_at
from sopai.lint.pack_matches import team_rules, with_packs
from sopai.lint.packs import TermPack
from sopai.lint.profiles import Profile
from sopai.lint.registry import RULES, Defect, Rule, StructureRule, TermRule
from sopai.lint.skeletons import skeleton_fix
from sopai.lint.subject import Subject
from sopai.lint.weight import weigh
from sopai.schema.control import DocumentControl
from sopai.schema.document import Item, Place, SourceDocument
from sopai.schema.finding import Finding, Severity
from sopai.schema.place import column_of, line_of, place_of
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop

FIELDS = (
    "action",
    "standard",
    "attention",
    "time_limit",
    "handling",
    "situation",
    "cause",
    "escalation",
    "trigger",
    "output",
    "script",
    "title",
    "tools",
    "inputs",
    "metric",
)
"""Fields of a step or an exception that a finding can stand in, the likely ones first."""

_OWN_EXCEPTIONS = "the rule's own exceptions"
_HINT = "a hint: it stands outside the steps, or the text is no procedure"

MAX_FINDINGS = 20_000
"""Findings about terms, and as many about structure, that one file can have: more than anybody
reads, and as many as fit into memory."""

ITEM_RULES = frozenset(("OWN001", "OWN002", "OWN003", "OWN009", "STP001"))
"""Rules about structure that look at one item alone, beside all rules about terms."""


def lint(
    document: SourceDocument,
    sop: Sop,
    control: DocumentControl | None = None,
    roster: Roster | None = None,
    today: date | None = None,
    *,
    others: tuple[Sop, ...] = (),
    profile: str = "default",
    house: HouseRules = NO_HOUSE_RULES,
    language: str = "en",
    explain: bool = False,
    items_only: bool = False,
) -> tuple[Finding, ...]:
    """The findings in a document, in order of the text, then of the codes.

    Args:
        document: the file as it was read.
        sop: the first procedure in it.
        control: its control record.
        roster: who holds which role.
        today: the day to judge dates by; rules about dates are off without it.
        others: further procedures of the same file.
        profile: which rules run, and how severe they are.
        house: what an organisation decides on top of that.
        language: of the messages.
        explain: fill `why` with what each guard said.
        items_only: only rules that look at one item run.

    Raises:
        SettingsError: there is no such profile.
        LintError: the patterns of a term pack would take too long in this document.
    """
    chosen = rules_for(profile, house, has_roster=roster is not None)
    known = control or DocumentControl()
    subject = Subject(document, sop, others, known, roster, today, house.owner_policy)
    severity = partial(_own if items_only else weigh, subject, chosen)
    found = _term_findings(document, chosen, house.packs, severity, language, explain=explain)
    starts = [item.start for item in document.items]
    for rule, defect in islice(_defects(subject, chosen, items_only=items_only), MAX_FINDINGS):
        item = None if defect.start is None else item_at(starts, document.items, defect.start)
        weight = severity(rule.code, defect.severity or rule.severity, item)
        found.append(_finding(document, rule, defect, weight, language, explain=explain))
    found.sort(key=lambda f: (f.start if f.start is not None else -1, f.code, f.address or ""))
    return tuple(found)


def are_cut(findings: Sequence[Finding]) -> bool:
    """Whether there may be more findings than these: as many as are listed at most."""
    of_terms = sum(not isinstance(RULES.get(finding.code), StructureRule) for finding in findings)
    return max(of_terms, len(findings) - of_terms) >= MAX_FINDINGS


def _defects(
    subject: Subject, profile: Profile, *, items_only: bool
) -> Iterator[tuple[StructureRule, Defect]]:
    """What the rules about structure report, rule by rule."""
    for code, rule in RULES.items():
        is_asked = code in ITEM_RULES or not items_only
        if isinstance(rule, StructureRule) and profile.runs(rule) and is_asked:
            yield from ((rule, defect) for defect in rule.check(subject))


Weigh = Callable[[str, Severity, Item | None], Severity]
"""The severity of a rule's finding in an item."""


def _own(
    _subject: Subject, profile: Profile, code: str, own: Severity, _item: Item | None
) -> Severity:
    """Of an item alone nobody knows where it stands: it is taken for a step."""
    return profile.severity(code, own)


def _term_findings(
    document: SourceDocument,
    profile: Profile,
    packs: tuple[TermPack, ...],
    severity: Weigh,
    language: str,
    *,
    explain: bool,
) -> list[Finding]:
    found = []
    seen: set[tuple[int, str, str]] = set()
    for match, hit in occurrences(document, profile, packs):
        key = (hit.item.block, match.rule.code, hit.word)
        if key in seen or dismissal(match.rule, hit) is not None:
            continue
        seen.add(key)
        weight = severity(match.rule.code, match.rule.severity, hit.item)
        why = _why(match, hit) if explain else ()
        if explain and weight is Severity.INFO and match.rule.severity is not Severity.INFO:
            why = (*why, _HINT)
        found.append(_term_finding(document, match, hit.item, weight, language, why))
        if len(found) == MAX_FINDINGS:
            break
    return found


def occurrences(
    document: SourceDocument, profile: Profile, packs: tuple[TermPack, ...] = ()
) -> Iterator[tuple[TermMatch, Occurrence]]:
    """The terms of the rules that run, each with what stands around it, in order of the text.

    Args:
        document: the file as it was read.
        profile: which rules run.
        packs: further terms.
    """
    folded = lowered(document.plain)
    starts = [item.start for item in document.items]
    codes = frozenset(code for code, rule in RULES.items() if profile.runs(rule))
    matches: Iterable[TermMatch] = term_matches(folded, codes)
    if packs:
        matches = _with_packs(folded, matches, packs, profile)
    for match in matches:
        item = item_at(starts, document.items, match.start)
        if item is not None:
            yield match, Occurrence(document, folded, item, match.start, match.end)


def _with_packs(
    folded: str, matches: Iterable[TermMatch], packs: tuple[TermPack, ...], profile: Profile
) -> Iterable[TermMatch]:
    """The terms of packs, too, for the rules that run."""
    known = {**RULES, **team_rules(packs)}
    rules = (rule for _, rule in sorted(known.items()) if profile.runs(rule))
    running = tuple(rule for rule in rules if isinstance(rule, TermRule))
    return with_packs(folded, matches, packs, running)


def dismissal(rule: TermRule, hit: Occurrence) -> str | None:
    """Why an occurrence is no defect: the first guard or clarifier that says so."""
    for guard in GUARDS:
        reason = guard(hit)
        if reason is not None:
            return reason
    reason = rule.dismiss(hit)
    if reason is not None:
        return reason
    for clarifier in rule.clarifiers:
        reason = clarifier(hit)
        if reason is not None:
            return reason
    return None


def _why(match: TermMatch, hit: Occurrence) -> tuple[str, ...]:
    """Where the term comes from, and what was looked at before it was reported."""
    checks = (*map(_named, GUARDS), _OWN_EXCEPTIONS, *map(_named, match.rule.clarifiers))
    origin = (match.origin,) if match.origin else ()
    return (
        f"term {hit.word!r}",
        *origin,
        f"operative: {hit.item.operative.reason}",
        *(f"{check}: no" for check in checks),
    )


def _named(check: Callable[[Occurrence], str | None]) -> str:
    return check.__name__.replace("_", " ")


def _term_finding(
    document: SourceDocument,
    match: TermMatch,
    item: Item,
    severity: Severity,
    language: str,
    why: tuple[str, ...],
) -> Finding:
    rule = match.rule
    spot = _spot(document, match.start, match.end)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        address=_field(document, item, match.start),
        place=spot.place,
        line=spot.line,
        column=spot.column,
        start=match.start,
        end=match.end,
        quote=document.text[match.start : match.end],
        message=rule.ask.text(language),
        fix=skeleton_fix(document, rule.skeleton, match.start, match.end),
        why=why,
    )


class _Spot(NamedTuple):
    """Where a finding stands for its reader: line and column, or the place in a Word file."""

    line: int | None = None
    column: int | None = None
    place: Place | None = None


def _spot(document: SourceDocument, start: int, end: int) -> _Spot:
    if document.locations:
        return _Spot(place=place_of(document.locations, start, end))
    return _Spot(line_of(document.newlines, start), column_of(document.newlines, start))


def _field(document: SourceDocument, item: Item, offset: int) -> str | None:
    """The address of the value that an offset belongs to: a cell's own, else the step's action."""
    if item.address is None:
        return None
    for field in FIELDS:
        address = f"{item.address}/{field}"
        anchor = document.anchors.get(address)
        if anchor is not None and anchor.start <= offset < anchor.end:
            return address
    return item.address


def _finding(
    document: SourceDocument,
    rule: Rule,
    defect: Defect,
    severity: Severity,
    language: str,
    *,
    explain: bool,
) -> Finding:
    if defect.start is not None and defect.end is not None:
        spot = _spot(document, defect.start, defect.end)
        quote = document.text[defect.start : defect.end]
    else:
        spot = _Spot() if document.locations else _Spot(1, 1)
        quote = defect.quote or ""
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        address=defect.address,
        place=spot.place,
        line=spot.line,
        column=spot.column,
        start=defect.start,
        end=defect.end,
        quote=quote,
        message=defect.ask.text(language),
        fix=defect.fix,
        why=defect.why if explain else (),
    )
