"""What a brief leaves out: questions to the manager, and open items for the draft."""

from collections.abc import Iterator, Mapping
from re import Pattern, compile

from sopai.draft.build import UNTITLED
from sopai.draft.facts import Facts, Said
from sopai.draft.kinds import Kind
from sopai.draft.values import OpenItem, Question
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.sop import Sop, Step
from sopai.schema.sources import Source, SourceState

MAX_QUESTIONS = 5
MIN_EXCEPTIONS = 3
"""Exceptions that an SOP ought to have. Source: the founding article's list of three."""

_ASKS: dict[str, dict[str, tuple[str, str]]] = {
    "why": {
        "en": ("Why does this procedure exist, and what should it "
        "achieve?", "so that people see why the steps matter"),
        "zh": ("为什么要有这个流程，希望达到什么结果？", "让执行的人明白每一步的意义"),
    },
    "who": {
        "en": ("Who does these steps: {steps}?", "a step that nobody owns is not done"),
        "zh": ("这些步骤由谁做：{steps}？", "没有责任人的步骤没人做"),
    },
    "supervisor": {
        "en": ("Who checks that the procedure is followed, and how "
        "often?", "what nobody checks is not kept up"),
        "zh": ("谁来检查流程有没有执行，多久一次？", "没人检查就坚持不下去"),
    },
    "standard": {
        "en": ("How do you see that it was done right? A number helps: within how many hours, how "
        "many errors?", "a goal that is measured is kept"),
        "zh": ("怎么判断做对了？最好有数字：几小时内、错误率多少？", "能衡量的目标才守得住"),
    },
    "trouble": {
        "en": ("What goes wrong most often, and what should be done then, by "
        "whom?", "exceptions decide whether people trust the procedure"),
        "zh": ("最常出什么问题，出了问题谁怎么处理？", "异常情况决定大家信不信这个流程"),
    },
}  # fmt: skip


def questions_of(facts: Facts, sop: Sop) -> tuple[Question, ...]:
    """At most five questions about what is missing, the most important first."""
    ownerless = [step for step in sop.steps if step.owner.kind is OwnerKind.NONE]
    missing = [
        ("why", "/purpose", sop.purpose is None),
        ("who", f"/steps/{ownerless[0].id}/owner" if ownerless else "/executor", bool(ownerless)),
        ("standard", "/metrics", not sop.metrics),
        ("supervisor", "/supervisor", sop.supervisor.kind is OwnerKind.NONE),
        ("trouble", "/exceptions", len(sop.exceptions) < MIN_EXCEPTIONS),
    ]
    named = _listed([step.action for step in ownerless[:3]], facts.language)
    asked = []
    for identifier, address, is_missing in missing:
        if is_missing:
            text, why = _ASKS[identifier][facts.language]
            asked.append(
                Question(id=identifier, text=text.format(steps=named), why=why, address=address)
            )
    return tuple(asked[:MAX_QUESTIONS])


def _listed(actions: list[str], language: str) -> str:
    quotes = ("“{}”", "、") if language == "zh" else ('"{}"', ", ")
    return quotes[1].join(quotes[0].format(action[:50].rstrip(" .。")) for action in actions)


_TEXTS = {
    "owner": ("Who does this: {what}?", "这一步由谁做：{what}？"),
    "deputy": ("Who stands in for {what} on leave or sick "
    "days?", "{what}不在（休假、生病）时谁顶？"),
    "limit": ("Who decides when the limit is exceeded: {what}?", "超出这个标准时谁批：{what}？"),
    "late": ("What happens, and who is told, when this is not done in time: "
    "{what}?", "没有按时完成怎么办、报给谁：{what}？"),
    "record": ("Where is this kept, and for how long: {what}?", "存在哪里、存多久：{what}？"),
    "undo": ("Who undoes this, and how: {what}?", "由谁、怎么恢复：{what}？"),
    "unit": ("In which currency or unit is this: {what}?", "这个数字的单位是什么：{what}？"),
    "reach": ("What happens when {what} cannot be reached?", "{what}联系不上怎么办？"),
    "check": ("Who checks {what} themselves?", "{what}自己的由谁检查？"),
}  # fmt: skip

_EXCEEDS: dict[str, Pattern[str]] = {
    "en": compile(r"\b(?:up to|limit|max(?:imum)?|at most|under|no more than|budget)\b", 2),
    "zh": compile(r"不超过|最多|上限|以内(?!验)|超过"),
}
_TIMED = {
    "en": compile(r"\b(?:minutes?|hours?|days?|weeks?|by the|on the \d|before|until|same day|"
    r"on the spot)\b", 2),
    "zh": compile(r"分钟|小时|天|日|当[天日]|月底|号前"),
}  # fmt: skip
_RECORDS = {
    "en": compile(
        r"\b(?:photos?|pictures?|receipts?|videos?|recordings?|forms?|records?|logs?|copies|copy|"
        r"signatures?|scans?)\b(?! (?:every|each|the|all|it|in|a|them)\b)",
        2,
    ),
    "zh": compile(r"录像|录音|照片|拍[^,。]{0,8}张?|登记表|记录|单据|发票|签字|截图"),
}  # fmt: skip
_LOCKS = {
    "en": compile(
        r"\b(?:freezes?|frozen|blocks?|blocked|locks?|locked|suspends?|suspended|stops?|closed)\b",
        2,
    ),
    "zh": compile(r"冻结|锁定|停用|封|暂停|停机|下架"),
}
_REACHES = {
    "en": compile(r"\b(?:ask|call|phone|tell|text|report to|"
    r"escalate to)\s+(?P<who>[A-ZÀ-Þ][\w'’-]+)"),
    "zh": compile(r"(?:给|找|问|打电话给|通知|报)(?P<who>[\u4e00-\u9fff]{1,3})(?:打电话|批|确认|说|"
    r"审|,|。|$)"),
}  # fmt: skip
_CHECKS = {
    "en": compile(r"\b(?:look(?:s)? at|checks?|reviews?|approves?|signs? off|"
    r"tick)\b[^.]*\b(?:people|"
    r"team|staff|their)\b", 2),
    "zh": compile(r"(?:检查|审核|抽查|审批)[^,。]{0,6}(?:员工|下属|组员|大家)"),
}  # fmt: skip
_BARE_NUMBER = {
    "en": compile(r"(?<![\d.,:£$€])\b\d{2,6}\b(?!\s?(?:%|euros?|eur|dollars?|usd|pounds?|gbp|st|nd|"
    r"rd|"
    r"th|[a-z]{3,}|:|\.\d|[.,]\d))", 2),
    "zh": compile(r"(?<!\d)\d{2,6}(?![\d.,]*\s*[\u4e00-\u9fff%a-zA-Z:-])"),
}  # fmt: skip


def open_items_of(facts: Facts, sop: Sop, sources: Mapping[str, Source]) -> tuple[OpenItem, ...]:
    """What the draft leaves open, each as a question that names the words it is about."""
    found = [*_untitled(sop), *_unowned(facts, sop), *_guessed(sop, sources)]
    found += [*_deputies(facts, sop), *_by_words(facts)]
    seen: dict[str, OpenItem] = {}
    for item in found:
        seen.setdefault(item.text, item)
    return tuple(seen.values())


def _text(kind: str, language: str, what: str) -> str:
    return _TEXTS[kind][language == "zh"].format(what=what.strip(" ,.;，。；"))


_WHAT_TITLE = {"en": "What is this procedure called?", "zh": "这个流程叫什么？"}


def _untitled(sop: Sop) -> list[OpenItem]:
    if sop.title != UNTITLED[sop.language]:
        return []
    return [OpenItem(address="/title", text=_WHAT_TITLE[sop.language], kind="answer")]


def _unowned(facts: Facts, sop: Sop) -> list[OpenItem]:
    return [
        OpenItem(
            address=f"/steps/{step.id}/owner",
            text=_text("owner", facts.language, step.action),
            kind="owner",
        )
        for step in sop.steps
        if step.owner.kind in (OwnerKind.NONE, OwnerKind.GROUP, OwnerKind.VAGUE)
    ]


def _guessed(sop: Sop, sources: Mapping[str, Source]) -> list[OpenItem]:
    """Owners that a model read between the lines."""
    found = []
    for part, entries in (("steps", sop.steps), ("exceptions", sop.exceptions)):
        for entry in entries:
            address = f"/{part}/{entry.id}/owner"
            source = sources.get(address)
            if source is None or source.state is not SourceState.PROPOSED:
                continue
            who = entry.owner.person or entry.owner.role or entry.owner.text or ""
            what = entry.action if isinstance(entry, Step) else entry.situation
            text = _GUESSED[sop.language].format(who=who, what=what.strip(" ,.;，。；"))
            found.append(OpenItem(address=address, text=text, kind="owner"))
    return found


_GUESSED = {"en": "Is it {who} who does this: {what}?", "zh": "这一步是不是由{who}做：{what}？"}


def _deputies(facts: Facts, sop: Sop) -> list[OpenItem]:
    """Each single person who owns something, and nobody stands in."""
    owners: list[Owner] = [*(s.owner for s in sop.steps), *(e.owner for e in sop.exceptions)]
    people = dict.fromkeys(owner.person for owner in owners if owner.person)
    asked = [match["who"] for match in _REACHES[facts.language].finditer(facts.plain)]
    people.update(dict.fromkeys(name for name in facts.people.names if name in asked))
    return [
        OpenItem(address=None, text=_text("deputy", facts.language, name), kind="deputy")
        for name in people
    ]


def _by_words(facts: Facts) -> list[OpenItem]:
    """What limits, deadlines, records and locks in the brief leave open."""
    silent = (Kind.BACKGROUND, Kind.DOCUMENT, Kind.PURPOSE)
    said = [said for said in facts.said if said.kind not in silent]
    return [item for one in said for item in (*_of_limits(facts, one), *_of_things(facts, one))]


def _item(facts: Facts, kind: str, what: str, filed: str | None = None) -> OpenItem:
    text = _text(kind, facts.language, what)
    return OpenItem.model_validate({"address": None, "text": text, "kind": filed or kind})


def _of_limits(facts: Facts, said: Said) -> Iterator[OpenItem]:
    """Who decides above a limit, what happens after a deadline, what a bare number counts."""
    if said.limit and _EXCEEDS[facts.language].search(said.quote):
        yield _item(facts, "limit", said.quote)
    elif said.limit and _TIMED[facts.language].search(said.quote):
        yield _item(facts, "late", said.quote)
    for match in _BARE_NUMBER[facts.language].finditer(said.quote):
        yield _item(facts, "unit", match.group())


def _of_things(facts: Facts, said: Said) -> Iterator[OpenItem]:
    """Where records are kept, who undoes a lock, who checks the checker, who else is reached."""
    record = _RECORDS[facts.language].search(said.quote)
    if record is not None:
        yield _item(facts, "record", record.group())
    if _LOCKS[facts.language].search(said.quote):
        yield _item(facts, "undo", said.quote)
    if said.owner.text and _CHECKS[facts.language].search(said.quote):
        yield _item(facts, "check", said.owner.text)
    for match in _REACHES[facts.language].finditer(said.quote):
        who = facts.people.writer if match["who"] == "我" else match["who"]
        if who in facts.people.names:
            yield _item(facts, "reach", who, "deputy")
