"""The exact words that somebody is to say or write."""

from re import compile

_SCRIPT = compile(
    r"\b(?:say|says|tells?|writes?|answers?|repl(?:y|ies)|greets?|asks?|reads? out|words?)\b"
    r"[^\"“\n]{0,40}[\"“](?P<words>[^\"”\n]{6,300})[\"”]|"
    r"(?:说|讲|回复?|问|发|喊|念|写)[^“「\"\n。]{0,12}[“「\"](?P<zh>[^”」\"\n]{3,200})[”」\"]",
    2,
)


def script_in(quote: str) -> str | None:
    """The exact words that somebody is to say or write, where a passage quotes them."""
    match = _SCRIPT.search(quote)
    return match[match.lastgroup] if match is not None and match.lastgroup else None
