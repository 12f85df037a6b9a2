"""Prompt files: finding, reading and filling them."""

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import NamedTuple

import yaml
from pydantic import Field, ValidationError

import sopai
from sopai.errors import PromptError
from sopai.schema.base import Text, Value

_FILE = re.compile(
    r"\A---\n(?P<front>.*?)\n---\n+## system\n(?P<system>.*?)\n## user\n(?P<user>.*)\Z", re.DOTALL
)
_VERSION = re.compile(r"v([1-9]\d*)\.md")


class FrontMatter(Value):
    """What a prompt file says about itself."""

    purpose: Text
    """What the answer is for, in one sentence."""

    inputs: tuple[str, ...]
    """Each `$name` that the prompt uses."""

    temperature: float = Field(ge=0, le=2)
    """0 gives the likeliest words."""


class Prompt(NamedTuple):
    """One version of a prompt."""

    name: str
    version: int
    front: FrontMatter
    system: Template
    user: Template
    sha256: str
    """Of the file's text, line ends as `\\n`."""


class Messages(NamedTuple):
    """A prompt that was filled."""

    system: str
    user: str


def prompts_folder() -> Path:
    """Where the prompts lie: beside the package in a checkout, else in the wheel.

    Raises:
        PromptError: in neither place.
    """
    package = Path(sopai.__file__).parent
    for folder in (package.parent / "prompts", package / "data" / "prompts"):
        if (folder / "lock.json").is_file():
            return folder
    raise PromptError("the prompts are not installed: install sopai again, or run from a checkout")


def prompt_files(folder: Path) -> dict[str, dict[int, Path]]:
    """Every prompt file: by prompt, by version."""
    found: dict[str, dict[int, Path]] = {}
    for path in sorted(folder.glob("*/v*.md")):
        if match := _VERSION.fullmatch(path.name):
            found.setdefault(path.parent.name, {})[int(match[1])] = path
    return found


def load_prompt(name: str, folder: Path | None = None) -> Prompt:
    """The newest version of a prompt.

    Raises:
        PromptError: there is none of that name, or its file is wrong.
    """
    return _load(name, folder or prompts_folder())


@cache
def _load(name: str, folder: Path) -> Prompt:
    versions = prompt_files(folder).get(name)
    if not versions:
        raise PromptError(f"there is no prompt {name!r} in {str(folder)!r}: add {name}/v1.md")
    version = max(versions)
    path = versions[version]
    try:
        return read_prompt(name, version, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError) as error:
        raise PromptError(f"prompt {str(path)!r} cannot be read: {error}") from error


def read_prompt(name: str, version: int, text: str) -> Prompt:
    """A prompt from the text of its file.

    Raises:
        PromptError: a part is missing, or the declared inputs are not those used.
    """
    where = f"prompt {name}/v{version}.md"
    text = text.replace("\r\n", "\n")
    parts = _FILE.match(text)
    if not parts:
        raise PromptError(f"{where}: write front matter, then `## system`, then `## user`")
    try:
        front = FrontMatter.model_validate(yaml.safe_load(parts["front"]))
    except (yaml.YAMLError, ValidationError) as error:
        raise PromptError(f"{where}: its front matter is wrong: {error}") from error
    system, user = Template(parts["system"].strip()), Template(parts["user"].strip())
    if not (system.is_valid() and user.is_valid()):
        raise PromptError(f"{where}: a `$` begins no name: write `$$` for a dollar sign")
    used = {*system.get_identifiers(), *user.get_identifiers()}
    if used != set(front.inputs):
        odd = ", ".join(sorted(used ^ set(front.inputs)))
        raise PromptError(f"{where}: declared inputs and used ones differ in {odd}")
    return Prompt(name, version, front, system, user, text_sha256(text))


def fill(prompt: Prompt, values: Mapping[str, str]) -> Messages:
    """The prompt with its values in place; a `$` inside a value stays as it is.

    Raises:
        PromptError: a declared input is missing, or another is given.
    """
    odd = set(prompt.front.inputs) ^ set(values)
    if odd:
        raise PromptError(
            f"prompt {prompt.name}/v{prompt.version}.md wants "
            f"{', '.join(prompt.front.inputs) or 'no values'}: {', '.join(sorted(odd))} do not fit"
        )
    return Messages(prompt.system.substitute(values), prompt.user.substitute(values))


def text_sha256(text: str) -> str:
    """Digest of a text, the same whatever its line ends are."""
    return sha256(text.replace("\r\n", "\n").encode()).hexdigest()
