"""A review as rows: what the tables for Excel hold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sopai.language.messages import in_language
from sopai.review.record import Reviewed
from sopai.review.summary import FileLine, Summary
from sopai.review.texts import say
from sopai.review.unsupported import Unsupported
from sopai.schema.finding import Finding, step_address
from sopai.schema.place import place_words

Proposals = Mapping[int, str]
"""What a model proposes, by the position of the finding in its file's list."""

MAX_CELL = 32_000
"""Characters; Excel takes 32,767."""

FINDING_COLUMNS = {
    "en": (
        "File", "Place", "Rule", "Rule name", "Severity", "Words", "What to do", "Skeleton",
        "Proposed", "Step", "Owner", "Address",
    ),
    "zh": (
        "文件", "位置", "规则", "规则名称", "程度", "原文", "怎么改", "改写框架", "建议",
        "步骤", "负责人", "地址",
    ),
}  # fmt: skip

FILE_COLUMNS = {
    "en": (
        "File", "Title", "Steps", "Steps with an error", "Steps nobody owns", "Errors",
        "Warnings", "Notes", "Allowed", "Not taken over", "Failed because",
    ),
    "zh": (
        "文件", "标题", "步骤数", "有错误的步骤", "没人负责的步骤", "错误", "警告", "提示",
        "已允许", "未读入", "失败原因",
    ),
}  # fmt: skip

WHOLE = {"en": "whole document", "zh": "整份文档"}


class Names(NamedTuple):
    """What the rows need besides the findings."""

    language: str
    rules: Mapping[str, str]
    """The name of a rule by its code."""


def names_in(language: str, rules: Mapping[str, tuple[str, str]]) -> Names:
    """What the rows need, of the name and the reason of each rule by its code."""
    return Names(language, {code: name for code, (name, _) in rules.items()})


def place_of_finding(finding: Finding, language: str) -> str:
    """Where a finding stands, in words."""
    if finding.start is None:
        return WHOLE[language]
    place = {"line": finding.line or 1} if finding.place is None else finding.place
    return place_words(dict(place), language)


def finding_rows(result: Reviewed, proposals: Proposals, names: Names) -> Iterator[tuple[str, ...]]:
    """One row a finding, in the order of `FINDING_COLUMNS`."""
    steps = {step.address: step for step in result.steps}
    for position, finding in enumerate(result.findings):
        step = steps.get(step_address(finding) or "")
        yield (
            result.path,
            place_of_finding(finding, names.language),
            finding.code,
            names.rules.get(finding.code, finding.name),
            say(finding.severity.value, names.language),
            finding.quote,
            finding.message,
            finding.fix.text if finding.fix else "",
            proposals.get(position, ""),
            step.number if step else "",
            (step.owner or "") if step else "",
            finding.address or "",
        )


def file_rows(
    summary: Summary, language: str, others: Sequence[Unsupported] = ()
) -> Iterator[tuple[str | int, ...]]:
    """One row a file, in the order of `FILE_COLUMNS`: worst first, then those that were not read.

    Args:
        summary: of the review.
        language: of what is said.
        others: documents of types that are not read.
    """
    for line in summary.files:
        yield _file_row(line)
    for failed in summary.failed:
        yield _failed_row(failed.path, in_language(failed.why, language))
    for other in others:
        yield _failed_row(other.path, other.advice)


def unread_rows(
    summary: Summary, others: Sequence[Unsupported], language: str
) -> Iterator[tuple[str, ...]]:
    """One row, in the order of `FINDING_COLUMNS`, for each file that was not read."""
    unread = [(one.path, in_language(one.why, language)) for one in summary.failed]
    unread += [(one.path, one.advice) for one in others]
    for path, why in unread:
        yield (path, WHOLE[language], "", "", say("unread", language), "", why, *[""] * 5)


def _file_row(line: FileLine) -> tuple[str | int, ...]:
    return (
        line.path,
        line.title,
        line.steps,
        line.faulty,
        len(line.orphans),
        line.errors,
        line.warnings,
        line.infos,
        line.suppressed,
        len(line.lost),
        "",
    )


def _failed_row(path: str, why: str) -> tuple[str | int, ...]:
    return (path, *[""] * 9, why)


def cell_text(text: str) -> str:
    """The text of a cell, not longer than Excel takes."""
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - 1] + "…"
