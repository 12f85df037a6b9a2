"""Drafting as the command line and the page use it: files in, a draft out, a draft written."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import Literal, NamedTuple

from sopai.draft.drafting import MAX_BRIEF, draft
from sopai.draft.facts import facts_of
from sopai.draft.refused import NOTHING, Refused
from sopai.draft.reshape import Reshape
from sopai.draft.scope import done_in, parts_of, text_of
from sopai.draft.stepwise import Told, reword
from sopai.draft.values import Draft, Similar
from sopai.draft.whole import write
from sopai.draft.worded import Worded
from sopai.errors import DraftError, IngestError, LibraryError, SettingsError
from sopai.export.markdown import write_markdown
from sopai.ingest.decode import read_text
from sopai.language.script import language_of
from sopai.llm.choice import REASONS, ModelChoice, choose_model
from sopai.llm.embedded.files import has_model
from sopai.llm.replies import Replies
from sopai.llm.task import Task, limits_for
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.roster import Roster
from sopai.schema.sop import Form, Sop
from sopai.writing import write_at_once

MAX_ANSWERS = 200_000
"""Bytes of a file with answers."""


def draft_brief(
    text: str,
    *,
    answers: Mapping[str, str | None] | None = None,
    edits: Mapping[str, str] | None = None,
    reshapes: Sequence[Reshape] = (),
    worded: Worded | None = None,
    proposed: Mapping[str, str] | None = None,
    refused: Refused = NOTHING,
    roster: Roster | None = None,
    form: str | None = None,
    library: Path | None = None,
    like: str | None = None,
    reuse: Collection[str] = (),
) -> Draft:
    """The draft of a description.

    Args:
        text: the description.
        answers: text by question id; None for "I don't know".
        edits: what a person changed, by address.
        reshapes: how a person changed the list of steps.
        worded: what a model gave for this description.
        proposed: what a model gave when it was asked again for single values, by address.
        refused: what a person took out of what was understood.
        roster: who works here; None: the roster of the library, if there is one.
        form: `six_part`, `step_table` or `timeline`; None for what suits its content.
        library: the data folder whose library is asked for similar SOPs; None asks none.
        like: an SOP of the library, by id, number or path: it is to be like that one, whose
            exceptions, metrics and routines are taken over.
        reuse: ids of similar SOPs, of which the same is taken over.

    Raises:
        DraftError: the description cannot become one.
        LibraryError: `like` names no SOP, or several.
    """
    chosen = Form(form) if form else None
    similar: tuple[tuple[Similar, Sop], ...] = ()
    if library is not None and text.strip():
        # SQLAlchemy and Chroma are slow to import, and needed only where a library is.
        from sopai.workflow.people import roster_if_readable
        from sopai.workflow.shelf import named, similar_to

        roster = roster or roster_if_readable(library)
        similar = similar_to(library, text[:MAX_BRIEF], language_of(text))
        if like is not None:
            model = named(library, like)
            others = (pair for pair in similar if pair[0].sop_id != model[0].sop_id)
            similar, reuse = (model, *others), {*reuse, model[0].sop_id}
    elif like is not None:
        raise LibraryError(f"there is no library in which {like!r} could be: add SOPs to it first")
    return draft(
        text,
        answers=answers,
        edits=edits,
        reshapes=reshapes,
        worded=worded,
        proposed=proposed,
        refused=refused,
        roster=roster,
        form=chosen,
        similar=similar,
        reuse=reuse,
    )


def chosen_model(named: str | None = None) -> tuple[ModelChoice | None, str | None]:
    """The model that words drafts; or None, and why there is none.

    Args:
        named: the model; else SOPAI_MODEL, else what is found on this machine. A key that only
            lies in the environment is not used without being named.

    Raises:
        SettingsError: the name cannot be used.
    """
    choice = choose_model(named=named)
    if choice.kind == "none":
        return None, None if choice.why == "named" else REASONS[choice.why]
    if choice.needs_consent:
        why = "name it with --model or SOPAI_MODEL, or agree to it once on the page"
        return None, f"{choice.name} was found and not asked: {why}"
    if choice.kind == "embedded" and not has_model():
        return None, "the embedded model is not on this machine yet"
    return choice, None


def strategy_of(choice: ModelChoice) -> Literal["stepwise", "whole"]:
    """How a model is asked: the embedded one step by step, a stronger one for the whole.

    With a quote for every value a whole procedure is longer than the embedded model can hold
    (4,096 tokens): of two briefs of 400 words one took 75 s, the other was not done in 300 s.
    """
    return "stepwise" if choice.kind == "embedded" else "whole"


def word(
    made: Draft,
    text: str,
    choice: ModelChoice,
    *,
    told: Told | None = None,
    cancel: Event | None = None,
    before: Worded | None = None,
    known: tuple[str, ...] = (),
    replies: Replies | None = None,
    strategy: Literal["stepwise", "whole"] | None = None,
    begun: Callable[[Task], None] | None = None,
) -> Worded:
    """What a model gives for a draft; `draft_brief` takes it, as far as it passes the checks.

    Args:
        made: the draft by rules.
        text: the description that it was made from.
        choice: the model.
        told: after each step that is done, with what there is so far.
        cancel: set it to stop; what was given until then is returned.
        before: what an earlier run had when it was stopped.
        known: names of the roster, which are hidden from a model elsewhere too.
        replies: answers kept before.
        strategy: how to ask, if not as suits the model.
        begun: given the account of the work before the first ask, to be looked at meanwhile.

    Raises:
        ModelError: the model cannot be used; nothing is lost.
    """
    facts = facts_of(text, known=known)
    limits = limits_for(choice)
    names = (*people_of(made), *facts.people.names, *known)
    task = Task(limits, cancel=cancel, names=names, replies=replies)
    if begun is not None:
        begun(task)
    if (strategy or strategy_of(choice)) == "whole":
        return write(facts, choice, task)
    return reword(made, choice, task, told, before.proposals if before is not None else None)


def with_used(worded: Worded, before: Worded | None) -> Worded:
    """The same words; what they took counts an earlier run that they continue."""
    if before is None:
        return worded
    then, now = before.trace, worded.trace
    prices = (then.price, now.price)
    used = {
        "calls": then.calls + now.calls,
        "tokens_in": then.tokens_in + now.tokens_in,
        "tokens_out": then.tokens_out + now.tokens_out,
        "seconds": round(then.seconds + now.seconds, 1),
        "price": None if None in prices else sum(p for p in prices if p is not None),
    }
    return Worded.model_validate({**dict(worded), "trace": {**dict(now), **used}})


def people_of(made: Draft) -> tuple[str, ...]:
    """The people whom a draft names: they are hidden from a model elsewhere."""
    return tuple(dict.fromkeys(owner.person for owner in _owners_of(made) if owner.person))


def _owners_of(made: Draft) -> list[Owner]:
    return [step.owner for step in made.sop.steps] + [case.owner for case in made.sop.exceptions]


def people_and_roles(made: Draft) -> tuple[str, ...]:
    """Who owns something in a draft and can be asked by name or role, the busiest first."""
    known = (o for o in _owners_of(made) if o.kind in (OwnerKind.PERSON, OwnerKind.ROLE))
    counts = Counter(name for owner in known if (name := owner.person or owner.role))
    return tuple(name for name, _ in counts.most_common())


class Procedure(NamedTuple):
    """One of several procedures that a description holds."""

    title: str
    done: int
    """Things that are done in it."""

    text: str
    """Its own description: what is said before all of them, and what is said of it."""


def procedures_in(text: str) -> tuple[Procedure, ...]:
    """The procedures that a description holds, in its order; none where it is one."""
    facts = facts_of(text[:MAX_BRIEF])
    parts = parts_of(facts)
    texts = [(one.title, text_of(facts, one, parts)) for one in parts]
    return tuple(Procedure(title, done_in(facts, own), own) for title, own in texts)


def chosen_part(text: str, number: int) -> str:
    """The description of one of several procedures.

    Args:
        text: the description of all.
        number: which of them, from 1.

    Raises:
        DraftError: there is no such part.
    """
    parts = procedures_in(text)
    if not parts:
        raise DraftError("the description holds one procedure: leave --part out")
    if not 1 <= number <= len(parts):
        raise DraftError(f"there is no part {number}: the description holds {len(parts)}")
    return parts[number - 1].text


def read_brief(path: Path) -> str:
    """The description in a text file.

    Raises:
        DraftError: it is missing, no text, or larger than a description can be.
    """
    try:
        if path.stat().st_size > MAX_BRIEF * 8:
            raise DraftError(
                f"{str(path)!r} is too large for a description ({MAX_BRIEF:,} characters)"
            )
        return read_text(path)
    except (OSError, IngestError) as error:
        raise DraftError(f"the description {str(path)!r} cannot be read: {error}") from error


def read_answers(path: Path) -> dict[str, str | None]:
    """Answers by question id; null is "I don't know".

    Raises:
        SettingsError: the file is missing, or no JSON object of texts.
    """
    try:
        if path.stat().st_size > MAX_ANSWERS:
            raise SettingsError(f"{str(path)!r} is larger than answers can be")
        record = json.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise SettingsError(f"{str(path)!r} cannot be read as answers: {error}") from error
    if not isinstance(record, dict) or not all(
        value is None or isinstance(value, str) for value in record.values()
    ):
        raise SettingsError(
            f'{str(path)!r} must be an object of texts: {{"why": "...", "who": null}}'
        )
    return record


def draft_markdown(made: Draft) -> str:
    """The draft's SOP as Markdown."""
    return write_markdown(made.sop, made.control)


def write_draft(made: Draft, path: Path) -> None:
    """Write the draft's SOP as Markdown, at once or not at all.

    Raises:
        DraftError: it cannot be written there.
    """
    try:
        write_at_once(path, draft_markdown(made).encode())
    except OSError as error:
        raise DraftError(f"the draft cannot be written to {str(path)!r}: {error}") from error
