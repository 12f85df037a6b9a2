"""What git knows to have changed in a folder.

The folder may be a stranger's, with a `.git` of its own: nothing that is set up there is run, no
filter, no diff program, no monitor of files, no transport.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from sopai.errors import LintError
from sopai.ingest.read import SUFFIXES
from sopai.settings import git_environment

QUIET = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}
"""Settings that go before those of the repository."""

_OF_FOLDER = ("local", "worktree")
"""Where the settings of filters come from that are not the user's own."""

_DIFF = (
    "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--unified=0",
    "--inter-hunk-context=0", "--find-renames", "--no-relative", "--src-prefix=a/",
    "--dst-prefix=b/", "--ignore-submodules=all", "--diff-filter=d",
)  # fmt: skip


class Difference(NamedTuple):
    """What is other than it was at some revision."""

    patch: bytes
    """Of the files that git knows, without context."""

    untracked: tuple[str, ...]
    """Files that are new, by their paths from the top; ignored ones are none."""


def top_of(folder: Path) -> Path | None:
    """The top of the working tree that a folder is in, if it is in one."""
    folder = folder.resolve()
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def difference(top: Path, revision: str) -> Difference:
    """What of the documents in a working tree is other than where it branched off a revision.

    Staged or not is the same. In a repository without commits all is new.

    Args:
        top: of the working tree.
        revision: for example HEAD or origin/main.

    Raises:
        LintError: there is no git, no such revision, or git refuses.
    """
    kinds = [f":(top,icase,glob)**/*{suffix}" for suffix in sorted(SUFFIXES)]
    commit = commit_of(top, revision)
    if commit is None:
        if revision != "HEAD":
            raise LintError(
                f"git knows no revision {revision!r} in {str(top)!r}: check its name; in CI "
                "fetch the whole history first"
            )
        words = ("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--")
        known = _git(top, *words, *kinds)
        return Difference(b"", _names(known))
    forked = _ask(top, "merge-base", commit, "HEAD")
    base = forked.stdout.decode("ascii").strip() if forked.returncode == 0 else commit
    patch = _git(top, *_DIFF, base, "--", *kinds)
    new = _git(top, "ls-files", "-z", "--others", "--exclude-standard", "--", *kinds)
    return Difference(patch, _names(new))


def commit_of(top: Path, revision: str) -> str | None:
    """The commit that a revision names; None where there is none.

    Raises:
        LintError: there is no git, or it refuses to look at the folder.
    """
    _git(top, "rev-parse", "--git-dir")
    if revision.startswith("-") or "\x00" in revision or "\n" in revision:
        return None
    done = _ask(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return done.stdout.decode("ascii").strip() if done.returncode == 0 else None


def _names(listed: bytes) -> tuple[str, ...]:
    return tuple(os.fsdecode(name) for name in dict.fromkeys(listed.split(b"\0")) if name)


def _git(top: Path, *words: str) -> bytes:
    """What git prints.

    Raises:
        LintError: it fails.
    """
    done = _ask(top, *words)
    if done.returncode != 0:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:500]
        raise LintError(f"git cannot say what has changed in {str(top)!r} ({said})")
    return done.stdout


def _ask(top: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    quiet = QUIET | _without_filters(top)
    return _run(top, git_environment(top.parent, quiet), *words)


def _without_filters(top: Path) -> dict[str, str]:
    """Settings that turn the filters off that the folder brings along; the user's own stay."""
    words = ("config", "--show-scope", "--name-only", "-z", "--get-regexp", r"^filter\.")
    done = _run(top, git_environment(top.parent, QUIET), *words)
    fields = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    names = {
        key.rpartition(".")[0]
        for scope, key in zip(fields[::2], fields[1::2], strict=False)
        if scope in _OF_FOLDER
    }
    off = {"clean": "", "smudge": "", "process": "", "required": "false"}
    return {f"{name}.{key}": value for name in sorted(names) for key, value in off.items()}


def _run(top: Path, environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    # Windows looks into the current folder first, which may be a stranger's.
    if program is None or Path(program).resolve().parent == Path.cwd():
        raise LintError(
            "there is no git on this machine: install it, or give the changes with --diff-file"
        )
    try:
        return subprocess.run(  # noqa: S603 - git by its full path, and no shell
            [program, "--no-pager", *words],
            cwd=top,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise LintError(f"git cannot be started ({error.strerror})") from error
