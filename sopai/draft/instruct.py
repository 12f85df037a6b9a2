"""What a person says about a draft in words, as changes: "make step 4 two steps"."""

from collections.abc import Iterable, Mapping
from re import IGNORECASE, Match, compile
from typing import NamedTuple

from sopai.draft.carry_out import RENUMBERING, carried_out
from sopai.draft.doer import Known, known_of
from sopai.draft.new_words import either
from sopai.draft.reshape import Reshape
from sopai.draft.talk import TEXTS, refuse_denial, refuse_question, understood
from sopai.draft.values import Draft
from sopai.draft.wishes import Wish
from sopai.errors import DraftError
from sopai.language.script import normalise

MAX_INSTRUCTION = 1_000
"""Characters of an instruction: what is longer is a description."""

MAX_CUTS = 40
"""Places where an instruction may be parted; each is tried with each that follows."""

NOT_UNDERSTOOD = (
    "the instruction is not understood: say 'split step 4', 'merge steps 2 and 3', 'move step "
    "5 before step 2', 'delete step 3', 'step 3 is done by Anna', 'step 3 within 10 minutes', "
    "'change step 3 to: ...' or 'call it ...'"
)


class Asked(NamedTuple):
    """What an instruction changes."""

    edits: dict[str, str]
    """Values by address."""

    reshapes: tuple[Reshape, ...]
    """Changes of the list of steps."""

    def beside(self, edits: Mapping[str, str]) -> dict[str, str]:
        """Earlier edits with these.

        What a step was changed to is part of the new words of a split or a join, and what was said
        of a step that is joined to another goes with it.
        """
        renamed = {f"/steps/{one.step}/action" for one in self.reshapes if one.texts}
        gone = tuple(f"/steps/{one.other}/" for one in self.reshapes if one.kind == "join")
        kept = {
            address: words
            for address, words in edits.items()
            if address not in renamed and not address.startswith(gone)
        }
        return {**kept, **self.edits}


def read_instruction(text: str, made: Draft, used: Iterable[str] = ()) -> Asked:
    """What an instruction says about a draft: all of it, or nothing.

    Several changes may be said at once. All their numbers are those of the draft as it is shown.

    Args:
        text: the instruction, in either language.
        made: the draft as it is shown, whose printed numbers the instruction means.
        used: ids of steps that were there before, which no new step gets.

    Raises:
        DraftError: a part of it is not understood, or cannot be done; the draft stays as it is.
    """
    raw = " ".join(_LINES.sub("; ", text.strip()).split())
    plain = normalise(raw)
    if len(plain) > MAX_INSTRUCTION:
        raise DraftError("the instruction is too long: say one change, such as 'delete step 3'")
    wishes = _Reading(plain, known_of(made)).wishes()
    return Asked(*carried_out(tuple(_as_typed(one, raw, plain) for one in wishes), made, used))


def _as_typed(wish: Wish, raw: str, plain: str) -> Wish:
    """The wish with its words in the characters that were typed."""
    at = plain.find(wish.text)
    return wish if at < 0 else wish._replace(text=raw[at : at + len(wish.text)])


_LINES = compile(r"\s*[\n\r]+\s*")
_CUT = compile(
    r"(?P<strong>\s*[;。](?:\s*|$)|[.!] +)(?:(?:and|also|but|plus|then)\b,? ?)*(?P<sequel>)|"
    r" +(?=第|步骤)|,? (?:and then|then) |\s*[,、]?\s*(?:然后|接着)(?:再)?\s*|"
    r"\s*,\s*(?:(?:and|but|also|plus|并且|并|同时|另外|再|而且)\s*)*|"
    r" (?:and|but|plus) (?:also )?|并且|同时",
    IGNORECASE,
)
_SEQUEL = compile(r"\bthen\b|然后|接着|再", IGNORECASE)


class _Clause(NamedTuple):
    wishes: tuple[Wish, ...]
    has_words: bool
    """It ends in words that are taken as they are, without quotation marks."""


class _Reading:
    """An instruction in clauses, each of which is understood."""

    def __init__(self, text: str, known: Known) -> None:
        self.text = text
        self.known = known
        self.cuts = list(_CUT.finditer(text))
        self.problem: tuple[int, DraftError] | None = None
        self.failed: set[int] = set()

    def wishes(self) -> tuple[Wish, ...]:
        """All that is wanted.

        Raises:
            DraftError: a part is not understood.
        """
        if len(self.cuts) > MAX_CUTS:
            raise DraftError("the instruction is too long: say one change, such as 'delete step 3'")
        refuse_question(self.text)
        found = self._from(0)
        if found is not None:
            return found
        if self.problem is not None:
            raise self.problem[1]
        refuse_denial(self.text)
        raise DraftError(NOT_UNDERSTOOD)

    def _from(self, start: int) -> tuple[Wish, ...] | None:
        """What is wanted from a place on: the longest clause that leaves understood clauses."""
        if start in self.failed:
            return None
        ends: list[Match[str] | None] = [None]
        ends += [cut for cut in reversed(self.cuts) if cut.start() > start]
        for cut in ends:
            clause = self._clause(start, cut)
            if clause is None or (clause.has_words and cut is not None and not cut["strong"]):
                continue
            rest = self._from(cut.end()) if cut is not None else ()
            if rest is not None:
                _refuse_renumbered(clause.wishes, cut, rest)
                return (*clause.wishes, *rest)
        self.failed.add(start)
        return None

    def _clause(self, start: int, cut: Match[str] | None) -> _Clause | None:
        said = self.text[start : cut.start() if cut is not None else len(self.text)]
        try:
            wishes = understood(said, self.known)
            has_words = bool(wishes) and wishes[0].kind in TEXTS and not _is_quoted(said)
            if has_words:
                self._refuse_two(said, wishes[0].text)
        except DraftError as error:
            if self.problem is None or len(said) < self.problem[0]:
                self.problem = (len(said), error)
            return None
        return _Clause(wishes, has_words) if wishes else None

    def _refuse_two(self, said: str, words: str) -> None:
        """Refuse words that are an instruction, or end in one: it would become a part of them."""
        for rest in (words, *(said[cut.end() :] for cut in _CUT.finditer(said))):
            try:
                is_instruction = bool(understood(rest, self.known))
            except DraftError:
                is_instruction = True
            if is_instruction:
                raise either(rest)


def _refuse_renumbered(
    first: tuple[Wish, ...], cut: Match[str] | None, rest: tuple[Wish, ...]
) -> None:
    is_sequel = cut is not None and _SEQUEL.search(cut.group()) is not None
    if (
        is_sequel
        and any(one.kind in RENUMBERING for one in first)
        and any(one.steps for one in rest)
    ):
        raise DraftError(
            "after the first change the steps have other numbers: say one change after the other"
        )


def _is_quoted(said: str) -> bool:
    """Whether a clause ends in words in quotation marks."""
    return bool(_ENDS_QUOTED.search(said))


_ENDS_QUOTED = compile(r"(?:[ :,成为]|^)[\"“'‘「『][^\"“”「」『』]+[\"”'’」』][.。 ]*$")
