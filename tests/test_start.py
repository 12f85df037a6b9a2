"""The environment is made when it has to be, and every check is run."""

import ast
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

import start

Calls = list[tuple[object, ...]]

DEVELOPMENT = ("dev", "eval")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the two files that an environment is made from."""
    (tmp_path / "constraints.txt").write_text("click==8.5.1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def stamp(tmp_path: Path) -> Path:
    return tmp_path / "stamp"


@pytest.fixture
def environment(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would make an environment in the project, which is not made."""
    commands: list[list[str]] = []
    monkeypatch.setattr(start, "ROOT", project)
    monkeypatch.setattr(start, "VENV", project)
    monkeypatch.setattr(start, "STAMP", project / "stamp")
    monkeypatch.setattr(start, "quietly", lambda command, _: commands.append(command))
    start.program("python").parent.mkdir()
    start.program("python").touch()
    return commands


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What `main` would do, in order; every program ends with 7."""
    made: Calls = []

    def record(name: str, *arguments: object) -> int:
        made.append((name, *arguments))
        return 7

    for name in ("prepare", "want_programs", "run_all", "become"):
        monkeypatch.setattr(start, name, partial(record, name))
    return made


def test_fingerprint_of_the_same_project_is_the_same(project: Path) -> None:
    assert start.fingerprint(project) == start.fingerprint(project)


@pytest.mark.parametrize("name", ["constraints.txt", "pyproject.toml"])
def test_fingerprint_follows_the_files(project: Path, name: str) -> None:
    before = start.fingerprint(project)
    (project / name).write_text("# other\n", encoding="utf-8")
    assert start.fingerprint(project) != before


def test_fingerprint_follows_the_folder(project: Path) -> None:
    copy = project / "copy"
    copy.mkdir()
    for name in ("constraints.txt", "pyproject.toml"):
        (copy / name).write_bytes((project / name).read_bytes())
    assert start.fingerprint(copy) != start.fingerprint(project)


def test_fingerprint_follows_the_python(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = start.fingerprint(project)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert start.fingerprint(project) != before


def test_environment_without_a_stamp_is_not_good(stamp: Path) -> None:
    assert not start.is_good(stamp, "abc", ())


@pytest.mark.parametrize("text", ["", "other", "other dev eval"])
def test_environment_of_another_project_is_not_good(stamp: Path, text: str) -> None:
    stamp.write_text(text, encoding="utf-8")
    assert not start.is_good(stamp, "abc", ())


def test_environment_without_the_extras_is_not_good(stamp: Path) -> None:
    stamp.write_text("abc", encoding="utf-8")
    assert start.is_good(stamp, "abc", ())
    assert not start.is_good(stamp, "abc", DEVELOPMENT)


def test_environment_with_more_extras_is_good(stamp: Path) -> None:
    stamp.write_text("abc dev eval", encoding="utf-8")
    assert start.is_good(stamp, "abc", ())
    assert start.is_good(stamp, "abc", DEVELOPMENT)


def test_environment_is_made_once(environment: list[list[str]]) -> None:
    start.prepare(*DEVELOPMENT)
    start.prepare()
    made, installed = environment
    assert made[1:4] == ["-m", "venv", "--clear"]
    assert installed[-4:] == ["--constraint", "constraints.txt", "--editable", ".[dev,eval]"]


def test_environment_for_use_has_no_extras(environment: list[list[str]]) -> None:
    start.prepare()
    assert environment[-1][-2:] == ["--editable", "."]


def test_environment_whose_python_is_gone_is_made_again(environment: list[list[str]]) -> None:
    start.prepare()
    start.program("python").unlink()
    start.prepare()
    assert [command[2] for command in environment] == ["venv", "pip", "venv", "pip"]


@pytest.mark.usefixtures("environment")
def test_environment_that_was_not_finished_is_made_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start.prepare()
    (project / "constraints.txt").write_text("click==8.5.0\n", encoding="utf-8")
    monkeypatch.setattr(start, "quietly", lambda *_: start.give_up("no network"))
    with pytest.raises(SystemExit, match="2"):
        start.prepare()
    assert not (project / "stamp").exists()


def test_failure_shows_what_was_printed(capfd: pytest.CaptureFixture[str]) -> None:
    program = "import sys; print('one', flush=True); sys.exit('two')"
    with pytest.raises(SystemExit, match="2"):
        start.quietly([sys.executable, "-c", program], "Try again.")
    out, err = capfd.readouterr()
    assert not out
    assert err == "one\ntwo\n\nTry again.\n"


def test_success_is_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    start.quietly([sys.executable, "-c", "print('one')"], "Try again.")
    assert capfd.readouterr() == ("", "")


def test_every_check_is_run_with_pytest_last() -> None:
    assert [command[0] for command in start.checks([])] == [
        "ruff",
        "ruff",
        "mypy",
        "lint-imports",
        "pytest",
    ]


def test_words_after_test_go_to_pytest() -> None:
    command = start.checks(["-k", "owner or metric"])[-1]
    assert (command[0], command[-2:]) == ("pytest", ["-k", "owner or metric"])
    assert start.checks(["-x"])[:-1] == start.checks([])[:-1]


@pytest.mark.parametrize(("exit_codes", "expected"), [([0, 0], 0), ([1, 0], 1), ([0, 5], 1)])
def test_all_commands_are_run_and_one_failure_is_kept(
    monkeypatch: pytest.MonkeyPatch, exit_codes: list[int], expected: int
) -> None:
    monkeypatch.setattr(start, "program", lambda _: sys.executable)
    commands = [["python", "-c", f"raise SystemExit({code})"] for code in exit_codes]
    assert start.run_all(commands) == expected


def test_failed_check_is_named_before_the_next_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "program", lambda _: sys.executable)
    start.run_all([["mypy", "-c", "exit(1)"], ["pytest", "-c", "print('1 passed')"]])
    out, err = capfd.readouterr()
    assert out == "1 passed\n"
    assert err.splitlines()[-1] == "== pytest -c print('1 passed') (failed: mypy -c exit(1))"


@pytest.mark.parametrize(
    ("words", "program"),
    [
        ([], ["sopai", "page"]),
        (["lint", "a b.md"], ["sopai", "lint", "a b.md"]),
        (["lint", "test"], ["sopai", "lint", "test"]),
    ],
)
def test_words_are_a_command_of_sopai(calls: Calls, words: list[str], program: list[str]) -> None:
    assert start.main(words) == 7
    assert calls == [("prepare",), ("become", *program)]


def test_test_runs_the_checks_with_every_extra(calls: Calls) -> None:
    assert start.main(["test", "-x"]) == 7
    assert calls == [
        ("prepare", "dev", "eval"),
        ("want_programs",),
        ("run_all", start.checks(["-x"])),
    ]


def test_coverage_runs_every_test(calls: Calls) -> None:
    assert start.main(["coverage"]) == 7
    assert calls == [
        ("prepare", "dev", "eval"),
        ("want_programs",),
        ("run_all", [["pytest", "--cov"]]),
    ]


def test_format_mends_without_a_browser(calls: Calls) -> None:
    assert start.main(["format"]) == 7
    assert calls == [
        ("prepare", "dev", "eval"),
        ("run_all", [["ruff", "check", "--fix"], ["ruff", "format"]]),
    ]


def test_missing_browser_is_told_and_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "which", lambda _: None)
    start.want_programs()
    said = capsys.readouterr().err
    assert "apt-get install chromium fonts-noto-cjk" in said
    assert "apt-get install libreoffice-writer-nogui" in said


def test_browser_that_is_there_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        start, "which", lambda name: name if name in ("google-chrome", "soffice") else None
    )
    start.want_programs()
    assert not capsys.readouterr().err


def test_older_python_can_read_the_file_and_say_that_it_is_too_old() -> None:
    ast.parse(Path(start.__file__).read_text(encoding="utf-8"), feature_version=(3, 7))


def test_python_without_environments_is_told_what_to_install(
    environment: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(start, "find_spec", lambda _: None)
    monkeypatch.setattr(start, "which", lambda _: None)
    with pytest.raises(SystemExit, match="2"):
        start.prepare()
    assert f"apt-get install python3.{sys.version_info.minor}-venv" in capsys.readouterr().err
    assert not environment


def test_debian_packages_are_left_to_root(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(start, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("apt-get was run"))
    assert not start.apt_install("chromium")
