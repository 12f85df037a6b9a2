"""Copies of the user's own files with the findings as comments in them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from sopai.review.record import Reviewed
from sopai.review.rows import Names, Proposals
from sopai.review.texts import say
from sopai.schema.finding import Finding


class Comment(NamedTuple):
    """What is to be said beside the words of a finding."""

    finding: Finding
    """Its `place` says where in the file."""

    text: str
    """Rule, question and proposal, line by line, in the language of the review."""


Commenter = Callable[[bytes, Sequence[Comment]], bytes]
"""From a file's bytes to those of a copy with comments; IngestError where that cannot be done."""


def _word(data: bytes, comments: Sequence[Comment]) -> bytes:
    from sopai.review.word_comments import comment_word

    return comment_word(data, comments)


COMMENTERS: dict[str, Commenter] = {".docx": _word, ".docm": _word}
"""By suffix; a commenter imports what it needs when it is called."""


def takes_comments(name: str) -> bool:
    """Whether comments can go into a file of that name."""
    return PurePath(name).suffix.lower() in COMMENTERS


def comments_of(result: Reviewed, proposals: Proposals, names: Names) -> Iterator[Comment]:
    """A comment for each finding of a file."""
    for position, finding in enumerate(result.findings):
        severity = say(finding.severity.value, names.language)
        name = names.rules.get(finding.code, finding.name)
        kind = say("kind", names.language, severity=severity, name=name)
        lines = [f"{kind} ({finding.code})", finding.message]
        lines += [f"- {part.message}" for part in finding.parts]
        if finding.fix is not None:
            lines.append(say("instead", names.language, text=finding.fix.text))
        if position in proposals:
            lines.append(f"{say('proposed', names.language)} {proposals[position]}")
        yield Comment(finding, "\n".join(lines))
