"""Where the files that travel with sopai lie: at the top of a checkout, in `data` of a wheel."""

from pathlib import Path

PAGES = {
    "home": "home",
    "draft": "edit_note",
    "review": "fact_check",
    "retrospectives": "history_edu",
    "library": "library_books",
    "people": "groups",
    "rules": "menu_book",
    "settings": "settings",
}
"""Pages in the order of the side bar, each with its icon; the first is what opens."""

_PACKAGE = Path(__file__).parents[1]


def shipped(name: str) -> Path:
    """A file or folder such as `app.py` or `knowledge/samples`."""
    checkout = _PACKAGE.parent / name
    return checkout if checkout.exists() else _PACKAGE / "data" / name


def page(name: str) -> Path:
    """The file of a page."""
    return _PACKAGE / "ui" / "pages" / f"{name}.py"


def sample(language: str) -> Path:
    """The sample procedure in a language."""
    return shipped("knowledge/samples") / f"complaint-{language}.md"


def picture(name: str) -> Path:
    """A picture of the page: `icon` or `logo`."""
    return _PACKAGE / "ui" / f"{name}.svg"
