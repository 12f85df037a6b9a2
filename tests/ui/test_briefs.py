"""Descriptions on the disk: whole after a kill, and nobody's lost when two write at once."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from sopai.ui.drafting.briefs import Brief, load
from sopai.ui.kept import save

ID = "0123456789ab"
WRITER = """
import sys
from pathlib import Path
from sopai.ui.drafting.briefs import Brief
from sopai.ui.kept import save
print("ready", flush=True)
while True:
    for letter in "ab":
        save(Path(sys.argv[1]), sys.argv[2], Brief(text=letter * 200_000, drafted=True))
"""
KILLS = 6


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_kill_while_it_is_written_leaves_one_whole_description(tmp_path: Path) -> None:
    save(tmp_path, ID, Brief(text="a" * 200_000))
    random = Random(7)  # noqa: S311 - when to kill, nothing secret
    for _ in range(KILLS):
        with subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", WRITER, str(tmp_path), ID], stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            try:
                writer.wait(random.uniform(0.0, 0.2))
            except subprocess.TimeoutExpired:
                os.kill(writer.pid, signal.SIGKILL)
        text = load(tmp_path, ID).text
        assert len(text) == 200_000
        assert set(text) in ({"a"}, {"b"})
    assert not list(tmp_path.glob("*.damaged*"))


def test_a_damaged_description_is_put_aside(tmp_path: Path) -> None:
    save(tmp_path, ID, Brief(text="x"))
    (tmp_path / f"{ID}.json").write_text('{"text": "half', encoding="utf-8")
    assert load(tmp_path, ID) == Brief()
    [aside] = tmp_path.iterdir()
    assert aside.name.startswith(f"{ID}.damaged-")
    assert aside.read_text(encoding="utf-8") == '{"text": "half'
