"""The condition of a sentence put before its action, where that provably keeps the meaning.

A condition behind its action binds to the nearest words, and words behind it may belong to either.
So only sentences of one action and one condition are turned round, in which nothing points to
words that would stand on the other side afterwards. What is not certain stays as it is.
"""

from re import IGNORECASE, Pattern, compile

from sopai.language.script import normalise

MAX_LENGTH = 300
"""Characters of an action or a condition: longer ones hold more than one."""

_MIN_SHARED = 4
"""Letters of a word that may not stand on both sides: "a ticket", then "the ticket"."""

_SIGNS = compile(
    r"[,;:!?\"“”„«»‘…—–|<>{}\[\]~\\]|(?<!\w)_|_(?!\w)|[.]\s|\s-\s|(?<!\w)['’]|['’](?!\w)|&\w+;"
)
"""More than one clause, words that somebody says, or markup that could be cut in two."""

_BREAK = compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""A line that ends may be a sentence that ends without a full stop."""

_POINTERS = (
    "it|its|itself|they|them|their|theirs|themselves|this|that|these|those|he|she|him|her|his|hers|"
    "here|one|ones|same|such|both|either|neither|another|others?|former|latter|above|below|so|else|"
    "otherwise|instead|also|too|again|respective(?:ly)?|itself|thereof|latest"
)
_JOINTS = (
    "and|or|nor|but|plus|then|if|unless|until|till|when|whenever|while|where|wherever|whether|"
    "because|since|once|although|though|except|even|only|just|as|than|which|who|whom|whose|what|how|"
    "why|in case|provided|before|after"
)
_SCOPE = (
    "all|each|every|everybody|everyone|any|anybody|anyone|some|none|no|not|never|cannot|without"
)
_ORDER = "first|firstly|second|next|finally|lastly|last|afterwards|later|meanwhile"
_LOOSE_EN = compile(
    rf"\b(?:{_POINTERS}|{_JOINTS}|{_SCOPE}|{_ORDER})\b|n['’]t\b|"
    r"['’](?:s|re|ve|ll|d)\b(?=.{0,2}$)|\bto (?!the\b|a\b|an\b|your\b|our\b|[A-Z0-9])"
)
"""Of an action: it points, joins, counts, denies, or has an infinitive that the condition may be
about."""

_LATE = (
    "within|by|during|via|using|through|throughout|per|immediately|promptly|asap|straight|today|"
    "tomorrow|now|daily|weekly|monthly|yearly|first|once|twice|quickly|directly|personally|"
    "verbally|orally|together|manually|automatically|every|each|accordingly|please"
)
_TO = (
    r"(?<!has )(?<!have )(?<!need )(?<!needs )(?<!want )(?<!due )(?<!equal )(?<!wish )"
    r"(?<!is )(?<!are )to\b"
)
_BOUND_EN = compile(rf"\b(?:{_POINTERS}|{_LATE}|{_JOINTS.replace('|than|', '|')})\b|[()]|\b{_TO}")
"""Of a condition: it points, goes on, or ends in words that may belong to the action."""

_PLACED = frozenset(
    "in on at from for with into onto over under around about against between among near across "
    "along behind beside inside outside toward towards upon out off up down".split()
)
_COPULAS = frozenset("is are was were be been isn't aren't you're still not already".split())
_SELECTED = frozenset(
    {
        *(("left", "on"), ("left", "in"), ("left", "over"), ("listed", "in"), ("shown", "in")),
        *(("missing", "from"), ("based", "on"), ("contained", "in"), ("included", "in")),
        *(("different", "from"), ("responsible", "for"), ("involved", "in"), ("lit", "up")),
        *(("access", "to"), ("filled", "with"), ("covered", "with"), ("working", "with")),
    }
)
"""Words that the place behind them belongs to, whatever the action is."""

_AUXILIARIES = frozenset(
    "is are was were has have had does do did can could will would must may should isn't aren't "
    "wasn't weren't hasn't haven't hadn't doesn't don't didn't can't cannot couldn't won't "
    "wouldn't you're".split()
)
_HEADS = frozenset("the a an no there your our fewer more less at over under".split())
_LOWERED = frozenset("The A An Your Our Please Always Immediately".split())
_NAMES_TOO = frozenset(
    "Mark Bill Grant Frank Rob Chase Pat Sue Drew Will May Art Jack Nick Dean Lance Skip Faith "
    "Hope Grace Joy Rose Josh Miles Guy Ray Rich Wade Reed Pierce Page Chuck Buck Cliff".split()
)
"""First names that are verbs, too: which of them is meant decides the capital."""

_LINK = compile(r"(?<!!)\[([^\[\]`]{1,200})\]\([^\s()\[\]]{0,500}\)")
"""A link reads as its words."""

_STARS = compile(r"\*+")
_WORD = compile(r"[A-Za-z0-9][A-Za-z0-9'’%-]*")
_LIST = compile(r"\b(\d+) and (?=\d+\b)")
_IF = compile(r"if\b", IGNORECASE)
_NEXT_EN = compile(
    r"\b(?:it|its|they|them|their|this|that|these|those|he|she|him|her|his|such|so)\b"
)

_SIGNS_ZH = compile(r"[,;:!?()\"“”‘’「」『』《》<>\[\]{}|…—~`*_、/\\]|[.]\s")
_POINTERS_ZH = "它|其|该|此|这|那|他|她|上述|以上|以下|前述|同样|同时|彼此|对方|本人|自己"
_LOOSE_ZH = compile(
    rf"{_POINTERS_ZH}|并|且|或|然后|再|才|都|也|仍|还|不|没|未|勿|禁|非|除|仅|只|直到|为止|"
    r"[时前后]|每|各|所有|全部|任何|如|若|是否|检查|确认|查看|判断|核对|询问|先"
)
_BOUND_ZH = compile(rf"{_POINTERS_ZH}|并|且|或|然后|再|应|请|需|就|则|要|的话|可|将|会|能|才|都|也")
_MARKER_ZH = compile(r"(?:如果|一旦|倘若|假如|若)(?P<rest>.*)")
_CLAUSE_ZH = compile(
    r"[\u4e00-\u9fff\w]{2,}?(?:少于|超过|多于|低于|高于|大于|小于|不足|达到|没有|未|已|仍|出现|发生|"
    r"损坏|破损|缺货|缺少|不符|不一致|为|是|有|亮起|变红|失败|报警|漏|断)[\u4e00-\u9fff\w.%]*"
)
_PREDICATES_ZH = compile(
    r"(?:少于|超过|多于|低于|高于|大于|小于|不足|达到|没有|没|未|已|仍|还|不|有|无|是|为|在|到|被|由|"
    r"缺|需|能)"
)
_NEXT_ZH = compile(_POINTERS_ZH)


def condition_first(
    action: str, condition: str, following: str, language: str, *, is_command: bool
) -> str | None:
    """The condition, a comma and the action; None where the meaning is not certain to stay.

    Every word stays as it is; only the first letters of both parts change their case.

    Args:
        action: what stands before the condition in its sentence, without markup around it.
        condition: from its "if" to its last word.
        following: the next sentence of the same item, which may point back.
        language: `en` or `zh`.
        is_command: the action begins with its verb.
    """
    if max(len(action), len(condition)) > MAX_LENGTH or not action or not condition:
        return None
    if _BREAK.search(action) or _BREAK.search(condition):
        return None
    if language == "zh":
        return _turned_zh(action, condition, following)
    return _turned_en(action, condition, following, is_command=is_command)


def _turned_en(written: str, bound: str, following: str, *, is_command: bool) -> str | None:
    action, condition = (_LINK.sub(r"\1", part) for part in (written, bound))
    if _NEXT_EN.search(following.lower()) or not (_is_single(action) and _is_single(condition)):
        return None
    said = _LIST.sub(r"\1 ", action)
    if _LOOSE_EN.search(said[:1].lower() + said[1:]) or not _is_bound(condition):
        return None
    if _shared(action, condition):
        return None
    if not _has_known_head(action, is_command=is_command):
        return None
    is_sentence = written[:1].isupper() or not written[:1].isalpha()
    head = "If" if is_sentence else "if"
    return f"{head}{bound[2:]}, {_lowered(written, is_command=is_command)}"


def _has_known_head(action: str, *, is_command: bool) -> bool:
    """It is known whether its first word keeps its capital behind a comma.

    A verb and an article do not; "Li Si", "Shift Lead" and "ERP" do. "Customers call" and "Ann
    calls" look the same.
    """
    words = _WORD.findall(action)
    if not words or words[0] in _NAMES_TOO:
        return False
    is_capital = words[0][1:].islower() and words[0][0].isupper()
    known = is_command or not is_capital or words[0] in _LOWERED
    return known or (len(words) > 1 and words[1][0].isupper())


def _is_single(part: str) -> bool:
    """One clause, with nothing quoted, and markup that begins and ends in it."""
    return (
        _SIGNS.search(part) is None
        and part.count("`") % 2 == 0
        and len(_STARS.findall(part)) % 2 == 0
        and not part.startswith("*")
        and part.count("(") == part.count(")")
    )


def _is_bound(condition: str) -> bool:
    """A whole clause whose last words belong to it and to nothing else."""
    rest = condition[2:].strip()
    if _IF.match(condition) is None or _BOUND_EN.search(rest.lower()):
        return False
    words = [word.lower().replace("’", "'") for word in _WORD.findall(rest)]
    verb = next((at for at, word in enumerate(words) if word in _AUXILIARIES), None)
    starts = bool(words) and (words[0] in _HEADS or words[0] == "you" or rest[0].isdigit())
    if verb is None:
        return starts and words[0] != "you" and not _PLACED & set(words)
    if verb == 0 and words[0] != "you're":
        return False
    if not starts and (verb > 3 or words[0].endswith(("ing", "ed"))):
        return False
    return all(
        before in _COPULAS or (before, word) in _SELECTED
        for before, word in zip(words[verb:], words[verb + 1 :], strict=False)
        if word in _PLACED
    )


def _shared(action: str, condition: str) -> bool:
    """A thing stands on both sides: the second "the box" means the first "a box"."""
    return bool(_things(action) & _things(condition))


def _things(part: str) -> set[str]:
    words = _WORD.findall(part.lower())
    return {word[:5].rstrip("s") for word in words if len(word) >= _MIN_SHARED} - {"than", "with"}


def _lowered(action: str, *, is_command: bool) -> str:
    """The action as it stands inside a sentence: names and roles keep their capitals."""
    first = _WORD.match(action)
    if first is None:
        return action
    is_word = first[0].isalpha() and first[0][1:].islower()
    if (is_command and is_word) or first[0] in _LOWERED:
        return action[0].lower() + action[1:]
    return action


def _turned_zh(action: str, condition: str, following: str) -> str | None:
    plain, said = normalise(action), normalise(condition)
    marker = _MARKER_ZH.fullmatch(said)
    comma = action[-1]
    if marker is None or comma not in ",，" or _NEXT_ZH.search(normalise(following)):
        return None
    if _has(plain[:-1], _SIGNS_ZH, _LOOSE_ZH) or _has(marker["rest"], _SIGNS_ZH, _BOUND_ZH):
        return None
    rest = marker["rest"].strip()
    if _PREDICATES_ZH.match(rest) or not _CLAUSE_ZH.fullmatch(rest):
        return None  # who or what it is about is left out, and would be looked for elsewhere
    return f"{condition}{comma}{action[:-1]}"


def _has(text: str, *patterns: Pattern[str]) -> bool:
    return any(pattern.search(text) for pattern in patterns)
