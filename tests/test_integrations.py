"""The hook of pre-commit and the GitHub Action call the command as it is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from sopai.cli import main

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
BAD = "# Packing\n\n1. Li Si (Packer) packs it with a friendly tone.\n2. Li Si (Packer) ends.\n"


HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_the_hooks_name_a_command_that_exists(hook: dict[str, object]) -> None:
    program, command, *words = str(hook["entry"]).split()
    assert program == "sopai" and command in main.commands
    assert hook["require_serial"] is True
    assert words == ([] if hook["id"] == "sopai-lint" else ["--diff=HEAD"])


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_the_hook_for_changed_lines_takes_the_names_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (entry,) = [hook["entry"] for hook in HOOKS if hook["id"] == "sopai-lint-changed"]
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "--quiet"], check=True)  # noqa: S607 - as it is installed
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    result = CliRunner().invoke(main, [*entry.split()[1:], "a.md", "b.md", "--format", "github"])
    assert result.exit_code == 1 and "file=b.md,title=VAG001" in result.stdout


def test_no_input_is_written_into_a_script_of_the_action() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert scripts and not [script for script in scripts if "${{" in script]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
@pytest.mark.parametrize("paths", ["a.md", "a.md b.md", "$(touch hacked) a.md"])
def test_the_script_of_the_action_annotates(tmp_path: Path, paths: str) -> None:
    done = _annotate(tmp_path, paths)
    assert "::error file=a.md,title=VAG001" in done.stdout
    assert done.returncode == (2 if "touch" in paths else 1)
    assert not (tmp_path / "hacked").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_the_script_of_the_action_takes_a_revision(tmp_path: Path) -> None:
    subprocess.run(  # noqa: S603 - git, with our own words
        ["git", "init", "--quiet", str(tmp_path)],  # noqa: S607 - as it is installed
        check=True,
    )
    assert "file=a.md,title=VAG001" in _annotate(tmp_path, "a.md", "HEAD").stdout
    for revision in ("nope", "--write-baseline=x", "$(touch hacked)"):
        assert _annotate(tmp_path, "a.md", revision).returncode == 2
    assert not (tmp_path / "x").exists() and not (tmp_path / "hacked").exists()


def _annotate(
    tmp_path: Path, paths: str, changed_since: str = ""
) -> "subprocess.CompletedProcess[str]":
    """Run the script of the action on two bad files."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    program = tmp_path / "bin" / "sopai"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sopai "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    values = {"SOPAI_PATHS": paths, "SOPAI_PROFILE": "", "SOPAI_BASELINE": ""}
    values["SOPAI_CHANGED_SINCE"] = changed_since
    environment = {
        **os.environ,
        **values,
        "SOPAI_MESSAGES": "en",
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    script = ACTION["runs"]["steps"][-1]["run"]
    return subprocess.run(  # noqa: S603 - our own script
        ["bash", "-c", script],  # noqa: S607 - as the action finds it
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
