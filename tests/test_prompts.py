"""Prompt files are well-formed, and released ones are never edited."""

import json
from pathlib import Path

import pytest

import sopai
from sopai.errors import PromptError
from sopai.llm.prompt_lock import locked, present, release
from sopai.llm.prompts import fill, load_prompt, prompts_folder, read_prompt

GOOD = """---
purpose: Greets.
inputs: [name, price]
temperature: 0.5
---
## system

You greet.

## user

Hello $name, that is $$${price}.
"""


def test_released_prompts_are_not_edited() -> None:
    folder = prompts_folder()
    assert present(folder) == locked(folder)


def test_every_prompt_can_be_loaded_and_is_listed() -> None:
    readme = (prompts_folder() / "README.md").read_text(encoding="utf-8")
    for name in {path.split("/")[0] for path in locked(prompts_folder())}:
        assert load_prompt(name).front.purpose
        assert f"[{name}]" in readme


def test_every_folder_holds_versions_only() -> None:
    files = {path.relative_to(prompts_folder()) for path in prompts_folder().glob("*/*")}
    assert {path.as_posix() for path in files} == set(locked(prompts_folder()))


def test_values_are_put_in_as_they_are() -> None:
    prompt = read_prompt("greet", 1, GOOD)
    filled = fill(prompt, {"name": "$price", "price": "5"})
    assert filled == ("You greet.", "Hello $price, that is $5.")


def test_digest_does_not_depend_on_line_ends() -> None:
    crlf = GOOD.replace("\n", "\r\n")
    assert read_prompt("greet", 1, GOOD).sha256 == read_prompt("greet", 1, crlf).sha256


BAD = {
    "no front matter": (GOOD.removeprefix("---\n"), "write front matter"),
    "no user": (GOOD.replace("## user", "## reader"), "write front matter"),
    "no purpose": (GOOD.replace("purpose: Greets.", ""), "front matter is wrong: [^$]*purpose"),
    "no YAML": (GOOD.replace("[name", "[[name"), "front matter is wrong"),
    "not used": (GOOD.replace("[name", "[boss, name"), "differ in boss"),
    "not declared": (GOOD.replace("$name", "$name $you"), "differ in you"),
    "a lone dollar": (GOOD.replace("$$$", "$ $"), "write `..` for a dollar sign"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_prompt_is_refused_by_name(name: str) -> None:
    text, message = BAD[name]
    with pytest.raises(PromptError, match=f"greet/v3.md.*{message}"):
        read_prompt("greet", 3, text)


@pytest.mark.parametrize("values", [{"name": "x"}, {"name": "x", "price": "1", "more": ""}])
def test_values_have_to_be_the_inputs(values: dict[str, str]) -> None:
    with pytest.raises(PromptError, match="greet/v1.md wants name, price: .* do not fit"):
        fill(read_prompt("greet", 1, GOOD), values)


def folder_with(tmp_path: Path, *versions: str) -> Path:
    (tmp_path / "greet").mkdir()
    (tmp_path / "lock.json").write_text("{}", encoding="utf-8")
    for version in versions:
        (tmp_path / "greet" / version).write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_newest_version_is_used(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "v2.md", "v10.md", "v9.md", "v1-old.md")
    assert load_prompt("greet", folder).version == 10


def test_prompt_that_is_no_text_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "greet" / "v1.md").write_bytes(b"\xff")
    with pytest.raises(PromptError, match="cannot be read"):
        load_prompt("greet", folder)


def test_new_files_are_released_once(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "v1.md")
    assert release(folder) == ("greet/v1.md",)
    assert release(folder) == ()
    assert locked(folder) == present(folder)


@pytest.mark.parametrize("is_gone", [True, False])
def test_changed_file_is_not_released_again(tmp_path: Path, is_gone: bool) -> None:
    folder = folder_with(tmp_path, "v1.md")
    release(folder)
    path = folder / "greet" / "v1.md"
    path.unlink() if is_gone else path.write_text(GOOD + "more", encoding="utf-8")
    with pytest.raises(PromptError, match="greet/v1.md is released and differs"):
        release(folder)


def test_broken_lock_is_named(tmp_path: Path) -> None:
    (tmp_path / "lock.json").write_text("[]", encoding="utf-8")
    with pytest.raises(PromptError, match="lock.json' cannot be read"):
        locked(tmp_path)


def test_prompts_are_found_in_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sopai, "__file__", str(tmp_path / "sopai" / "__init__.py"))
    with pytest.raises(PromptError, match="prompts are not installed"):
        prompts_folder()
    inside = tmp_path / "sopai" / "data" / "prompts"
    inside.mkdir(parents=True)
    (inside / "lock.json").write_text(json.dumps({}), encoding="utf-8")
    assert prompts_folder() == inside
