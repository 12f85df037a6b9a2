"""What a file holds, as a short text."""

from collections.abc import Iterator

from sopai.ingest.recognise import Reading
from sopai.language.messages import in_language
from sopai.schema.place import place_words
from sopai.schema.sop import numbers

_LONGEST_ACTION = 90

_NOT_READ = {
    ("en", False): "  not read: {what} ({why})",
    ("en", True): "  not read, {where}: {what} ({why})",
    ("zh", False): "  未读入：{what}（{why}）",
    ("zh", True): "  未读入，{where}：{what}（{why}）",
}
"""By language, and whether the place is known."""


def extract_lines(reading: Reading, language: str) -> Iterator[str]:
    """The steps with their owners, how many of the other parts there are, and what was not read.

    Args:
        reading: the file.
        language: of what is said about that which was not read.
    """
    for sop in (reading.sop, *reading.others):
        yield f"{sop.title} ({sop.language}, {sop.form.value})"
        printed = numbers(sop)
        for step in sop.steps:
            owner = step.owner.text or "nobody"
            found = f", {step.owner.found.value}" if step.owner.found else ""
            is_long = len(step.action) > _LONGEST_ACTION
            action = step.action[: _LONGEST_ACTION - 3] + "..." if is_long else step.action
            yield f"  {printed[step.id]:<6}[{owner}{found}] {action}"
        yield (
            f"  {len(sop.steps)} steps, {len(sop.exceptions)} exceptions, {len(sop.metrics)} "
            f"metrics, "
            f"{len(sop.supervision)} routines, {len(sop.definitions)} terms, {len(sop.notes)} notes"
        )
    for lost in reading.document.lost:
        where = place_words(lost.where, language)
        what, why = in_language(lost.what, language), in_language(lost.why, language)
        yield _NOT_READ[language, bool(where)].format(where=where, what=what, why=why)
