"""How a project is linted: `[lint]` of sopai.toml, or `[tool.sopai.lint]` of pyproject.toml.

A file may come with a stranger's folder: what it names must lie below the folder that it is in, and
nothing in it is ever run.
"""

from collections.abc import Callable, Mapping
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from sopai.errors import LintError, SettingsError
from sopai.lint.owner_policy import OwnerPolicy
from sopai.lint.profiles import PROFILES
from sopai.lint.registry import RULES
from sopai.lint.toml import read_toml
from sopai.schema.finding import Severity

NAMES = ("sopai.toml", "pyproject.toml")
"""Files that are looked for in each folder; the first that is there wins."""

SHARED = NAMES[1]
"""Other programs keep their settings there, too."""

MAX_CONFIG = 1_000_000
"""Bytes of such a file."""

MAX_LISTED = 200
"""Entries of a list."""

MAX_SHOWN = 80
"""Characters of a wrong value that a message shows."""

OFF = "off"

KEYS = ("profile", "owner-policy", "roster", "baseline", "terms", "exclude", "severity")


class LintConfig(NamedTuple):
    """What a project decides; None or empty: nothing."""

    path: Path
    """The file that says it."""

    profile: str | None = None
    owner_policy: OwnerPolicy | None = None
    roster: Path | None = None
    baseline: Path | None = None
    terms: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity | None], ...] = ()


def read_config(path: Path) -> LintConfig | None:
    """What a file says; None where it is another program's and says nothing of sopai.

    Raises:
        SettingsError: it cannot be read, or something in it is wrong.
    """
    data = _data(path)
    if path.name == SHARED and b"sopai" not in data:
        return None
    try:
        record = read_toml(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"{str(path)!r} is no UTF-8 text ({error}): save it as UTF-8"
        ) from error
    except LintError as error:
        raise SettingsError(f"{str(path)!r}: {error}") from error
    try:
        table = _table(record) if path.name != SHARED else _of_shared(record)
        return _config(path, table) if table is not None else None
    except SettingsError as error:
        raise SettingsError(f"{str(path)!r}: {error}") from error


def _data(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise SettingsError(f"there is no file {str(path)!r}: check the path after --config")
        with path.open("rb") as file:
            data = file.read(MAX_CONFIG + 1)
    except OSError as error:
        raise SettingsError(f"{str(path)!r} cannot be read ({error.strerror})") from error
    if len(data) > MAX_CONFIG:
        raise SettingsError(f"{str(path)!r} is larger than settings can be ({MAX_CONFIG} bytes)")
    return data


def _of_shared(record: Mapping[str, object]) -> Mapping[str, object] | None:
    tool = record.get("tool")
    own = tool.get("sopai") if isinstance(tool, dict) else None
    if own is None:
        return None
    if not isinstance(own, dict):
        raise SettingsError("'tool.sopai' is no table: write [tool.sopai.lint]")
    return _table(own)


def _table(record: Mapping[str, object]) -> Mapping[str, object]:
    """The only table that there is to write; empty where it is left out."""
    for key in record:
        if key != "lint":
            raise SettingsError(f"unknown key {key!r}: write the settings of the linter in 'lint'")
    table = record.get("lint", {})
    if not isinstance(table, dict):
        raise SettingsError("'lint' is no table: write its name in brackets on a line of its own")
    return table


def _config(path: Path, table: Mapping[str, object]) -> LintConfig:
    for key in table:
        if key not in KEYS:
            raise SettingsError(f"unknown key {key!r}: use {', '.join(KEYS)}")
    folder = path.parent
    policy = _choice(table, "owner-policy", tuple(OwnerPolicy))
    roster, baseline = (_text(table, key) for key in ("roster", "baseline"))
    return LintConfig(
        path=path,
        profile=_choice(table, "profile", tuple(PROFILES)),
        owner_policy=OwnerPolicy(policy) if policy else None,
        roster=_inside(folder, "roster", roster) if roster else None,
        baseline=_inside(folder, "baseline", baseline) if baseline else None,
        terms=tuple(_inside(folder, "terms", one) for one in _texts(table, "terms")),
        exclude=tuple(map(_pattern, _texts(table, "exclude"))),
        severities=_severities(table.get("severity", {})),
    )


def _shown(value: object) -> str:
    """A value of the file, not too long for a message."""
    words = repr(value)
    return words if len(words) <= MAX_SHOWN else f"{words[:MAX_SHOWN]}…"


def _text(table: Mapping[str, object], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not (isinstance(value, str) and value.strip()):
        raise SettingsError(f'{key!r} is {_shown(value)}: write a text, {key} = "..."')
    return value if isinstance(value, str) else None


def _choice(table: Mapping[str, object], key: str, known: tuple[str, ...]) -> str | None:
    value = _text(table, key)
    if value is not None and value not in known:
        raise SettingsError(f"{key!r} is {_shown(value)}: use one of {', '.join(known)}")
    return value


def _texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise SettingsError(f'{key!r} is {_shown(value)}: write a list of texts, {key} = ["..."]')
    if len(value) > MAX_LISTED:
        raise SettingsError(f"{key!r} has more than {MAX_LISTED} entries: write fewer")
    return tuple(value)


def _pattern(written: str) -> str:
    if written.startswith("!") or ".." in written.split("/") or "\\" in written:
        raise SettingsError(
            f"'exclude' has {written!r}: write a path from the folder of this file, with slashes"
        )
    return written


def _inside(folder: Path, key: str, written: str) -> Path:
    """A path below the folder, links followed: a stranger's settings read nothing else.

    Raises:
        SettingsError: it leads out of the folder.
    """
    is_whole = Path(written).is_absolute() or PureWindowsPath(written).anchor
    try:
        is_below = not is_whole and (folder / written).resolve().is_relative_to(folder.resolve())
    except (ValueError, OSError, RuntimeError):  # a NUL, too long a name, a loop of links
        is_below = False
    if not is_below:
        raise SettingsError(
            f"{key!r} names {written!r}, which is not below the folder of this file: "
            "write a path from there"
        )
    return folder / written


def _severities(table: object) -> tuple[tuple[str, Severity | None], ...]:
    known = (*Severity, OFF)
    if not isinstance(table, dict):
        raise SettingsError(
            f"'severity' is {_shown(table)}: write severity = {{VAG003 = \"info\"}}"
        )
    for code, value in table.items():
        if code not in RULES and not code.startswith("TEAM"):
            raise SettingsError(
                f"'severity' has {code!r}, which is no rule: `sopai rules` lists all"
            )
        if not isinstance(value, str) or value not in known:
            raise SettingsError(
                f"the severity of {code} is {_shown(value)}: use one of {', '.join(known)}"
            )
    return tuple(
        (code, None if value == OFF else Severity(value)) for code, value in sorted(table.items())
    )


def nearest_config(home: Path | None) -> Callable[[Path], LintConfig | None]:
    """A function that gives the settings for the files of a folder; each folder is read once.

    Looked for in the folder, then in those above it, up to the top of a git repository, the home
    folder or the file system, whichever comes first; the nearest file wins, and is the only one.

    Args:
        home: the user's folder, above which nothing is looked for.
    """
    known: dict[Path, LintConfig | None] = {}

    def config_of(folder: Path) -> LintConfig | None:
        passed = []
        found = None
        for one in (folder.resolve(), *folder.resolve().parents):
            if one in known:
                found = known[one]
                break
            passed.append(one)
            found = _config_in(one)
            if found is not None or one == home or _is_top(one):
                break
        known.update(dict.fromkeys(passed, found))
        return found

    return config_of


def _config_in(folder: Path) -> LintConfig | None:
    """The settings in one folder; a link that leads out of it is not followed."""
    for name in NAMES:
        path = folder / name
        if not _is_there(path):
            continue
        if path.resolve().is_relative_to(folder):
            config = read_config(path)
            if config is not None:
                return config
        elif name != SHARED:
            raise SettingsError(
                f"{str(path)!r} is a link that leads out of its folder: put the file itself "
                "there, or name it after --config"
            )
    return None


def _is_top(folder: Path) -> bool:
    """A git repository begins here, or a further working tree of one."""
    try:
        return (folder / ".git").exists()
    except OSError:
        return False


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that is closed to us
        return False
