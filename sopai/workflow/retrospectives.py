"""Retrospectives as the command line and the page use them: a file in, a change set out."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from re import compile
from typing import TYPE_CHECKING, NamedTuple

from pydantic import JsonValue

from sopai.changes.diff_text import label
from sopai.errors import RetroError
from sopai.ingest.read import read, read_string
from sopai.language.script import language_of, lowered
from sopai.retro.chat import bare_name
from sopai.retro.choosing import choose
from sopai.retro.meaning import Embed
from sopai.retro.reading import Read, read_retrospective
from sopai.retro.reasons import of_note
from sopai.retro.retrospective import nothing, propose
from sopai.retro.spots import Procedure
from sopai.retro.values import Kind
from sopai.retro.weighing import MAX_MEANT
from sopai.schema.canonical import content_hash
from sopai.schema.changes import ChangeSet
from sopai.schema.document import SourceDocument
from sopai.schema.sop import numbers
from sopai.settings import embeddings_are_on
from sopai.workflow.has_library import is_there

if TYPE_CHECKING:
    from sopai.retro.advice import Advice

MAX_CHARACTERS = 2_000_000
"""A year of a busy team's chat; the work grows with it."""

MIN_WORDS = 40
"""Words from which a text can be told to be in no language that is read."""

MIN_KNOWN = 0.12
"""Share of the commonest English words in an English text. In English reviews it is 0.3 to 0.5; in
German, French, Spanish and Dutch ones it is below 0.06."""

_NO_DECISION = "no_decision"
_WORD = compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    """the a an and or but of to in on at by for from with is are was were be been it that this we
    they he she you i not no as if when so have has had do did will would can could should there
    what who which their our his her its all one two then than more""".split()
)


class Proposed(NamedTuple):
    """What a retrospective leads to."""

    changes: ChangeSet
    notes: tuple[str, ...]
    """What the user should know of how it was read."""

    procedure: Procedure | None
    """The SOP; None where no SOP fits."""

    language: str
    """Of its messages."""


def propose_changes(
    path: Path | None,
    *,
    text: str | None = None,
    sop: str | None = None,
    library: Path | None = None,
    language: str | None = None,
    model: str | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Proposed:
    """The changes that a retrospective asks for.

    Args:
        path: its file; None where the text is given.
        text: a pasted one.
        sop: the SOP's file, or its id, number or path in the library; None searches the library.
        library: the data folder.
        language: of reasons and messages, `en` or `zh`; else the retrospective's.
        model: the model that is asked where rules are not sure; None asks none.
        told: told which model is asked, and why none is.

    Raises:
        IngestError: a file cannot be read.
        LibraryError: there is no such SOP, or the library cannot be read.
        RetroError: there is nothing to read, or no SOP is named and there is no library.
    """
    retrospective, notes = _read(path, text)
    messages = language or retrospective.document.language
    procedure = _named(sop, library) if sop is not None else searched(retrospective, library)
    if procedure is None:
        made = nothing(retrospective, messages)
        return Proposed(made, note_words(notes, messages), None, messages)
    if sop is not None and not procedure.sop.steps:
        raise RetroError(
            f"{sop!r} has no steps that a retrospective could change: check with `sopai extract` "
            "what was read of it"
        )
    advice = _advice(model, retrospective, told) if model is not None else None
    made = propose(retrospective, procedure, messages, advice, embedder())
    words = note_words(notes_beside(notes, made), messages)
    return Proposed(made, words, procedure, messages)


def embedder() -> Embed | None:
    """What helps to tell what a retrospective asks for; None where it is off or cannot run.

    Raises:
        SettingsError: SOPAI_EMBEDDINGS or SOPAI_AI is wrong.
    """
    if not embeddings_are_on():
        return None
    try:
        from sopai.library.e5 import embed
    except (ImportError, OSError):
        return None
    return partial(embed, is_query=False)


def _advice(model: str, retrospective: Read, told: Callable[[str], None]) -> "Advice | None":
    """The model that is asked; None, with the reason told, where there is none."""
    # The model's libraries are slow to import, and needed only where one is asked.
    from sopai.llm.task import Task, limits_for
    from sopai.retro.advice import advice_of
    from sopai.workflow.drafting import chosen_model

    choice, why_not = chosen_model(model)
    if choice is None:
        if why_not is not None:
            told(f"no model is used: {why_not}")
        return None
    told(f"asking {choice.name}")
    speakers = (one.speaker for one in retrospective.statements)
    names = dict.fromkeys(bare_name(name) for name in speakers if name)
    return advice_of(choice, Task(limits_for(choice), names=tuple(names)), told)


def _read(path: Path | None, text: str | None) -> tuple[Read, tuple[str, ...]]:
    if path is None:
        return statements_of(read_string(text or "", "pasted.txt").document, "-")
    return statements_of(read(path).document, path.name, shown=str(path))


def statements_of(
    document: SourceDocument, name: str, *, shown: str | None = None
) -> tuple[Read, tuple[str, ...]]:
    """What a retrospective says, and the keys of the notes on how it was read.

    Args:
        document: the retrospective.
        name: what its change set will call it.
        shown: what an error calls it; else the name.

    Raises:
        RetroError: nothing is in it, or too much.
    """
    called = shown or name
    if not document.text.strip():
        raise RetroError(f"{called!r} holds no text: nothing can be learned from it")
    if len(document.text) > MAX_CHARACTERS:
        raise RetroError(
            f"{called!r} has {len(document.text):,} characters, more than {MAX_CHARACTERS:,}: "
            "cut out the part about this review"
        )
    found = read_retrospective(document, name)
    return found, tuple(_notes_on(document, found))


def _notes_on(document: SourceDocument, found: Read) -> list[str]:
    """Keys of what the user should know of how a retrospective was read."""
    notes = []
    if not any(one.kind is Kind.DECISION for one in found.statements):
        # Terse minutes have few of the commonest words; where decisions are read, all is well.
        notes.append(_NO_DECISION if _is_known(document.text) else "unknown_language")
    if len(found.statements) > MAX_MEANT and embedder() is not None:
        notes.append("many")
    return notes


def notes_beside(notes: tuple[str, ...], made: ChangeSet) -> tuple[str, ...]:
    """The notes on a retrospective, of which a change that was found beside the SOP disproves one.

    Args:
        notes: keys, as `statements_of` gives them.
        made: its change set.
    """
    return tuple(note for note in notes if not (made.changes and note == _NO_DECISION))


def note_words(notes: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The notes of these keys in words, `en` or `zh`."""
    return tuple(of_note(note, language, MAX_MEANT) for note in notes)


def _is_known(text: str) -> bool:
    if language_of(text) == "zh":
        return True
    words = _WORD.findall(lowered(text[:20_000]))
    if len(words) < MIN_WORDS:
        return True
    return sum(word in _ENGLISH for word in words) >= MIN_KNOWN * len(words)


def _named(name: str, library: Path | None) -> Procedure:
    """The SOP of a file, or of the library."""
    path = Path(name)
    if path.is_file():
        return procedure_of(path)
    if library is None or not is_there(library):
        raise RetroError(
            f"{name!r} is no file, and there is no library in which it could be: give the path of "
            "the SOP, or add it with `sopai library add`"
        )
    # SQLAlchemy and Chroma are slow to import, and needed only where a library is.
    from sopai.workflow.retro_library import stored_procedure

    return stored_procedure(library, name)


def procedure_of(path: Path) -> Procedure:
    """The SOP in a file; where it holds several, the first.

    Raises:
        IngestError: it cannot be read.
    """
    reading = read(path)
    return Procedure(reading.sop, content_hash(reading.sop), str(path), reading.document)


def searched(retrospective: Read, library: Path | None) -> Procedure | None:
    """The SOP of the library that a retrospective is about; None where none is close enough.

    Raises:
        LibraryError: the library cannot be read.
        RetroError: there is none.
    """
    if library is None or not is_there(library):
        raise RetroError(
            "no SOP is named, and there is no library to search: name one with --sop FILE, or add "
            "your SOPs with `sopai library add`"
        )
    from sopai.workflow.retro_library import candidates_for, named_in

    named = named_in(library, retrospective.document.text)
    if named is not None:
        return named
    candidates = candidates_for(library, retrospective)
    at = choose(retrospective, candidates)
    return candidates[at] if at is not None else None


def place_called(address: str, procedure: Procedure | None, language: str) -> str:
    """What a person calls the place of a change: "step 4 · time limit", "exceptions".

    Args:
        address: for example /steps/s4/time_limit.
        procedure: the SOP that it belongs to.
        language: `en` or `zh`.
    """
    parts = address.strip("/").split("/")
    numbered = numbers(procedure.sop) if procedure is not None else {}
    head = label(parts[0], language)
    if parts[0] == "steps" and len(parts) > 1:
        number = numbered.get(parts[1], parts[1])
        head = f"第{number}步" if language == "zh" else f"step {number}"
    return " · ".join((head, *(label(part, language) for part in parts[2:3])))


def shown_value(value: JsonValue) -> str:
    """A value of a change in one line: a text, or what an element says."""
    if value is None or isinstance(value, str):
        return " ".join((value or "").split())
    if isinstance(value, dict):
        if "kind" in value and "found" in value:
            return str(value.get("text") or "")
        keys = ("title", "action", "situation", "handling", "name", "activity", "condition", "then")
        return " | ".join(" ".join(str(value[key]).split()) for key in keys if value.get(key))
    if isinstance(value, list):
        return " / ".join(shown_value(one) for one in value)
    return str(value)
