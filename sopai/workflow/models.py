"""Models as the page shows them: which one is there, why not, and what a person decides."""

from collections.abc import Callable
from typing import Literal

from sopai import settings
from sopai.errors import SettingsError
from sopai.llm.choice import ModelChoice, agreement_on, choose_model, read_name
from sopai.llm.embedded.files import has_model, models_folder
from sopai.llm.embedded.state import model_state
from sopai.llm.embedded.weights import QWEN
from sopai.preferences import Preferences, decide
from sopai.schema.base import Value


class Standing(Value):
    """Which model is there, and what has to happen before it can be asked."""

    state: Literal["ready", "consent", "fetch", "none", "off", "wrong"]
    """`consent`: nobody agreed to it yet; `fetch`: its file is not here; `wrong`: see `problem`."""

    choice: ModelChoice | None = None
    """None where a setting is wrong."""

    problem: str | None = None
    """What is wrong with a setting, and what to do."""


def standing() -> Standing:
    """Which model is there now; an Ollama is waited for up to 0.3 s."""
    try:
        choice = choose_model()
        if choice.kind == "embedded" and not is_model_here():
            return _absent(choice)
    except SettingsError as error:
        return Standing(state="wrong", problem=str(error))
    if choice.kind == "none":
        return Standing(state="off" if choice.why == "switched_off" else "none", choice=choice)
    return Standing(state="consent" if choice.needs_consent else "ready", choice=choice)


def is_model_here() -> bool:
    """Whether the embedded model's whole file is there, and nothing is being done with it."""
    return has_model() and model_state().state not in ("downloading", "verifying")


def may_fetch() -> bool:
    """Whether the embedded model may be fetched, and would run here."""
    try:
        is_allowed = settings.ai_is_on() and settings.may_download_model()
        return is_allowed and read_name("embedded").kind == "embedded"
    except SettingsError:
        return False


def _absent(choice: ModelChoice) -> Standing:
    if settings.may_download_model():
        return Standing(state="fetch", choice=choice)
    return Standing(
        state="wrong",
        choice=choice,
        problem=f"the embedded model is not here, and fetching it is switched off "
        f"(SOPAI_MODEL_DOWNLOAD=off): put {QWEN.file} into {str(models_folder())!r}",
    )


def agree(choice: ModelChoice) -> None:
    """Keep that a person agreed to this model; no other one is meant.

    Raises:
        SettingsError: it cannot be written down.
    """
    agreed = agreement_on(choice)
    _change(lambda now: {"agreements": (*(one for one in now.agreements if one != agreed), agreed)})


def take_back_consent() -> None:
    """Forget every agreement.

    Raises:
        SettingsError: it cannot be written down.
    """
    _change(lambda _: {"agreements": ()})


def use_model(name: str | None) -> None:
    """Use the model of this name from now on; None chooses what is found.

    Raises:
        SettingsError: the name cannot be used, or it cannot be written down.
    """
    chosen = read_name(name).name if name is not None else None
    _change(lambda _: {"model": chosen})


def switch_ai(*, is_on: bool) -> None:
    """Let models be asked, or not, by everybody who uses this data folder.

    Raises:
        SettingsError: it cannot be written down.
    """
    _change(lambda _: {"is_ai_off": not is_on})


def _change(changes: Callable[[Preferences], dict[str, object]]) -> None:
    decide(
        settings.data_folder(),
        lambda now: Preferences.model_validate({**dict(now), **changes(now)}),
    )
