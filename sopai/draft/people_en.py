"""Whom an English brief names, and who writes it."""

import unicodedata
from functools import cache, lru_cache
from re import compile

from sopai.language import performer_en
from sopai.language.addressee import is_agent_noun
from sopai.language.lexicon import (
    agent_verbs,
    base_verbs,
    english_nouns,
    finite_verbs,
    given_names,
    sections,
    things,
    words,
)
from sopai.schema.owner import OwnerKind

_SIGNED_EN = compile(
    r"(?:\n\s*|[.!?]\s+(?=(?i:thanks|ta|cheers|regards|best|with)\b))"
    r"(?i:(?:many|best|kind|warm)? ?(?:regards|wishes|thanks)|thanks?(?: you)?|cheers|best|"
    r"(?:with )?(?:friendly|kind) greetings|yours|thx|ta\b)?[,.!\s]*"
    r"(?P<name>(?:(?:Dr|Mrs|Mr|Ms)\.? )?(?!(?i:thanks?|cheers|best|yours|thx|regards|ta)\b)"
    r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})\s*(?:[-–(,\n].{0,40})?$"
)
_CLOSED_EN = compile(
    r"\n[ \t]*(?i:(?:many|best|kind|warm)? ?(?:regards|wishes|thanks)|thanks?(?: you)?|cheers|best|"
    r"yours(?: \w+)?|sincerely|love)[,.! \t]*\n\s*"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})[ \t]*\n"
)
"""A name in a line of its own below the last greeting, whatever stands under it."""

_POSSESSIVE = compile(
    r"(?<![.!?:] )(?<!\n)(?<!^)\b(?P<name>(?!(?:Here|There|That|It|What|Who|Let|How|Where|When|She|"
    r"He|Today|Everyone|Everybody|Nobody|Somebody|One|Mum|Dad)\b)[A-ZÀ-Þ][a-zà-ÿ]+)['’]s\b"
)
"""Somebody has something, inside a sentence: "checks Pia's clients"."""

_SAYS_SMALL = compile(r"\bthis is (?P<name>[a-z]{3,})\b")
"""Who dictates: "this is dean from the warehouse"."""

_INSTEAD = compile(
    r"\b(?:or|and|otherwise|else) (?P<name>[A-ZÀ-Þ][a-zà-ÿ]{2,}) "
    r"(?:if|when|while) (?:he|she|they)\b"
)
"""Somebody who stands in: "Yusuf, or Milo if he's away"."""

_BRACKETED = compile(r"[a-z] \((?P<name>[A-ZÀ-Þ][a-zà-ÿ]{2,})(?:, or |\) [a-z]+s\b)")
"""A holder behind a post: "customer care (Yusra) looks"."""

_ENDS_EN = compile(
    r"(?:(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!Mrs)[.!?]\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+ )|[—–]\s*|\s--?\s)"
    r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)?)(?:, (?:the )?[a-z ]{3,30}?)?"
    r"(?:, thank you|, thanks)?[.!\s]*$"
)
"""A name at the end of what was spoken: "That's it. Catherine Doyle, headteacher, thank you."."""

_SAYS_EN = compile(
    r"\b(?:[Mm]y name is|[Tt]his is|[Hh]ere is|I['’]m|I am|(?:tell|call|ask|ring|text) me \()\s?"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+)\b|\b[Ii]t['’]s,? (?:um,? |uh,? |"
    r"it['’]s )*(?P<spoken>[A-ZÀ-Þ][a-zà-ÿ]+) "
    r"(?:from|at|in|here|speaking)\b|\b(?P<here>[A-ZÀ-Þ][a-zà-ÿ]+) (?:here|speaking)\b"
)
_CAPITAL = compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]+\b")
_REACHED = compile(
    r"\b(?:otherwise|ask|asks|call|calls|tell|tells|phone|text|inform|remind|drives|email) $"
)
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june "
    "july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec mr mrs ms miss dr prof madame monsieur frau herr sister chef "
    "english german french chinese europe".split()
)


MAX_END = 300
"""Characters at the end of a brief in which it is signed."""

_BLANK_LINES = compile(r"\s*\n\s*")


def writer(plain: str) -> str | None:
    """Who says or signs that the brief is theirs; None where nobody does."""
    if _is_small(plain):
        small = _SAYS_SMALL.search(plain)
        return small["name"] if small is not None and small["name"] in given_names() else None
    end = _BLANK_LINES.sub("\n", plain.rstrip()[-MAX_END:])
    match = (
        _SIGNED_EN.search(end)
        or _CLOSED_EN.search(end)
        or _SAYS_EN.search(plain)
        or _ENDS_EN.search(end)
    )
    name = match[match.lastgroup] if match and match.lastgroup else None
    first = name.split()[0].lower() if name else ""
    return None if first in base_verbs() and first not in given_names() else name


@cache
def _known_tools() -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in words("tools.txt"))


_TITLED = compile(
    r"\b(?P<name>(?:Mrs|Mr|Ms|Miss|Dr|Prof|Madame|Mme|Monsieur|Frau|Herr|"
    r"Señora?|Signora?|Sister|Chef)\.? [A-ZÀ-Þ][\w'’-]+)"
)
_REACHED_LOW = compile(
    r"\b(?:asks?|calls?|rings?|tells?|phones?|informs?|reminds?|from|thats|that's|this is|by|"
    r"with) $"
)
MIN_LETTERS = 200
"""Letters of a text that has no capitals because it was dictated, and not because it is short."""


def _is_small(plain: str) -> bool:
    """The text is dictated: names have no capitals either."""
    return len(plain) > MIN_LETTERS and not any(map(str.isupper, plain))


def _small_names(plain: str) -> list[tuple[int, str]]:
    """Given names in small letters that act or are reached: "rosie tells", "an okay from greg"."""
    found = []
    for match in _SMALL.finditer(plain):
        word = match.group()
        if word not in given_names() or word in english_nouns("roles"):
            continue
        after = plain[match.end() : match.end() + 40].split()
        acts = bool(after) and (after[0] in finite_verbs() and after[0].endswith("s"))
        reached = _REACHED_LOW.search(plain[max(0, match.start() - 10) : match.start()])
        if acts or reached:
            found.append((match.start(), word))
    return found


_SMALL = compile(r"\b[a-z]{3,}\b")


def names(plain: str) -> list[tuple[int, str]]:
    """People with their places: those a list knows, that act, are reached, or hold a post."""
    if _is_small(plain):
        return _small_names(plain)
    found = [
        (match.start("name"), match["name"])
        for pattern in (_TITLED, _BRACKETED, _INSTEAD)
        for match in pattern.finditer(plain)
    ]
    titled = {word for _, name in found for word in name.split()}
    beside = _beside_posts(plain)
    owners = {match["name"] for match in _POSSESSIVE.finditer(plain)} - _known_tools()
    for match in _CAPITAL.finditer(plain):
        word = match.group()
        low = word.lower()
        if (
            low.removesuffix("s") in _NO_NAMES
            or low in base_verbs()
            or low in english_nouns("roles")
        ):
            continue
        if word in titled or _is_part(plain, match.start(), match.end()):
            continue
        after = plain[match.end() : match.end() + 40]
        known = _folded(word) in given_names() or word in owners or word in beside
        reached = _REACHED.search(plain[max(0, match.start() - 12) : match.start()])
        is_inside = _is_inside(plain, match.start())
        surname = _SURNAME.match(after)
        behind = after[surname.end() :] if surname is not None else after
        acts = _acts(word, behind) and not _is_tool(word, plain)
        is_thing = low.endswith(_THING_ENDS) or low in _plain_words()
        is_subject = (
            acts
            and not is_thing
            and (is_inside or _is_name(word, plain) or _is_stranger(word, plain))
        )
        if known or reached or is_subject:
            found.append((match.start(), word))
    return _full(found, plain)


def _is_part(plain: str, start: int, end: int) -> bool:
    """Of a longer name, or of "Don't": Brigstow Alarm, St Columba."""
    before = _CAPITAL_BEFORE.search(plain, max(0, start - MAX_BEFORE), start)
    is_second = before is not None and _folded(before["word"] or "") not in given_names()
    return is_second or plain[end : end + 2] in ("'t", "’t")


MAX_BEFORE = 24
"""Characters before a word in which the one it belongs to begins."""

_CAPITAL_BEFORE = compile(
    r"(?:(?<=[a-z,;] )|(?<=\())(?P<word>[A-ZÀ-Þ][a-zà-ÿ]+) $|\b(?:St|van|von|der|den) $"
)


def _full(found: list[tuple[int, str]], plain: str) -> list[tuple[int, str]]:
    """The surname too, where one stands behind: Joan Pettit, and not Joan alone."""
    whole = []
    for at, name in found:
        if name.lower() in _NO_NAMES:
            continue
        match = _SURNAME.match(plain, at + len(name))
        surname = match["name"] if match is not None else ""
        is_name = surname and surname.lower() not in _NO_NAMES and surname not in _known_tools()
        whole.append((at, plain[at : match.end()] if match is not None and is_name else name))
    surnames = {name.split()[-1] for _, name in whole if " " in name}
    return [(at, name) for at, name in whole if name not in surnames]


_SURNAME = compile(
    r" (?:(?:de|da|di|van|von|der|den|del|la|le|bin|al|ten|ter) ){0,2}"
    r"(?P<name>(?:O['’]|Mc|Mac)?[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?)\b(?!['’]s? [a-z]+ing)"
)
_POST = compile(
    r"\b(?:[Tt]he|[Oo]ur|[Mm]y|[Aa]n?) (?P<post>(?:[a-z-]+ ){0,3}[a-z-]+),? (?:that is |that's |"
    r"usually |mostly |currently )?(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+)\b"
    r"(?:(?: [A-ZÀ-Þ][\w'’-]+)?[,.;)]| [A-ZÀ-Þ]?[\w'’-]+)"
)


def _beside_posts(plain: str) -> frozenset[str]:
    """Who holds a post: "the nurse, Oona, cleans", "our yard lead Tam signs"."""
    return frozenset(
        match["name"]
        for match in _POST.finditer(plain)
        if _is_post(match["post"]) and not _is_tool(match["name"], plain)
    )


def _is_post(words_before: str) -> bool:
    last = words_before.split()[-1]
    actor = performer_en.longest_actor(words_before)
    is_role = actor is not None and actor.kind is OwnerKind.ROLE
    return last in english_nouns("roles") or is_role or is_agent_noun(last)


MAX_KNOWN = 2_000
"""Words of a brief whose judgement is kept: the same word is asked about at each of its places."""


@lru_cache(MAX_KNOWN)
def _is_stranger(word: str, plain: str) -> bool:
    """A word that begins sentences, is nowhere small and no plural, and does what people do."""
    is_plural = word.lower().removesuffix("s") in _plain_words()
    if len(word) < MIN_NAME or is_plural or _is_small_too(word, plain):
        return False
    verbs = {match["verb"] for match in compile(_DOES.format(word=word)).finditer(plain)}
    is_he = compile(_HE.format(word=word)).search(plain) is not None
    return is_he or bool((verbs & _done_by_people()) - _MACHINE)


@cache
def _plain_words() -> frozenset[str]:
    """English words that lists know, whatever they are."""
    grammar = sections("function_words.txt")["en"]
    nouns = (noun for one in sections("nouns_en.txt").values() for noun in one)
    return frozenset((*things(), *finite_verbs(), *base_verbs(), *grammar, *nouns))


@cache
def _done_by_people() -> frozenset[str]:
    return finite_verbs() | agent_verbs() | BINDING


MIN_NAME = 3
"""Letters of a name that no list knows."""

_DOES = (
    r"\b{word}(?: (?:(?:van|von|der|den|de) )*[A-ZÀ-Þ][a-z]+)?"
    r"(?: (?:then|also|always|usually|only|first|now))? (?P<verb>[a-z]+s|must|will)\b"
)
_HE = r"\b{word}\b [^.!?\n]*[.!?]\s+(?:She|He)\b"
_MACHINE = frozenset(
    "sends prints shows opens creates updates runs stores saves displays beeps blocks generates "
    "warns asks calculates closes makes keeps starts stops goes says is has was does needs gives "
    "takes comes gets means belongs costs lasts stands lies".split()
)
"""What a program or a thing does too."""

_THING_ENDS = tuple(
    "tion ment ness ing ance ence ity ware sheet ed days ete ive ous ful ble ical less".split()
)
"""How words end that are no names."""


@lru_cache(MAX_KNOWN)
def _is_tool(word: str, plain: str) -> bool:
    """Work is done in it, or it is written as products are: "in TillMate", "the Edgemaster"."""
    used = rf"\b(?:in|into|on|through|via|using|from|with the|the|our|open|opens) {word}\b"
    is_used = compile(used).search(plain) is not None
    return (
        word in _known_tools() or is_used or compile(rf"\b{word}[A-Z0-9]").search(plain) is not None
    )


@lru_cache(MAX_KNOWN)
def _is_name(word: str, plain: str) -> bool:
    """A word that is capital inside a sentence too, and nowhere small."""
    places = compile(rf"\b{word}\b").finditer(plain)
    is_capital = any(_is_inside(plain, place.start()) for place in places)
    return is_capital and not _is_small_too(word, plain)


@lru_cache(MAX_KNOWN)
def _is_small_too(word: str, plain: str) -> bool:
    return compile(rf"\b{word.lower()}\b").search(plain) is not None


def _is_inside(plain: str, start: int) -> bool:
    """The capital is the word's own: no sentence begins with it."""
    before = plain[max(0, start - 3) : start].rstrip(" ")
    return bool(before) and before[-1] not in ".!?:\n-•*·>"


BINDING = frozenset(("won't", "won’t", "will", "must", "can't", "can’t", "cannot", "should"))
"""Behind a capital inside a sentence: somebody is bound, "Tesfaye won't take it"."""


def _acts(word: str, after: str) -> bool:
    """A verb of people follows: "Petra exports"."""
    tokens = performer_en.take_apart(word + _FROM.sub("", after)).lower
    rest = [token for token in tokens[1:4] if token not in _BETWEEN]
    return bool(rest) and (rest[0] in finite_verbs() or rest[0] in BINDING)


_FROM = compile(r"^ (?:from|in|at) (?:the )?[a-z]+(?= [a-z])")
"""Where somebody belongs: "Bram from the workshop takes over"."""

_BETWEEN = frozenset("then also always usually just only normally first still now never".split())
"""What stands between somebody and what he does: "Bev then puts it into the till"."""


def _folded(word: str) -> str:
    """Without accents and in lower case: Jürgen is jurgen."""
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
