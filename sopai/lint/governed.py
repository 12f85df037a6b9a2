"""Whether a document says that it is kept under control, so that it needs the parts of an SOP."""

from pathlib import PurePath
from re import IGNORECASE, compile

from sopai.schema.control import DocumentControl
from sopai.schema.document import SectionKind, SourceDocument

MIN_PARTS = 3
"""Parts of an SOP from which its author meant one."""

_PARTS = frozenset(
    {
        SectionKind.PURPOSE, SectionKind.SCOPE, SectionKind.RESPONSIBILITIES,
        SectionKind.DEFINITIONS, SectionKind.EXCEPTIONS, SectionKind.METRICS,
        SectionKind.SUPERVISION, SectionKind.HISTORY,
    }
)  # fmt: skip
_NAMED = compile(
    r"\bSOPs?\b|\bstandard operating\b|\b(?:operating|work) (?:procedure|instruction)|"
    r"作业指导书|操作规程|标准作业|作业标准|管理(?:规定|办法|制度|规范)|工作规范",
    IGNORECASE,
)
_BETWEEN = compile(r"[-_.]+")


def is_governed(document: SourceDocument, control: DocumentControl) -> bool:
    """Whether it has a number, a version or an approver, calls itself an SOP, or has its parts.

    Args:
        document: as it was read.
        control: its record.
    """
    if control.number or control.version or control.approvers or control.effective:
        return True
    titles = [section.title for section in document.sections[:2] if section.title]
    stem = _BETWEEN.sub(" ", PurePath(document.path).stem)
    parts = _PARTS.intersection(section.kind for section in document.sections)
    return any(map(_NAMED.search, (stem, *titles))) or len(parts) >= MIN_PARTS
