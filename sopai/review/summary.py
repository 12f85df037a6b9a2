"""What a review comes to: totals, the files to begin with, the rules and words most met."""

from collections import Counter
from collections.abc import Iterable, Mapping
from re import compile
from typing import NamedTuple

from sopai.lint.unowned import NAMES_NOBODY, faulty_steps, unowned_steps
from sopai.review.naming import output_stem
from sopai.review.record import Failed, LostPart, Reviewed
from sopai.schema.finding import Finding, Severity, parts_of

MAX_PHRASE = 40
"""Characters of words that can be agreed on once; longer ones are a sentence."""

_SPACES = compile(r"\s+")


class Orphan(NamedTuple):
    """A step that nobody owns."""

    number: str
    action: str
    named: str
    """What the document says instead of an owner; empty when it says nothing."""

    finding: int
    """Position of its finding in the file's list."""


class FileLine(NamedTuple):
    """What the overview says of one file."""

    id: str
    path: str
    stem: str
    """Of the files written about it."""

    title: str
    steps: int
    faulty: int
    """Steps with a finding of severity error."""

    orphans: tuple[Orphan, ...]
    errors: int
    warnings: int
    infos: int
    suppressed: int
    lost: tuple[LostPart, ...]

    @property
    def names_nobody(self) -> bool:
        """It has steps, and says of none who does it: one line at its top may mend them all."""
        return self.steps > 1 and sum(not one.named for one in self.orphans) == self.steps


class RuleLine(NamedTuple):
    """How often a rule objected."""

    code: str
    findings: int
    files: int


class PhraseLine(NamedTuple):
    """Words that were objected to, wherever they stand."""

    words: str
    code: str
    findings: int
    files: int


class Summary(NamedTuple):
    """The whole of a review."""

    files: tuple[FileLine, ...]
    """Worst first: see `worst_first`."""

    failed: tuple[Failed, ...]
    rules: tuple[RuleLine, ...]
    """Most findings first."""

    phrases: tuple[PhraseLine, ...]
    """In most files first; those in one file alone are left out."""

    @property
    def totals(self) -> dict[str, int]:
        """The sums that `review.json` and `--json` give."""
        return {
            "files": len(self.files) + len(self.failed),
            "reviewed": len(self.files),
            "failed": len(self.failed),
            "steps": sum(line.steps for line in self.files),
            "steps_with_error": sum(line.faulty for line in self.files),
            "steps_without_owner": sum(len(line.orphans) for line in self.files),
            "errors": sum(line.errors for line in self.files),
            "warnings": sum(line.warnings for line in self.files),
            "infos": sum(line.infos for line in self.files),
            "suppressed": sum(line.suppressed for line in self.files),
            "lost": sum(len(line.lost) for line in self.files),
        }


def worst_first(line: FileLine) -> tuple[int, int, int, str]:
    """The order of files: the worst by `badness` first."""
    return (-line.faulty, -line.errors, -line.warnings, line.path)


def summarise(results: Iterable[Reviewed | Failed]) -> Summary:
    """What results come to; each is needed only once."""
    lines = []
    failed = []
    rules: Counter[str] = Counter()
    rule_files: Counter[str] = Counter()
    words: Counter[tuple[str, str]] = Counter()
    word_files: Counter[tuple[str, str]] = Counter()
    for result in results:
        if isinstance(result, Failed):
            failed.append(result)
            continue
        lines.append(file_line(result))
        codes = Counter(part.code for one in result.findings for part in parts_of(one))
        phrases = Counter(phrase for f in result.findings if (phrase := _phrase(f)) is not None)
        rules.update(codes)
        rule_files.update(codes.keys())
        words.update(phrases)
        word_files.update(phrases.keys())
    return Summary(
        tuple(sorted(lines, key=worst_first)),
        tuple(failed),
        tuple(
            RuleLine(code, count, rule_files[code])
            for code, count in sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        _phrase_lines(words, word_files),
    )


def file_line(result: Reviewed) -> FileLine:
    """What the overview says of a file."""
    severities = Counter(finding.severity for finding in result.findings)
    return FileLine(
        id=result.id,
        path=result.path,
        stem=output_stem(result.path, result.id),
        title=result.title,
        steps=len(result.steps),
        faulty=len(faulty_steps(result.findings)),
        orphans=_orphans(result),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        infos=severities[Severity.INFO],
        suppressed=result.suppressed,
        lost=result.lost,
    )


def _orphans(result: Reviewed) -> tuple[Orphan, ...]:
    """The steps that nobody owns, each with what the document says of its owner."""
    steps = {step.address: step for step in result.steps}
    return tuple(
        Orphan(
            steps[address].number,
            steps[address].action,
            "" if result.findings[at].code == NAMES_NOBODY else steps[address].owner or "",
            at,
        )
        for address, at in unowned_steps(result.findings, steps).items()
    )


def _phrase(finding: Finding) -> tuple[str, str] | None:
    """The words of a finding about wording, as they are counted over files."""
    if finding.start is None or not finding.code.startswith("VAG"):
        return None
    plain = _SPACES.sub(" ", finding.quote).strip().casefold()
    return (plain, finding.code) if 0 < len(plain) <= MAX_PHRASE else None


def _phrase_lines(
    words: Mapping[tuple[str, str], int], files: Mapping[tuple[str, str], int]
) -> tuple[PhraseLine, ...]:
    lines = [
        PhraseLine(phrase, code, count, files[phrase, code])
        for (phrase, code), count in words.items()
        if files[phrase, code] > 1
    ]
    return tuple(sorted(lines, key=lambda line: (-line.files, -line.findings, line.words)))
