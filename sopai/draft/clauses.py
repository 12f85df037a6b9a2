"""A brief cut into clauses: one thing said, with its place in the brief."""

from collections.abc import Collection, Sequence
from functools import cache
from re import Match, Pattern, compile
from typing import NamedTuple

from sopai.draft import posts_zh
from sopai.draft.heads import heads_of
from sopai.draft.joined import JOINT_ZH, goes_on_en, parts_en, parts_zh
from sopai.draft.kinds import is_for_us, is_talk_zh
from sopai.draft.labels import labels_of
from sopai.draft.subjects_en import has_main
from sopai.draft.tagged_en import begins_action, is_name_alone
from sopai.language import performer_en, performer_zh
from sopai.language.dictated import unpunctuated
from sopai.language.lexicon import base_verbs, chinese_verbs, finite_verbs
from sopai.language.mood_zh import begins_with_verb
from sopai.language.owners_zh import any_of
from sopai.language.sentences import sentences

_CUT_EN = compile(
    r"(?:[,;:]|\s[–—-])\s+(?:(?:and|but|so|then)\s+(?:then\s+)?)?|\s(?:and then|then|and|but|so)\s+"
)
_GOES_ON = compile(
    r"(?P<verb>[a-z]+s) (?:the|a|an|it|them|him|her|his|their|our|its|this|that|to|into|in|on|back|"
    r"out|up|off|down|over|for|with|whether|if|who|what|each|all|every|any|both|one|two|"
    r"three|\d)\b"
)
"""Another thing that the same one does: "and sends the photos"."""

_IF_LATER = compile(r"(?:if|when|once|unless) .{6,}", 2)
_CUT_ZH = compile(
    rf"[,:](?:然后|再|最后(?![走一])|接着|同时|并且|而且|但是?|不过)?|(?P<joint>{JOINT_ZH})"
)
_OPENING = compile(r"[“「『(]")
_CLOSING = compile(r"[”」』)]")
MIN_PIECE = 6
"""Characters of a clause: "done" alone is none."""

MIN_PIECE_ZH = 3


class Clause(NamedTuple):
    """A piece of the brief that says one thing."""

    start: int
    """Offset in the brief."""

    end: int

    speaker: str | None = None
    """Who speaks from here on, where the clause is the head of a line of a chat."""

    day: str | None = None
    """The day that this line is about, where the clause is the head of a line of a timeline."""

    label: str | None = None
    """What this item is about, where the clause is the label of an item of a list."""

    @property
    def is_head(self) -> bool:
        """It says nothing itself, and something of the rest of its line."""
        return self.speaker is not None or self.day is not None or self.label is not None


def clauses_of(plain: str, language: str, names: Sequence[str] = ()) -> list[Clause]:
    """The clauses of a brief in order; they cover all of its words.

    Args:
        plain: the brief, normalised to the same length.
        language: `en` or `zh`.
        names: people of the brief: where one of them acts, another clause begins.
    """
    found: list[Clause] = []
    heads = {head.start: head for head in labels_of(plain, language, names)}
    heads |= {head.start: head for head in heads_of(plain)}
    for first, last in _lines(plain, heads.keys()):
        item = _ITEM.match(plain, first, last)
        head = heads.get(item.end() if item is not None else first)
        if head is not None:
            found.append(Clause(head.start, head.end, head.name, head.day, head.label))
            first = head.end
        for start, end in _spoken(plain, first, last, language):
            for begin, until in unpunctuated(plain, start, end, language, names):
                found += _pieces(plain, begin, until, language, names)
    return [clause for clause in (_trimmed(plain, c) for c in found) if clause.end > clause.start]


_WRAPPED = compile(r"\n[ \t]*[a-z]")
"""A line that goes on in the next one."""


_ITEM = compile(r"\s*(?:(?:[-*•–]|\(?\d{1,2}[.)、](?!\d))[ \t]*)?")
"""The mark of a list item."""

_SPOKEN = compile(r"(?<=[\u4e00-\u9fff\d])[ \u3000]+(?=[\u4e00-\u9fff])")
"""A pause in dictated Chinese: a blank between its characters ends a sentence."""


def _lines(plain: str, heads: Collection[int]) -> list[tuple[int, int]]:
    """Bounds of what stands between line ends that end something: a blank line, a list item."""
    found, start = [], 0
    for at, sign in enumerate(plain):
        if sign == "\n" and (at + 1 in heads or not _WRAPPED.match(plain, at)):
            found.append((start, at))
            start = at + 1
    found.append((start, len(plain)))
    return [(first, last) for first, last in found if plain[first:last].strip()]


def _spoken(plain: str, first: int, last: int, language: str) -> list[tuple[int, int]]:
    """Sentences; in Chinese also what pauses part."""
    found = []
    for start, end in _sentences(plain, first, last):
        at = start
        for pause in _SPOKEN.finditer(plain, start, end) if language == "zh" else ():
            found.append((at, pause.start()))
            at = pause.end()
        found.append((at, end))
    return found


def _sentences(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """All sentences between two offsets; what is quoted is not parted."""
    found: list[tuple[int, int]] = []
    while start < end:  # the finder stops after a dozen
        some = sentences(plain, start, end)
        if not some:
            break
        for first, last in some:
            if found and _goes_on_quoted(plain, *found[-1], end):
                first = found.pop()[0]
            found.append((first, last))
        start = some[-1][1]
    return found


def _goes_on_quoted(plain: str, start: int, end: int, limit: int) -> bool:
    """A quotation is open where a sentence ends, and is closed soon."""
    head, rest = plain[start:end], plain[end : min(limit, start + MAX_QUOTED)]
    if head.count('"') % 2:
        return '"' in rest
    return _is_open(head) and _CLOSING.search(rest) is not None


MAX_QUOTED = 500
"""Characters of a sentence with a quotation in it; a sign that is never closed quotes nothing."""


def _pieces(plain: str, start: int, end: int, language: str, names: Sequence[str]) -> list[Clause]:
    """A sentence cut where another action begins: "they snap the receipt, write the number"."""
    cut: Pattern[str] = _CUT_ZH if language == "zh" else _CUT_EN
    least = MIN_PIECE_ZH if language == "zh" else MIN_PIECE
    pieces, at = [], start
    for match in cut.finditer(plain, start, end):
        head = _ends_of(plain[at : match.start()])
        rest = plain[match.end() : min(end, match.end() + MAX_AROUND)]
        if len(head.strip()) < least or len(rest.strip()) < least or _is_open(head):
            continue
        if match.group().startswith(":") and language == "zh":
            if not is_for_us(head, language):
                continue  # a label: 店长:每天巡店
        elif not _is_next_case(head, rest, language) and (
            _is_condition(head, language)
            or not (
                _begins_another(head, match, rest, language, names)
                or _is_another_one(rest, names, language)
            )
        ):
            continue
        if language == "en" and _OPENS.match(head) and not _has_verb(head):
            continue
        pieces.append(Clause(at, match.start()))
        at = match.end()
    return [*pieces, Clause(at, end)]


MAX_AROUND = 400
"""Characters on a side of a joint that are looked at: work grows with the text, not its square."""


def _ends_of(head: str) -> str:
    """How a long piece begins and ends."""
    return head if len(head) <= 2 * MAX_AROUND else head[:MAX_AROUND] + head[-MAX_AROUND:]


def _is_next_case(head: str, rest: str, language: str) -> bool:
    """Another case, or talk, begins: "if it is wet, she dries it, and when it is hot"."""
    if language == "zh":
        before, behind = _PART_ZH.split(head)[-1], _PART_ZH.split(rest, maxsplit=1)[0]
        if is_talk_zh(before) == is_talk_zh(behind):
            return False
        work = behind if is_talk_zh(before) else before
        return _acts(work, language) or _BOUND_ZH.search(work) is not None
    return language == "en" and "," in head and _IF_LATER.match(rest) is not None


def _is_another_one(rest: str, names: Sequence[str], language: str) -> bool:
    """Somebody whom the brief names acts behind a comma: 司徒工复测一遍."""
    if language != "zh":
        return False
    lead = _WHEN_ZH.match(rest)
    text = rest[lead.end() :] if lead is not None else rest
    name = next((name for name in names if text.startswith(name)), None)
    return name is not None and _BEHIND_NAME.match(text, len(name)) is None


_PART_ZH = compile(r"[,;:。]")
_BOUND_ZH = compile(r"由|必须|不[能许得要准]|停止|严禁|绝不|一律")
_WHEN_ZH = compile(
    r"(?:(?:第二天|当天|次日|每[天周月]|早上|上午|中午|下午|晚上|最后|一般|平时|都?是|就|由|让|叫|找|\d{1,2}[点:]半?|"
    r"\d{1,2}[号日])的?)*"
)
_BEHIND_NAME = compile(r"[的、,,。和跟与或及]|不在|休息|请假|出差|休假|[^,。]{0,2}$")
"""Behind a name: it is one of several, has something, or is away."""

_WARNING = compile(
    r"\W*(?:and )?(?:watch out|look out|(?:be )?careful|caution|warning|danger|attention|"
    r"beware)\W*",
    2,
)
"""What opens a warning: "Careful: the tray is hot"."""


def _begins_another(
    head: str, match: Match[str], rest: str, language: str, names: Sequence[str]
) -> bool:
    """Another action begins behind a joint, and shares nothing with the one before it."""
    if language == "zh":
        return parts_zh(head, rest) if match["joint"] else _acts(rest, language)
    if _WARNING.fullmatch(head):
        return False
    if "then" in match.group() and is_name_alone(head):
        return False
    goes_on = "then" in match.group() and goes_on_en(rest)
    is_another = goes_on or _acts(rest, language) or begins_action(rest, names)
    return is_another and parts_en(head, match.group(), rest)


_OPENS = compile(r"^\W*(?:every|on|in|at|by|before|after|the|our|my)\b", 2)
"""A day, or somebody who is described: "The mechanic, usually Ben, signs the card"."""


def _has_verb(head: str) -> bool:
    """Something may be done in what stands before a comma."""
    tokens = [token.lower().strip(".,:;()\"'") for token in head.split()]
    verbs = finite_verbs() | base_verbs() | performer_en.MODALS
    return any(token in verbs or token.endswith(("ed", "n't", "n’t")) for token in tokens) or any(
        token in _BE for token in tokens
    )


_BE = frozenset("is are be was were has have had do does did no not never goes go".split())


def _is_open(head: str) -> bool:
    """A quotation or a bracket is not closed yet; a straight quotation mark opens and closes."""
    if head.count('"') % 2:
        return True
    return len(_OPENING.findall(head)) > len(_CLOSING.findall(head))


_CONDITION_EN = compile(
    r"^\W*(?:(?:and|so|but|or|also|now|right) )*"
    r"(?:if|when|whenever|once|unless|in case|as soon as|after|before|for|where)\b",
    2,
)
_CONDITION_ZH = compile(
    r"^\W*(?:如果|如|若|当|要是|一旦|遇到|万一|凡是?|除非|只要)|(?:的话?|时|后|了|还[没未][^,。]{1,6})$"
)


def _is_condition(head: str, language: str) -> bool:
    """What stands before the comma only says when: it belongs to what follows."""
    if language == "zh":
        return _CONDITION_ZH.search(head.strip()) is not None
    return _CONDITION_EN.search(head.strip()) is not None and not has_main(head.strip())


_ACTS_ZH = compile(
    r"(?:千万|一定)?(?:不要|别(?![的人名])|严禁|切勿|要?(?:小心|当心|注意))|"
    r"[^,。]{0,12}由[\u4e00-\u9fff]{2}|[她他](?!们)|谁|(?:超过|低于|高于|不到|满)[^,。]{1,8}(?:就|马上|立即|的|要)|"
    r"(?:[^,。我]{0,6}的)?我(?![们的这那觉想说知听希以就都也不没家店老有是])[^,。]{2,}|"
    r"(?:前台|仓库|财务|客服|后厨|店长|班长|组长)[得要会去来先再就]|"
    r"(?:超过|不到|满)?(?:[^,。我]{0,8}(?:以上|以下|以内|的|\d))?我(?:来|再|去)?"
    r"(?:批|签|审|定|复核|看|答复)|(?:业主|家长|客户|顾客|员工|供应商|学员|司机)(?![的,])"
)
"""Chinese clauses in which another one acts."""

_BEFORE_ZH = compile(r"^[^,。:]{1,8}?(?:的?时候?|以?后|之?前)(?=[^,。:]{3})")
"""When something is done, before the one who does it: 售出时店员必须告诉顾客."""

_WHOEVER = compile(r"whoever (?:\S+ ){1,6}\S+", 2)
_NO_CLAUSE = compile(r"(?:whatever|however|whichever|wherever)\b|[a-z-]+ (?:or|and) [a-z-]+\W*$", 2)
"""The end of a list, "normal, repeat or urgent", or a remark."""

_IN_BRACKETS = compile(r"[a-z ]{3,30}\([A-Z][^)]*\) [a-z]+s\b")
"""A post with its holder, who acts: "customer care (Yusra) looks"."""

_WHO = compile(r"who (?:\w+ )?[a-z]+s\b")


def _acts(rest: str, language: str) -> bool:
    """The rest begins with an order, or with somebody who acts."""
    if language == "zh" and not rest.isascii():
        if _ACTS_ZH.match(rest) or begins_with_verb(rest[:30]) or _with_zh().match(rest):
            return True
        first = rest[:60].partition(",")[0]
        if posts_zh.begins(first):
            return True
        inside = performer_zh.role_inside(first)
        bare = _BEFORE_ZH.sub("", rest[:60])
        return inside is not None or any(
            performer_zh.subject(text) is not None for text in {rest[:60], bare}
        )
    if _NO_CLAUSE.match(rest):
        return False
    if _IN_BRACKETS.match(rest):
        return True
    if _WHOEVER.match(rest) or _IF_LATER.match(rest) or _WHO.match(rest):
        return True
    goes_on = _GOES_ON.match(rest)
    if goes_on is not None and goes_on["verb"] in finite_verbs():
        return True
    sentence = performer_en.take_apart(rest)
    if performer_en.is_imperative(sentence):
        return True
    acts = performer_en.subject(sentence)
    return acts is not None and acts.verb not in performer_en.COPULAS


@cache
def _with_zh() -> Pattern[str]:
    """Where, with what or to whom, and then what is done: 在有赞里核对订单, 跟客户说."""
    verbs = any_of(chinese_verbs())
    return compile(rf"[再就也都要]?[在用把将跟给按从拿][^,。:;]{{1,12}}?(?:{verbs}|说(?=[“「:]))")


_NUMBERED = compile(r"(?:\(?\d{1,2}[.)、](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*(?=\S)")
"""The number of a list item."""


def _trimmed(plain: str, clause: Clause) -> Clause:
    start, end = clause.start, clause.end
    while end > start and plain[end - 1] in " \t\r\n,;、":
        end -= 1
    while start < end and plain[start] in " \t\r\n,;:、-*•":
        start += 1
    number = _NUMBERED.match(plain, start, end)
    return clause._replace(start=number.end() if number is not None else start, end=end)
