"""Which prompt files are released; `python -m sopai.llm.prompt_lock` releases the new ones."""

import json
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from sopai.errors import PromptError
from sopai.llm.prompts import prompt_files, prompts_folder, read_prompt, text_sha256

LOCK = "lock.json"
_DIGESTS = TypeAdapter(dict[str, str])


def locked(folder: Path) -> dict[str, str]:
    """The digest of each released file, by its path inside the folder.

    Raises:
        PromptError: the lock cannot be read.
    """
    path = folder / LOCK
    try:
        return _DIGESTS.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise PromptError(f"{str(path)!r} cannot be read: {error}") from error


def present(folder: Path) -> dict[str, str]:
    """The digest of each prompt file that is there, after reading it as a prompt.

    Raises:
        PromptError: a file is wrong.
    """
    return {
        path.relative_to(folder).as_posix(): text_sha256(text)
        for name, versions in prompt_files(folder).items()
        for version, path in versions.items()
        if read_prompt(name, version, text := path.read_text(encoding="utf-8"))
    }


def release(folder: Path) -> tuple[str, ...]:
    """Lock what is new, and say which files that were.

    Raises:
        PromptError: a released file was changed or is gone, or a new one is wrong.
    """
    old, now = locked(folder), present(folder)
    spoilt = sorted(path for path in old if now.get(path) != old[path])
    if spoilt:
        raise PromptError(
            f"{', '.join(spoilt)} is released and differs from the lock: "
            "bring it back, and write what is new as the next version"
        )
    text = json.dumps(now, indent=2, sort_keys=True) + "\n"
    (folder / LOCK).write_text(text, encoding="utf-8", newline="\n")
    return tuple(sorted(now.keys() - old.keys()))


if __name__ == "__main__":  # pragma: no cover - one line
    print("\n".join(release(prompts_folder())) or "nothing is new")
