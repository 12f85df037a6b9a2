"""Who performs the activities of PET: sentences of process descriptions, labelled by others."""

import json
from pathlib import Path
from re import compile
from typing import Literal, NamedTuple

from pydantic import ValidationError

from sopai.errors import EvaluationError
from sopai.evaluation.tally import TallyGroup, share_of
from sopai.ingest.read import read_string
from sopai.ingest.recognise import Reading
from sopai.schema.base import Text, Value
from sopai.schema.owner import OwnerKind

_BEFORE_SIGN = compile(r" (?=[,.;:!?)])")
_ARTICLE = compile(r"^(?:the|an?|his|her|their|our|its|this|that|each|every|one of)\s+")


class Performer(Value):
    """A mention of somebody who acts."""

    text: Text
    sentence_index: int
    start: int
    end: int
    pronoun: bool
    """It is a word such as I, we, he, who."""

    coref: tuple[Text, ...]
    """Other names of the same actor in the document."""


class Activity(Value):
    """A verb, who does it, and who gets it."""

    text: Text
    start: int
    end: int
    performers: tuple[Performer, ...]
    recipients: tuple[dict[str, int | str], ...]


class Sentence(Value):
    """A labelled sentence."""

    id: Text
    doc: Text
    text: Text
    label: Literal["performer_stated", "performer_missing", "mixed", "no_activity"]
    activities: tuple[Activity, ...]
    actors: tuple[dict[str, int | str], ...]
    source: Text


class _Said(NamedTuple):
    """What was read in a sentence, and what is right."""

    names: tuple[str, ...]
    """Names of its first performer; none where nobody is named."""

    read: str | None
    """Whom the reader took to act; None where nobody."""


def performers(path: Path) -> TallyGroup:
    """How often the owner of a sentence is the performer that PET names.

    Each document is read as paragraphs, one a sentence, so that what the document says elsewhere
    counts too. Of a sentence with several activities the first counts. A performer that is only
    a pronoun, with no other name in the document, is left out.

    Args:
        path: `owner.jsonl` of the data's PET folder.

    Raises:
        EvaluationError: the file is missing or broken.
    """
    documents: dict[str, list[Sentence]] = {}
    for sentence in _sentences(path):
        documents.setdefault(sentence.doc, []).append(sentence)
    said = [one for sentences in documents.values() for one in _read(sentences)]
    stated = [one for one in said if one.names]
    named = [one for one in stated if one.read is not None]
    missing = [one for one in said if not one.names]
    return TallyGroup(
        group="PET sentences",
        cases=len(documents),
        shares=(
            share_of("stated performers that are the owner", [_is_right(one) for one in stated]),
            share_of("of the owners read there, right", [_is_right(one) for one in named]),
            share_of(
                "sentences that name nobody, with no owner", [not one.read for one in missing]
            ),
        ),
    )


def _sentences(path: Path) -> list[Sentence]:
    try:
        lines = path.read_text("utf-8").splitlines()
        return [Sentence.model_validate(json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError, ValidationError) as error:
        raise EvaluationError(f"{str(path)!r} cannot be read as PET sentences: {error}") from error


def _read(sentences: list[Sentence]) -> list[_Said]:
    words = [_BEFORE_SIGN.sub("", sentence.text) for sentence in sentences]
    reading = read_string("\n\n".join(words), "process.md")
    owners = _owners(reading)
    said = []
    for number, sentence in enumerate(sentences):
        if not sentence.activities:
            continue
        first = sentence.activities[0].performers[:1]
        if first and first[0].pronoun and not first[0].coref:
            continue
        names = tuple(name for one in first for name in (one.text, *one.coref))
        said.append(_Said(names, owners.get(2 * number + 1)))
    return said


def _owners(reading: Reading) -> dict[int, str]:
    """Line of a paragraph -> who was read to act in it."""
    document = reading.document
    return {
        document.blocks[item.block].line: item.owner.text or ""
        for item in document.items
        if item.owner.kind not in (OwnerKind.NONE, OwnerKind.VAGUE)
    }


def _is_right(said: _Said) -> bool:
    read = _bare(said.read or "")
    return bool(read) and any(read in _bare(name) or _bare(name) in read for name in said.names)


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name.strip().lower())
