"""Findings as SARIF 2.1.0, which code hosts and editors show beside the text.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 2020; section
numbers below are of that text.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import PurePath
from urllib.parse import quote

from pydantic import JsonValue

from sopai.lint.baseline import fingerprint
from sopai.lint.catalogue import RulePage, rule_pages, rule_words
from sopai.schema.document import SourceDocument
from sopai.schema.finding import Finding, Severity, quoted_message
from sopai.schema.place import column_of, line_of, place_words

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION = "2.1.0"
PRINT = "sopai/v1"
"""Name of our fingerprint (3.27.17): it survives moved lines, as that of the baseline does."""

_LANGUAGES = {"en": "en-US", "zh": "zh-CN"}
"""How the standard names a language (3.19.21)."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Record = dict[str, JsonValue]


def results_of(path: str, document: SourceDocument, findings: tuple[Finding, ...]) -> list[Record]:
    """The findings of a file as results (3.27).

    Args:
        path: the file.
        document: the file as read.
        findings: what was found.
    """
    return [_result(path, document, finding) for finding in findings]


def failure_of(path: str, error: str) -> Record:
    """A file that could not be read, as a notification (3.58)."""
    return {
        "level": "error",
        "message": {"text": error},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}],
    }


def log(
    results: Sequence[Record],
    failures: Sequence[Record],
    version: str,
    language: str = "en",
    own: Mapping[str, str] | None = None,
) -> Record:
    """One run over all files.

    Args:
        results: of all files, in the order in which they were read.
        failures: of files that could not be read.
        version: of sopai.
        language: of the words about the rules: that of the messages.
        own: codes of a team's rules that found something, with the name of each.
    """
    rules: list[JsonValue] = [_rule(page, language) for page in rule_pages()]
    rules += [{"id": code, "name": _camel(name)} for code, name in sorted((own or {}).items())]
    driver: Record = {
        "name": "sopai",
        "semanticVersion": version,
        "language": _LANGUAGES[language],
        "rules": rules,
    }
    run: Record = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": not failures, "toolExecutionNotifications": [*failures]}
        ],
        "results": [*results],
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _rule(page: RulePage, language: str) -> Record:
    """A rule as a reporting descriptor (3.49): what `sopai explain` says of it."""
    words = rule_words(page, language)
    doc = page.doc if language == "en" else "\n\n".join((words.summary, words.why, *words.notes))
    return {
        "id": page.code,
        "name": _camel(page.name),
        "shortDescription": {"text": words.summary},
        "fullDescription": {"text": words.why or words.summary},
        "help": {"text": doc},
        "defaultConfiguration": {"level": _LEVELS[Severity(page.severity)]},
    }


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


@cache
def _indexes() -> dict[str, int]:
    """Where each rule stands in the list that a log has of them, by its code."""
    return {page.code: at for at, page in enumerate(rule_pages())}


def _result(path: str, document: SourceDocument, finding: Finding) -> Record:
    result: Record = {
        "ruleId": finding.code,
        # A team's own rule has no place: each folder may have another one of that code.
        **({"ruleIndex": _indexes()[finding.code]} if finding.code in _indexes() else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": quoted_message(finding)},
        "locations": [_location(path, document, finding)],
        "partialFingerprints": {PRINT: fingerprint(path, document.text, finding)},
    }
    if finding.fix is not None and finding.fix.kind == "safe" and finding.place is None:
        first, last = finding.fix.replace
        result["fixes"] = [
            {
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": uri(path)},
                        "replacements": [
                            {
                                "deletedRegion": _region(document, first, last),
                                "insertedContent": {"text": finding.fix.text},
                            }
                        ],
                    }
                ]
            }
        ]
    return result


def _location(path: str, document: SourceDocument, finding: Finding) -> Record:
    """Where a finding stands (3.28): a region, or in a file without lines the place in words."""
    physical: Record = {"artifactLocation": {"uri": uri(path)}}
    location: Record = {"physicalLocation": physical}
    if finding.place is not None:
        words = place_words(finding.place, "en")
        location["logicalLocations"] = [{"fullyQualifiedName": words, "kind": "element"}]
    elif finding.start is not None and finding.end is not None:
        physical["region"] = _region(document, finding.start, finding.end)
    elif not document.locations:
        physical["region"] = {"startLine": 1}
    return location


def _region(document: SourceDocument, start: int, end: int) -> Record:
    """Lines and columns from 1, the last column behind the last sign (3.30)."""
    return {
        "startLine": line_of(document.newlines, start),
        "startColumn": column_of(document.newlines, start),
        "endLine": line_of(document.newlines, end),
        "endColumn": column_of(document.newlines, end),
        "charOffset": start,
        "charLength": end - start,
    }


def uri(path: str) -> str:
    """A path as a URI reference (3.4.3): slashes, and escapes for what a URI cannot hold."""
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    return quote(pure.as_posix().encode("utf-8", "surrogateescape"))
