"""Sentences about people and their work, in English and Chinese: for the page and the terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil

from sopai.people.away import Absence
from sopai.people.duties import Duty
from sopai.people.handing import Preview
from sopai.people.overview import Load
from sopai.people.problems import Problem
from sopai.schema.roster import Roster
from sopai.workflow.people import Import, People

SHOWN = 5
"""Duties that a list names of each SOP; the rest is counted."""

_WORDS = {
    "en": {
        "step": "step {number}: {words}",
        "exception": "exception: {words}",
        "metric": "metric: {words}",
        "routine": "inspection: {words}",
        "supervisor": "supervises it",
        "improver": "keeps it up to date",
        "more": "and {n} more",
        "comma": ", ",
        "none": "nobody",
        "people": "Who owns what (people: {n}, SOPs: {sops})",
        "load": "steps: {steps} (SOPs: {sops}), other duties: {other}",
        "minutes": "limits of {timed} add up to {minutes} min a run",
        "weekly": "{minutes} min a week for {n} that say how often",
        "roster": "There is no roster yet, so nobody knows who holds a role or stands in: "
        "import one with `sopai people import LIST.csv`",
        "outdated": "Name somebody with a role that another one holds by now ({n})",
        "unowned": "Steps for which nobody can be called ({n})",
        "unheld": "Roles without holder ({n})",
        "unknown role": "not in the roster",
        "no holder": "nobody holds it",
        "named_in": "duties: {n}",
        "single": "Work that stops when one person is away ({n})",
        "single_role": "{person}, alone as {role}: {n}",
        "single_name": "{person}, named in person: {n}",
        "strangers": "Named in SOPs, and not in the roster",
        "tasks": "Tasks without SOP ({n} of {of})",
        "problems": "To be looked at in the roster ({n})",
        "stops": "Stops while {names} is away ({n})",
        "stops_many": "Stops while {names} are away ({n})",
        "stops_none": "Nothing stops while {names} is away.",
        "stops_none_many": "Nothing stops while {names} are away.",
        "taken": "{person} does ({n})",
        "taken_substitute": "{person} stands in ({n})",
        "uncovered": "Have no substitute meanwhile: {names}",
        "changes": "From {since}",
        "change": "{role}: {leaving} → {to}",
        "change_new": "{role}: {to} (new)",
        "change_none": "{role}: {leaving} → nobody",
        "with_substitute": ", substitute {name}",
        "passes": "Duties that change hands: {n} (SOPs: {sops})",
        "left": "Nobody answers any more for ({n})",
        "still": "Named in person, so the SOP itself has to be changed ({n})",
        "losing": "Have no substitute any more: {names}",
        "people_added": "New people", "people_gone": "People who are gone",
        "roles_added": "New roles", "roles_gone": "Roles that are gone",
        "roles_changed": "Changed roles", "departments_added": "New departments",
        "departments_gone": "Departments that are gone",
        "same": "Nothing is different.",
        "rows": "{n} rows were read",
        "ignored": "Columns that were not taken: {names}",
        "person twice": "{0} stands twice in the list of people",
        "role twice": "the role {0} stands twice: the first one counts",
        "name of two roles": "{0} is a name of {1} and of {2}: {1} counts",
        "ends before it starts": "{0} as {1} ends on {until}, before the start on {since}",
        "own substitute": "{0} as {1} is their own substitute: that is none",
        "gap": "nobody holds {0} from {since} to {until}",
        "department unknown": "the department {0} of {1} is not in the list of departments",
    },
    "zh": {
        "step": "第{number}步：{words}",
        "exception": "异常：{words}",
        "metric": "指标：{words}",
        "routine": "检查：{words}",
        "supervisor": "监督",
        "improver": "负责改进",
        "more": "另有 {n} 项",
        "comma": "、",
        "none": "无人",
        "people": "谁负责什么（{n} 人，{sops} 份 SOP）",
        "load": "{sops} 份 SOP 里的 {steps} 个步骤，另有 {other} 项职责",
        "minutes": "{timed} 个步骤的时限合计每遍 {minutes} 分钟",
        "weekly": "{n} 个写明频率的步骤每周 {minutes} 分钟",
        "roster": "还没有人员表，不知道谁担任哪个岗位、谁顶替："
        "用 `sopai people import 名单.csv` 导入",
        "outdated": "写着某人担任某岗位、而现在由别人担任（{n}）",
        "unowned": "找不到人负责的步骤（{n}）",
        "unheld": "没有人担任的岗位（{n}）",
        "unknown role": "人员表里没有",
        "no holder": "目前无人担任",
        "named_in": "职责 {n} 项",
        "single": "一个人不在就会停的工作（{n}）",
        "single_role": "{person}，独自担任{role}：{n}",
        "single_name": "{person}，SOP 直接写了姓名：{n}",
        "strangers": "SOP 里有、人员表里没有的人",
        "tasks": "没有 SOP 的任务（{of} 项中的 {n} 项）",
        "problems": "人员表里需要看一下的地方（{n}）",
        "stops": "{names}不在时会停的工作（{n}）",
        "stops_many": "{names}都不在时会停的工作（{n}）",
        "stops_none": "{names}不在时，没有工作会停。",
        "stops_none_many": "{names}都不在时，没有工作会停。",
        "taken": "由{person}做（{n}）",
        "taken_substitute": "由{person}顶替（{n}）",
        "uncovered": "这段时间没有替补：{names}",
        "changes": "从 {since} 起",
        "change": "{role}：{leaving} → {to}",
        "change_new": "{role}：{to}（新）",
        "change_none": "{role}：{leaving} → 无人",
        "with_substitute": "，替补{name}",
        "passes": "换人负责的职责：{sops} 份 SOP 里的 {n} 项",
        "left": "从此没有人负责（{n}）",
        "still": "SOP 里直接写了姓名，要改 SOP 本身（{n}）",
        "losing": "从此没有替补：{names}",
        "people_added": "新增人员", "people_gone": "不再有的人员",
        "roles_added": "新增岗位", "roles_gone": "不再有的岗位",
        "roles_changed": "有变动的岗位", "departments_added": "新增部门",
        "departments_gone": "不再有的部门",
        "same": "没有差别。",
        "rows": "读取了 {n} 行",
        "ignored": "没有采用的列：{names}",
        "person twice": "{0}在人员名单里出现两次",
        "role twice": "岗位{0}出现两次：以第一个为准",
        "name of two roles": "{0}同时是{1}和{2}的名称：按{1}处理",
        "ends before it starts": "{0}（{1}）结束于 {until}，早于开始的 {since}",
        "own substitute": "{0}（{1}）的替补是本人：等于没有",
        "gap": "{since} 至 {until} 没有人担任{0}",
        "department unknown": "{1}的部门{0}不在部门名单里",
    },
}  # fmt: skip


def said(key: str, language: str, **values: object) -> str:
    """A sentence about people."""
    return _WORDS[language][key].format(**values)


def duty_words(duty: Duty, language: str) -> str:
    """A duty in a few words, without the title of its SOP."""
    return said(duty.kind, language, number=duty.number, words=duty.words)


def problem_words(problem: Problem, language: str) -> str:
    """What is wrong in the roster, in a sentence."""
    sentence = _WORDS[language][problem.wrong]
    return sentence.format(*problem.names, since=problem.since, until=problem.until)


def names_words(names: Sequence[str], language: str) -> str:
    """Names one after the other; nobody when there is none."""
    return said("comma", language).join(names) or said("none", language)


def load_words(load: Load, language: str) -> str:
    """How much one person answers for."""
    parts = [said("load", language, steps=load.steps, sops=len(load.sops), other=load.other)]
    if load.timed:
        parts.append(said("minutes", language, minutes=ceil(load.minutes), timed=load.timed))
    if load.weekly:
        parts.append(said("weekly", language, minutes=ceil(load.weekly_minutes), n=load.weekly))
    return said("comma", language).join(parts)


def duty_lines(duties: Sequence[Duty], language: str) -> Iterator[str]:
    """Duties under the titles of their SOPs; of a long list the first few."""
    for title, group in groupby(duties, key=lambda duty: duty.title):
        found = list(group)
        yield f"  {title}"
        yield from (f"    {duty_words(duty, language)}" for duty in found[:SHOWN])
        if len(found) > SHOWN:
            yield f"    {said('more', language, n=len(found) - SHOWN)}"


def overview_lines(known: People, language: str) -> Iterator[str]:
    """Everything that is known of who does what."""
    sops = len({one.duty.sop_id for one in known.found})
    yield said("people", language, n=len(known.loads), sops=sops)
    if known.roster == Roster():
        yield said("roster", language)
    for load in known.loads:
        roles = f" ({said('comma', language).join(load.roles)})" if load.roles else ""
        yield f"  {load.person}{roles}: {load_words(load, language)}"
    yield from _gap_lines(known, language)
    open_tasks = [task for task in known.tasks if task.sop_id is None]
    if open_tasks:
        yield said("tasks", language, n=len(open_tasks), of=len(known.tasks))
        yield from (f"  {task.role}: {task.task}" for task in open_tasks)
    if known.problems:
        yield said("problems", language, n=len(known.problems))
        yield from (f"  {problem_words(problem, language)}" for problem in known.problems)


def _gap_lines(known: People, language: str) -> Iterator[str]:
    if known.unowned:
        yield said("unowned", language, n=len(known.unowned))
        yield from duty_lines(known.unowned, language)
    if known.unheld:
        yield said("unheld", language, n=len(known.unheld))
        for role in known.unheld:
            times = said("named_in", language, n=len(role.duties))
            yield f"  {role.role}: {said(role.gap, language)}, {times}"
    if known.single_points:
        yield said("single", language, n=sum(len(one.duties) for one in known.single_points))
        for one in known.single_points:
            key = "single_role" if one.role else "single_name"
            n = len(one.duties)
            yield f"  {said(key, language, person=one.person, role=one.role, n=n)}"
    if known.outdated:
        yield said("outdated", language, n=len(known.outdated))
        yield from duty_lines([one.duty for one in known.outdated], language)
    if known.strangers:
        names = names_words(known.strangers, language)
        yield f"{said('strangers', language)}: {names}"


def absence_lines(found: Absence, names: Sequence[str], language: str) -> Iterator[str]:
    """What an absence means."""
    many = "_many" if len(names) > 1 else ""
    who = names_words(names, language)
    if found.stops:
        yield said(f"stops{many}", language, names=who, n=len(found.stops))
        yield from duty_lines(found.stops, language)
    else:
        yield said(f"stops_none{many}", language, names=who)
    for one in found.taken_over:
        key = "taken" if one.is_holder else "taken_substitute"
        yield said(key, language, person=one.person, n=len(one.duties))
        yield from duty_lines(one.duties, language)
    if found.uncovered:
        yield said("uncovered", language, names=names_words(found.uncovered, language))


def preview_lines(shown: Preview, language: str) -> Iterator[str]:
    """What a change of holders means, before it is made."""
    yield said("changes", language, since=shown.since)
    for change in shown.changes:
        leaving = said("comma", language).join(change.leaving)
        key = "change_none" if change.to is None else "change" if leaving else "change_new"
        line = said(key, language, role=change.role, leaving=leaving, to=change.to)
        extra = said("with_substitute", language, name=change.substitute)
        yield f"  {line}{extra if change.substitute else ''}"
    sops = len({duty.sop_id for duty in shown.duties})
    yield said("passes", language, n=len(shown.duties), sops=sops)
    yield from duty_lines(shown.duties, language)
    for key, duties in (("left", shown.stops), ("still", shown.still_named)):
        if duties:
            yield said(key, language, n=len(duties))
            yield from duty_lines(duties, language)
    if shown.no_substitute:
        yield said("losing", language, names=names_words(shown.no_substitute, language))


def diff_lines(found: Import, language: str) -> Iterator[str]:
    """What an imported list makes different."""
    if found.rows is not None:
        yield said("rows", language, n=found.rows)
    if found.ignored:
        yield said("ignored", language, names=names_words(found.ignored, language))
    for field, names in found.diff._asdict().items():
        if names:
            yield f"{said(field, language)} ({len(names)}): {names_words(names, language)}"
    if found.diff.is_empty:
        yield said("same", language)
    yield from (f"! {problem_words(problem, language)}" for problem in found.problems)
