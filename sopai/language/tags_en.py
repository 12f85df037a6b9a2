"""English words with their parts of speech, each in its sentence."""

from collections.abc import Sequence
from functools import cache, lru_cache
from re import compile
from typing import TYPE_CHECKING, NamedTuple

from sopai.language.addressee import is_agent_noun
from sopai.language.lexicon import base_verbs, finite_verbs

if TYPE_CHECKING:
    from HanTa.HanoverTagger import HanoverTagger

MAX_TAGGED = 2_000
"""Characters of a text that are tagged: the tagger looks at a whole sentence at once."""

MAX_WORD = 40
"""Characters of a word that the tagger sees: it tries every way to part one."""


class Token(NamedTuple):
    """A word or a sign, with its place."""

    start: int
    end: int
    text: str
    tag: str
    """Of the CLAWS 5 tagset of the British National Corpus: NN1 a noun, VVZ "checks"."""


@lru_cache(maxsize=256)
def tagged(text: str) -> tuple[Token, ...]:
    """The words and signs of a sentence or clause in order; "she's" and "don't" are two words.

    Only the first `MAX_TAGGED` characters are looked at. Told by the Hanover Tagger and its model
    of English, and mended where it takes a verb behind somebody who acts for a noun.
    """
    found = list(_TOKEN.finditer(text[:MAX_TAGGED]))
    if not found:
        return ()
    words = [match.group()[:MAX_WORD].replace("’", "'") for match in found]
    tokens = [
        Token(match.start(), match.end(), match.group(), tag)
        for match, (_, _, tag) in zip(found, _tagger().tag_sent(words), strict=True)
    ]
    return tuple(_with_verb(tokens, at) for at in range(len(tokens)))


_DOERS = frozenset(("NN1", "NP0", "PNQ", "PNI"))
_SEVERAL = frozenset("crew team staff".split())
_BEHIND_VERB = frozenset(("AT0", "DPS", "PNP", "CJT", "DT0", "PUQ"))
_BEHIND_KNOWN = _BEHIND_VERB | {"PUN", "PRP", "AVP", "CJC"}
"""The same behind somebody of whom it is known that they act: "checker signs, then leaves"."""


def _with_verb(tokens: Sequence[Token], at: int) -> Token:
    """The same, or as a verb: "checker signs the sheet", "the crew walk the pontoons"."""
    token = tokens[at]
    if at == 0 or token.tag not in ("NN1", "NN2", "VVI"):
        return token
    before = tokens[at - 1]
    if token.tag == "VVI":
        return token._replace(tag="VVB") if before.tag in _DOERS | {"NN2", "PNP"} else token
    behind = tokens[at + 1].tag if at + 1 < len(tokens) else "PUN"
    if token.tag == "NN1":
        are_several = before.tag == "NN2" or before.text.lower() in _SEVERAL
        is_verb = are_several and behind in _BEHIND_VERB and token.text.lower() in base_verbs()
        return token._replace(tag="VVB") if is_verb else token
    if token.text.lower() not in finite_verbs():
        return token
    is_known = before.tag in ("PNQ", "PNI") or is_agent_noun(before.text.lower())
    is_verb = (before.tag in _DOERS and behind in _BEHIND_VERB) or (
        is_known and behind in _BEHIND_KNOWN
    )
    return token._replace(tag="VVZ") if is_verb else token


_TOKEN = compile(
    r"\w+(?:-\w+)*?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\w+(?:[-.]\w+)*|[^\w\s]", 2
)


@cache
def _tagger() -> "HanoverTagger":
    from HanTa.HanoverTagger import HanoverTagger  # half a second: only where English is drafted

    return HanoverTagger("morphmodel_en.pgz")
