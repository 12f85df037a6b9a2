"""Which model is used, why, and what leaves this machine."""

from importlib.util import find_spec
from typing import Literal
from urllib.parse import urlsplit

from sopai import settings
from sopai.errors import SettingsError
from sopai.llm.addresses import is_this_machine
from sopai.llm.embedded.files import has_model
from sopai.llm.ollama import first_model, ollama_base
from sopai.preferences import Agreement
from sopai.schema.base import Value

Kind = Literal["openai", "ollama", "server", "embedded", "none"]

Why = Literal["named", "settings", "key", "ollama", "file", "download", "switched_off", "nothing"]

REASONS: dict[Why, str] = {
    "named": "it was named",
    "settings": "it was chosen in Settings",
    "key": "a key for it is in the environment (OPENAI_API_KEY)",
    "ollama": "Ollama answers on this machine",
    "file": "its file is on this machine",
    "download": "nothing else was found, and its file can be fetched",
    "switched_off": "AI is switched off (by SOPAI_AI=off, or in Settings)",
    "nothing": "there is no key, no Ollama and no model file",
}

DEFAULT_OPENAI_MODEL = "gpt-5.4-mini"
EMBEDDED_MODEL = "qwen2.5-coder-1.5b-instruct"
FORMS = "openai/<model>, ollama/<model>, http://host:port/v1#<model>, embedded or none"


class ModelChoice(Value):
    """A model, and what a user has to know before it is asked."""

    kind: Kind

    model: str | None
    """Its name as the server knows it; None for kind `none`."""

    base: str | None
    """Address that requests go to; None for `embedded` and `none`."""

    host: str | None
    """Machine that reads what is sent, to show; None where nothing is sent."""

    is_hosted: bool
    """True when something leaves this machine."""

    needs_consent: bool
    """True while nobody has agreed that this model is used."""

    why: Why
    """Why this one: `REASONS` has the sentence."""

    @property
    def name(self) -> str:
        """As it would be written in SOPAI_MODEL."""
        if self.kind == "server":
            return f"{self.base}#{self.model}"
        return f"{self.kind}/{self.model}" if self.base else self.kind

    def agreed(self) -> "ModelChoice":
        """The same choice, after somebody agreed to it."""
        return ModelChoice(**{**dict(self), "needs_consent": False})


def choose_model(*, named: str | None = None) -> ModelChoice:
    """The model to use: the one named, else SOPAI_MODEL, else that of Settings, else what is found.

    Found means: a key in the environment, then a local Ollama that answers within 0.3 s, then the
    embedded model if it is there or may be fetched, then none. A key needs a person's consent,
    once for each model and host.

    Raises:
        SettingsError: the name, a variable, or what was decided cannot be used.
    """
    if not settings.ai_is_on():
        return _none("switched_off")
    if named:
        return _named(named.strip(), "the model")
    chosen = settings.model_name()
    if chosen:
        return _named(chosen, "SOPAI_MODEL")
    kept = settings.preferences().model
    if kept:
        return _named(kept, "the model of Settings", "settings")
    return _found()


def read_name(name: str) -> ModelChoice:
    """The model that a name means, whether or not models may be asked.

    Raises:
        SettingsError: the name cannot be used; the message says what to write.
    """
    return _named(name.strip(), "the model")


def choose_embedder() -> ModelChoice | None:
    """The model that SOPAI_EMBEDDER names; None: the one that comes with sopai.

    Whoever names a hosted one agrees that it reads the cards of SOPs and questions, as whoever
    names a model in SOPAI_MODEL does; none is ever found by itself.

    Raises:
        SettingsError: the name cannot be used.
    """
    name = settings.embedder_name()
    return None if name == "embedded" else _named(name, "SOPAI_EMBEDDER")


def agreement_on(choice: ModelChoice) -> Agreement:
    """What a person agrees to who lets this model be asked; it must be one with a host."""
    return Agreement(kind=choice.kind, model=choice.model or "", host=choice.host or "")


def _found() -> ModelChoice:
    if settings.openai_key():
        found = _remote("openai", DEFAULT_OPENAI_MODEL, settings.openai_address(), "key")
        is_agreed = agreement_on(found) in settings.preferences().agreements
        return found.agreed() if is_agreed else found
    base = ollama_base()
    model = first_model(base) if is_this_machine(base) else None
    if model:
        return _remote("ollama", model, base, "ollama")
    if has_model() and _has_runtime():
        return _embedded("file")
    if settings.may_download_model() and _has_runtime():
        return _embedded("download")
    return _none("nothing")


def _named(name: str, where: str, why: Why = "named") -> ModelChoice:
    kind, _, model = name.partition("/")
    if name == "none":
        return _none(why)
    if name == "embedded":
        if not _has_runtime():
            raise SettingsError(
                f"{where} is {name!r}, and its runtime is not installed: "
                "run `pip install xllamacpp`, or name another model"
            )
        return _embedded(why)
    if kind == "openai" and model:
        if not settings.openai_key():
            raise SettingsError(f"{where} is {name!r}, and there is no key: set OPENAI_API_KEY")
        return _remote("openai", model, settings.openai_address(), why)
    if kind == "ollama" and model:
        return _remote("ollama", model, ollama_base(), why)
    if kind in ("http:", "https:"):
        return _server(name, where, why)
    raise SettingsError(f"{where} is {name!r}: write {FORMS}")


def _server(name: str, where: str, why: Why) -> ModelChoice:
    base, _, model = name.partition("#")
    try:
        parts = urlsplit(base)
        is_good = bool(parts.hostname and model and parts.port != 0)
    except ValueError:
        is_good = False
    if not is_good:
        raise SettingsError(f"{where} is {name!r}: write http://host:port/v1#<model>")
    if "@" in parts.netloc:
        key = f"{where}_KEY" if where.startswith("SOPAI_") else "SOPAI_MODEL_KEY"
        raise SettingsError(
            f"{where} holds a user name or a password, which would be shown: "
            f"leave it out, and set {key}"
        )
    return _remote("server", model, base if parts.path.strip("/") else f"{base}/v1", why)


def _remote(kind: Kind, model: str, base: str, why: Why) -> ModelChoice:
    return ModelChoice(
        kind=kind,
        model=model,
        base=base.rstrip("/"),
        host=urlsplit(base).netloc,
        is_hosted=not is_this_machine(base),
        needs_consent=why == "key",
        why=why,
    )


def _embedded(why: Why) -> ModelChoice:
    return _here("embedded", EMBEDDED_MODEL, why)


def _none(why: Why) -> ModelChoice:
    return _here("none", None, why)


def _here(kind: Kind, model: str | None, why: Why) -> ModelChoice:
    """A choice for which nothing leaves this machine, and nobody has to agree."""
    return ModelChoice(
        kind=kind,
        model=model,
        base=None,
        host=None,
        is_hosted=False,
        needs_consent=False,
        why=why,
    )


def _has_runtime() -> bool:
    return find_spec("xllamacpp") is not None
