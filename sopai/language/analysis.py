"""One look at each sentence of an item, for its mood and for who acts."""

from typing import NamedTuple

from sopai.language import mood_en, mood_zh, performer_en, performer_zh
from sopai.language.actor import Actor
from sopai.language.mood_en import Mood
from sopai.language.sentences import clause_starts_zh, sentences

ACTOR_SENTENCES = 6
"""Sentences of an item in which somebody who acts is looked for."""

_AGENT_WORDS_ZH = ("由", "请", "负责", "归", "牵头")


class Analysis(NamedTuple):
    """What the sentences of an item do, and the first actor they name."""

    moods: tuple[Mood, ...]
    actor: Actor | None


def analyse(plain: str, start: int, end: int, language: str) -> Analysis:
    """Moods and actor of the text between two offsets.

    Args:
        plain: the document's text as `SourceDocument.plain` holds it.
        start: offset of the item.
        end: offset after the item.
        language: the document's language.
    """
    moods = []
    actor: Actor | None = None
    for count, (first, last) in enumerate(sentences(plain, start, end)):
        text = plain[first:last]
        wanted = actor is None and count < ACTOR_SENTENCES
        if language == "zh" and not text.isascii():
            moods.append(mood_zh.mood_of(text))
            if wanted:
                actor = actor_zh(text)
        else:
            sentence = performer_en.take_apart(text)
            moods.append(mood_en.mood_of(sentence))
            if wanted:
                actor = actor_en(sentence)
    return Analysis(tuple(moods), actor)


def actor_in(text: str, language: str) -> Actor | None:
    """Who acts in one sentence or cell."""
    if language == "zh" and not text.isascii():
        return actor_zh(text)
    return actor_en(performer_en.take_apart(text))


def actor_en(sentence: performer_en.Sentence) -> Actor | None:
    """The subject of an English sentence, the role before its colon, or its agent."""
    actor = performer_en.subject(sentence)
    if actor is None and sentence.label and len(sentence.label) < 40:
        actor = performer_en.label_actor(sentence.label)
    if actor is None and " by " in sentence.text:
        actor = performer_en.agent(sentence.text[:400])
    return actor


def actor_zh(text: str) -> Actor | None:
    """The agent that 由 or 负责 names, or the subject of one of the first clauses."""
    if any(word in text for word in _AGENT_WORDS_ZH):
        actor = performer_zh.agent(text)
        if actor is not None:
            return actor
    for at in clause_starts_zh(text, 0, min(len(text), 120))[:4]:
        actor = performer_zh.subject(text[at : at + 80])
        if actor is not None:
            return actor
    return None
