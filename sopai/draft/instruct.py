"""What a person says about a draft in words, as changes: "make step 4 two steps"."""

from collections.abc import Mapping
from re import Match, compile
from typing import NamedTuple

from sopai.draft.build import capital
from sopai.draft.instruct_forms import (
    FIRST_OR_LAST,
    LATER,
    NEGATED,
    ONES,
    PATTERNS,
    QUESTION,
    SAID_ZH,
    SPELLED,
    TIME,
)
from sopai.draft.reshape import Reshape
from sopai.draft.values import Draft
from sopai.errors import DraftError
from sopai.language import performer_en
from sopai.language.mood_zh import begins_with_verb
from sopai.language.numerals import numeral
from sopai.language.script import normalise
from sopai.schema.sop import Step, numbers

MAX_INSTRUCTION = 1_000
"""Characters of an instruction: what is longer is a description."""

_BEHIND = frozenset(("after", "behind", "below", "后", "之后", "下面"))
_CUT_EN = compile(r"(?:,? and then |, then |; | and |, )")
_CUT_ZH = compile(
    r"(?:[,，;；、](?:然后|再|并且?|同时)?|然后|再(?=[\u4e00-\u9fff])|并(?=[\u4e00-\u9fff]))"
)


class Asked(NamedTuple):
    """What an instruction changes."""

    edits: dict[str, str]
    """Values by address."""

    reshapes: tuple[Reshape, ...]
    """Changes of the list of steps."""

    def beside(self, edits: Mapping[str, str]) -> dict[str, str]:
        """Earlier edits with these; what a step was changed to is part of a split's new words."""
        renamed = {f"/steps/{one.step}/action" for one in self.reshapes if one.texts}
        kept = {address: words for address, words in edits.items() if address not in renamed}
        return {**kept, **self.edits}


def read_instruction(text: str, made: Draft) -> Asked:
    """What an instruction says about a draft.

    Args:
        text: the instruction, in either language.
        made: the draft as it is shown, whose printed numbers the instruction means.

    Raises:
        DraftError: it is not understood, or names a step that there is not.
    """
    plain = _numbered(" ".join(normalise(text).split()), made)
    if len(plain) > MAX_INSTRUCTION:
        raise DraftError("the instruction is too long: say one change, such as 'delete step 3'")
    if QUESTION.match(plain) and not plain.lower().startswith(("can you", "could you")):
        raise DraftError("that is a question: say what to change, such as 'step 3 is done by Anna'")
    if NEGATED.match(plain):
        raise DraftError("that says what not to do: say what to change, such as 'delete step 3'")
    for kind, pattern in PATTERNS:
        match = pattern.match(plain)
        if match is not None:
            return _asked(kind, match, made)
    raise DraftError(
        "the instruction is not understood: say 'split step 4', 'merge steps 2 and 3', 'move step "
        "5 before step 2', 'delete step 3', 'step 3 is done by Anna', 'step 3 within 10 minutes', "
        "'change step 3 to: ...' or 'call it ...'"
    )


def _numbered(plain: str, made: Draft) -> str:
    """The last step by its number, and numbers in figures."""

    def number(match: Match[str]) -> str:
        is_last = (match["en"] or match["zh"]).lower() in ("last", "最后", "最末")
        at = len(made.sop.steps) if is_last else 1
        return f"step {at}" if match["en"] else f"第{at}步"

    plain = FIRST_OR_LAST.sub(number, plain)
    return SPELLED.sub(lambda match: str(ONES.index(match["word"].lower()) + 1), plain)


def _asked(kind: str, match: Match[str], made: Draft) -> Asked:
    words = {name: value for name, value in match.groupdict().items() if value}
    if kind == "title":
        return Asked({"/title": words["text"]}, ())
    step = _step(words.get("n", ""), made)
    text = words.get("text", "").strip()
    if kind == "owner":
        return Asked(_owned(step, text), ())
    if kind == "limit":
        return Asked(_limited(step, text), ())
    if kind == "action":
        return Asked({f"/steps/{step.id}/action": text}, ())
    if kind == "split":
        return Asked({}, (_split(step, made),))
    if kind in _SEVERAL:
        steps = [step, *_others(step, words.get("more", ""), made)]
        _all_different(steps)
        return Asked({}, _SEVERAL[kind](steps, made))
    other = _step(words.get("m", ""), made)
    _all_different([step, other])
    return Asked({}, (_move(step, other, words["where"], made),))


def _step(said: str, made: Draft) -> Step:
    number = numeral(said) or 0
    printed = numbers(made.sop)
    step = next((one for one in made.sop.steps if printed[one.id] == str(number)), None)
    if step is None:
        count = len(made.sop.steps)
        raise DraftError(f"there is no step {number}: the draft has steps 1 to {count}")
    return step


def _split(step: Step, made: Draft) -> Reshape:
    """Cut where the second of two actions begins."""
    zh = made.sop.language == "zh"
    for match in (_CUT_ZH if zh else _CUT_EN).finditer(step.action):
        head, rest = step.action[: match.start()].strip(), step.action[match.end() :].strip()
        if len(head) < 2 or len(rest) < 2:
            continue
        acts = begins_with_verb(normalise(rest)) if zh else _orders(rest)
        if acts:
            new = f"s{max(int(one.id[1:]) for one in made.sop.steps) + 1}"
            texts = (head if zh else f"{head.rstrip('.')}.", capital(rest))
            return Reshape(kind="split", step=step.id, other=new, texts=texts)
    raise DraftError(
        f"only one action is found in {step.action!r}: say both, with 'change step N to: ...', or "
        "write the second one after 'and'"
    )


def _orders(text: str) -> bool:
    return performer_en.is_imperative(performer_en.take_apart(capital(text)))


_BESIDE = r"[^\d一二三四五六七八九十]*"
_NUMBERS = compile(rf"{_BESIDE}?(?:(?P<to>\bto\b|到|至){_BESIDE})?(?P<n>{SAID_ZH})")


def _others(step: Step, said: str, made: Draft) -> list[Step]:
    """The steps that are named behind the first one; "2 to 4" means 3 as well."""
    others: list[Step] = []
    for match in _NUMBERS.finditer(said):
        last = _step(match["n"], made)
        if match["to"]:
            ids = [one.id for one in made.sop.steps]
            begin = ids.index((others[-1] if others else step).id)
            others += made.sop.steps[begin + 1 : ids.index(last.id)]
        others.append(last)
    return others


def _all_different(steps: list[Step]) -> None:
    if len({step.id for step in steps}) < len(steps):
        raise DraftError("both are the same step: name two of them")


def _owned(step: Step, text: str) -> dict[str, str]:
    """The owner, and the limit that is said with it: "Carla within 10 minutes"."""
    later = LATER.search(text)
    limit = later["limit"] if later is not None else ""
    who = text[: later.start()] if later is not None else text
    if _NO_OWNER.search(who):
        raise DraftError(f"{who!r} names nobody: say who does it, such as 'step 3 is done by Anna'")
    edits = {f"/steps/{step.id}/owner": who}
    return edits | _limited(step, limit) if limit else edits


_NO_OWNER = compile(rf"^(?:{TIME}|step|within|before|after|nobody|it|not)\b|\d", 2)


def _limited(step: Step, text: str) -> dict[str, str]:
    """The limit; its old words in the action go with the old one."""
    text = f"within {text}" if text[:1].isdigit() and text.isascii() else text
    edits = {f"/steps/{step.id}/time_limit": text}
    old = step.time_limit
    if old and old in step.action and old != text:
        edits[f"/steps/{step.id}/action"] = step.action.replace(old, text)
    return edits


def _joined(steps: list[Step], made: Draft) -> tuple[Reshape, ...]:
    """All of them as the first one, in the order of the draft."""
    ids = [one.id for one in made.sop.steps]
    first, *others = sorted(steps, key=lambda one: ids.index(one.id))
    changes, text = [], first.action
    for other in others:
        text = _both(first, other, text, made)
        changes.append(Reshape(kind="join", step=first.id, other=other.id, texts=(text,)))
    return tuple(changes)


def _both(first: Step, second: Step, text: str, made: Draft) -> str:
    owners = [one.owner.text or "-" for one in (first, second)]
    if owners[0] != owners[1]:
        raise DraftError(
            f"the two steps have different owners ({owners[0]}, {owners[1]}): give both to one "
            "first, then join them"
        )
    head = text.rstrip(" .。")
    if made.sop.language == "zh":
        return f"{head}，{second.action}"
    return f"{head} and {second.action[:1].lower() + second.action[1:]}"


def _swapped(steps: list[Step], made: Draft) -> tuple[Reshape, ...]:
    """Two steps in each other's place."""
    ids = [one.id for one in made.sop.steps]
    first, second = sorted(steps, key=lambda one: ids.index(one.id))
    at = ids.index(second.id) + 1
    behind = ids[at] if at < len(ids) else None
    return (
        Reshape(kind="move", step=second.id, other=first.id),
        Reshape(kind="move", step=first.id, other=behind),
    )


def _deleted(steps: list[Step], made: Draft) -> tuple[Reshape, ...]:
    return tuple(Reshape(kind="delete", step=one.id) for one in steps)


_SEVERAL = {"join": _joined, "swap": _swapped, "delete": _deleted}


def _move(step: Step, other: Step, where: str, made: Draft) -> Reshape:
    if where.lower() not in _BEHIND:
        return Reshape(kind="move", step=step.id, other=other.id)
    ids = [one.id for one in made.sop.steps if one.id != step.id]
    at = ids.index(other.id) + 1
    return Reshape(kind="move", step=step.id, other=ids[at] if at < len(ids) else None)
