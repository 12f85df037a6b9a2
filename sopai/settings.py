"""The only reader of the environment; it goes before what was decided on the Settings page.

| variable | meaning |
| --- | --- |
| SOPAI_LANGUAGE | `en` or `zh`: the language of messages; else the system's |
| SOPAI_DATA | folder for what sopai keeps; else the platform's data folder |
| SOPAI_DATABASE | `sqlite:///` and a path: the library; else a file in the data folder |
| SOPAI_CHROMA_URL | `http://host:port` of a Chroma server; else an index in the data folder |
| SOPAI_EMBEDDINGS | `off`: search compares words only; else `on`, unless SOPAI_AI is off |
| SOPAI_EMBEDDER | what compares meanings: as SOPAI_MODEL; `embedded`: the one of sopai |
| SOPAI_EMBEDDER_KEY | key for the server that SOPAI_EMBEDDER names by `http://` or `https://` |
| SOPAI_AI | `off`: no model is ever asked, by anybody; `on`; else as decided in Settings |
| SOPAI_MODEL | `openai/<m>`, `ollama/<m>`, `http://host:port/v1#<m>`, `embedded` or `none` |
| SOPAI_MODEL_KEY | key for the server that SOPAI_MODEL names by `http://` or `https://` |
| SOPAI_MODEL_DOWNLOAD | `off`: the embedded model is used if it is there, and never fetched |
| SOPAI_MASK | `off`: names, phone numbers and e-mail addresses are not hidden from hosted models |
| OPENAI_API_KEY | key for OpenAI; without SOPAI_MODEL it also chooses OpenAI, after a question |
| OPENAI_BASE_URL | another server that speaks for OpenAI; else `https://api.openai.com/v1` |
| OLLAMA_HOST | where Ollama listens; else `127.0.0.1:11434` |
"""

import getpass
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from sopai.errors import SettingsError
from sopai.preferences import Preferences, preferences_in

LANGUAGES = ("en", "zh")


OPENAI_ADDRESS = "https://api.openai.com/v1"
OLLAMA_ADDRESS = "127.0.0.1:11434"


def language() -> str:
    """Language of messages: SOPAI_LANGUAGE, else the system's, else English.

    Raises:
        SettingsError: SOPAI_LANGUAGE is neither `en` nor `zh`.
    """
    chosen = os.environ.get("SOPAI_LANGUAGE", "").strip().lower()
    if chosen and chosen not in LANGUAGES:
        raise SettingsError(
            f"SOPAI_LANGUAGE is {chosen!r}: set it to one of {', '.join(LANGUAGES)}"
        )
    if chosen:
        return chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value not in ("C", "POSIX", "C.UTF-8"):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def home_folder() -> Path | None:
    """The user's own folder, if the system knows one."""
    try:
        return Path.home().resolve()
    except (RuntimeError, OSError):
        return None


_OF_GIT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH")
"""Variables that say where the user's git and its settings are; the others are those of a git
that has called us, from a hook, and mean its repository and its index."""


def git_environment(ceiling: Path, config: Mapping[str, str]) -> dict[str, str]:
    """The environment for a git that is asked about one folder.

    Args:
        ceiling: the folder above: a repository is not looked for there.
        config: settings of git that go before all others.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _OF_GIT
    }
    kept |= {"GIT_CEILING_DIRECTORIES": str(ceiling), "GIT_CONFIG_COUNT": str(len(config))}
    for number, (key, value) in enumerate(config.items()):
        kept |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return kept | {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def data_folder() -> Path:
    """Folder for what sopai keeps; it is not made here."""
    chosen = os.environ.get("SOPAI_DATA", "").strip()
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "sopai"
    if sys.platform == "darwin":
        return Path("~/Library/Application Support/sopai").expanduser()
    return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / "sopai"


def ai_is_on() -> bool:
    """Whether models may be asked at all: SOPAI_AI, else what was decided, else on.

    Raises:
        SettingsError: SOPAI_AI is neither `on` nor `off`, or what was decided cannot be read.
    """
    return _switch("SOPAI_AI") if ai_is_fixed() else not preferences().is_ai_off


def ai_is_fixed() -> bool:
    """Whether SOPAI_AI says if models may be asked, so that nothing else does."""
    return _text("SOPAI_AI") is not None


def preferences() -> Preferences:
    """What was decided in the data folder.

    Raises:
        SettingsError: it is there and cannot be read.
    """
    return preferences_in(data_folder())


def may_download_model() -> bool:
    """Whether the embedded model may be fetched: SOPAI_MODEL_DOWNLOAD.

    Raises:
        SettingsError: it is neither `on` nor `off`.
    """
    return _switch("SOPAI_MODEL_DOWNLOAD")


def masks_people() -> bool:
    """Whether people are hidden from hosted models: SOPAI_MASK.

    Raises:
        SettingsError: it is neither `on` nor `off`.
    """
    return _switch("SOPAI_MASK")


def model_name() -> str | None:
    """SOPAI_MODEL as it is written, None if unset."""
    return _text("SOPAI_MODEL")


def model_key() -> str | None:
    """Key for a server named by its address."""
    return _text("SOPAI_MODEL_KEY")


def openai_key() -> str | None:
    """Key for OpenAI."""
    return _text("OPENAI_API_KEY")


def openai_address() -> str:
    """Where OpenAI is asked."""
    return _text("OPENAI_BASE_URL") or OPENAI_ADDRESS


def ollama_address() -> str:
    """Where Ollama listens, as its own variable says it: host, host:port or an address."""
    return _text("OLLAMA_HOST") or OLLAMA_ADDRESS


def _text(name: str) -> str | None:
    return os.environ.get(name, "").strip() or None


def _switch(name: str) -> bool:
    value = (_text(name) or "on").lower()
    if value not in ("on", "off"):
        raise SettingsError(f"{name} is {value!r}: set it to on or off, or leave it out for on")
    return value == "on"


def database_url() -> str | None:
    """URL of the library's database, if one is set."""
    return _text("SOPAI_DATABASE")


def chroma_url() -> str | None:
    """URL of a Chroma server, if one is set.

    Raises:
        SettingsError: it is no `http` or `https` URL with a host.
    """
    chosen = _text("SOPAI_CHROMA_URL")
    if chosen is None:
        return None
    try:
        parts = urlsplit(chosen)
        is_good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        is_good = False
    if not is_good:
        raise SettingsError(
            f"SOPAI_CHROMA_URL is {chosen!r}: set it like http://localhost:8000, or unset it"
        )
    return chosen


def embeddings_are_on() -> bool:
    """Whether search compares meanings: SOPAI_EMBEDDINGS, SOPAI_EMBEDDER and SOPAI_AI.

    Raises:
        SettingsError: SOPAI_EMBEDDINGS or SOPAI_AI is neither `on` nor `off`, or what was
            decided cannot be read.
    """
    return _switch("SOPAI_EMBEDDINGS") and embedder_name() != "none" and ai_is_on()


def environment_for(folder: Path) -> dict[str, str]:
    """The environment of a process of our own that works in another data folder."""
    return os.environ | {"SOPAI_DATA": str(folder)}


def compare_no_meanings() -> None:
    """Let this process search by words alone, whatever was set for it."""
    os.environ["SOPAI_EMBEDDINGS"] = "off"


def embedder_name() -> str:
    """SOPAI_EMBEDDER as it is written, `embedded` if unset."""
    return _text("SOPAI_EMBEDDER") or "embedded"


def embedder_key() -> str | None:
    """Key for the embedder's server, named by its address."""
    return _text("SOPAI_EMBEDDER_KEY")


def user_name() -> str:
    """Name of the account that runs sopai, as a record of who did something; not a proof."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
