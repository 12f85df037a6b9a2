"""The hook of pre-commit and the GitHub Action call the command as it is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sopai.cli import main

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
BAD = "# Packing\n\n1. Li Si (Packer) packs it with a friendly tone.\n2. Li Si (Packer) ends.\n"


def test_the_hook_names_a_command_that_exists() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, command = hook["entry"].split()
    assert program == "sopai" and command in main.commands
    assert hook["require_serial"] is True


def test_no_input_is_written_into_a_script_of_the_action() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert scripts and not [script for script in scripts if "${{" in script]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
@pytest.mark.parametrize("paths", ["a.md", "a.md b.md", "$(touch hacked) a.md"])
def test_the_script_of_the_action_annotates(tmp_path: Path, paths: str) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    program = tmp_path / "bin" / "sopai"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sopai "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    values = {"SOPAI_PATHS": paths, "SOPAI_PROFILE": "", "SOPAI_BASELINE": ""}
    environment = {
        **os.environ,
        **values,
        "SOPAI_MESSAGES": "en",
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    script = ACTION["runs"]["steps"][-1]["run"]
    done = subprocess.run(  # noqa: S603 - our own script
        ["bash", "-c", script],  # noqa: S607 - as the action finds it
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "::error file=a.md,title=VAG001" in done.stdout
    assert done.returncode == (2 if "touch" in paths else 1)
    assert not (tmp_path / "hacked").exists()
