"""HTML files typed by hand, with the line of each block."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from expect import Expect


class Page(Expect):
    """HTML as text; `mark` is a string that stands once in the line where a block begins."""

    def __init__(self, name: str, why: str, features: str, writer: str = "hand-written HTML", **more: Any) -> None:
        super().__init__(name, why, features, writer, **more)
        self.html = ""

    def line(self, mark: str) -> dict[str, int]:
        hits = [n for n, line in enumerate(self.html.split("\n"), 1) if mark in line]
        if len(hits) != 1:
            raise SystemExit(f"{self.name}: {mark!r} is in lines {hits}")
        return {"line": hits[0]}

    def see(self, kind: str, words: str, number: str | None = None, level: int = 0, mark: str | None = None, step: str | bool | None = None, **more: Any) -> None:
        self.block(kind, words, number, level, self.line(mark or words), **more)
        if step:
            self.step(words, number, step if isinstance(step, str) else None)

    def see_row(self, cells: list[str], mark: str, number: str | None = None, header: bool = False, step: int | None = None, owner: int | None = None) -> None:
        self.row(cells, number, self.line(mark), header)
        if step is not None:
            self.step(cells[step], number, (cells[owner] or None) if owner is not None else None)

    def build(self, folder: Path) -> None:
        (folder / f"{self.name}.html").write_text(self.html, encoding="utf-8")
        self.save(folder)
