"""Models by names that a stranger understands."""

from sopai.ui import state
from sopai.ui.texts import text


def model_words(name: str) -> str:
    """A model to show; an address in it makes no link of it.

    Args:
        name: as it would be written in SOPAI_MODEL.
    """
    if name == "embedded":
        return text("model.embedded", state.language())
    address, _, model = name.partition("#")
    host = address.partition("://")[2].partition("/")[0]
    return f"{model} ({host})" if host else name
