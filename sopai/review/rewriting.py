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
from sopai.language.sentences import sentence_around
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

MAX_SENTENCE = 400
"""Characters; a longer one is to be split first, and a small model loses parts of it."""

MAX_BLANK = 4
"""Words in a blank: it names what is missing."""

MENDABLE = "VAG"
"""Beginning of the codes that other words can mend; nobody can write an owner that is unknown."""

_BLANK = compile(r"\{[^{}\n]{1,40}\}")
# With the word before it: "if {condition}" stands for "if necessary", "when {sign}" for a sign
# that the sentence names as vaguely.
_FILLED = compile(
    r"(?:\b(?:if|when|once|before|after|until|every|within|only)\s+)?(?:the\s+)?\{[^{}\n]{1,40}\}"
    r"|(?:[如若当]果?)?\{[^{}\n]{1,40}\}(?:的话|时候?|[之以]?[前后]|[个只份张件台次名位条种])?",
    2,
)
_WORD = compile(r"\w")
_SAMPLE = "5"
"""Stands for a blank when the linter reads a rewrite: a number makes most words exact."""


class Rewrite(BaseModel):
    """A passage in exact words."""

    text: str = Field(min_length=2, max_length=2 * MAX_SENTENCE)
    """The passage with the vague words replaced; {blanks} for what is not known."""


class Target(NamedTuple):
    """Words to be rewritten together."""

    file: str
    """Id of the file."""

    said: str
    """A sentence of a paragraph, a list item or a cell."""

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
            for (low, high), found in _by_sentence(result, passage, start, end).items():
                said = _plain(passage, low, high)
                if len(said) <= MAX_SENTENCE:
                    yield Target(result.id, said, tuple(found))


def rewrite(target: Target, choice: ModelChoice, task: Task) -> str | None:
    """Other words for a passage; None where the model's do not pass.

    Raises:
        ModelError: the model cannot be used, or the task has used up what it may.
    """
    problems = "\n".join(_problem(finding) for _, finding in target.findings)
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
    if _repeats(target, written):
        found.append("a blank names what is missing, such as {minutes}: not the vague words")
    if not _WORD.search(_BLANK.sub("", written)):
        found.append("write the whole sentence, not only a blank")
    said = _without(target)
    meanings = (changes(said, blanks.sub("", written)) for blanks in (_FILLED, _BLANK))
    return (*found, *min(meanings, key=len))


def _problem(finding: Finding) -> str:
    """What is wrong, and the form of what could stand there."""
    fix = f' -> "{finding.fix.text}"' if finding.fix else ""
    return f'"{finding.quote}"{fix}'


def _repeats(target: Target, written: str) -> bool:
    """Whether a blank only wraps the vague words, or says a whole clause."""
    blanks = [blank[1:-1].casefold() for blank in _BLANK.findall(written)]
    vague = [finding.quote.casefold() for _, finding in target.findings]
    return any(quote in blank or blank in quote for blank in blanks for quote in vague) or any(
        len(blank.split()) > MAX_BLANK for blank in blanks
    )


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


def _by_sentence(
    result: Reviewed, passage: Passage, start: int, end: int
) -> dict[tuple[int, int], list[tuple[int, Finding]]]:
    """The findings about wording in a span of a passage, by the bounds of their sentences."""
    found: dict[tuple[int, int], list[tuple[int, Finding]]] = {}
    for n in passage.findings:
        finding = result.findings[n]
        if _is_inside(finding, passage.start + start, passage.start + end):
            offset = (finding.start or 0) - passage.start
            bounds = sentence_around(passage.text, offset, start, end)
            found.setdefault(bounds, []).append((n, finding))
    return found


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
