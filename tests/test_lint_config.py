"""Settings of a project: found, read, and kept inside their folder."""

import os
from pathlib import Path

import pytest

from sopai.errors import LintError, SettingsError
from sopai.language.messages import in_language
from sopai.lint.owner_policy import OwnerPolicy
from sopai.schema.finding import Severity
from sopai.workflow.lint_config import MAX_CONFIG, LintConfig, nearest_config, read_config
from sopai.workflow.lint_settings import Said, plan, settler, shared_folder

ALL = """
[lint]
profile = "strict"
owner-policy = "person"
roster = "people/roster.yaml"
baseline = "old.json"
terms = ["terms/ours.toml", "more.toml"]
exclude = ["drafts/", "**/old-*.md"]

[lint.severity]
VAG003 = "info"
VAG001 = "off"
OWN005 = "warning"
"""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def of_tool(text: str) -> str:
    """The same settings as pyproject.toml has them."""
    return text.replace("[lint", "[tool.sopai.lint")


@pytest.mark.parametrize("name", ["sopai.toml", "pyproject.toml", "other.toml"])
def test_all_that_a_project_can_decide(name: str, tmp_path: Path) -> None:
    path = write(tmp_path, name, of_tool(ALL) if name == "pyproject.toml" else ALL)
    assert read_config(path) == LintConfig(
        path=path,
        profile="strict",
        owner_policy=OwnerPolicy.PERSON,
        roster=tmp_path / "people/roster.yaml",
        baseline=tmp_path / "old.json",
        terms=(tmp_path / "terms/ours.toml", tmp_path / "more.toml"),
        exclude=("drafts/", "**/old-*.md"),
        severities=(("OWN005", Severity.WARNING), ("VAG001", None), ("VAG003", Severity.INFO)),
    )


@pytest.mark.parametrize("text", ["", "[lint]\n", "# nothing\n", "\ufeff[lint]\n"])
def test_a_file_that_decides_nothing_is_one_with_settings(text: str, tmp_path: Path) -> None:
    path = write(tmp_path, "sopai.toml", text)
    assert read_config(path) == LintConfig(path)


@pytest.mark.parametrize(
    "text", ["", "[tool.ruff]\n", "[project]\nname = 'sopai'\n", "no toml", "[tool]\nx = 'sopai'\n"]
)
def test_what_other_programs_write_is_not_ours(text: str, tmp_path: Path) -> None:
    assert read_config(write(tmp_path, "pyproject.toml", text)) is None


WRONG = {
    "lint": "is no valid TOML",
    "[lint]\nprofil = 'strict'": "unknown key 'profil': use profile, owner-policy, roster",
    "[lint]\nlanguage = 'zh'": "unknown key 'language'",
    "[lint]\ntoday = 2026-01-01": "unknown key 'today'",
    "[linter]": "unknown key 'linter': write the settings of the linter in 'lint'",
    "profile = 'strict'": "unknown key 'profile': write the settings of the linter in 'lint'",
    "lint = 3": "'lint' is no table",
    "[[lint]]": "'lint' is no table",
    "[lint]\nprofile = 'loud'": "'profile' is 'loud': use one of default, strict, gxp, checklist",
    "[lint]\nprofile = 3": "'profile' is 3: write a text, profile = \"...\"",
    "[lint]\nprofile = ''": "'profile' is '': write a text",
    "[lint]\nowner-policy = 'all'": "'owner-policy' is 'all': use one of person-or-role, person",
    "[lint]\nroster = ['a']": "'roster' is ['a']: write a text",
    "[lint]\nterms = 'a.toml'": "'terms' is 'a.toml': write a list of texts, terms = [\"...\"]",
    "[lint]\nterms = [1]": "'terms' is [1]: write a list of texts",
    "[lint]\nexclude = ['']": "'exclude' is ['']: write a list of texts",
    "[lint]\nexclude = ['!a.md']": "'exclude' has '!a.md'",
    "[lint]\nexclude = ['../a.md']": "'exclude' has '../a.md'",
    "[lint]\nexclude = ['a\\b']": "'exclude' has 'a\\\\b'",
    f"[lint]\nexclude = {['a'] * 201}": "'exclude' has more than 200 entries",
    f"[lint]\nprofile = {['a' * 500]}": "'profile' is ['aaa",
    "[lint]\nseverity = 'info'": "'severity' is 'info': write severity = {VAG003",
    "[lint.severity]\nVAG999 = 'info'": "'severity' has 'VAG999', which is no rule",
    "[lint.severity]\nVAG003 = 'loud'": "the severity of VAG003 is 'loud': use one of error, warn",
    "[lint.severity]\nVAG003 = false": "the severity of VAG003 is False: use one of",
    "a." * 50_000 + "a = 1": "it has a key of more than 15 parts",
}


@pytest.mark.parametrize("text", WRONG, ids=map(str, range(len(WRONG))))
def test_what_is_wrong_is_named_with_its_file_and_its_key(text: str, tmp_path: Path) -> None:
    path = write(tmp_path, "sopai.toml", text)
    with pytest.raises(SettingsError) as caught:
        read_config(path)
    message = str(caught.value)
    assert message.startswith(repr(str(path))) and WRONG[text] in message
    assert len(message) < len(str(path)) + 200 and in_language(message, "zh") != message


def test_of_pyproject_the_table_has_to_be_one(tmp_path: Path) -> None:
    path = write(tmp_path, "pyproject.toml", "[tool]\nsopai = 3\n")
    with pytest.raises(SettingsError, match="'tool.sopai' is no table"):
        read_config(path)


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "large": (b"#" * (MAX_CONFIG + 1), "is larger than settings can be"),
    "another encoding": ("[lint]\n# 设置".encode("gb18030"), "is no UTF-8 text"),
    "binary": (bytes(range(256)), "is no UTF-8 text"),
    "cut off": (b"[lint]\nprofile = 'str", "is no valid TOML"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_named(name: str, tmp_path: Path) -> None:
    data, said = UNREADABLE[name]
    with pytest.raises(SettingsError, match=said):
        read_config(write(tmp_path, "sopai.toml", data))


def test_a_file_that_is_missing_or_a_folder_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(SettingsError, match="there is no file"):
            read_config(path)


OUTSIDE = [
    "../roster.yaml",
    "a/../../roster.yaml",
    "/etc/passwd",
    "C:/Windows/win.ini",
    "\\\\server\\share\\a.yaml",
    "//server/share/a.yaml",
    "link/a.yaml",
    "a\x00b",
    "loop/a",
]


@pytest.mark.parametrize("key", ["roster", "baseline", "terms"])
@pytest.mark.parametrize("path", OUTSIDE)
def test_settings_reach_nothing_outside_their_folder(path: str, key: str, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "link").symlink_to(tmp_path)
    (project / "loop").symlink_to(project / "loop")
    written = path.replace("\\", "\\\\").replace("\x00", "\\u0000")
    value = f'["{written}"]' if key == "terms" else f'"{written}"'
    config = write(project, "sopai.toml", f"[lint]\n{key} = {value}\n")
    with pytest.raises(SettingsError) as caught:
        read_config(config)
    assert f"{key!r} names {path!r}, which is not below the folder of this file" in str(
        caught.value
    )


def test_a_link_inside_the_folder_may_be_used(tmp_path: Path) -> None:
    write(tmp_path, "people/roster.yaml", "roles: []\n")
    (tmp_path / "now.yaml").symlink_to(tmp_path / "people/roster.yaml")
    config = read_config(write(tmp_path, "sopai.toml", "[lint]\nroster = 'now.yaml'\n"))
    assert config is not None and config.roster == tmp_path / "now.yaml"


def found(folder: Path, home: Path | None = None) -> str | None:
    config = nearest_config(home)(folder)
    return config.profile if config else None


def test_the_nearest_file_wins_and_is_the_only_one(tmp_path: Path) -> None:
    write(tmp_path, "sopai.toml", "[lint]\nprofile = 'strict'\nowner-policy = 'role'\n")
    write(tmp_path, "a/pyproject.toml", "[tool.sopai.lint]\nprofile = 'gxp'\n")
    (tmp_path / "a" / "b").mkdir()
    config = nearest_config(None)(tmp_path / "a" / "b")
    assert config is not None and (config.profile, config.owner_policy) == ("gxp", None)
    assert found(tmp_path) == "strict"


def test_of_two_files_in_a_folder_ours_wins(tmp_path: Path) -> None:
    write(tmp_path, "sopai.toml", "[lint]\nprofile = 'strict'\n")
    write(tmp_path, "pyproject.toml", "[tool.sopai.lint]\nprofile = 'gxp'\n")
    assert found(tmp_path) == "strict"


def test_files_of_other_programs_are_passed_by(tmp_path: Path) -> None:
    write(tmp_path, "sopai.toml", "[lint]\nprofile = 'strict'\n")
    write(tmp_path, "a/pyproject.toml", "[tool.ruff]\n")
    (tmp_path / "a" / "b" / "sopai.toml").mkdir(parents=True)
    assert found(tmp_path / "a" / "b") == "strict"


@pytest.mark.parametrize("is_file", [True, False])
def test_nothing_is_looked_for_above_a_repository(is_file: bool, tmp_path: Path) -> None:
    write(tmp_path, "sopai.toml", "[lint]\nprofile = 'strict'\n")
    (tmp_path / "a" / "b").mkdir(parents=True)
    git = tmp_path / "a" / ".git"
    write(tmp_path, "a/.git", "gitdir: x") if is_file else git.mkdir()
    assert found(tmp_path / "a" / "b") is None
    write(tmp_path, "a/sopai.toml", "[lint]\nprofile = 'gxp'\n")
    assert found(tmp_path / "a" / "b") == "gxp"


def test_nothing_is_looked_for_above_home(tmp_path: Path) -> None:
    home = tmp_path.resolve() / "home"
    write(tmp_path, "sopai.toml", "[lint]\nprofile = 'strict'\n")
    (home / "a").mkdir(parents=True)
    assert (found(home / "a", home), found(home / "a")) == (None, "strict")
    write(home, "sopai.toml", "[lint]\nprofile = 'gxp'\n")
    assert found(home / "a", home) == "gxp"


def test_each_folder_is_read_once_a_run(tmp_path: Path) -> None:
    write(tmp_path, "sopai.toml", "[lint]\nprofile = 'strict'\n")
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        folder.mkdir()
    config_of = nearest_config(None)
    first = config_of(folders[0])
    write(tmp_path, "sopai.toml", "[lint]\nprofile = 'gxp'\n")
    assert config_of(folders[1]) is first and config_of(folders[0]) is first


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_is_no_file_with_settings(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sopai.toml")
    assert found(tmp_path, tmp_path.resolve()) is None


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.toml", "password = 'x'\n")
    project = tmp_path / "project"
    project.mkdir()
    (project / "sopai.toml").symlink_to(secret)
    with pytest.raises(SettingsError, match="is a link that leads out of its folder") as caught:
        found(project)
    assert "password" not in str(caught.value)
    (project / "sopai.toml").unlink()
    (project / "pyproject.toml").symlink_to(secret)
    assert found(project, project.resolve()) is None


def test_what_is_said_goes_before_the_settings(tmp_path: Path) -> None:
    write(tmp_path, "sopai.toml", ALL.replace("roster =", "#").replace("terms =", "#"))
    settled = settler(Said(), None)(tmp_path)
    assert settled.options.profile == "strict" and settled.baseline == tmp_path / "old.json"
    assert settled.options.house.owner_policy is OwnerPolicy.PERSON
    said = Said(profile="gxp", owner_policy=OwnerPolicy.ROLE, baseline=Path("b.json"), terms=())
    settled = settler(said, None)(tmp_path)
    assert (settled.options.profile, settled.baseline) == ("gxp", Path("b.json"))
    assert settled.options.house.owner_policy is OwnerPolicy.ROLE
    assert ("VAG001", None) in settled.options.house.severities


def test_settings_can_be_named_or_left_out(tmp_path: Path) -> None:
    write(tmp_path, "sopai.toml", "[lint]\nprofile = 'strict'\n")
    other = write(tmp_path, "other/ci.toml", "[lint]\nprofile = 'gxp'\n")
    assert settler(Said(), None, other)(tmp_path).options.profile == "gxp"
    assert settler(Said(), None, with_config=False)(tmp_path).options.profile == "default"


def test_a_severity_of_a_rule_of_the_team_needs_its_pack(tmp_path: Path) -> None:
    text = "[lint]\nterms = ['t.toml']\n[lint.severity]\nTEAM001 = 'error'\n"
    write(tmp_path, "sopai.toml", text)
    write(tmp_path, "t.toml", "[TEAM001]\nmessage = 'Which?'\nadd = ['ab']\n")
    assert settler(Said(), None)(tmp_path).options.house.severities == (("TEAM001", "error"),)
    write(tmp_path, "t.toml", "[TEAM002]\nmessage = 'Which?'\nadd = ['ab']\n")
    with pytest.raises(SettingsError, match="'severity' has 'TEAM001', which none of its term"):
        settler(Said(), None)(tmp_path)


def test_what_is_wrong_with_a_term_pack_is_said_with_the_settings(tmp_path: Path) -> None:
    write(tmp_path, "sopai.toml", "[lint]\nterms = ['none.toml']\n")
    with pytest.raises(LintError, match="sopai.toml': there is no file '.*none.toml'") as caught:
        settler(Said(), None)(tmp_path)
    assert "没有文件" in in_language(str(caught.value), "zh")


def test_files_are_planned_with_the_settings_of_their_folder(tmp_path: Path) -> None:
    write(tmp_path, "a/sopai.toml", "[lint]\nprofile = 'strict'\nexclude = ['old/', 'x-*']\n")
    for name in ("a/1.md", "a/old/2.md", "a/x-3.md", "a/deep/old/4.md", "b/old/5.md"):
        write(tmp_path, name, "# A\n")
    planned = plan((tmp_path,), settler(Said(), None))
    kept = {
        path.relative_to(tmp_path).as_posix(): how.options.profile for path, how in planned.files
    }
    assert kept == {"a/1.md": "strict", "b/old/5.md": "default"}
    assert planned.excluded == 3
    assert plan((tmp_path / "a/x-3.md",), settler(Said(), None)) == ((), 1)


def test_a_review_has_the_settings_of_the_folder_that_holds_all(tmp_path: Path) -> None:
    for name in ("a/b/1.md", "a/c/2.md"):
        write(tmp_path, name, "# A\n")
    one, two = tmp_path / "a/b/1.md", tmp_path / "a/c"
    assert shared_folder((one,)) == tmp_path / "a/b"
    assert shared_folder((one, two)) == tmp_path / "a"
    assert shared_folder((tmp_path / "a" / "*" / "1.md",)) == tmp_path / "a"
    assert shared_folder((tmp_path / "none.md", one)) == tmp_path
