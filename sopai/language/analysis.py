"""One look at each sentence of an item, for its mood and for who acts."""

from typing import NamedTuple

from sopai.language import mood_en, mood_zh, performer_en, performer_zh
from sopai.language.actor import Actor
from sopai.language.mood_en import Mood
from sopai.language.sentences import clause_starts_zh, sentences

ACTOR_SENTENCES = 6
"""Sentences of an item in which somebody who acts is looked for."""

ENOUGH = 3
"""Sentences after which no more are looked at, once it is clear that the item orders
something."""

DECIDING = frozenset((Mood.COMMAND, Mood.OBLIGATION))
ORDERING = frozenset((Mood.COMMAND, Mood.OBLIGATION, Mood.ACTION, Mood.LIMIT))
"""Moods of sentences that tell somebody to do something."""

_AGENT_WORDS_ZH = ("由", "请", "负责", "归", "牵头", "有人", "派", "专人")


class Analysis(NamedTuple):
    """What the sentences of an item do, and the first actor that an ordering one names."""

    moods: tuple[Mood, ...]
    actor: Actor | None
    after_command: bool
    """An order without a subject stands before the sentence that names the actor."""

    acts_unnamed: bool
    """A Chinese clause begins with a verb: without a subject, as orders often are."""


def analyse(plain: str, start: int, end: int, language: str) -> Analysis:
    """Moods and actor of the text between two offsets.

    Args:
        plain: the document's text as `SourceDocument.plain` holds it.
        start: offset of the item.
        end: offset after the item.
        language: the document's language.
    """
    moods: list[Mood] = []
    actor: Actor | None = None
    after_command = False
    for first, last in sentences(plain, start, end):
        text = plain[first:last]
        if language == "zh" and not text.isascii():
            mood = mood_zh.mood_of(text)
            named = actor_zh(text) if actor is None and len(moods) < ACTOR_SENTENCES else None
            if named is not None and mood in (Mood.DESCRIPTION, Mood.FRAGMENT):
                mood = Mood.ACTION
        else:
            mood, named = _look_en(text)
        if (
            actor is None
            and named is not None
            and mood in ORDERING
            and len(moods) < ACTOR_SENTENCES
        ):
            actor = named
            after_command = Mood.COMMAND in moods
        moods.append(mood)
        if len(moods) >= ENOUGH and (actor is not None or not DECIDING.isdisjoint(moods)):
            break
    unnamed = language == "zh" and Mood.ACTION in moods
    return Analysis(tuple(moods), actor, after_command, unnamed)


def _look_en(text: str) -> tuple[Mood, Actor | None]:
    sentence = performer_en.take_apart(text)
    acts = performer_en.subject(sentence)
    return mood_en.mood_of(sentence, acts), _actor_en(sentence, acts)


def mood_in(text: str, language: str) -> Mood:
    """What one sentence does."""
    if language == "zh" and not text.isascii():
        return mood_zh.mood_of(text)
    sentence = performer_en.take_apart(text)
    return mood_en.mood_of(sentence, performer_en.subject(sentence))


def commands(text: str, language: str) -> bool:
    """A cell or sentence begins with an order."""
    if language == "zh" and not text.isascii():
        return mood_zh.begins_with_verb(text)
    return performer_en.is_imperative(performer_en.take_apart(text))


def _actor_en(sentence: performer_en.Sentence, acts: performer_en.Subject | None) -> Actor | None:
    """The subject of an English sentence, the role before its colon, or its agent."""
    if acts is not None:
        return acts.actor
    if sentence.label and len(sentence.label) < 40:
        actor = performer_en.label_actor(sentence.label)
        if actor is not None:
            return actor
    return performer_en.agent(sentence.text[:400]) if " by " in sentence.text else None


def actor_zh(text: str) -> Actor | None:
    """The agent that 由 or 负责 names, or the subject of one of the first clauses."""
    if any(word in text for word in _AGENT_WORDS_ZH):
        actor = performer_zh.agent(text)
        if actor is not None:
            return actor
    actor = performer_zh.label_actor(text)
    if actor is not None:
        return actor
    for at in clause_starts_zh(text, 0, min(len(text), 120))[:4]:
        actor = performer_zh.subject(text[at : at + 80])
        if actor is not None:
            return actor
    return None


def actor_in(text: str, language: str) -> Actor | None:
    """Who acts in one sentence."""
    if language == "zh" and not text.isascii():
        return actor_zh(text)
    return _look_en(text)[1]
