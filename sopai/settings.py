"""The only reader of the environment.

| variable | meaning |
| --- | --- |
| SOPAI_LANGUAGE | `en` or `zh`: the language of messages; else the system's |
| SOPAI_DATA | folder for what sopai keeps; else the platform's data folder |
"""

import os
import sys
from pathlib import Path

from sopai.errors import SettingsError

LANGUAGES = ("en", "zh")


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
