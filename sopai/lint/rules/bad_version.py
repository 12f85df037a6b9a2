"""VER002: a version that does not say what is newer."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from re import IGNORECASE, compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import MIN_STEPS, Subject
from sopai.schema.control import DocumentControl
from sopai.schema.finding import Severity

_VERSION = compile(r"[vVA-D]?\.?\s?(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?")
_PARTS = compile(r"\d{1,4}")
_DATED = compile(r"(?:19|20)\d{2}[-./年]?\d{1,2}(?:[-./月]?\d{1,2})?日?")
_DAY = compile(r"((?:19|20)\d{2})[-./年](\d{1,2})[-./月](\d{1,2})")
_STATED = compile(r"version|revision|\brev\b|issue|版本|版次|修订", IGNORECASE)


@rule("VER002", Severity.WARNING)
def bad_version(subject: Subject) -> Iterator[Defect]:
    """The version is not MAJOR.MINOR, or the history contradicts it.

    One finding for the document. The history has to go one way, its newest row has to be the
    version in the head, and its dates have to go the same way. Dates as versions pass; versions
    of software in the text are not looked at.

    Why: with "final_new2" on one sheet and "final" on the other, both shifts are right.

    Bad:

        ---
        number: WH/SOP/002
        version: final new
        author: Chen Mei
        approver: Ben Hart
        effective: 2026-03-02
        ---
        # Packing

        ## Steps

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

    Good:

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

    Bad (zh):

        ---
        编号: CK/SOP/002
        版本: 最终版
        作者: 陈梅
        批准人: 孙涛
        生效日期: 2026-03-02
        ---
        # 打包

        ## 操作步骤

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

    Good (zh):

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

    Source: the first founding article: versions v1.0, v1.1; ISO 9001:2015, 7.5.3: version control.

    On by default, though it finds little: it compares numbers and days.
    """
    control = subject.control
    if not control.version or len(subject.sop.steps) < MIN_STEPS or not _is_stated(subject):
        return
    problems = list(_problems(control))
    if problems:
        english = "; ".join(en for en, _ in problems)
        chinese = "；".join(zh for _, zh in problems)
        ask = Ask(
            en=f"Which version is this: {english}? "
            'For example: "v{major}.{minor}", and a row in the history with {date}',
            zh=f"这是哪个版本：{chinese}？例如：“v{{主版本}}.{{次版本}}”，修订记录里加一行{{日期}}",
        )
        yield Defect("/control", None, None, ask, quote=control.version)


def _is_stated(subject: Subject) -> bool:
    """A field or a heading states the version; a number in a sentence may be of a program."""
    version = subject.control.version or ""
    if _VERSION.fullmatch(version) or subject.control.history:
        return True
    text = subject.document.text
    at = text.find(version)
    while at >= 0:
        line = text.rfind("\n", 0, at) + 1
        if at - line < 60 and _STATED.search(text, line, at):
            return True
        at = text.find(version, at + 1)
    return False


def _problems(control: DocumentControl) -> Iterator[tuple[str, str]]:
    version = (control.version or "").strip()
    is_dated = _DATED.fullmatch(version) is not None
    if not is_dated and not _VERSION.fullmatch(version):
        yield f'"{version}" is not MAJOR.MINOR', f"“{version}”不是“主版本.次版本”"
        return
    numbers = [_number(row.version) for row in control.history]
    known = [number for number in numbers if number]
    if len(known) < len(numbers) or not known:
        return
    rising = all(a < b for a, b in pairwise(known))
    if not rising and not all(a > b for a, b in pairwise(known)):
        yield "the history's versions go up and down", "修订记录的版本号忽高忽低"
    newest = max(known)
    head = _number(version)
    if head and not is_dated and _padded(head) != _padded(newest):
        said = ".".join(map(str, newest))
        yield f"the head says {version}, the history {said}", f"文件头是{version}，修订记录是{said}"
    days = [day for row in control.history if (day := _day(row.date))]
    if len(days) == len(known) and any((a > b) if rising else (a < b) for a, b in pairwise(days)):
        yield "the history's dates do not follow its versions", "修订记录的日期与版本顺序不符"


def _number(version: str) -> tuple[int, ...]:
    if _DATED.fullmatch(version.strip()) or not _PARTS.search(version):
        return ()
    return tuple(map(int, _PARTS.findall(version)))[:3]


def _padded(number: tuple[int, ...]) -> tuple[int, ...]:
    return (*number, 0, 0)[:3]


def _day(words: str | None) -> date | None:
    match = _DAY.search(words or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
