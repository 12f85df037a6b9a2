"""Whom an English brief names, and who writes it."""

import unicodedata
from functools import cache
from re import compile

from sopai.language import performer_en
from sopai.language.lexicon import base_verbs, english_nouns, finite_verbs, given_names, words

_SIGNED_EN = compile(
    r"(?:\n\s*|[.!?]\s+(?=(?i:thanks|ta|cheers|regards|best|with)\b))"
    r"(?i:(?:many|best|kind|warm)? ?(?:regards|wishes|thanks)|thanks?(?: you)?|cheers|best|"
    r"(?:with )?(?:friendly|kind) greetings|yours|thx|ta\b)?[,.!\s]*"
    r"(?P<name>(?:(?:Dr|Mrs|Mr|Ms)\.? )?(?!(?i:thanks?|cheers|best|yours|thx|regards|ta)\b)"
    r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)\s*(?:[-–(,].{0,40})?$"
)
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
    r"(?:[.!?]\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+ )|[—–]\s*|\s--?\s)"
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
    "july august september october november december english german french chinese europe".split()
)


def writer(plain: str) -> str | None:
    """Who says or signs that the brief is theirs; None where nobody does."""
    if _is_small(plain):
        small = _SAYS_SMALL.search(plain)
        return small["name"] if small is not None and small["name"] in given_names() else None
    end = plain.rstrip()
    match = _SIGNED_EN.search(end) or _SAYS_EN.search(plain) or _ENDS_EN.search(end)
    return match[match.lastgroup] if match and match.lastgroup else None


@cache
def _known_tools() -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in words("tools.txt"))


_TITLED = compile(r"\b(?:Mrs|Mr|Ms|Miss|Dr|Prof)\.? [A-ZÀ-Þ][\w'’-]+")
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
    """Capitalised words that a list of given names knows, that act, or that are reached."""
    if _is_small(plain):
        return _small_names(plain)
    found = [(match.start(), match.group()) for match in _TITLED.finditer(plain)]
    found += [(match.start("name"), match["name"]) for match in _BRACKETED.finditer(plain)]
    found += [(match.start("name"), match["name"]) for match in _INSTEAD.finditer(plain)]
    titled = " ".join(name for _, name in found)
    owners = {match["name"] for match in _POSSESSIVE.finditer(plain)} - _known_tools()
    for match in _CAPITAL.finditer(plain):
        word = match.group()
        low = word.lower()
        if low in _NO_NAMES or low in base_verbs() or low in english_nouns("roles"):
            continue
        if word in titled.split():
            continue
        after = plain[match.end() : match.end() + 40]
        known = _folded(word) in given_names() or word in owners
        reached = _REACHED.search(plain[max(0, match.start() - 12) : match.start()])
        is_inside = _is_inside(plain, match.start())
        if known or reached or (_acts(word, after) and (is_inside or _is_name(word, plain))):
            found.append((match.start(), word))
    return found


def _is_name(word: str, plain: str) -> bool:
    """A word that is capital inside a sentence too, and nowhere small."""
    places = compile(rf"\b{word}\b").finditer(plain)
    is_capital = any(_is_inside(plain, place.start()) for place in places)
    return is_capital and not compile(rf"\b{word.lower()}\b").search(plain)


def _is_inside(plain: str, start: int) -> bool:
    """The capital is the word's own: no sentence begins with it."""
    before = plain[max(0, start - 3) : start].rstrip(" ")
    return bool(before) and before[-1] not in ".!?:\n-•*·>"


BINDING = frozenset(("won't", "won’t", "will", "must", "can't", "can’t", "cannot", "should"))
"""Behind a capital inside a sentence: somebody is bound, "Tesfaye won't take it"."""


def _acts(word: str, after: str) -> bool:
    """A verb of people follows: "Petra exports"."""
    tokens = performer_en.take_apart(word + after).lower
    rest = [token for token in tokens[1:4] if token not in _BETWEEN]
    return bool(rest) and (rest[0] in finite_verbs() or rest[0] in BINDING)


_BETWEEN = frozenset("then also always usually just only normally first still now never".split())
"""What stands between somebody and what he does: "Bev then puts it into the till"."""


def _folded(word: str) -> str:
    """Without accents and in lower case: Jürgen is jurgen."""
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
