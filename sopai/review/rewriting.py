"""Rewrites of passages by a model, as far as rules find nothing wrong with them.

A rewrite fills the place of vague words. What nobody said (how many minutes, which condition) stays
a blank in braces: a model that names a number has made it up.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from re import compile
from typing import NamedTuple

from pydantic import BaseModel, Field

from sopai.changes.meaning import changes
from sopai.errors import InvalidReply
from sopai.ingest.read import read_string
from sopai.language.script import language_of
from sopai.lint.engine import lint
from sopai.lint.records import Record, wrap
from sopai.llm.ask import ask
from sopai.llm.choice import ModelChoice
from sopai.llm.fence import fenced
from sopai.llm.prompts import load_prompt
from sopai.llm.task import Task
from sopai.review.record import Passage, Reviewed
from sopai.schema.finding import Finding

PROMPT = "rewrite"

MAX_PASSAGE = 600
"""Characters; a longer passage is to be split first, and a small model loses parts of it."""

MENDABLE = "VAG"
"""Beginning of the codes that other words can mend; nobody can write an owner that is unknown."""

_BLANK = compile(r"\{[^{}\n]{1,40}\}")
_FILLED = compile(
    r"(?:\b(?:if|when|once|before|after|until|every|within|only)\s+)?(?:the\s+)?\{[^{}\n]{1,40}\}"
    r"|(?:[如若当]果?)?\{[^{}\n]{1,40}\}(?:的话|时候?|[之以]?[前后]|[个只份张件台次名位条种])?",
    2,
)
_SAMPLE = "5"
"""Stands for a blank when the linter reads a rewrite: a number makes most words exact."""


class Rewrite(BaseModel):
    """A passage in exact words."""

    text: str = Field(min_length=2, max_length=2 * MAX_PASSAGE)
    """The passage with the vague words replaced; {blanks} for what is not known."""


class Target(NamedTuple):
    """Words to be rewritten together."""

    file: str
    """Id of the file."""

    said: str
    """A paragraph, a list item or a cell."""

    findings: tuple[tuple[int, Finding], ...]
    """Those about its wording, with their positions in the file's list."""

    @property
    def key(self) -> str:
        """What an answer to it depends on, apart from the model."""
        marks = [f"{finding.code} {finding.quote}" for _, finding in self.findings]
        text = "\n".join((load_prompt(PROMPT).sha256, self.said, *marks))
        return sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def targets_of(result: Reviewed) -> Iterator[Target]:
    """What of a document a model can be asked to rewrite, in order of the text."""
    for passage in result.passages:
        if passage.kind not in ("paragraph", "list_item", "table_row"):
            continue
        for start, end in passage.cells or ((0, len(passage.text)),):
            found = tuple(
                (n, result.findings[n])
                for n in passage.findings
                if _is_inside(result.findings[n], passage.start + start, passage.start + end)
            )
            said = _plain(passage, start, end)
            if found and len(said) <= MAX_PASSAGE:
                yield Target(result.id, said, found)


def rewrite(target: Target, choice: ModelChoice, task: Task) -> str | None:
    """Other words for a passage; None where the model's do not pass.

    Raises:
        ModelError: the model cannot be used, or the task has used up what it may.
    """
    problems = "\n".join(f"- {finding.quote!r}" for _, finding in target.findings)
    values = {"said": fenced(target.said), "problems": fenced(problems)}

    def wrong(answer: Rewrite) -> Sequence[str]:
        return faults(target, answer.text)

    try:
        reply = ask(choice, PROMPT, values, Rewrite, task=task, max_tokens=400, check=wrong)
    except InvalidReply:
        return None
    return reply.answer.text.strip()


def faults(target: Target, written: str) -> tuple[str, ...]:
    """What is wrong with a rewrite, each in a sentence that a model can be told.

    The linter must have nothing left of what it objected to, and nothing new; and outside of the
    vague words and of the blanks in their place, the meaning must be the same.

    Args:
        target: what was to be rewritten.
        written: the model's words.
    """
    language = language_of(target.said)
    before = _objections(target.said, language)
    after = _objections(_BLANK.sub(_SAMPLE, written), language)
    aimed = {(finding.code, finding.quote.casefold()) for _, finding in target.findings}
    found = [
        f"{words!r} is still vague: {ask}"
        for (code, words), ask in after.items()
        if (code, words) not in before or (code, words) in aimed
    ]
    wanted = sum(bool(finding.fix and finding.fix.blanks) for _, finding in target.findings)
    if len(_BLANK.findall(written)) < wanted:
        found.append("put a blank in braces, such as {minutes}, where something is not known")
    return (*found, *changes(_without(target), _FILLED.sub("", written)))


def _without(target: Target) -> str:
    """The passage without the words that are to go."""
    said = target.said
    for _, finding in target.findings:
        quote = f"{finding.quote}的" if f"{finding.quote}的" in said else finding.quote
        said = said.replace(quote, "", 1)
    return said


def _objections(text: str, language: str) -> dict[tuple[str, str], str]:
    """What the linter says of a passage alone: the question by code and words."""
    wrapped = wrap(Record("", text, "step", language), language)
    reading = read_string(wrapped.text, "step.md")
    found = lint(reading.document, reading.sop, language=language, items_only=True)
    return {(f.code, f.quote.casefold()): f.message for f in found if not f.code.startswith("OWN")}


def _is_inside(finding: Finding, start: int, end: int) -> bool:
    if finding.start is None or finding.end is None or not finding.code.startswith(MENDABLE):
        return False
    return start <= finding.start and finding.end <= end


def _plain(passage: Passage, start: int, end: int) -> str:
    """A span of a passage without the signs of its markup, on one line."""
    kept = []
    at = start
    for first, last in passage.pale:
        kept.append(passage.text[at : max(at, min(first, end))])
        at = min(max(at, last), end)
    kept.append(passage.text[at:end])
    return " ".join("".join(kept).strip(" |").split())
