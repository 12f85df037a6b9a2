"""The model file from its publisher, by HTTP, going on where it stopped."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sopai.errors import DownloadError
from sopai.llm.embedded.files import size_of
from sopai.llm.embedded.weights import Weights

if TYPE_CHECKING:
    import httpx2

TRIES = 3
"""Tries in a row that bring nothing, before the source is given up."""

CONNECT_SECONDS = 5.0
SILENCE_SECONDS = 10.0
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")


def fetch_official(weights: Weights, partial: Path, tell: Callable[[int], None]) -> None:
    """Bring `partial` to its full size.

    Args:
        weights: which file.
        partial: what is there of it; new bytes are added at its end.
        tell: told the bytes there so far; what it raises stops the download.

    Raises:
        DownloadError: the source does not give the file.
    """
    import httpx2

    # The file is compressed already, and its ranges count the bytes as they are.
    headers = {"Accept-Encoding": "identity"}
    timeout = httpx2.Timeout(SILENCE_SECONDS, connect=CONNECT_SECONDS)
    idle = 0
    with httpx2.Client(headers=headers, timeout=timeout, follow_redirects=True) as client:
        while (have := size_of(partial)) != weights.size:
            problem = f"{weights.url} ends before the file does"
            try:
                rest = {"Range": f"bytes={have}-"}
                with client.stream("GET", weights.url, headers=rest) as answer:
                    _take(answer, weights, partial, tell)
            except (httpx2.HTTPError, httpx2.InvalidURL) as error:
                problem = f"{weights.url} cannot be read: {str(error) or type(error).__name__}"
            idle = 0 if size_of(partial) > have else idle + 1
            if idle >= TRIES:
                raise DownloadError(problem)


def _take(
    answer: "httpx2.Response", weights: Weights, partial: Path, tell: Callable[[int], None]
) -> None:
    """Add what the server sends.

    Raises:
        DownloadError: it sends something else.
    """
    have = size_of(partial)
    if answer.status_code == 206:
        place = _RANGE.fullmatch(answer.headers.get("content-range", ""))
        if not place or (int(place[1]), int(place[2])) != (have, weights.size):
            raise DownloadError(f"{weights.url} is another file than the one wanted")
    elif answer.status_code == 200:
        have = 0  # this server knows no ranges
    else:
        raise DownloadError(f"{weights.url} answers with status {answer.status_code}")
    with partial.open("r+b" if partial.exists() else "w+b") as file:
        file.truncate(have)
        file.seek(have)
        for chunk in answer.iter_raw():
            have += len(chunk)
            if have > weights.size:
                raise DownloadError(f"{weights.url} is longer than the file wanted")
            file.write(chunk)
            tell(have)
