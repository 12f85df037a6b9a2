"""What one request to a model was, and what it cost."""

from sopai.llm.choice import ModelChoice
from sopai.schema.base import Value

PRICES_SEEN = "2026-06"
"""Month of the pages that the prices were read from; not checked against a bill."""

PRICES: dict[str, tuple[float, float]] = {
    "gpt-5.5": (5.00, 30.00),
    "gpt-5.4": (2.50, 15.00),
    "gpt-5.4-mini": (0.75, 4.50),
    "gpt-5.4-nano": (0.20, 1.25),
    "gpt-4.1": (2.00, 8.00),
    "gpt-4.1-mini": (0.40, 1.60),
    "gpt-4.1-nano": (0.10, 0.40),
    "gpt-4o-mini": (0.15, 0.60),
}
"""USD for a million tokens in, and out, without discounts for cached input."""

_MILLION = 1_000_000
_OPENAI_HOST = "api.openai.com"
_DATE_LENGTH = len("-2026-03-17")
_CHARACTERS_A_TOKEN = 3


class Call(Value):
    """One request that was sent, whether or not an answer came."""

    prompt: str
    version: int

    request_sha256: str
    """Of the request as it was sent: model, messages, JSON schema, settings."""

    model: str

    tokens_in: int
    tokens_out: int

    is_estimate: bool
    """True when the server did not count tokens, and three characters were taken for one."""

    seconds: float
    """Wall time."""

    price: float | None
    """USD; 0 for a model on this machine, None where no price is known."""

    failure: str | None
    """Name of the error, None if a model answered (fitting or not)."""


class Used(Value):
    """What a task has used up."""

    calls: int
    tokens_in: int
    tokens_out: int
    seconds: float

    price: float | None
    """USD; None when the price of any call is not known."""


def price(choice: ModelChoice, tokens_in: int, tokens_out: int) -> float | None:
    """USD for one call; 0 for a model on this machine, None where no price is known."""
    if not choice.is_hosted:
        return 0.0
    if choice.host != _OPENAI_HOST or not choice.model:
        return None
    known = PRICES.get(choice.model) or PRICES.get(choice.model[:-_DATE_LENGTH])
    return known and (tokens_in * known[0] + tokens_out * known[1]) / _MILLION


def estimate(text: str) -> int:
    """About how many tokens a text has, rather too many than too few for English."""
    return -(-len(text) // _CHARACTERS_A_TOKEN)
