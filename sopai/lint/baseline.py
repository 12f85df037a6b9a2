"""A baseline: the findings that an old pile starts with, so that only new ones count."""

import hashlib
import json
from collections import Counter
from pathlib import Path
from re import compile
from typing import NamedTuple

from sopai.errors import LintError
from sopai.lint.grouping import grouped
from sopai.schema.finding import Finding, parts_of

SCHEMA = "sopai.baseline/1"

WINDOW = 300
"""Characters to each side of a finding, on its line, by which it is known again."""

_NEWLINE = compile(r"[\r\n]")


class Judged(NamedTuple):
    """What is new, and how many findings the baseline already knows."""

    findings: tuple[Finding, ...]
    known: int


def fingerprint(path: str, text: str, finding: Finding) -> str:
    """Identity of a finding that survives moved lines: rule, words and the line's own text.

    Args:
        path: the file, as it is written into the baseline.
        text: the file's text.
        finding: the finding.
    """
    if finding.start is None:
        around = ""
    else:
        before = _NEWLINE.split(text[max(0, finding.start - WINDOW) : finding.start])[-1]
        after = _NEWLINE.split(text[finding.start : finding.start + WINDOW], maxsplit=1)[0]
        around = " ".join((before + after).split())
    key = "\n".join((Path(path).as_posix(), finding.code, finding.quote, around))
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]


def known_as(path: str, baseline: Path) -> str:
    """What a file is called in a baseline: by its path from the baseline's folder.

    So the same baseline holds wherever the command is called. A file elsewhere keeps the name that
    it was given.

    Args:
        path: the file, as it was given.
        baseline: the baseline's file, which need not be there yet.
    """
    folder, place = baseline.parent.resolve(), Path(path).parent.resolve() / Path(path).name
    return place.relative_to(folder).as_posix() if place.is_relative_to(folder) else path


def fingerprints(path: str, text: str, findings: tuple[Finding, ...]) -> Counter[str]:
    """How often each finding occurs; of a group each part counts.

    So the others stay known when one of them is mended.

    Args:
        path: the file, as it is written into the baseline.
        text: the file's text.
        findings: what was found in it.
    """
    return Counter(
        fingerprint(path, text, part) for finding in findings for part in parts_of(finding)
    )


def read_baseline(path: Path) -> Counter[str]:
    """Fingerprints with how often each is known.

    Raises:
        LintError: the file is missing or no baseline.
    """
    try:
        record = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise LintError(
            f"{str(path)!r} does not exist: make it with --write-baseline {path}"
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise LintError(f"{str(path)!r} cannot be read as a baseline ({error})") from error
    known = record.get("findings") if isinstance(record, dict) else None
    if not isinstance(known, dict) or record.get("schema") != SCHEMA:
        raise LintError(f"{str(path)!r} is no baseline: its schema is not {SCHEMA!r}")
    if not all(type(count) is int for count in known.values()):
        raise LintError(f"{str(path)!r} is no baseline: its findings are not all counts")
    return Counter(known)


def write_baseline(path: Path, fingerprints: Counter[str]) -> None:
    """Write a baseline; the same findings give the same bytes.

    Raises:
        LintError: the file cannot be written.
    """
    record = {"schema": SCHEMA, "findings": dict(sorted(fingerprints.items()))}
    try:
        path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise LintError(f"{str(path)!r} cannot be written ({error.strerror})") from error


def new_findings(
    path: str, text: str, findings: tuple[Finding, ...], known: Counter[str], language: str = "en"
) -> Judged:
    """The findings that the baseline does not know; each known one counts once.

    Of a group what is new is left, and counted by itself.

    Args:
        path: the file.
        text: its text.
        findings: what was found.
        known: the baseline; its counts go down as findings are taken from it.
        language: of the messages.
    """
    kept = []
    parts = [part for finding in findings for part in parts_of(finding)]
    for part in parts:
        mark = fingerprint(path, text, part)
        if known[mark] > 0:
            known[mark] -= 1
        else:
            kept.append(part)
    return Judged(grouped(kept, language), len(parts) - len(kept))
