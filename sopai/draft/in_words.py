"""A step's own words when its owner or its limit changes: they must not say the old one."""

from re import compile, escape

from sopai.draft.actors import actor_named
from sopai.draft.build import capital
from sopai.draft.deadlines import is_rhythm, is_span, limit_at, limits_in
from sopai.errors import DraftError
from sopai.language.lexicon import base_verbs, finite_verbs
from sopai.language.mood_zh import begins_with_verb
from sopai.language.script import normalise
from sopai.schema.owner import Found, Owner
from sopai.schema.sop import Step

MAX_SUBJECT = 12
"""Characters before which a Chinese sentence has named who acts."""

_CONDITION = compile(r"\s*(?:if|when|whenever|once|after|unless|in case|如果|若|当|遇到|万一)", 2)
_ACTS_ZH = compile(r"[在用把将从对按给跟先再每当需要应必须负也就]")
_GOES_ON_ZH = compile(r"(?![的和与跟及或、,，者等一二两三])[\u4e00-\u9fff]{3}")
_ARTICLE = compile(r"(?:the|an?|our)\b", 2)
_MODAL = "must|shall|should|will|has|can|may|is|does|then|also|always"


def with_limit(step: Step, limit: str, number: str) -> str:
    """The words of a step with a new limit in the place of the old one, if they say one.

    Raises:
        DraftError: it is not clear what the new one takes the place of.
    """
    action, old = step.action, step.time_limit
    found = limits_in(normalise(action))
    if old and is_rhythm(old) and not is_rhythm(limit):
        raise DraftError(
            f"step {number} is done {old!r}: say how often, too, such as 'step 3 every Friday by "
            "noon', or say the new words with 'change step 3 to: ...'"
        )
    if old and is_span(old) and is_rhythm(limit):
        raise DraftError(
            f"step {number} has the limit {old!r}: say how often in the new words, with 'change "
            "step 3 to: ...'"
        )
    if old and old in action:
        at = action.index(old)
        found = [(a, b) for a, b in found if a < at + len(old) and b > at]
        is_once = action.count(old) == 1
    else:
        is_once = len(found) < 2 and not (old and found)
        if not found and is_once:
            return action
    if len(found) != 1 or not is_once or _is_condition(action, found[0][0]):
        raise DraftError(
            f"the words of step {number} say when already, in {action!r}: say the new words with "
            "'change step 3 to: ...'"
        )
    start, end = found[0]
    return capital(action[:start] + limit + action[end:])


def _is_condition(action: str, at: int) -> bool:
    """Whether a place belongs to when a step is done at all: "if he comes within 30 days, ..."."""
    return _CONDITION.match(action) is not None and not compile("[,，:：]").search(action[:at])


def with_owner(step: Step, owner: str, number: str) -> str:
    """The words of a step with its new owner in the place of the old one, if they name one.

    Raises:
        DraftError: they name the old one where it is not clear what stands for him.
    """
    words = renamed(step, owner)
    if words is None:
        raise named_already(step, step.owner.text or "", number)
    return words


def named_already(step: Step, name: str, number: str) -> DraftError:
    """Why a step whose words name somebody else is not given an owner."""
    return DraftError(
        f"the words of step {number} name {name!r}, in {step.action!r}: say the new words first, "
        "with 'change step 3 to: ...'"
    )


def renamed(step: Step, owner: str) -> str | None:
    """The same; None where it is not clear what stands for the old one."""
    names = _names(step.owner)
    named = [name for name in names if _stands_in(name, step.action)]
    if not named or owner in names:
        return step.action
    behind = _after_subject(step, names)
    words = _before_verb(step.action, named[0], owner)
    if behind is not None:
        words = owner + step.action[behind:]
    if words is None or any(_stands_in(name, words.replace(owner, "")) for name in named):
        return None
    return words


def _names(owner: Owner) -> list[str]:
    names = (owner.text, owner.person, owner.role)
    return sorted({name for name in names if name}, key=lambda name: -len(name))


def _stands_in(name: str, text: str) -> bool:
    sides = (r"(?<!\w)", r"(?!\w)") if name.isascii() else ("", "")
    return compile(f"{sides[0]}{escape(name)}{sides[1]}", 2).search(text) is not None


def _after_subject(step: Step, names: list[str]) -> int | None:
    """Where a Chinese sentence goes on behind the one who acts: 仓管员老张 | 2天内把货放回."""
    plain = normalise(step.action)
    if plain.isascii():
        return None
    for end in range(min(len(plain) - 1, MAX_SUBJECT), 0, -1):
        head, rest = step.action[:end], plain[end:]
        actor = actor_named(plain[:end])
        is_he = head in names or (
            actor is not None and (actor.person in names or actor.text in names)
        )
        acts = limit_at(plain, end) or begins_with_verb(rest) or _ACTS_ZH.match(rest)
        is_subject = step.owner.found is Found.SUBJECT and _GOES_ON_ZH.match(rest)
        if is_he and (acts or is_subject):
            return end
    return None


def _before_verb(action: str, name: str, owner: str) -> str | None:
    """The words with another name where the old one stands once, before what he does."""
    article = r"(?:\b(?:[Tt]he|[Aa]n?|[Oo]ur) )?"
    match = compile(rf"(?<!\w){article}{escape(name)}(?= (?P<verb>[a-z]+)\b)").search(action)
    verb = match["verb"] if match is not None else ""
    if match is None or not (verb in finite_verbs() - base_verbs() or verb in _MODAL.split("|")):
        return None
    is_bare_post = owner[:1].islower() and not _ARTICLE.match(owner)
    subject = f"the {owner}" if is_bare_post else owner
    return capital(action[: match.start()] + subject + action[match.end() :])
