"""Word lists of the language layer, read once from the files beside it."""

from functools import cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    path = files("sopai.language") / "data" / name
    text = path.read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list without sections, for example `verbs_en.txt`."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """Words by section of a list that has `[section]` lines, for example `nouns_en.txt`."""
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in _lines(name):
        if line.startswith("["):
            current = found.setdefault(line.strip("[] "), set())
        else:
            current.update(line.split())
    return {section: frozenset(entries) for section, entries in found.items()}


def third_person(verb: str) -> str:
    """`carry` -> `carries`: the form after he, she or a name."""
    irregular = {"be": "is", "have": "has", "do": "does", "go": "goes", "don't": "doesn't"}
    if verb in irregular:
        return irregular[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def plural(noun: str) -> str:
    """`agency` -> `agencies`, by the regular rules."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return third_person(noun) if noun not in ("do", "have", "be", "go") else noun


@cache
def base_verbs() -> frozenset[str]:
    """English action verbs in their base form."""
    return words("verbs_en.txt")


@cache
def finite_verbs() -> frozenset[str]:
    """English action verbs in the third person."""
    return frozenset(map(third_person, base_verbs()))


@cache
def base_of() -> dict[str, str]:
    """The base form of English action verbs by their third person: `signs` is `sign`."""
    return {third_person(verb): verb for verb in base_verbs()}


@cache
def english_nouns(section: str) -> frozenset[str]:
    """Nouns of a section of `nouns_en.txt`, with plurals for roles and groups."""
    entries = sections("nouns_en.txt")[section]
    if section in ("roles", "groups"):
        return entries | frozenset(map(plural, entries))
    return entries


@cache
def chinese_nouns(section: str) -> frozenset[str]:
    """Nouns of a section of `nouns_zh.txt`."""
    return sections("nouns_zh.txt")[section]


@cache
def chinese_roles() -> frozenset[str]:
    """Chinese roles of two characters and more: one character is part of too many words."""
    return frozenset(role for role in chinese_nouns("roles") if len(role) > 1)


@cache
def chinese_verbs() -> frozenset[str]:
    """Chinese verbs of two characters and more."""
    return frozenset(verb for verb in words("verbs_zh.txt") if len(verb) > 1)


@cache
def agent_verbs() -> frozenset[str]:
    """What people do and things do not: "calls", "signs"; both forms of each verb."""
    base = sections("agents_en.txt")["verbs"]
    return base | frozenset(map(third_person, base))


@cache
def things() -> frozenset[str]:
    """Heads of subjects that are not people, with plurals."""
    singular = sections("agents_en.txt")["things"]
    return singular | frozenset(map(plural, singular))


@cache
def given_names() -> frozenset[str]:
    """English given names, in lower case, without those that are plain words."""
    return words("given_names_en.txt")


@cache
def vocabulary(name: str) -> tuple[tuple[str, str, str], ...]:
    """Sections of a list of patterns, each with its English and its Chinese alternatives.

    Args:
        name: for example `headings.txt`.
    """
    found: dict[str, dict[str, list[str]]] = {}
    current: dict[str, list[str]] = {}
    for line in _lines(name):
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], {"en": [], "zh": []})
        else:
            language, _, alternatives = line.partition(" ")
            current[language] += alternatives.split(" | ")
    return tuple((key, "|".join(by["en"]), "|".join(by["zh"])) for key, by in found.items())


@cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """Entries of a list that has each in English, and below it in Chinese.

    Args:
        name: for example `messages.txt`.
    """
    lines = [line.partition(" ")[2] for line in _lines(name)]
    return tuple(zip(lines[::2], lines[1::2], strict=True))
