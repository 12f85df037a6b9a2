"""The guide on settings: what it shows works as it says."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from sopai.cli import main
from sopai.lint.pack_file import parse_pack
from sopai.workflow.lint_config import KEYS, read_config

GUIDE = (Path(__file__).parents[1] / "docs" / "configuring-lint.md").read_text("utf-8")
FILE = re.compile(r"^```\w+ (?P<name>\S+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
SHELL = re.compile(r"^```shell\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
FILES = {match["name"]: match["body"] for match in FILE.finditer(GUIDE)}
SHOWN = "".join(match["body"] for match in SHELL.finditer(GUIDE))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the guide shows."""
    for name, body in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(body, encoding="utf-8")
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "roster.yaml").write_text("roles: []\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(words: str, stdin: bytes | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(main, shlex.split(words.split("  #")[0])[1:], input=stdin)
    return result.exit_code, result.output


def test_the_settings_have_every_key_there_is(project: Path) -> None:
    config = read_config(project / "sopai.toml")
    assert config is not None and None not in config
    assert [key for key in KEYS if f"{key} = " not in GUIDE and f"lint.{key}" not in GUIDE] == []


def test_the_term_pack_holds_nothing_that_is_never_found() -> None:
    assert parse_pack(FILES["terms/warehouse.toml"], "p").notes == ()


def test_every_sign_of_a_term_that_the_guide_explains_is_one(project: Path) -> None:
    text = "# 打包\n\n## 操作步骤\n\n1. 李四抓紧办，在合理时限内打包。\n2. 李四用常用快递寄出。\n"
    (project / "docs" / "b.md").write_text(text, encoding="utf-8")
    run("sopai lint --no-config docs/packing.md --write-baseline known.json")
    output = run("sopai lint docs/b.md --language en")[1]
    for words in ("抓紧办", "在合理时限内", "常用快递"):
        assert f'"{words}"' in output


def test_the_commands_print_what_the_guide_shows(project: Path) -> None:
    (project / "docs" / "none.md").write_text("# None\n", encoding="utf-8")
    run("sopai lint docs/none.md --no-config --write-baseline known.json")
    (project / "docs" / "none.md").unlink()
    for part in re.split(r"^\$ ", SHOWN, flags=re.MULTILINE)[1:]:
        command, *lines = part.splitlines()
        if not command.startswith("sopai ") or not any(lines):
            continue
        wanted = "".join(r"(?:.*\n)*" if one == "..." else f"{re.escape(one)}\n" for one in lines)
        output = run(command)[1]
        assert re.fullmatch(wanted, output), output


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_the_commands_for_changes_run(project: Path) -> None:
    def git(*words: str) -> bytes:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.com")
        command = ["git", *identity, *words]
        return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603

    git("init", "--quiet", "--initial-branch=main")
    run("sopai lint --no-config docs --write-baseline known.json")
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    packing = project / "docs" / "packing.md"
    packing.write_text(packing.read_text("utf-8") + "3. Li Si rests, asap.\n", encoding="utf-8")
    commands = [line[2:] for line in SHOWN.splitlines() if "--diff" in line]
    assert len(commands) == 3
    for command in commands:
        piped = command.split("| ")
        code, output = run(piped[-1], git("diff", "main") if len(piped) > 1 else None)
        assert code == 1 and "docs/packing.md:7" in output and "packing.md:5" not in output
