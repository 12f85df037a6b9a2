"""Make every file again: python build.py [dev|report]. Needs LibreOffice (Writer and Calc; SOFFICE names the program),
openpyxl, Pillow, reportlab and msoffcrypto-tool. Public files are copies and stay as they are."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

PARTS = ("docx", "libre", "sheets", "papers", "pages", "public")


def main() -> None:
    here = Path(__file__).parent
    for split in sys.argv[1:] or ("dev", "report"):
        for part in PARTS:
            importlib.import_module(f"{split}_{part}").build(here.parent / split)


if __name__ == "__main__":
    main()
