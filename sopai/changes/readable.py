"""Values as a person reads them in a difference: owners by name, steps by number."""

from collections.abc import Mapping

from pydantic import JsonValue

from sopai.changes.words import owner_words


def readable(
    name: str, value: JsonValue, numbers: Mapping[str, str], *, is_exact: bool = False
) -> str | None:
    """A value in words; None when there is none.

    Args:
        name: the field.
        value: as the SOP's JSON has it.
        numbers: the printed number of each step.
        is_exact: say the kind of an owner too, and the number behind a target.
    """
    if isinstance(value, str):
        return numbers.get(value, value) if name == "step" else value
    if isinstance(value, list):
        lines = (readable(name, one, numbers, is_exact=is_exact) for one in value)
        return "\n".join(filter(None, lines)) or None
    if not isinstance(value, dict):
        return None if value is None else str(value)
    if "kind" in value:
        words = owner_words(value)
        return (f"{words} ({value['kind']})" if is_exact else words) or None
    if "condition" in value:
        return _branch(value, numbers)
    if "text" in value:
        exact = " ".join(str(one) for key, one in value.items() if key != "text")
        return f"{value['text']} ({exact})" if is_exact and exact else str(value["text"])
    return " ".join(str(one) for one in value.values() if isinstance(one, str)) or None


def _branch(branch: Mapping[str, JsonValue], numbers: Mapping[str, str]) -> str:
    ways = [
        (str(branch["then"]), branch.get("then_step")),
        (str(branch.get("otherwise") or ""), branch.get("otherwise_step")),
    ]
    said = [
        f"{words} (→ {numbers.get(str(goal), goal)})" if goal else words
        for words, goal in ways
        if words or goal
    ]
    return f"{branch['condition']}: {' / '.join(said)}"
