"""Files below a folder that are not read, and what to do about them."""

from collections.abc import Iterator
from pathlib import Path

from sopai.ingest.read import SUFFIXES
from sopai.review.unsupported import SAVE_AS
from sopai.workflow import UNSEEN

MAX_NAMED = 20
"""Documents that are named; of more the number says enough."""

_TEXTS = {
    "en": {
        "document": "{path} is left out, since files of type {suffix} are not read: save it as "
        "{instead}",
        "more": "{count} more documents of such types are left out",
        "others": "{count} other files are left out, since their types are not read: {types}",
        "nothing": "there is no file in what you named that is read: Markdown, text, Word, Excel, "
        "PDF, HTML, CSV",
    },
    "zh": {
        "document": "{path} 没有读取，因为不支持 {suffix} 文件：请另存为 {instead}",
        "more": "另有 {count} 份这类文档没有读取",
        "others": "另有 {count} 个文件没有读取，因为不支持这些类型：{types}",
        "nothing": "所给的路径里没有能读取的文件：Markdown、文本、Word、Excel、PDF、HTML、CSV",
    },
}


def left_out_in(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files below folders that `documents_in` does not give because of their type, sorted."""
    return tuple(sorted({file for path in paths if path.is_dir() for file in _below(path)}))


def _below(top: Path) -> Iterator[Path]:
    """Links to folders are not followed; a folder that is closed is complained of elsewhere."""
    folders = [top]
    while folders:
        try:
            inside = [one for one in folders.pop().iterdir() if not one.name.startswith(UNSEEN)]
        except OSError:
            continue
        for path in inside:
            if path.is_dir():
                folders += [] if path.is_symlink() else [path]
            elif path.suffix.lower() not in SUFFIXES and path.is_file():
                yield path


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in SAVE_AS


def left_out_words(left: tuple[Path, ...], language: str) -> Iterator[str]:
    """What to tell of files that were left out: documents by name, others by number."""
    words = _TEXTS[language]
    documents = [path for path in left if _is_document(path)]
    for path in documents[:MAX_NAMED]:
        suffix = path.suffix.lower()
        yield words["document"].format(path=path, suffix=suffix, instead=f".{SAVE_AS[suffix]}")
    if len(documents) > MAX_NAMED:
        yield words["more"].format(count=len(documents) - MAX_NAMED)
    others = [path.suffix.lower() or path.name for path in left if not _is_document(path)]
    if others:
        types = ", ".join(sorted(set(others)))
        yield words["others"].format(count=len(others), types=types[:200])


def documents_left_out(paths: tuple[Path, ...], language: str) -> Iterator[str]:
    """The same of documents alone: a folder that is linted may well hold programs, too."""
    return left_out_words(tuple(filter(_is_document, left_out_in(paths))), language)


def nothing_words(language: str) -> str:
    """What to tell somebody who named nothing that is read."""
    return _TEXTS[language]["nothing"]
