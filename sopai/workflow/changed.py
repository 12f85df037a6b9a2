"""Which findings a change has made: those on its lines, and those that it caused elsewhere."""

import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sopai.errors import IngestError, LintError
from sopai.ingest.read import load
from sopai.lint.baseline import fingerprint, new_findings
from sopai.lint.grouping import grouped
from sopai.lint.registry import RULES, StructureRule
from sopai.schema.document import SourceDocument
from sopai.schema.finding import Finding, parts_of
from sopai.workflow import LintedFile, Options, lint_data
from sopai.workflow.git import commit_of, difference, top_of
from sopai.workflow.patch import FilePatch, Hunk, before, parse_patch

MAX_PATCH = 100_000_000
"""Bytes of a diff that is given."""

_PREFIXES = tuple(f"{sign}/" for sign in "baciwo")
"""What git writes before a name, by its settings: a/ and b/, i/ and w/, c/, o/."""


class Changes(NamedTuple):
    """The files that changed, by their real places."""

    files: Mapping[Path, FilePatch]
    is_given: bool
    """They come from a diff that was given, and not from the files as they are."""

    def of(self, path: Path) -> FilePatch | None:
        """What changed in a file; None: nothing."""
        return self.files.get(_place(path))


class Made(NamedTuple):
    """The findings of a file that a change has made."""

    findings: tuple[Finding, ...]
    others: int
    """Findings that were there before."""

    is_whole: bool
    """All findings are taken, since the file has no lines (Word, Excel, PDF, HTML)."""


def _place(path: Path) -> Path:
    return path.parent.resolve() / path.name


def is_revision(path: Path, revision: str) -> bool:
    """Whether git takes words for a revision, in the working tree of a file or folder."""
    top = top_of(path if path.is_dir() else path.parent)
    return top is not None and commit_of(top, revision) is not None


def changes_since(paths: Iterable[Path], revision: str) -> Changes:
    """What has changed in files since they branched off a revision, staged or not.

    Args:
        paths: files, also of several repositories.
        revision: for example HEAD or origin/main.

    Raises:
        LintError: a file is in no repository, there is no git or no such revision.
    """
    top_by_folder = cache(top_of)
    tops: dict[Path, None] = {}
    for path in paths:
        top = top_by_folder(path.parent)
        if top is None:
            raise LintError(
                f"{str(path)!r} is in no git repository: leave --diff out, or give the changes "
                "with --diff-file"
            )
        tops[top] = None
    files: dict[Path, FilePatch] = {}
    for top in tops:
        found = difference(top, revision)
        for patch in parse_patch(found.patch):
            files[_place(top / patch.name.removeprefix("b/"))] = patch
        for name in found.untracked:
            files[_place(top / name)] = FilePatch(name, True, ())
    return Changes(files, is_given=False)


def changes_in(path: Path) -> Changes:
    """What has changed by a unified diff; its names count from the top of the repository.

    Where there is no repository, or no such file in it, they count from the current folder.

    Args:
        path: the diff; `-` for standard input.

    Raises:
        LintError: it cannot be read, or is no unified diff.
    """
    name = "-" if str(path) == "-" else str(path)
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MAX_PATCH + 1)
        else:
            with path.open("rb") as file:
                data = file.read(MAX_PATCH + 1)
    except OSError as error:
        raise LintError(f"{name!r} cannot be read ({error.strerror}): check the path") from error
    if len(data) > MAX_PATCH:
        raise LintError(f"{name!r} is larger than {MAX_PATCH // 1_000_000} MB: leave files out")
    try:
        patches = parse_patch(data)
    except LintError as error:
        raise LintError(f"{name!r}: {error}") from error
    here = Path.cwd()
    bases = dict.fromkeys((top_of(here) or here, here))
    files = {}
    for patch in patches:
        place = _place_of(patch.name, tuple(bases))
        if place is not None:
            files[place] = patch
    return Changes(files, is_given=True)


def _place_of(name: str, bases: tuple[Path, ...]) -> Path | None:
    """The file that a diff means; None where there is none, as for one that moved away since."""
    bare = name.partition("/")[2]
    names = (bare, name) if name.startswith(_PREFIXES) else (name, bare)
    for base in bases:
        for one in filter(None, names):
            try:
                if (base / one).is_file():
                    return _place(base / one)
            except (OSError, ValueError):  # no name for a file
                continue
    return None


def made_by(
    patch: FilePatch,
    linted: LintedFile,
    findings: tuple[Finding, ...],
    how: Options,
    changes: Changes,
) -> Made:
    """The findings of a file that a change has made.

    A finding about words counts by their lines, one about a step by the lines of the step. One
    elsewhere, or about the whole document, counts if the file before the change did not have it:
    who deletes the exceptions hears of it.

    Args:
        patch: what changed in the file.
        linted: the file as it is.
        findings: those of it that count.
        how: how it was linted.
        changes: what the patch belongs to.

    Raises:
        LintError: the diff that was given does not fit the file.
        IngestError: the file has vanished.
    """
    if patch.is_new:
        return Made(findings, 0, is_whole=False)
    if patch.hunks is None or linted.document.locations:
        return Made(findings, 0, is_whole=True)
    added = [number for hunk in patch.hunks for number in hunk.added]
    lines = _Lines(linted.document)
    parts = [part for finding in findings for part in parts_of(finding)]
    rest = tuple(part for part in parts if not lines.hold(part, added))
    caused: set[int] = set()
    if rest:
        try:
            old = _before(linted.path, patch.hunks, how)
        except LintError as error:
            if changes.is_given:
                raise LintError(f"{linted.path!r}: {error}") from error
            return Made(findings, 0, is_whole=True)
        caused = {id(part) for part in _caused(linted, rest, old)}
    others = {id(part) for part in rest} - caused
    kept = [part for part in parts if id(part) not in others]
    return Made(grouped(kept, how.language), len(others), is_whole=False)


def _before(path: str, hunks: tuple[Hunk, ...], how: Options) -> LintedFile | None:
    """The file before the change; None where it was none that could be read."""
    old = before(load(Path(path)), hunks)
    try:
        return lint_data(old, path, how)
    except IngestError:
        return None


def _caused(
    linted: LintedFile, findings: tuple[Finding, ...], old: LintedFile | None
) -> tuple[Finding, ...]:
    """Findings that the file did not have before."""
    if old is None:
        return findings
    path, text = linted.path, old.document.text
    known = Counter(fingerprint(path, text, f) for f in old.findings if f.start is not None)
    placed = tuple(finding for finding in findings if finding.start is not None)
    new = new_findings(path, linted.document.text, placed, known).findings
    parts: dict[str, set[str]] = {}
    for finding in (part for group in old.findings for part in parts_of(group)):
        if finding.start is None:
            parts.setdefault(finding.code, set()).update(_listed(finding, old))
    wholes = (finding for finding in findings if finding.start is None)
    more = (
        finding
        for finding in wholes
        if finding.code not in parts or _listed(finding, linted) - parts[finding.code]
    )
    return (*new, *more)


def _listed(finding: Finding, linted: LintedFile) -> set[str]:
    """What a finding about a whole document lists; its title is no part of it."""
    titles = {sop.title or "" for sop in (linted.sop, *linted.others)}
    return set(finding.quote.split(", ")) - titles if finding.quote not in titles else set()


class _Lines:
    """The lines of a document as git counts them: by line feeds alone."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self.ends = [at for at, sign in enumerate(document.text) if sign == "\n"]
        self.starts = [block.start for block in document.blocks]

    def hold(self, finding: Finding, added: list[int]) -> bool:
        """Whether a line of a finding is among those that are new."""
        if finding.start is None or finding.end is None:
            return False
        start, end = finding.start, finding.end
        if isinstance(RULES.get(finding.code), StructureRule):
            start, end = self._block(start, end)
        first, last = bisect_left(self.ends, start) + 1, bisect_left(self.ends, end - 1) + 1
        at = bisect_left(added, first)
        return at < len(added) and added[at] <= last

    def _block(self, start: int, end: int) -> tuple[int, int]:
        """Bounds of the paragraph, item or row that a finding begins in."""
        at = bisect_right(self.starts, start) - 1
        if at < 0 or self.document.blocks[at].end <= start:
            return start, end
        block = self.document.blocks[at]
        return block.start, max(end, block.end)
