"""What is wanted of a draft, as edits and changes of its list of steps."""

from collections.abc import Iterable
from re import compile
from typing import NamedTuple

from sopai.draft.actors import actor_named
from sopai.draft.deadlines import as_said, limits_in
from sopai.draft.facts import facts_of
from sopai.draft.in_words import named_already, with_limit, with_owner
from sopai.draft.orders import as_order
from sopai.draft.places import behind, move, swap
from sopai.draft.remake import joined, pieces_of
from sopai.draft.reshape import Reshape
from sopai.draft.values import Draft
from sopai.draft.wishes import Wish
from sopai.draft.work import Work
from sopai.errors import DraftError
from sopai.language.script import normalise
from sopai.schema.owner import OwnerKind
from sopai.schema.sop import Step

RENUMBERING = ("split", "join", "move", "swap", "delete", "add")
"""What gives steps other numbers."""

MAX_PARTS = 5
MAX_TITLE = 80
"""Characters of a title."""


class Changes(NamedTuple):
    """Edits by address, and changes of the list of steps in their order."""

    edits: dict[str, str]
    reshapes: tuple[Reshape, ...]


def carried_out(wishes: tuple[Wish, ...], made: Draft, used: Iterable[str]) -> Changes:
    """All that is wanted, or nothing.

    Args:
        wishes: what is wanted; their numbers are those of the draft.
        made: the draft as it is shown.
        used: ids of steps that must not be given again.

    Raises:
        DraftError: something cannot be done, or contradicts something else.
    """
    work = Work(made, used)
    for wish in wishes:
        _DOERS[wish.kind](work, wish)
    return Changes(work.edits, tuple(work.reshapes))


def _title(work: Work, wish: Wish) -> None:
    if len(wish.text) > MAX_TITLE or not wish.text or "/title" in work.edits:
        raise DraftError(f"a draft has one title, of at most {MAX_TITLE} characters")
    work.edits["/title"] = wish.text


def _owner(work: Work, wish: Wish) -> None:
    for step in work.steps(wish.steps):
        work.claim(step, "owner")
        owner, number = step.owner, work.number[step.id]
        names = {name.lower() for name in (owner.text, owner.person, owner.role) if name}
        if wish.instead_of and wish.instead_of.lower() not in names:
            raise DraftError(
                f"step {number} is not done by {wish.instead_of!r} but by {owner.text or '-'!r}: "
                "say only who does it, such as 'step 3 is done by Anna'"
            )
        _refuse_another(work, work.now(step), wish.text)
        words = with_owner(work.now(step), wish.text, number)
        work.edit(step, "owner", wish.text)
        if work.is_worded(step):
            work.say(step, words)
        else:  # the edit of the owner renames him in words that nobody edited
            work.words[step.id] = words


def _refuse_another(work: Work, step: Step, owner: str) -> None:
    """Refuse a new owner beside words in which somebody acts who is not the old one."""
    names = {step.owner.text, step.owner.person, step.owner.role, owner}
    for name in _named_in(work, step.action):
        if name not in names:
            raise named_already(step, name, work.number[step.id])


def _named_in(work: Work, text: str) -> dict[str, str]:
    """Who acts by words, and the words that say so, as the drafter reads them."""
    people = tuple(one.owner.person for one in work.sop.steps if one.owner.person)
    said = facts_of(text, known=people, language=work.sop.language).said
    named = [one for one in said if one.owner_quote and one.owner.kind in _ONE]
    return {one.owner.text or "": one.owner_quote or "" for one in named}


def _limit(work: Work, wish: Wish) -> None:
    limit = as_said(wish.text)
    for step in work.steps(wish.steps):
        work.claim(step, "limit")
        words = with_limit(work.now(step), limit, work.number[step.id])
        work.edit(step, "time_limit", limit)
        work.say(step, words)


def _action(work: Work, wish: Wish) -> None:
    steps = work.steps(wish.steps)
    if len(steps) != 1:
        raise DraftError("new words are for one step: name one of them")
    work.claim(steps[0], "action")
    if not work.claims[steps[0].id].isdisjoint(("owner", "limit")):
        raise DraftError(
            f"two changes of step {work.number[steps[0].id]} do not go together: say one change "
            "after the other"
        )
    _put_words(work, steps[0], wish.text)


def _put_words(work: Work, step: Step, text: str) -> str:
    """Give a step new words; who does it and until when is taken from them, if they say it.

    Returns:
        the words as an order to whoever does it.
    """
    language = work.sop.language
    owners = _named_in(work, text)
    words = text
    for name, quote in owners.items() if len(owners) == 1 else ():
        words = as_order(text, name, language)
        if name and (words != text or _acts(text, quote)):
            work.edit(step, "owner", name)
    limits = limits_in(normalise(words))
    if len(limits) == 1:
        work.edit(step, "time_limit", words[slice(*limits[0])])
    elif limits and not (step.time_limit and step.time_limit in words):
        raise DraftError(
            f"the words say several times when, in {words!r}: say them without, and the limit on "
            "its own, such as 'step 3 within 10 minutes'"
        )
    work.edit(step, "action", words)
    return words


_ONE = (OwnerKind.PERSON, OwnerKind.ROLE)
_WITH_OTHERS = compile(r"['’,]| (?:and|or|who|whose)\b|[的和与跟及或、，]")


def _acts(text: str, quote: str) -> bool:
    """Whether words begin with whoever acts, or name him right behind their condition."""
    head, _, rest = text.partition(quote)
    before = normalise(head).rpartition(",")[2].strip()
    actor = actor_named(f"{before}{quote}") if before else None
    is_he = not before or (actor is not None and quote in (actor.person, actor.text))
    return is_he and not _WITH_OTHERS.match(rest)


def _add(work: Work, wish: Wish) -> None:
    before = behind(work, wish, ())
    new = Step(id=work.new_step(), action=wish.text)
    words = _put_words(work, new, wish.text)
    del work.edits[f"/steps/{new.id}/action"]
    work.number[new.id] = "-"
    work.reshape(Reshape(kind="add", step=new.id, other=before, texts=(words,)))


def _delete(work: Work, wish: Wish) -> None:
    for step in work.steps(wish.steps):
        work.claim(step, "delete")
        work.reshape(Reshape(kind="delete", step=step.id))
    if not work.sop.steps:
        raise DraftError("no step would be left: say which one stays")


def _split(work: Work, wish: Wish) -> None:
    if not 2 <= wish.parts <= MAX_PARTS:
        raise DraftError(f"a step can be made 2 to {MAX_PARTS} steps at once")
    for step in work.steps(wish.steps):
        work.claim(step, "split")
        texts = pieces_of(step.action, wish.parts, work.sop.language)
        last = step.id
        for at in range(1, len(texts)):
            new = work.new_step()
            rest = ("，" if work.sop.language == "zh" else " ").join(texts[at:])
            halves = (texts[at - 1], rest)
            work.reshape(Reshape(kind="split", step=last, other=new, texts=halves))
            last = new


def _join(work: Work, wish: Wish) -> None:
    steps = sorted(work.steps(wish.steps), key=work.tops.index)
    if len(steps) < 2:
        raise DraftError("two steps or more are joined: name them")
    for step in steps:
        work.claim(step, "join")
    first = steps[0]
    for before, step in zip(steps, steps[1:], strict=False):
        numbered = (work.number[before.id], work.number[step.id])
        text = joined(work.current(first.id), step, numbered, work.sop.language)
        if work.tops.index(step) != work.tops.index(before) + 1:
            raise DraftError(
                f"steps {numbered[0]} and {numbered[1]} do not follow each other: move one first, "
                "such as 'move step 4 after step 2', then join them"
            )
        work.reshape(Reshape(kind="join", step=first.id, other=step.id, texts=(text,)))


_DOERS = {
    "title": _title,
    "owner": _owner,
    "limit": _limit,
    "action": _action,
    "add": _add,
    "delete": _delete,
    "split": _split,
    "join": _join,
    "swap": swap,
    "move": move,
}
