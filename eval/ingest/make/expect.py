"""What a page shows, written down by hand beside the document that is made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


class Expect:
    """One case: the expectations, in reading order."""

    suffix = ""

    def __init__(self, name: str, why: str, features: str, written_by: str, **more: Any) -> None:
        self.name = name
        self.data: dict[str, Any] = {
            "why": why,
            "features": features.split(),
            "written_by": written_by,
            "licence": "CC0-1.0",
            "source": None,
            "partial": False,
            "error": None,
            "title": None,
            "number": None,
            "version": None,
            "blocks": [],
            "steps": [],
            "pictures": [],
            "lost": [],
            "tracked": False,
        }
        self.data.update(more)

    def block(
        self,
        kind: str,
        text: str,
        number: str | None = None,
        level: int = 0,
        place: dict[str, Any] | None = None,
        **more: Any,
    ) -> None:
        self.data["blocks"].append(
            {"kind": kind, "number": number, "text": text, "level": level, "place": place, **more}
        )

    def row(
        self,
        cells: list[str],
        number: str | None = None,
        place: dict[str, Any] | None = None,
        header: bool = False,
        **more: Any,
    ) -> None:
        block: dict[str, Any] = {
            "kind": "table_row",
            "number": number,
            "cells": cells,
            "level": 0,
            "place": place,
        }
        if header:
            block["is_header"] = True
        self.data["blocks"].append({**block, **more})

    def step(self, starts: str, number: str | None = None, owner: str | None = None) -> None:
        self.data["steps"].append({"starts": starts, "number": number, "owner": owner})

    def picture(self, starts: str) -> None:
        self.data["pictures"].append({"with": starts})

    def save(self, folder: Path) -> None:
        if not self.data["lost"]:
            self.data["lost"] = sorted(
                {block["or_lost"] for block in self.data["blocks"] if "or_lost" in block}
            )
        text = json.dumps(self.data, ensure_ascii=False, indent=1)
        (folder / f"{self.name}.expected.json").write_text(text + "\n", encoding="utf-8")
