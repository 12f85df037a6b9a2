"""The guard of safe fixes: what a fix would make is read again and compared with what was there.

A rule proposes; here code that knows nothing of the rule looks at the result. A fix is dropped
when the document has other parts, other steps or owners, other words, numbers, names, quotes or
denials afterwards, or when other findings come or go.
"""

from collections import Counter
from collections.abc import Callable
from re import DOTALL, compile

from sopai.changes.amounts import amounts
from sopai.changes.guard import compare
from sopai.errors import IngestError
from sopai.ingest.page import same_page
from sopai.ingest.read import is_markdown, read_string
from sopai.ingest.recognise import Reading
from sopai.lint.edits import Edit, apply_edits, edits_of
from sopai.schema.finding import Finding

Judge = Callable[[Reading], tuple[Finding, ...]]
"""The findings of a document, under the options of this run."""

_TOKEN = compile(r"[^\W_\u3400-\u9fff]+(?:['’.,%-][^\W_\u3400-\u9fff]+)*|[\u3400-\u9fff]")
_QUOTED = compile(
    r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|`[^`]*`|<[^<>]*>|\([^()]*\)|"
    r"（[^（）]*）|\[[^\[\]]*\]",
    DOTALL,
)
_RECASED = 2
"""Words whose first letter may change its case: those that begin both parts of a sentence."""


def without_doubtful(
    reading: Reading, findings: tuple[Finding, ...], judge: Judge
) -> tuple[Finding, ...]:
    """The findings; those whose safe fix does not hold have none.

    Args:
        reading: the document.
        findings: all of it.
        judge: how it was judged.
    """
    safe = [finding for finding in findings if finding.fix and finding.fix.kind == "safe"]
    text = reading.document.text
    if not safe or holds(reading, findings, edits_of(text, safe), judge):
        return findings
    doubtful = {
        id(finding)
        for finding in safe
        if not holds(reading, findings, edits_of(text, [finding]), judge)
    }
    return tuple(
        finding.model_copy(update={"fix": None}) if id(finding) in doubtful else finding
        for finding in findings
    )


def holds(reading: Reading, findings: tuple[Finding, ...], edits: list[Edit], judge: Judge) -> bool:
    """Whether edits keep what a document says, and its findings but for those that they mend.

    Args:
        reading: the document before.
        findings: of it.
        edits: what would change.
        judge: how to judge what comes out.
    """
    before = reading.document
    after_text = apply_edits(before.text, edits)
    is_kept = (is_markdown(before.path) and same_page(before.text, after_text)) or all(
        _says_the_same(edit.before, edit.after) for edit in edits
    )
    if not is_kept:
        return False
    try:
        after = read_string(after_text, before.path, with_notes=False)
    except IngestError:
        return False
    if _shape(reading) != _shape(after) or _steps(reading) != _steps(after):
        return False
    was, now = (Counter(one.code for one in found) for found in (findings, judge(after)))
    return now == was - Counter(edit.code for edit in edits)


def _says_the_same(before: str, after: str) -> bool:
    """The same words, each as often, in another order; only what begins a part changes its case."""
    if _words(before.casefold()) != _words(after.casefold()):
        return False
    if (_words(before) - _words(after)).total() > _RECASED:
        return False
    for read in (_quoted, _amounts):
        if read(before) != read(after):
            return False
    return compare(before, after) == ()


def _words(text: str) -> Counter[str]:
    return Counter(_TOKEN.findall(text))


def _quoted(text: str) -> Counter[str]:
    return Counter(_QUOTED.findall(text))


def _amounts(text: str) -> Counter[tuple[float, str | None, int]]:
    return Counter((one.value, one.unit, one.side) for one in amounts(text))


def _shape(reading: Reading) -> list[tuple[object, ...]]:
    """The parts of a document: what they are, in what they stand, and how many cells they have."""
    return [
        (block.kind, block.level, block.parent, block.quoted, block.table, len(block.cells))
        for block in reading.document.blocks
    ]


def _steps(reading: Reading) -> list[object]:
    """What is read of a document beside its sentences: steps, owners, tools and limits."""
    found: list[object] = [reading.control]
    for sop in (reading.sop, *reading.others):
        found += [sop.title, sop.form, sop.executor, sop.supervisor, sop.improver, sop.metrics]
        found += [
            (step.parent, step.owner, step.tools, step.inputs, step.time_limit, step.standard)
            for step in sop.steps
        ]
        found += [(case.owner, case.time_limit, case.step) for case in sop.exceptions]
    return found
