"""Importing the linter while the first page is read: opening the page need not wait for it."""

from functools import cache
from importlib import import_module
from threading import Thread

_WANTED = ("sopai.ui.uploads", "sopai.ui.work", "sopai.ui.explaining")


@cache
def preload() -> None:
    """Start, once, to import what a document will need."""
    Thread(target=lambda: list(map(import_module, _WANTED)), daemon=True).start()
