"""The command in a shell: folders, streams, pipes, records, and names that are hard to print."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BAD = "# Packing\n\n## Steps\n\n1. Li Si closes the box promptly.\n"


class Shell:
    """Runs the command in a process and a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def __call__(
        self, *words: str, stdin: bytes | None = None, **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603  (this interpreter)
            [sys.executable, "-m", "sopai", *words],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | variables,
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            timeout=60,
            check=False,
        )


@pytest.fixture
def sh(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_folder_with_one_bad_file_gives_the_others_and_code_2(sh: Shell) -> None:
    sh.write("sops/a.md", BAD)
    sh.write("sops/b.md", bytes(range(32)) * 99)
    sh.write("sops/c.md", BAD)
    run = sh("lint", "sops", "--json")
    record = json.loads(run.stdout)
    assert run.returncode == 2
    assert [(file["path"], file["error"] is None) for file in record["files"]] == [
        ("sops/a.md", True),
        ("sops/b.md", False),
        ("sops/c.md", True),
    ]
    assert record["files"][1]["steps"] is None and record["files"][1]["findings"] == []
    assert record["summary"]["files"] == 3
    assert b"'sops/b.md' is not a text file" in run.stderr


def test_data_stands_on_stdout_and_messages_on_stderr(sh: Shell) -> None:
    run = sh("lint", sh.write("a.md", BAD), sh.write("b.md", b"\x00" * 99))
    assert b"VAG003" in run.stdout and b"not a text file" not in run.stdout
    assert b"not a text file" in run.stderr and b"VAG003" not in run.stderr
    assert run.stderr.splitlines()[-1].startswith(b"2 files: ")


def test_json_has_nothing_else_on_stdout(sh: Shell) -> None:
    permit = BAD.replace("promptly.", "promptly. <!-- sopai: allow VAG003 -->")
    run = sh("lint", sh.write("a.md", permit), "none.md", "--json")
    assert json.loads(run.stdout)["schema"] == "sopai.lint/1"
    assert b"gives no reason" in run.stderr and b"none.md" in run.stderr


def test_warnings_alone_are_no_failure(sh: Shell) -> None:
    row = "| 1 | Pack it carefully | Li Si |\n"
    run = sh("lint", sh.write("a.md", f"| No. | Task | Owner |\n|---|---|---|\n{row}"))
    assert b"warning VAG002" in run.stdout
    assert run.returncode == 0


def test_baseline_is_written_in_spite_of_findings(sh: Shell) -> None:
    run = sh("lint", sh.write("a.md", BAD), "--write-baseline", "old.json")
    assert run.returncode == 0 and b"findings written to old.json" in run.stderr
    again = sh("lint", "a.md", "--baseline", "old.json", "--json")
    assert (again.returncode, json.loads(again.stdout)["files"][0]["findings"]) == (0, [])
    assert json.loads(again.stdout)["summary"]["suppressed"] > 0


@pytest.mark.parametrize("words", [["lint", "a.md"], ["extract", "a.md"], ["rules"]])
def test_nothing_is_asked_when_nobody_can_answer(sh: Shell, words: list[str]) -> None:
    sh.write("a.md", BAD)
    assert sh(*words).returncode in (0, 1)


def test_messages_are_chinese_on_a_chinese_system(sh: Shell) -> None:
    run = sh("lint", sh.write("a.md", BAD), SOPAI_LANGUAGE="", LANG="zh_CN.UTF-8")
    assert "错误 VAG003" in run.stdout.decode() and "个文件" in run.stderr.decode()


def test_language_of_the_option_wins(sh: Shell) -> None:
    run = sh("lint", sh.write("a.md", BAD), "--language", "en", SOPAI_LANGUAGE="zh")
    assert b"error VAG003" in run.stdout


def test_errors_and_notes_are_chinese_where_messages_are(sh: Shell) -> None:
    sh.write("a.md", BAD + "\n<!-- sopai: allow VAG003 -->\n")
    run = sh("lint", "a.md", "gone.md", "--json", "--language", "zh", SOPAI_LANGUAGE="en")
    said = run.stderr.decode()

    assert "sopai: 'gone.md' 不存在：请检查路径\n" in said
    assert "a.md: 第 7 行：这条允许注释不起作用，没有写理由" in said
    assert "'gone.md' does not exist: check the path" in run.stdout.decode()


def test_errors_and_notes_are_english_where_messages_are(sh: Shell) -> None:
    sh.write("a.md", BAD + "\n<!-- sopai: allow VAG003 -->\n")
    run = sh("lint", "a.md", "gone.md", "--language", "en", SOPAI_LANGUAGE="zh")
    said = run.stderr.decode()

    assert "sopai: 'gone.md' does not exist: check the path\n" in said
    assert "a.md: line 7: the permit is ignored, it gives no reason" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("extract", "gone.md"), "sopai: 'gone.md' 不存在：请检查路径\n"),
        (("explain", "XYZ001"), "sopai: 没有规则 'XYZ001'：用 `sopai rules` 列出全部规则\n"),
        (("apply", "gone.json", "--accept", "all", "--reason", "x"), "（没有这个文件或文件夹）"),
        (("library", "remove", "sop_a"), "SOP 库里没有"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_errors_follow_the_system_without_an_option(
    sh: Shell, words: tuple[str, ...], said: str
) -> None:
    assert said in sh(*words, SOPAI_LANGUAGE="zh").stderr.decode()


@pytest.mark.parametrize("words", [("search", "x"), ("library", "list")], ids=" ".join)
def test_a_filter_by_language_is_not_the_language_of_the_messages(
    sh: Shell, words: tuple[str, ...]
) -> None:
    run = sh(*words, "--language", "en", SOPAI_LANGUAGE="zh", SOPAI_DATABASE="nonsense")

    assert "不是数据库地址" in run.stderr.decode()


def test_wrong_setting_is_a_message_and_no_traceback(sh: Shell) -> None:
    run = sh("lint", sh.write("a.md", BAD), SOPAI_LANGUAGE="fr")
    assert run.returncode == 2
    assert run.stderr == b"sopai: SOPAI_LANGUAGE is 'fr': set it to one of en, zh\n"


RECORDS = {
    "Windows newlines": (b'{"id": "a", "text": "Pack it promptly."}\r\n', ["a"]),
    "byte order mark": (b'\xef\xbb\xbf{"id": "a", "text": "x"}\n', ["a"]),
    "empty lines": (b'\n\n{"id": "a", "text": "x"}\n\n', ["a"]),
    "no newline at the end": (b'{"id": "a", "text": "x"}', ["a"]),
    "line separators inside a text": (
        '{"id": "a", "text": "x\u2028y\x85z"}\n{"id": "b", "text": "x"}\n'.encode(),
        ["a", "b"],
    ),
    "nothing": (b"", []),
}


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("source", ["-", "items.jsonl"])
def test_records_are_read_from_a_file_and_from_a_pipe(sh: Shell, name: str, source: str) -> None:
    data, ids = RECORDS[name]
    sh.write("items.jsonl", data)
    run = sh("lint", "--jsonl", source, stdin=data)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert [line["id"] for line in lines] == ids
    assert all(set(line) == {"id", "findings"} for line in lines)


BAD_LINES = {
    "no JSON": b"{",
    "not UTF-8": b'{"id": "b", "text": "caf\xe9"}',
    "unknown kind": b'{"id": "b", "text": "x", "kind": "poem"}',
    "nested too deeply": b"[" * 50_000,
    "beginning like UTF-16": b"\xff\xfe{",
    "longer than any item": b'{"text": "' + b"x" * 21_000_000 + b'"}',
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_bad_record_has_an_error_and_the_others_go_on(sh: Shell, name: str) -> None:
    good = b'{"id": "a", "text": "Pack it promptly."}\n'
    run = sh("lint", "--jsonl", "-", stdin=good + BAD_LINES[name] + b"\n" + good)
    first, bad, last = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 2
    assert first == last and first["findings"]
    assert set(bad) == {"id", "error"} and bad["error"]


def test_records_with_errors_give_code_1_and_without_code_0(sh: Shell) -> None:
    assert sh("lint", "--jsonl", "-", stdin=b'{"id": 1, "text": "Go promptly."}').returncode == 1
    told = b'{"id": 1, "text": "The sky is blue.", "kind": "paragraph"}'
    assert sh("lint", "--jsonl", "-", stdin=told).returncode == 0


def test_missing_file_of_records_is_named(sh: Shell) -> None:
    run = sh("lint", "--jsonl", "none.jsonl")
    assert run.returncode == 2
    assert b"'none.jsonl' cannot be read" in run.stderr and b"Traceback" not in run.stderr


NAMES = ["with space.md", "with\nnewline.md", "打包.md", "\x1b[2J.md", "-dash.md", "“quote”.md"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_may_have_any_name(sh: Shell, name: str) -> None:
    sh.write(name, BAD)
    run = sh("lint", "--json", "--", name)
    assert json.loads(run.stdout)["files"][0]["path"] == name
    shown = sh("lint", "--", name).stdout
    assert b"\x1b" not in shown and shown.count(b"VAG003") == 1


@pytest.mark.skipif(sys.platform == "darwin", reason="the file system knows UTF-8 names only")
def test_a_name_that_is_not_unicode_is_printed_with_its_bytes(sh: Shell) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    sh.write(name, BAD)
    run = sh("lint", ".", "--json")
    assert json.loads(run.stdout)["files"][0]["path"] == name


def test_extract_prints_no_signs_that_steer_a_terminal(sh: Shell) -> None:
    run = sh("extract", sh.write("a.md", "# A \x1b[2J\n\n1. Pack \u202eit.\n"))
    assert b"\x1b" not in run.stdout and "\u202e" not in run.stdout.decode()


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_traceback(sh: Shell, unbuffered: str) -> None:
    sh.write("a.md", "# A\n\n## Steps\n\n" + "1. Li Si packs it promptly and etc.\n" * 3_000)
    with subprocess.Popen(
        [sys.executable, "-m", "sopai", "extract", "a.md"],
        cwd=sh.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None and run.stderr is not None
        run.stdout.read(10)
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 2


def test_version_and_help_are_printed(sh: Shell) -> None:
    assert sh("--version").stdout.startswith(b"sopai, version ")
    assert b"Usage: sopai lint" in sh("lint", "-h").stdout.replace(b"python -m sopai", b"sopai")
