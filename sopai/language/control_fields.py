"""Names of the fields of a control record, as documents write them."""

from functools import cache, lru_cache
from re import IGNORECASE, Pattern, compile

from sopai.language.lexicon import vocabulary

_OWNER = compile(
    r"(?:who\b.{0,24}|(?:(?:to be|procedure|process) )?(?:done|run|used|carried out|handled|"
    r"executed|performed|completed|followed|worked) by|(?:main |primary )?roles?|position|"
    r"job(?: title)?|"
    r"(?:all|every) steps?(?: are)?(?: done)?(?: by)?|"
    r"(?:全部|所有|以上|以下|各)步骤(?:均|都)?由?|"
    r"(?:task )?owner|responsib(?:le|ility)(?: (?:person|role|party))?|person responsible|"
    r"persons? in charge|in charge|accountable(?: person| role)?|assigned to|assignee|pic|"
    r"operators?|executor|doer|procedure lead|users?|"
    r"(?:主要|第一|流程|本流程)?(?:负责|责任|执行|操作|经办|主责|主办|实施|作业|当班|使用|归口|"
    r"牵头|"
    r"填写)(?:人员?|者|岗位?|部门)|主责|岗位(?:名称)?|角色|适用(?:人员|岗位|对象|部门)|使用对象|"
    r"由?谁来?(?:执行|做|负责|用))",
    IGNORECASE,
)
_DOCUMENT_OWNER = compile(r"(?:(?:document|process|procedure|sop|policy) )?owners?", IGNORECASE)
_READER = compile(
    r"(?:written |intended |meant |made )?for|audience|readers?|applies to|staff|team members?|"
    r"lead",
    IGNORECASE,
)


def names_owner(name: str) -> bool:
    """A field says who performs the document: "Performed by", 执行岗位."""
    return _OWNER.fullmatch(name.strip(" :：*")) is not None


def owns_document(name: str) -> bool:
    """A field in a document's head says who answers for the paper: a plain "Owner".

    It stands beside number and version; who does the steps is called "Performed by" or
    "Responsible".
    """
    return _DOCUMENT_OWNER.fullmatch(name.strip(" :：*")) is not None


def names_reader(name: str) -> bool:
    """A field says for whom the document is, among other things: "Applies to: all orders"."""
    return _READER.fullmatch(name.strip(" :：*")) is not None


@lru_cache(maxsize=2048)
def control_field(name: str) -> str | None:
    """The field of `DocumentControl` that a document's own name for it means, or None.

    Args:
        name: for example "Effective date", `effective_date`, 生效日期.
    """
    text = " ".join(name.replace("_", " ").replace("-", " ").split()).strip(" :：*").lower()
    for field, pattern in _patterns():
        if pattern.match(text):
            return field
    return None


@cache
def _patterns() -> tuple[tuple[str, Pattern[str]], ...]:
    return tuple(
        (field, compile(f"^(?:{en}|{zh})$", IGNORECASE))
        for field, en, zh in vocabulary("control.txt")
    )
