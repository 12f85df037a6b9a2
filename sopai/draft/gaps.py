"""What a brief leaves out: questions to the manager, and open items for the draft."""

from collections.abc import Mapping

from sopai.draft.build import UNTITLED
from sopai.draft.cast import is_served
from sopai.draft.facts import Facts
from sopai.draft.silences import contradictions, short, silences
from sopai.draft.values import OpenItem, Question
from sopai.schema.owner import OwnerKind
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


def open_items_of(facts: Facts, sop: Sop, sources: Mapping[str, Source]) -> tuple[OpenItem, ...]:
    """What the draft leaves open, each as a question that names the words it is about.

    First what the SOP needs at once: a title, owners; then what contradicts itself; then what
    sentences of its kind mostly leave open, see `silences`.
    """
    found = [*_untitled(sop), *_unowned(facts, sop), *_guessed(sop, sources)]
    found += [*contradictions(facts), *_deputies(facts, sop), *silences(facts)]
    seen: dict[str, OpenItem] = {}
    for item in found:
        seen.setdefault(item.text, item)
    return tuple(seen.values())


_WHAT_TITLE = {"en": "What is this procedure called?", "zh": "这个流程叫什么？"}


def _untitled(sop: Sop) -> list[OpenItem]:
    if sop.title != UNTITLED[sop.language]:
        return []
    return [OpenItem(address="/title", text=_WHAT_TITLE[sop.language], kind="answer")]


_WHO = {"en": "Who does this: {what}?", "zh": "这一步由谁做：{what}？"}


def _unowned(facts: Facts, sop: Sop) -> list[OpenItem]:
    return [
        OpenItem(
            address=f"/steps/{step.id}/owner",
            text=_WHO[facts.language].format(what=short(step.action, facts.language)),
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
            who = entry.owner.called()
            what = entry.action if isinstance(entry, Step) else entry.situation
            text = _GUESSED[sop.language].format(who=who, what=what.strip(" ,.;，。；"))
            found.append(OpenItem(address=address, text=text, kind="owner"))
    return found


_GUESSED = {"en": "Is it {who} who does this: {what}?", "zh": "这一步是不是由{who}做：{what}？"}


_AWAY = {
    "en": "Who does it when {who} is away{what}?",
    "zh": "{who}请假、休息或不在时谁顶{what}？",
}


def _deputies(facts: Facts, sop: Sop) -> list[OpenItem]:
    """Each person who does something or is reached, the busiest roles, and what stops without."""
    tasks: dict[str, list[str]] = {}
    roles: dict[str, list[str]] = {}
    done = [(step.owner, step.action) for step in sop.steps]
    done += [(case.owner, case.handling or case.situation) for case in sop.exceptions]
    for owner, action in done:
        if owner.person:
            tasks.setdefault(owner.person, []).append(action)
        elif owner.kind is OwnerKind.ROLE and owner.role and not _is_anybody(owner.role):
            roles.setdefault(owner.role, []).append(action)
    language = facts.language
    for role, does in sorted(roles.items(), key=lambda role: -len(role[1]))[:MAX_ROLES]:
        tasks[f"the {role}" if language == "en" and role[:1].islower() else role] = does
    joined = "；" if language == "zh" else "; "
    found = []
    for who, does in tasks.items():
        named = joined.join(short(task, language, MAX_TASK) for task in does[:2])
        what = (f"：{named}" if language == "zh" else f": {named}") if named else ""
        text = _AWAY[language].format(who=who, what=what)
        found.append(OpenItem(address=None, text=text, kind="deputy"))
    return found


def _is_anybody(role: str) -> bool:
    """A role that always has somebody, or nobody of ours: whoever is on shift, a customer."""
    low = role.lower()
    is_several = low.endswith("s") and not low.endswith("ss")
    return (
        is_served(role)
        or is_several
        or low.startswith(("whoever", "one of", "the person"))
        or role.startswith(("谁", "当班"))
    )


MAX_ROLES = 3
"""Roles whose absence is asked about: in a small firm one person holds each."""

MAX_TASK = 40
"""Characters of a task that stands in a question."""
