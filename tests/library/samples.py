"""A few SOPs of both languages, and how tests put them into a library."""

from sopai.library.adding import AddedVersion, add
from sopai.library.opening import Library
from sopai.schema.control import DocumentControl, State
from sopai.schema.sop import Sop

DOCUMENTS: dict[str, tuple[str, str, str | None, tuple[str, ...]]] = {
    "returns": (
        "en",
        "Returns and refunds",
        "Customer Service",
        ("Open the parcel that the customer sent back", "Refund the price within 3 days"),
    ),
    "backup": (
        "en",
        "Restoring the database from the nightly backup",
        "IT",
        ("Stop the server", "Copy the last backup", "Start the server and check the log"),
    ),
    "autoclave": (
        "en",
        "Sterilising instruments in the autoclave",
        "Clinic",
        ("Rinse the instruments", "Run the autoclave at 134 C", "Sign the steriliser log"),
    ),
    "payroll": (
        "en",
        "Monthly payroll",
        "Finance",
        ("Export the hours", "Check the overtime", "Pay the wages on the 25th"),
    ),
    "stocktaking": (
        "zh",
        "年末盘点",
        "仓储部",
        ("盘点前冻结库存", "两人一组清点货架", "差异超过百分之一时复盘"),
    ),
    "expenses": ("zh", "费用报销", "财务部", ("填写报销单", "主管审批发票", "财务付款")),
    "lift": ("zh", "电梯困人应急", "物业部", ("安抚被困人员", "通知维保单位", "记录救援时间")),
    "livestream": (
        "zh",
        "直播带货",
        "电商部",
        ("开播前检查灯光", "主播讲解商品", "下播后核对订单"),
    ),
}


def sop(name: str = "returns", **changes: object) -> Sop:
    """One of the documents; its id is made of its name."""
    language, title, _, actions = DOCUMENTS[name]
    steps = [{"id": f"s{number}", "action": action} for number, action in enumerate(actions, 1)]
    record = {"id": identity(name), "language": language, "title": title, "steps": steps}
    return Sop.model_validate(record | changes)


def identity(name: str) -> str:
    return f"sop_{name:0<10.10}"


def put(
    library: Library,
    name: str = "returns",
    *,
    state: State | None = None,
    version: str | None = None,
    base: str | None = None,
    path: str | None = None,
    **changes: object,
) -> AddedVersion:
    """Add one of the documents, with other values for some of its fields."""
    department = DOCUMENTS[name][2]
    control = DocumentControl(department=department, state=state, version=version)
    original = repr(sorted(changes.items())).encode()
    where = path or f"{name}.md"
    return add(library, sop(name, **changes), control, where, original, who="Ann", base=base)
