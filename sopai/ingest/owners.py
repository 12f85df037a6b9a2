"""Who a cell, a label or a heading names."""

from functools import lru_cache
from re import IGNORECASE, compile

from sopai.language import owners_en, owners_zh, performer_en
from sopai.language.actor import Actor, owner_of
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind

_LABEL_EN = compile(
    r"(?:^|[\s(\[|;.,*])(?:step |task )?(?:(?<!process )(?<!document )(?<!procedure )(?<!policy )"
    r"(?<!sop )owners?|"
    r"responsible(?: (?:person|party|role))?(?: for [^:|.]{2,40})?|responsibility|"
    r"person in charge|pic|performed by|executor|executed by|"
    r"accountable|assignee|assigned to|done by|run by|used by|carried out by|handled by|"
    r"in charge|who(?: does (?:it|this))?)\s*:\s*(?P<who>(?:[^|\r\n;.]|\.(?!\s)|"
    r"(?<=Mr)\.|(?<=Mrs)\.|(?<=Dr)\.|(?<=\s[A-Z])\.){1,60})",
    IGNORECASE,
)
_LABEL_ZH = compile(
    r"(?:^|[\s,。;(\[|*·-])(?:流程|步骤|主要|第一|直接|本流程)?(?:负责|责任|执行|操作|经办|"
    r"主责)(?:人员?|者|部门|岗位)?"
    r"\s*:\s*(?P<who>[^,。;|\r\n)]{1,20})"
)
_DONE_BY = compile(
    r"(?:^|[.;]\s)(?:done|handled|performed|carried out|executed|completed) by\s+(?:the )?"
    r"(?P<who>[^.;:|\n]{2,40})[.;]?\s*$",
    IGNORECASE,
)
MAX_CELL = 240
"""Characters of a cell or a heading in which somebody is looked for."""

MAX_NAME = 3
"""Words of a name that no word list knows."""

MAX_NAME_ZH = 6
"""The same in Chinese, in characters."""

_SEVERAL = compile(r"[,;、→|]|->|\s[/+]\s")
"""Signs between several names; "and" may also stand inside one."""

_PARTS = compile(r"(?:(?<!\s)\s++)?(?:[,;/、+→&|]|->|\band\b|\bor\b|及|和|与|或|以及)\s*")
_EMPTY = frozenset(
    ("", "-", "–", "—", "/", "n/a", "na", "none", "tbd", "无", "待定", "?", "...", "…")
)
_DITTO = frozenset(
    ("同上", "〃", '"', "″", "ditto", "same", "same as above", "as above", "do.", "''")
)


def _name(phrase: str, language: str) -> Actor | None:
    if language == "zh" and not phrase.isascii():
        return owners_zh.name_actor(phrase)
    return owners_en.name_actor(phrase)


def whole_phrase_owner(phrase: str, language: str, found: Found) -> Owner:
    """Who a phrase names when it names nothing else; NOBODY otherwise."""
    return _phrase_owner(phrase, language, found) if len(phrase) <= MAX_CELL else NOBODY


@lru_cache(maxsize=4096)
def _phrase_owner(phrase: str, language: str, found: Found) -> Owner:
    head = phrase.split(" — ")[0].split(" – ")[0].split(":")[0].strip()
    actor = _name(head, language)
    if actor is None or actor.kind in ("reader", "pronoun"):
        return NOBODY
    return owner_of(actor, found)


_LEFT_OPEN = frozenset(
    {
        "various", "all", "each", "any", "several", "as assigned", "as appropriate", "depends",
        "as needed", "领导", "谁有空", "当班的人", "轮流", "视情况", "看情况",
    }
)  # fmt: skip
"""What fills an owner's cell and names nobody."""


def cell_owner(value: str, language: str, found: Found) -> Owner:
    """Who an owner cell or a label's value names.

    What no word list knows is still a name somebody wrote into an owner's place: it is kept
    as a role, in the words of the document. Of several the first decides, and `text` has all of
    them. A cell of more than `MAX_CELL` characters is a role in its own words.
    """
    if len(value) > MAX_CELL:
        return Owner(kind=OwnerKind.ROLE, role=value, text=value, found=found)
    return _cell_owner(value, language, found)


@lru_cache(maxsize=4096)
def _cell_owner(value: str, language: str, found: Found) -> Owner:
    text = value.strip(" \t*_`。.")
    if text.lower() in _EMPTY:
        return NOBODY
    if text.lower() in _LEFT_OPEN:
        return Owner(kind=OwnerKind.VAGUE, text=text, found=found)
    actor = None if _SEVERAL.search(text) else _name(text, language)
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    is_one = actor is not None
    for part in parts:
        if actor is None:
            actor = _name(part, language) or _leading(part, language)
    if actor is None:
        return Owner(kind=OwnerKind.ROLE, role=text, text=text, found=found)
    if not is_one and sum(_may_name(part, language) for part in parts) > 1:
        actor = actor._replace(text=" ".join(text.split()))
    return owner_of(actor, found)


def _may_name(part: str, language: str) -> bool:
    """Whether a part of a cell names somebody: known, or a few words that look like a name."""
    if _name(part, language) is not None:
        return True
    is_short = len(part) <= MAX_NAME_ZH if not part.isascii() else part[0].isupper()
    return is_short and len(part.split()) <= MAX_NAME and not any(map(str.isdigit, part))


def _leading(part: str, language: str) -> Actor | None:
    """Who the beginning of a longer cell names: 店长每天22:30发群."""
    if language == "zh" and not part.isascii():
        for stop in range(min(len(part), 10), 1, -1):
            actor = owners_zh.name_actor(part[:stop])
            if actor is not None:
                return actor
        return None
    return performer_en.longest_actor(part)


_TAIL = compile(
    r"(?:[(\[]\s*(?P<inside>[^()\[\]]{2,40}?)\s*[)\]]|"
    r"(?:\s[–—-]|\s?(?:→|->|=>|//|\||@)|[.!。])\s?(?P<after>[^()\[\].;:|/>→]{2,40}?))[\s.。;*_]*$"
)
_HEAD = compile(
    r"^[\s*_]*(?:[(\[](?P<inside>[^\])]{2,30})[)\]]|@(?P<called>[\w-]{2,20})|"
    r"(?P<before>[^:.,;–—()→>/]{2,30}?)(?:\s[–—-]|\s?(?:→|->|=>|/|\.)))\s"
)
_BEHIND_TITLE = compile(r"^[^.:(]{3,60}\((?P<inside>[^()]{2,40})\)[\s*_]*[.:]")


def marked_owner(text: str, language: str) -> Owner | None:
    """Who stands beside a step: "Count the till (Shift Lead)", "[Anna] Count the till"."""
    tail = _TAIL.search(text, max(0, len(text) - 60))
    found = (tail, _HEAD.match(text), _BEHIND_TITLE.match(text), _DONE_BY.search(text))
    for match in found:
        if match is not None:
            words = next(group for group in match.groups() if group is not None)
            actor = _name(words, language)
            if actor is not None and actor.kind in (OwnerKind.ROLE, OwnerKind.PERSON):
                return owner_of(actor, Found.LABEL)
    return None


def is_ditto(value: str) -> bool:
    """The cell says "same as above"."""
    return value.strip().lower() in _DITTO


def label_owner(text: str, language: str, found: Found = Found.LABEL) -> Owner | None:
    """Who a label inside a text names: "Owner: Li Si", 负责人:李四."""
    if ":" not in text:
        return None
    pattern = _LABEL_ZH if language == "zh" and not text.isascii() else _LABEL_EN
    match = pattern.search(text)
    if match is None:
        return None
    owner = cell_owner(match["who"], language, found)
    return owner if owner.kind is not OwnerKind.NONE else None
