"""The words that stand in an SOP's file for the names of its fields, in both languages.

The writer takes the word of the SOP's language; the reader takes both.
"""

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

Shape = Literal[
    "text", "texts", "say", "owner", "target", "step", "material", "materials", "branches"
]
"""How the value behind a label is written."""


class Label(NamedTuple):
    """A field and what it is called."""

    field: str
    en: str
    zh: str
    shape: Shape = "text"


SECTIONS = (
    Label("purpose", "Purpose", "目的"),
    Label("scope", "Scope", "适用范围"),
    Label("roles", "Roles", "职责"),
    Label("bounds", "Start and end", "开始与结束"),
    Label("steps", "Steps", "操作步骤"),
    Label("exceptions", "Exceptions", "异常处理"),
    Label("metrics", "Metrics", "指标"),
    Label("supervision", "Supervision", "监督"),
    Label("materials", "Materials", "资料"),
    Label("definitions", "Definitions", "术语"),
    Label("notes", "Notes", "备注"),
)
"""Headings of level 2, in the order of the file."""

ROLES = (
    Label("executor", "Executor", "执行人", "owner"),
    Label("supervisor", "Supervisor", "监督人", "owner"),
    Label("improver", "Improver", "改进人", "owner"),
)

BOUNDS = (
    Label("starts_when", "Starts when", "开始条件"),
    Label("ends_when", "Ends when", "结束条件"),
)

STEP = (
    Label("trigger", "When", "何时"),
    Label("owner", "Owner", "负责人", "owner"),
    Label("inputs", "Input", "输入", "texts"),
    Label("tools", "Tool", "工具", "texts"),
    Label("script", "Say", "话术", "say"),
    Label("materials", "Material", "资料", "materials"),
    Label("output", "Output", "产出"),
    Label("standard", "Standard", "标准"),
    Label("metric", "Metric", "指标"),
    Label("time_limit", "Time limit", "时限"),
    Label("attention", "Attention", "注意", "texts"),
    Label("branches", "If", "如果", "branches"),
)

EXCEPTION = (
    Label("step", "Step", "步骤", "step"),
    Label("cause", "Cause", "原因"),
    Label("handling", "Handling", "处理"),
    Label("owner", "Owner", "负责人", "owner"),
    Label("time_limit", "Time limit", "时限"),
    Label("escalation", "Escalation", "上报"),
)

METRIC = (
    Label("target", "Target", "目标值", "target"),
    Label("window", "Period", "周期"),
    Label("source", "Source", "数据来源"),
    Label("owner", "Owner", "负责人", "owner"),
    Label("step", "Step", "步骤", "step"),
)

ROUTINE = (
    Label("cadence", "How often", "频率"),
    Label("owner", "Owner", "负责人", "owner"),
)

OWNER_KINDS = (
    Label("role", "role", "岗位"),
    Label("person", "person", "个人"),
    Label("group", "group", "部门"),
    Label("vague", "vague", "不明确"),
    Label("system", "system", "系统"),
    Label("none", "none", "无"),
)
"""The mark after an owner's label that says what is named: `Owner (group): Warehouse`."""


def label_of(labels: Iterable[Label], words: str) -> Label | None:
    """The label that the words are, in either language.

    An English plural, capitals and a colon at the end make no difference.
    """
    known = _by_words(tuple(labels))
    plain = words.strip().rstrip(":：").strip().casefold()
    return known.get(plain) or known.get(plain.removesuffix("s"))


@cache
def _by_words(labels: tuple[Label, ...]) -> dict[str, Label]:
    return {words.casefold(): label for label in labels for words in (label.en, label.zh)}
