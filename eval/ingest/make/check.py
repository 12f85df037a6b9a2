"""Do the expectations keep to the format, and are the places in Word files where they say?"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

HERE = Path(__file__).parent.parent
KEYS = {"why", "features", "written_by", "licence", "source", "partial", "error", "title", "number", "version", "blocks", "steps", "pictures", "lost", "tracked"}
KINDS = {"heading", "list_item", "paragraph", "table_row"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squash(text: str) -> str:
    return re.sub(r"[\s\u2010\u2011\u00ad-]+", "", text)


def words(node: Any) -> str:
    return squash("".join(t.text or "" for t in node.iter(f"{W}t")))


def check(path: Path) -> list[str]:
    data = json.loads(path.read_text(encoding="utf-8"))
    found = [f"keys {KEYS ^ (set(data) - {'note'})}"] if KEYS ^ (set(data) - {"note"}) else []
    stem = path.name.removesuffix(".expected.json")
    files = [f for f in path.parent.glob(f"{stem}.*") if f != path]
    if len(files) != 1:
        return [*found, f"files {files}"]
    file = files[0]
    if file.stat().st_size > 400 * 1024:
        found.append("too big")
    if data["error"]:
        return found + (["a refused file has blocks"] if data["blocks"] else [])
    paragraphs: list[Any] = []
    rows: dict[int, Any] = {}
    if file.suffix == ".docx":
        root = ElementTree.fromstring(zipfile.ZipFile(file).read("word/document.xml"))
        paragraphs = list(root.iter(f"{W}p"))
        index = {id(p): i for i, p in enumerate(paragraphs, 1)}
        rows = {index[id(next(row.iter(f"{W}p")))]: row for row in root.iter(f"{W}tr")}
    shown = []
    for block in data["blocks"]:
        where = f"{block.get('text') or block.get('cells')}"[:40]
        shown.append(squash(block.get("text") or "".join(block.get("cells", []))))
        if block["kind"] not in KINDS or ("cells" in block) != (block["kind"] == "table_row"):
            found.append(f"kind {where}")
        if not isinstance(block["place"], dict):
            found.append(f"place {where}")
            continue
        if block.get("number") and re.search(r"[.)、）:：\]]$|^[(（\[]", block["number"]):
            found.append(f"number {block['number']}")
        at = block["place"].get("paragraph")
        if paragraphs and block.get("or_lost") != "footnote":
            if block["kind"] == "table_row":
                text = words(rows[at]) if at in rows else None
                want = max((squash(c) for c in block["cells"]), key=len)[-6:]
                alike = text is not None and (want in text or any(squash(c) and squash(c) in text for c in block["cells"][:4]))
            else:
                text = words(paragraphs[at - 1])
                alike = squash(block["text"])[-3:] in text
            if not alike:
                found.append(f"not at paragraph {at}: {where} / {text}")
    for step in data["steps"]:
        if not any(squash(step["starts"]) in text for text in shown):
            found.append(f"step without a block: {step['starts']}")
    for picture in data["pictures"]:
        if not any(squash(picture["with"]) in text for text in shown):
            found.append(f"picture without a block: {picture['with']}")
    return found


def main() -> int:
    bad = 0
    for split in ("dev", "report"):
        count: Counter[str] = Counter()
        for path in sorted((HERE / split).glob("*.expected.json")):
            stem = path.name.removesuffix(".expected.json")
            count[next(f.suffix for f in path.parent.glob(f"{stem}.*") if f != path)] += 1
            for line in check(path):
                bad += 1
                print(f"{split}/{stem}: {line}")
        print(split, dict(count))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
