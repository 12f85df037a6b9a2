"""The exact words that somebody is to say or write."""

from re import compile

_SCRIPT = compile(
    r"\b(?:say|says|tells?|writes?|answers?|repl(?:y|ies)|greets?|asks?|reads? out|words?)\b"
    r"[^\"“\n]{0,40}[\"“](?P<words>[^\"”\n]{6,300})[\"”]|"
    r"(?:说|讲|回复?|问|发|喊|念|写)[^“「\"\n。]{0,12}[“「\"](?P<zh>[^”」\"\n]{3,200})[”」\"]",
    2,
)

_SPEECH = compile(
    r"[\"“](?P<words>[A-Z][^\"”\n]{20,300}[.!?])[\"”]|"
    r"[“「](?P<zh>[^”」\n]{6,200}[您我你][^”」\n]{2,200})[”」]"
)
"""A whole sentence in quotation marks that speaks to somebody."""

_TOLD = compile(
    r"\b(?:mailed|wrote|written|sent|posted|complain\w*|said|shouted|asked|called it)\b|"
    r"留言|投诉|写道|说过|差评",
    2,
)
"""Before words that somebody said once: nobody is to say them."""


def script_in(quote: str) -> str | None:
    """The exact words that somebody is to say or write, where a passage quotes them."""
    match = _SCRIPT.search(quote)
    if match is None:
        match = _SPEECH.search(quote)
        if match is not None and _TOLD.search(quote[: match.start()]):
            return None
    return match[match.lastgroup] if match is not None and match.lastgroup else None
