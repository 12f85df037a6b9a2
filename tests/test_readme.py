"""Commands that README and docs show print what stands below them."""

import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from sopai.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [path for path in (ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))) if path.exists()]
PROMPT = re.compile(r"\$ (?:sopai|python3 start\.py) (?P<words>(?:lint|extract|rules|explain)\b.*)")
BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```", re.DOTALL | re.MULTILINE)


class Shown(NamedTuple):
    """A command with the lines that a page shows below it; `...` stands for any lines."""

    page: str
    words: str
    lines: tuple[str, ...]


def _commands(path: Path) -> list[Shown]:
    found = []
    for block in BLOCK.finditer(path.read_text(encoding="utf-8")):
        for part in re.split(r"^(?=\$ )", block["body"], flags=re.MULTILINE):
            first, *rest = part.splitlines() or [""]
            match = PROMPT.match(first)
            if match and rest:
                words = match["words"].split("  #")[0]
                found.append(Shown(path.name, words, tuple(line for line in rest if line)))
    return found


SHOWN = [shown for page in PAGES for shown in _commands(page)]


def _pattern(lines: tuple[str, ...]) -> str:
    return "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line) + r"\n" for line in lines)


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: f"{shown.page}: {shown.words}")
def test_command_prints_what_the_page_shows(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, shlex.split(shown.words))
    assert re.fullmatch(_pattern(shown.lines), result.output), result.output


def test_pages_show_commands_in_a_form_that_is_run() -> None:
    loose = [
        f"{page.name}: {line}"
        for page in PAGES
        for block in BLOCK.finditer(page.read_text(encoding="utf-8"))
        for line in block["body"].splitlines()
        if re.match(r"\$ .*\b(?:lint|extract|explain) ", line) and not PROMPT.match(line)
    ]
    assert loose == []
