"""What a clause in Chinese wants of a draft: its form, and each part of it read strictly."""

from re import Match, compile

from sopai.draft.deadlines import as_limit, limit_at
from sopai.draft.doer import Known, as_owner, neither
from sopai.draft.new_words import new_words
from sopai.draft.wishes import Span, Where, Wish, first_read, readers_of
from sopai.errors import DraftError
from sopai.language.numerals import numeral

_COUNTS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


def read_chinese(clause: str, known: Known) -> tuple[Wish, ...]:
    """What a clause wants; nothing when no form is all of it.

    Raises:
        DraftError: a form fits, and a part of it is not understood.
    """
    return first_read("zh", _READERS, clause, known)


_TOKEN = compile(
    r"(?P<last>最[后末](?:一|1)?步)|(?P<first>头一步)|倒数第(?P<from_end>\d+|[一二三四五六七八九十]+)步|"
    r"(?P<number>\d+|[一二三四五六七八九十]+)|(?P<to>[到至~-])"
)
_GROUP = compile(r"(?P<end>前|最前|后|最后)(?P<count>[两二三四五])步")


def spans_of(said: str) -> tuple[Span, ...]:
    """The steps that are named: 第2、4和6到8步, 最后一步."""
    group = _GROUP.fullmatch(said)
    if group is not None:
        count = _COUNTS[group["count"]]
        return ((1, count),) if "前" in group["end"] else ((-count, -1),)
    if said.startswith(("所有", "全部", "每")):
        return ((1, -1),)
    found: list[Span] = []
    is_range = False
    for token in _TOKEN.finditer(said):
        if token["to"]:
            is_range = bool(found)
            continue
        number = _number(token)
        first = found.pop()[0] if is_range else number
        found.append((first, number))
        is_range = False
    return tuple(found)


def _number(token: Match[str]) -> int:
    if token["last"] or token["first"]:
        return -1 if token["last"] else 1
    if token["from_end"]:
        return -(numeral(token["from_end"]) or 0)
    return numeral(token["number"]) or 0


def _steps(match: Match[str]) -> tuple[Span, ...]:
    parts = match.groupdict()
    return spans_of(parts.get("steps") or parts.get("any") or "")


def _split(match: Match[str], _known: Known) -> tuple[Wish, ...]:
    count = match.groupdict().get("count") or "两"
    return (Wish("split", _steps(match), parts=_COUNTS.get(count) or int(count)),)


def _place(match: Match[str]) -> tuple[Span, Where]:
    parts = match.groupdict()
    if parts.get("end"):
        is_first = "前" in parts["end"] or "开" in parts["end"]
        return ((1, 1), "before") if is_first else ((-1, -1), "after")
    place = spans_of(parts["place"])[0]
    if match.group().startswith("先做"):
        return place, "before"
    if "where" not in parts:
        return place, "as"
    is_before = "前" in parts["where"] or "上" in parts["where"]
    return place, "before" if is_before else "after"


def _move(match: Match[str], _known: Known) -> tuple[Wish, ...]:
    way = match.groupdict().get("way")
    if way:
        return (Wish("move", _steps(match), where="up" if way in "上前" else "down", parts=1),)
    place, where = _place(match)
    return (Wish("move", _steps(match), place=place, where=where),)


def _action(match: Match[str], known: Known) -> tuple[Wish, ...]:
    limit = as_limit(match["text"])
    if limit is not None:
        return (Wish("limit", _steps(match), limit),)
    if match["text"].startswith(("由", "改由", "交由")):
        raise neither(match["text"])
    return (Wish("action", _steps(match), new_words(match["text"], known)),)


def _limited(match: Match[str], _known: Known) -> tuple[Wish, ...]:
    limit = as_limit(match["limit"]) or as_limit(f"{match['limit']}前")
    if limit is None:
        raise neither(match["limit"])
    return (Wish("limit", _steps(match), limit),)


def _owned(match: Match[str], known: Known) -> tuple[Wish, ...]:
    other = match.groupdict().get("other")
    name, comma, rest = match["owner"].partition(",")
    more = _parts(_steps(match), rest, known) if comma else ()
    if comma and not more:
        raise neither(rest)
    is_bare = match.groupdict().get("by", "") is None
    owner = as_owner(name, known, may_be_guess=not is_bare)
    instead = as_owner(other, known) if other else ""
    return (Wish("owner", _steps(match), owner, instead_of=instead), *more)


def _told(match: Match[str], known: Known) -> tuple[Wish, ...]:
    found = _parts(_steps(match), match["rest"], known)
    if not found and _BY.match(match["rest"].removeprefix("改成").removeprefix("改为")):
        raise neither(match["rest"])
    return found


_FILLERS = compile(
    r"(?:[,;: ]|改[成为到]|换成|定[在为]|推迟到|提前到|延长到|(?:完成)?(?:时限|期限|时间)|要求|要|"
    r"必须|须|应该?|需要?|得|都|限时|限|控制|在|于|并且?|且|也|就|完成|做完|"
    r"办完|搞定|结束|做好|弄完|做)*"
)
_BY = compile(
    r"(?:(?:负责人|责任人|执行人|经办人)(?:是|为|:)?|改由|交由|由|让|归|交给|换给|给|叫|请|派|安排)"
)
_DO = compile(r"来?(?:做|负责|执行|完成|处理|办理|操作|接手|跟进|干|弄|办|管)")
_BARE_DONE = compile(r"(?P<limit>.{1,8}?)(?=完成|做完|办完|搞定|弄完)")


def _parts(steps: tuple[Span, ...], said: str, known: Known) -> tuple[Wish, ...]:
    """Who does a step, and its limit, in either order; nothing unless all words are understood."""
    lead = _FILLERS.match(said)
    text = said[lead.end() if lead else 0 :]
    match = limit_at(text, 0)
    if match is not None:
        return _with_rest(Wish("limit", steps, match.group()), text[match.end() :], known)
    whole = as_limit(text)
    if whole is not None:
        return (Wish("limit", steps, whole),)
    bare = _BARE_DONE.match(text)
    limit = as_limit(bare["limit"]) if bare is not None else None
    if bare is not None and limit is not None:
        return _with_rest(Wish("limit", steps, limit), text[bare.end() :], known)
    is_place = lead is not None and lead.group().endswith(("在", "于"))
    return _owner_first(steps, text, known, is_place=is_place)


MAX_NAME = 12
"""Characters of a Chinese name or post."""


def _owner_first(
    steps: tuple[Span, ...], text: str, known: Known, *, is_place: bool
) -> tuple[Wish, ...]:
    """由小王在10分钟内完成: the longest name that leaves words which are understood too."""
    by = _BY.match(text)
    if by is None and is_place:
        return ()
    start = by.end() if by is not None else 0
    for end in range(min(len(text), start + MAX_NAME), start, -1):
        does = _DO.match(text, end)
        if by is None and does is None:
            continue
        try:
            name = as_owner(text[start:end], known, may_be_guess=by is not None)
        except DraftError:
            continue
        owner = Wish("owner", steps, name)
        found = _with_rest(owner, text[does.end() if does else end :], known)
        if found:
            return found
    return ()


def _with_rest(first: Wish, rest: str, known: Known) -> tuple[Wish, ...]:
    filler = _FILLERS.match(rest)
    if filler is not None and filler.end() == len(rest):
        return (first,)
    more = _parts(first.steps, rest, known)
    is_new = more and first.kind not in {one.kind for one in more}
    return (first, *more) if is_new else ()


_READERS = {
    **readers_of(_steps, _place),
    "split": _split,
    "move": _move,
    "limit": _limited,
    "owner": _owned,
    "told": _told,
    "action": _action,
}
