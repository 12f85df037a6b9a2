"""What is said about an edited file, in both languages."""

from typing import Literal

Key = Literal[
    "edited", "added", "deleted", "moved", "freed", "comment", "section_gone", "column_gone",
    "column_unknown", "no_columns", "grid_unknown", "text_unknown", "emptied", "holder", "cut",
    "branch", "step_unknown", "key_unknown", "key_twice", "timeline_only", "timeline_gone",
    "both_sheets", "control", "formula", "formula_words", "inherited", "several", "guard_left",
]  # fmt: skip

_EN: dict[Key, str] = {
    "edited": "It was edited so in {name}.",
    "added": "It was added in {name}.",
    "deleted": "It was deleted in {name}.",
    "moved": "It was moved in {name}.",
    "freed": "The step that it points to was deleted in {name}.",
    "comment": "{author} comments: {text}",
    "section_gone": "“{what}” is not in the file any more: nothing of it is changed. Is it to be "
    "deleted?",
    "column_gone": "The column “{what}” is not in the file any more: nothing of it is changed. Is "
    "it to be emptied in every row?",
    "column_unknown": "the column “{what}” is none of the SOP's: it is not read",
    "no_columns": "the header of “{what}” is gone and its columns cannot be told: nothing of it is "
    "read; put the header back",
    "grid_unknown": "this table is none of the SOP's parts: it is not read",
    "text_unknown": "it stands in no part of the SOP: put it into a row, or into the notes",
    "emptied": "{what} cannot be empty: it was left as it is; delete the row to delete all of it",
    "holder": "who holds a role stands in the roster and not in the SOP: change it there",
    "cut": "the row was too long for Excel and is not whole in the file: nothing of it is taken",
    "branch": "it does not read as “If ...: ...; else ...”: the decision was left as it is",
    "step_unknown": "no single step of the file has this number: the reference was left as it is",
    "key_unknown": "the row carries {what}, which this SOP does not have: it is taken as new "
    "unless its words are known",
    "key_twice": "the row carries {what} a second time, as copies do: it is taken as new",
    "timeline_only": "the row stands in the sheet of days alone: add it to the sheet of steps",
    "timeline_gone": "{what} is not in the sheet of days any more, and is in the sheet of steps: "
    "it was left as it is",
    "both_sheets": "The sheets say different things of {what}; what the sheet of steps says is "
    "proposed. Which holds?",
    "control": "the control data were edited, and do not belong to the SOP's text: number, dates "
    "and people are recorded in the library",
    "formula": "a formula stands there; the result that is stored with it was read",
    "formula_words": "a formula without a stored result stands there: its own words were read",
    "inherited": "the step has no owner of its own: it takes that of the whole, so nothing is "
    "deleted",
    "several": "rows were joined into one: it is taken as {what}, and the others as deleted",
    "guard_left": "there are more than {count} changes: what the later ones do to numbers, owners "
    "and denials was not looked at",
}
_ZH: dict[Key, str] = {
    "edited": "在 {name} 中改成这样。",
    "added": "在 {name} 中新增。",
    "deleted": "在 {name} 中删除。",
    "moved": "在 {name} 中移动。",
    "freed": "它指向的步骤在 {name} 中被删除。",
    "comment": "{author} 批注：{text}",
    "section_gone": "文件里已没有“{what}”，其内容一概没有改动。是要删除吗？",
    "column_gone": "文件里已没有“{what}”这一列，其内容一概没有改动。是要把每一行都清空吗？",
    "column_unknown": "“{what}”这一列不属于该流程，没有读取",
    "no_columns": "“{what}”的表头没有了，分不清各列，没有读取；请补上表头",
    "grid_unknown": "这个表格不属于流程的任何部分，没有读取",
    "text_unknown": "不在流程的任何部分之内：请写进某一行，或写进备注",
    "emptied": "{what}不能为空，保持原样；要整条删除，请删除该行",
    "holder": "谁担任岗位记在人员名册里，不在流程里：请到名册中修改",
    "cut": "该行太长，Excel 放不下，文件里不完整，没有采用",
    "branch": "不是“如果……：……；否则……”的写法，该判断保持原样",
    "step_unknown": "文件里没有唯一一个步骤是这个序号，引用保持原样",
    "key_unknown": "该行带有本流程没有的编号 {what}：除非认得其文字，否则按新增处理",
    "key_twice": "该行重复带有编号 {what}，是复制的行：按新增处理",
    "timeline_only": "该行只在时间线表里：请加到步骤表",
    "timeline_gone": "时间线表里已没有{what}，步骤表里还有，保持原样",
    "both_sheets": "两个工作表对{what}的说法不同，现按步骤表提出。以哪个为准？",
    "control": "改动了文件信息，它不属于流程正文：编号、日期和人员记在流程库里",
    "formula": "那里是公式，读取的是随文件保存的结果",
    "formula_words": "那里是没有保存结果的公式，读取的是公式本身的文字",
    "inherited": "该步骤没有自己的负责人，沿用整个流程的，因此没有什么可删",
    "several": "几行合成了一行：按{what}处理，其余按删除处理",
    "guard_left": "修改超过 {count} 处：后面各处对数字、负责人和否定的影响没有核对",
}


def say(key: Key, language: str, **values: str | int) -> str:
    """A sentence of this file in a language, `en` or `zh`."""
    return (_ZH if language == "zh" else _EN)[key].format(**values)
