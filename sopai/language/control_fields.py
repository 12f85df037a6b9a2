"""Names of the fields of a control record, as documents write them."""

from functools import cache, lru_cache
from re import IGNORECASE, Pattern, compile

from sopai.language.lexicon import vocabulary


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
