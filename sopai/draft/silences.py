"""What sentences of a kind leave open: a limit its other side, a record its place, a check its end.

Each entry of the table is one thing that a colleague would ask after such a sentence. It is asked
once for each thing it is about, with the words it is about.
"""

from collections.abc import Iterator
from itertools import combinations
from re import Match, Pattern, compile, escape
from typing import Literal, NamedTuple

from sopai.changes.meaning import stems
from sopai.draft.cast import is_served
from sopai.draft.facts import Facts
from sopai.draft.kinds import DONE, Kind
from sopai.draft.said import Said
from sopai.draft.values import OpenItem
from sopai.schema.owner import OwnerKind

OpenKind = Literal["owner", "deputy", "limit", "late", "record", "undo", "check", "answer"]

SHORT = 60
"""Characters of a passage that stands in a question."""

MAX_ONE_KIND = 4
"""Questions of one entry: a longer list is read by nobody."""


class Silence(NamedTuple):
    """What one sort of sentence leaves open."""

    kind: OpenKind
    en: Pattern[str]
    zh: Pattern[str]
    """What such a sentence has; its group `what`, if it has one, is the thing asked about."""

    ask_en: str
    ask_zh: str
    """The question; `{what}` is the thing, `{said}` the sentence, shortened."""

    once: bool = False
    """Asked once for a whole draft."""


def _en(pattern: str) -> Pattern[str]:
    return compile(pattern, 2)


_AMOUNT = (
    r"(?P<what>[£$€]? ?\d[\d.,]*"
    r"(?: ?(?:%|euros?|eur|dollars?|usd|pounds?|kg|people|items?))?)"
)
_AMOUNT_ZH = r"(?P<what>(?:\d[\d.,]*|[一二两三四五六七八九十百千万]+)(?:元|块钱?|万)?)"

SILENCES: tuple[Silence, ...] = (
    Silence(
        "limit",
        _en(
            r"\b(?:up to|at most|under|below|no more than|max(?:imum)?\.?) "
            rf"{_AMOUNT}(?! ?(?:min|hour|day|week|month|year|h\b|\d))"
        ),
        compile(rf"{_AMOUNT_ZH}(?:以内|以下|之内)(?!.{{0,3}}[分小天])"),
        "Who decides above {what}, and what holds at exactly {what}: {said}?",
        "超过{what}谁批、刚好{what}算哪一档：{said}？",
    ),
    Silence(
        "limit",
        _en(
            r"\b(?:over|above|more than|from|exceeding) "
            rf"{_AMOUNT}"
            r"(?! ?(?:min|hour|day|week|month|year|h\b|am|pm|:|to\b|st\b|\d))"
        ),
        compile(r"(?:超过|满|高于)?" + _AMOUNT_ZH + r"(?:以上|的.{0,4}[批签审])"),
        "Who decides up to {what}, and what holds at exactly {what}: {said}?",
        "不到{what}谁批、刚好{what}算哪一档：{said}？",
    ),
    Silence(
        "late",
        _en(
            r"\b(?:within|inside|in|after) (?:the )?"
            r"(?P<what>(?:\d[\d.,]*|one|two|three|an?|half an) ?"
            r"(?:working )?(?:minutes?|mins?|hours?|h|days?|weeks?|months?))\b"
        ),
        compile(
            r"(?P<what>[\d一二两三四五六七八九十半]+个?(?:分钟|半?小时|天|工作日|月))"
            r"(?:之?内|以内|内|后|没)"
        ),
        "From when do {what} count, and what happens when they are over: {said}?",
        "{what}从什么时候算、超时没做完怎么办、报给谁：{said}？",
    ),
    Silence(
        "late",
        _en(
            r"\b(?P<what>(?:by|before|until|at|on) (?:the )?"
            r"(?:\d[\d:.]*(?: ?[ap]m| o['’]clock)?(?! ?(?:to|-|–|degrees))|noon|"
            r"end of (?:the |each )?\w+|\d+(?:st|nd|rd|th)|"
            r"next (?:day|week|month|morning|\w+day)|\w+day)|the same day|"
            r"every (?:day|week|month|hour|morning|evening|shift|\w+day))\b"
        ),
        compile(
            r"(?P<what>当天|当日|次日|[\d一二两三四五六七八九十]{1,3}[点:][\d半]*分?之?前|"
            r"每(?:天|日|周[一二三四五六日]?|月(?:\d{1,2}号)?)|\d{1,2}号)"
        ),
        "What happens, and who is told, when it is not done {what}: {said}?",
        "{what}没有做完怎么办、报给谁：{said}？",
    ),
    Silence(
        "record",
        _en(
            r"\b(?P<what>photos?|pictures?|receipts?|videos?|recordings?|forms?|records?|logs?|"
            r"copies|copy|signatures?|scans?|notes?|certificates?|lists?|sheets?|books?|registers?|"
            r"reports?)\b"
            r"(?! (?:every|each|the|all|it|in|an?|them|with)\b)"
        ),
        compile(
            r"(?P<what>录像|录音|照片|登记表|登记本|记录本|记录|单据|发票|截图|送检单|送货单|交接单|"
            r"收据|台账|[\u4e00-\u9fff]{0,2}表(?=里|上|$))"
        ),
        "Where is this kept, for how long, and who keeps it up to date: {what}?",
        "{what}放在哪里、保存多久、谁来查？",
    ),
    Silence(
        "check",
        _en(
            r"\b(?:checks?|compares?|counts?|inspects?|tests?|measures?|reviews?|verif(?:y|ies)|probes?|"
            r"looks? (?:at|for))\b"
        ),
        compile(r"检查|核对|清点|复核|抽查|对账(?!单)|盘点|验货|测[^试]|量尺寸|巡"),
        "What happens when the check finds something wrong: {said}?",
        "查出问题、对不上或不合格怎么处理：{said}？",
    ),
    Silence(
        "answer",
        _en(
            r"\b(?P<what>customers?|clients?|guests?|patients?|parents?|suppliers?|callers?|tenants?|"
            r"manufacturer|haulier)\b"
        ),
        compile(r"(?P<what>客户|顾客|客人|业主|家长|供应商|厂家|会员|患者)"),
        "What if the {what} cannot be reached, does not answer or does not agree?",
        "{what}联系不上、不回复或者不同意怎么办？",
        once=True,
    ),
    Silence(
        "answer",
        _en(r"\b(?P<what>courier|driver|carrier|supplier|van|truck|delivery)\b"),
        compile(r"(?P<what>司机|快递|物流|车|供应商)(?!间)"),
        "What if the {what} is late or does not come?",
        "{what}晚到或者不来怎么办？",
        once=True,
    ),
    Silence(
        "answer",
        _en(
            r"\b(?:refus\w+|reject\w*|scrap\w*|damaged?|broken|faulty|defective|torn|lost|returned|"
            r"left ?over|on hold|quarantine|blocked|red zone|missing|wrong)\b"
        ),
        compile(r"不良|退货|损坏|报废|隔离|拒收|坏了|不合格|没收到|丢|错|退回|空盒|临期"),
        "Where does it go then, who decides about it, and who pays: {said}?",
        "东西放哪里、怎么处理、谁定、损失谁出：{said}？",
    ),
    Silence(
        "undo",
        _en(
            r"\b(?:freezes?|frozen|blocks?|blocked|locks?|locked|suspends?|suspended|stops?|closed)\b"
        ),
        compile(r"冻结|锁定|停用|(?<![拆密开])封(?![面膜])|暂停|停机|下架"),
        "Who undoes this, when and how: {said}?",
        "什么时候、由谁、怎么恢复：{said}？",
    ),
    Silence(
        "check",
        _en(
            r"\b(?:look(?:s)? at|checks?|reviews?|approves?|signs? off|tick)\b[^.]*"
            r"\b(?:people|team|staff|their)\b"
        ),
        compile(r"(?:检查|审核|抽查|审批|批)[^,。]{0,6}(?:员工|下属|组员|大家)"),
        "Who does this for the one who checks: {said}?",
        "检查的人自己的由谁检查：{said}？",
    ),
    Silence(
        "answer",
        _en(
            r"\b(?:at night|night shift|every (?:day|morning|evening|week|month)|weekday|"
            r"on the \d{1,2}(?:st|nd|rd|th)|day \d+|working days?)\b"
        ),
        compile(r"每天|每[周月][一二三四五六日\d]|[\d]+号|夜班|工作日|第[一二三四五六七八九十\d]+天"),
        "What holds at weekends, at night and on public holidays?",
        "碰上周末、夜里、节假日怎么办？",
        once=True,
    ),
)  # fmt: skip

_DOWN = {
    "en": "What is done when {what} cannot be used, for example because it is down?",
    "zh": "{what}坏了、断网或用不了的时候怎么办？",
}
MAX_TOOLS = 2
"""Tools that are asked about: the first ones are what the work stands on."""

_REACH = {"en": "What if {what} cannot be reached?", "zh": "{what}电话打不通、联系不上怎么办？"}
_REACHED = {
    "en": r"\b(?:asks?|calls?|rings?|phones?|tells?|texts?|fetch(?:es)?|get|informs?|remind|sends?|"
    r"reports? to|escalates? to|goes to|go to|comes? to|yes from|ok(?:ay)? from|approval from|"
    r"handed to)\s(?:\w+ )?(?P<who>{names}|me)\b",
    "zh": r"(?:给|找|问|打给|报给?|通知|转给?|告诉|叫)(?:[\u4e00-\u9fff]{{2}})?(?P<who>{names}|我)|"
    r"(?P<by>{names}|我)(?:同意|批|签|定|拍板)",
}


def silences(facts: Facts) -> list[OpenItem]:
    """What the steps, rules and exceptions of a description leave open."""
    said = [one for one in facts.said if one.kind in DONE]
    found = list(_of_reach(facts))
    seen: set[tuple[str, str]] = set()
    for silence in SILENCES:
        found += _asked(facts, silence, said, seen)
    used = dict.fromkeys(tool for one in said for tool in one.tools)
    for tool in list(used)[:MAX_TOOLS]:
        found.append(_item(_DOWN[facts.language].format(what=tool), "answer"))
    return found


def _asked(
    facts: Facts, silence: Silence, said: list[Said], seen: set[tuple[str, str]]
) -> list[OpenItem]:
    """The questions of one entry; a thing that another entry of its kind asks about is left."""
    is_zh = facts.language == "zh"
    pattern = silence.zh if is_zh else silence.en
    ask = silence.ask_zh if is_zh else silence.ask_en
    found: list[OpenItem] = []
    for one in said:
        match = pattern.search(facts.plain, one.start, one.end)
        if match is None:
            continue
        what = _thing(facts, match)
        text = ask.format(what=what, said=short(one.quote, facts.language))
        if (silence.kind, what.lower() or text) not in seen:
            seen.add((silence.kind, what.lower() or text))
            found.append(_item(text, silence.kind))
    return found[: 1 if silence.once else MAX_ONE_KIND]


def _thing(facts: Facts, match: Match[str]) -> str:
    """What is asked about, in the brief's own characters."""
    if "what" not in match.groupdict() or match["what"] is None:
        return ""
    return facts.brief[match.start("what") : match.end("what")].strip(" .,;")


def reached(facts: Facts) -> tuple[str, ...]:
    """The people and posts who are asked, called or told, in order."""
    posts = {one.owner.text for one in facts.said if one.owner.kind is OwnerKind.ROLE} - {None}
    known = sorted({*facts.people.names, *filter(None, posts)}, key=len, reverse=True)
    if not known:
        return ()
    pattern = compile(_REACHED[facts.language].format(names="|".join(map(escape, known))))
    found = []
    for one in facts.said:
        if one.kind not in DONE:
            continue
        for match in pattern.finditer(facts.plain, one.start, one.end):
            who = next(filter(None, match.groups()))
            found.append(facts.people.writer if who in ("me", "我") else who)
    return tuple(dict.fromkeys(who for who in found if who and not is_served(who)))


def _of_reach(facts: Facts) -> Iterator[OpenItem]:
    for who in reached(facts):
        yield _item(_REACH[facts.language].format(what=who), "deputy")


_WHICH = {"en": "Which one holds: {one}, or {other}?", "zh": "到底按哪个：{one}，还是{other}？"}
_QUANTITY = compile(
    r"(?P<number>\d[\d.,]*)\s?(?P<unit>%|[a-zA-Z£$€]+|个?[\u4e00-\u9fff]{1,2})|(?P<sign>[£$€])\s?(?P<money>\d[\d.,]*)"
)
MAX_LIMITS = 200
"""Limits of a description that are compared: pairs grow with the square."""

ALIKE = 0.5
"""Share of the words of the shorter of two rules that make them rules of the same thing."""


def contradictions(facts: Facts) -> list[OpenItem]:
    """Two rules of the same thing with different numbers of the same unit."""
    bound = [
        (one, quantity, _about(one))
        for one in facts.said
        if one.kind in (*DONE, Kind.ATTENTION) and (quantity := _quantity(one.limit)) is not None
    ]
    found: list[OpenItem] = []
    for (one, a, words), (other, b, others) in combinations(bound[:MAX_LIMITS], 2):
        least = min(len(words), len(others))
        if a[1] != b[1] or a[0] == b[0] or not least or len(words & others) / least < ALIKE:
            continue
        sides = [short(said.quote, facts.language) for said in (one, other)]
        text = _WHICH[facts.language].format(one=sides[0], other=sides[1])
        found.append(_item(text, "limit"))
    return found[:MAX_ONE_KIND]


def _about(said: Said) -> set[str]:
    """What a rule is about: its words without the limit's, and without who does it."""
    rest = said.quote.replace(said.limit or "", " ").replace(said.owner.text or "\0", " ")
    return stems(rest)


def _quantity(limit: str | None) -> tuple[str, str] | None:
    match = _QUANTITY.search(limit or "")
    if match is None:
        return None
    if match["sign"]:
        return match["money"], match["sign"]
    return match["number"], match["unit"].lower().rstrip("s")


_LEAD = compile(
    r"^(?:(?:okay|ok|right|so|well|now|and|but|then|also|um|uh|oh|yes|actually)[,.]?\s+)+|"
    r"^(?:那个|就是|然后呢?|嗯|还有就?是?|哦?对了|另外|所以)+",
    2,
)


def short(text: str, language: str, most: int = SHORT) -> str:
    """A passage as it stands in a question: without its lead-in, and not longer than a line."""
    words = _LEAD.sub("", " ".join(text.split())).strip(" ,.;:，。；：")
    size = most // 2 if language == "zh" else most
    if len(words) <= size:
        return words
    cut = words[:size]
    if language != "zh" and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,.;:，。；：、") + " ..."


def _item(text: str, kind: OpenKind) -> OpenItem:
    return OpenItem(address=None, text=text, kind=kind)
