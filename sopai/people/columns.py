"""What the columns of a list of people are called, in both languages."""

from collections.abc import Sequence

from sopai.language.script import normalise

COLUMNS: dict[str, tuple[str, ...]] = {
    "person": (
        "name", "person", "employee", "employee name", "full name", "holder", "member",
        "staff", "staff member", "who", "姓名", "员工", "员工姓名", "人员", "成员", "名字",
        "任职人",
    ),
    "first": ("first name", "given name", "forename"),
    "last": ("last name", "surname", "family name"),
    "role": (
        "role", "position", "job title", "title", "job", "post", "function", "岗位", "职位",
        "职务", "角色", "岗位名称", "职位名称",
    ),
    "alias": ("alias", "aliases", "also called", "other names", "别名", "又称", "其他名称"),
    "department": (
        "department", "dept", "team", "unit", "division", "部门", "所属部门", "部门名称", "团队",
    ),
    "since": (
        "since", "from", "start", "start date", "hire date", "joined", "begin", "valid from",
        "开始日期", "任职日期", "入职日期", "到岗日期", "上岗日期", "起始日期", "自",
    ),
    "until": (
        "until", "to", "end", "end date", "last day", "leaves", "valid to", "结束日期",
        "离职日期", "离岗日期", "截止日期", "至",
    ),
    "substitute": (
        "substitute", "deputy", "stand-in", "backup", "cover", "covered by", "替补", "代理人",
        "代班人", "备岗", "b角", "顶岗人", "职务代理人",
    ),
    "tasks": (
        "task", "tasks", "duties", "responsibilities", "what they do", "职责", "任务",
        "岗位职责", "工作内容", "主要工作",
    ),
}  # fmt: skip
"""The field behind each name of a column."""

_FIELDS = {name: field for field, names in COLUMNS.items() for name in names}


def fields_of(cells: Sequence[str]) -> tuple[str | None, ...]:
    """The field that each cell of a header names; None for a column that is not read.

    Of two columns with one meaning the first counts.
    """
    found: list[str | None] = []
    for cell in cells:
        plain = " ".join(normalise(cell).casefold().replace("_", " ").split()).strip(" :*")
        field = _FIELDS.get(plain) or _FIELDS.get(plain.split("(")[0].strip())
        found.append(None if field in found else field)
    return tuple(found)


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row names the columns of a list of people.

    It names a name or a role, and another column, unless it is all that the row says.
    """
    fields = fields_of(cells)
    known = [field for field in fields if field]
    filled = [cell for cell in cells if cell.strip()]
    names_somebody = "person" in known or "role" in known or {"first", "last"} <= set(known)
    return names_somebody and (len(known) > 1 or len(filled) == 1)
