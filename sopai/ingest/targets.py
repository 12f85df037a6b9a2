"""What a line that states a metric measures, and what is to be reached."""

from re import compile

from sopai.language.quantities import measure
from sopai.schema.sop import Target

_WORD = compile(r"\w")


def target_in(text: str) -> Target | None:
    """The first number with a comparator or a unit, as a target."""
    found = measure(text)
    if found is None:
        return None
    return Target.model_validate(
        {
            "text": found.text,
            "comparator": found.comparator,
            "value": found.value,
            "unit": found.unit,
        }
    )


def metric_name(text: str, target: str, window: str) -> str:
    """What stands before the target; all of it, where more is said behind than the period."""
    before, _, behind = text.partition(target)
    if _WORD.search(behind.replace(window, "") if window else behind):
        return text
    return before.strip(" :：,，-–(（") or text
