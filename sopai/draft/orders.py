"""What somebody does, as an order to them: "the clerk signs the list" is "Sign the list"."""

from re import Match, compile, escape

from sopai.language.lexicon import base_of, base_verbs
from sopai.language.mood_zh import begins_with_verb
from sopai.language.script import normalise

_LEAD_IN = compile(
    r"^(?:which reminds me of|back to|as for|now (?:to|for)|regarding) [^:.,]{2,40}[:,]\s*|"
    r"^\w+ again:\s*|"
    r"^(?:(?:from now on|going forward|okay|right|well|so|now|also|and|then|but|um|uh|oh|yes|"
    r"actually|after (?:that|which|this)|meanwhile)\b[,.]?\s*)+|"
    r"^(?:(?:那个|就是|嗯|呢|哦?对了|另外|还有|所以|要求|现在统一|然后呢?|是这样的)[:：,，]?\s*)+",
    2,
)
_FILLERS = compile(r",? ?\b(?:um|uh|erm|hmm)\b,?|,? and,?$|\b(?:my|him|her)self\b ?", 2)
"""What is said while thinking, and who does it once more."""

_LOOSE = compile(r" +([.!?])$")
"""A full stop behind a word that was taken away."""

_PRONOUN = r"they|we|i|you|he|she"
_BOUND = (
    r"(?:(?P<modal>must|shall|should|will|has to|have to|needs? to|is to|are to)"
    r"(?P<not> not|n['’]t)?"
    r"|(?P<do>does|do)(?: not|n['’]t)|(?P<never>never|always|also|then|first|only) ?)?\s*"
)
_GOES_ON = compile(
    rf"^{_BOUND}(?P<verb>[a-z-]+s) (?=(?:the|a|an|it|them|him|her|his|their|our|its|this|that|"
    r"to|into|in|on|back|out|up|off|down|over (?:the|an?|it)|for|"
    r"with|whether|if|who|what|each|all|every|any|both|"
    r"one|two|three)\b|\d)",
    2,
)
_BARE = compile(
    r"^(?P<never>)(?P<not>)(?P<modal>)(?P<do>)"
    r"(?P<verb>[a-z-]+s) (?=[A-Z]\w|[a-z]+(?: [a-z]+)?[.!]?$)"
)
"""A short clause without articles that goes on with what its owner does: "handles calls"."""

_ALSO = compile(r"^(?:, [a-z-]+s)*,? and [a-z-]+s(?= )")
_VERB = compile(r"[a-z-]+s\b")

_THEN_VERB = compile(r" (?:have|has|is|are|must|will|should|can|may|was|were)\b", 2)
"""Behind what looks like a verb: "tenant reports have to come" are reports."""

_NO_ORDERS = frozenset(("have", "be", "need", "get", "know", "want"))
"""Verbs that order nothing: "she has 10 days" is a right."""

_COVERB = compile(r"[在用把将从对按给跟]")
_FILLERS_ZH = compile(r"^(?:要|得|会|就|来|去|负责|必须|应该|应当|应|须|再|先)?")


def as_order(quote: str, owner: str | None, language: str) -> str:
    """The words of a clause as an order to its owner, where it is plain how; else as they are.

    Without the lead-in; without the subject, when that is the owner, who stands beside it; with
    the verb in its base form. Nothing else changes.

    Args:
        quote: the clause.
        owner: the words that name who does it, as far as known.
        language: `en` or `zh`.
    """
    text = _FILLERS.sub("", _LEAD_IN.sub("", quote.strip())).strip(" ,;，；")
    text = _LOOSE.sub(r"\1", text)
    if sum(map(text.count, '"“”')) % 2:
        text = text.strip('"“” ')
    if not text:
        text = quote.strip()
    ordered = _chinese(text, owner) if language == "zh" else _english(text, owner)
    return ordered[:1].upper() + ordered[1:]


def _english(text: str, owner: str | None) -> str:
    who = rf"(?:(?:the |our |a |an )?{escape(owner)}|{_PRONOUN})" if owner else _PRONOUN
    match = compile(rf"^(?:{who}) {_BOUND}(?P<verb>[a-z-]+)\b", 2).match(text)
    if match is None:
        match = _GOES_ON.match(text) or (_BARE.match(text) if owner else None)
    if match is None:
        return text
    verb = match["verb"].lower()
    base = verb if verb in base_verbs() and not verb.endswith("s") else base_of().get(verb)
    if match["modal"] or match["do"]:
        base = verb if verb in base_verbs() else None
    is_noun = _THEN_VERB.match(text, match.end("verb")) is not None
    is_noun |= owner is not None and f" {owner} " in text[match.end("verb") :]
    if base is None or base in _NO_ORDERS or is_noun:
        return text
    denied = match["not"] or match["do"]
    adverb = f"{match['never'].strip()} " if match["never"] else ""
    rest = _ALSO.sub(_as_bases, text[match.end("verb") :])
    if verb != base and not _OF_ANOTHER.search(rest):
        rest = _AND_VERB.sub(_as_base, rest)
    return f"{'do not ' if denied else ''}{adverb}{base}{rest}"


def _as_bases(verbs: Match[str]) -> str:
    """The other verbs of "washes, dries and stores" in their base forms, if all are verbs."""
    third = _VERB.findall(verbs.group())
    if not all(verb in base_of() for verb in third):
        return verbs.group()
    return _VERB.sub(lambda verb: base_of()[verb.group()], verbs.group())


_AND_VERB = compile(
    r"(?<= and )(?P<verb>[a-z]+s)(?= (?:the|a|an|it|them|him|her|his|their|our|its|this|that|in|"
    r"into|out|up|down|back|off|each|all|every|any|both|two|three|full|no|whether|what|if|"
    r"[A-Z]\w*)\b|"
    r"[.!]?$)"
)
"""Another verb of the same one: "opens a chart and gets the name"."""

_OF_ANOTHER = compile(r"\b(?:who|which|that|where|whose|asks|has|have)\b")


def _as_base(verb: Match[str]) -> str:
    """A verb in its base form; a noun in the plural stays."""
    return base_of().get(verb.group(), verb.group())


def _chinese(text: str, owner: str | None) -> str:
    if not owner or not normalise(text).startswith(normalise(owner)):
        return text
    rest = text[len(owner) :]
    filler = _FILLERS_ZH.match(normalise(rest))
    rest = rest[filler.end() :] if filler is not None else rest
    plain = normalise(rest)
    is_order = begins_with_verb(plain) or _COVERB.match(plain) or (filler and filler.group())
    return rest if is_order and len(rest) >= MIN_ORDER else text


MIN_ORDER = 3
"""Characters of an order: less says nothing without its subject."""
