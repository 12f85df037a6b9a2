"""Names of the fields of a control record, as documents write them."""

from functools import cache, lru_cache
from re import IGNORECASE, Pattern, compile

from sopai.language.lexicon import vocabulary

_OWNER = compile(
    r"^(?:who(?: does (?:it|this)| uses (?:it|this))?|(?:done|run|used|carried out|handled) by|"
    r"roles?|"
    r"position|job(?: title)?|operators?|accountable|in charge|procedure lead|intended for|"
    r"适用(?:人员|对象|部门)|主责(?:岗位|部门|人)?|操作(?:人员?|者)|执行者|牵头(?:人|部门)|"
    r"owner|responsible(?: person|"
    r" role)?|executor|"
    r"performed by|person in charge|users?|流程负责人|负责人|责任人|执行人|执行岗位|适用岗位|"
    r"岗位|责任岗位|责任部门|执行部门|归口部门|"
    r"使用人|使用者)$",
    IGNORECASE,
)


def names_owner(name: str) -> bool:
    """A field says who performs the document: "Performed by", 执行岗位."""
    return _OWNER.match(name.strip(" :：*")) is not None


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
