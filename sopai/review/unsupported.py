"""Documents of a type that is not read: which they are, and what to save each as."""

from pathlib import PurePath
from typing import NamedTuple

from sopai.review.files import Pile
from sopai.review.naming import shown_path
from sopai.review.texts import say

SAVE_AS = {
    **dict.fromkeys((".doc", ".dot", ".dotx", ".dotm", ".odt", ".ott", ".fodt", ".rtf"), "docx"),
    **dict.fromkeys((".wps", ".wpt", ".wpd", ".pages", ".sxw", ".uot", ".hwp", ".hwpx"), "docx"),
    **dict.fromkeys((".xls", ".xlt", ".xltx", ".xlsb", ".ods", ".ots", ".et", ".numbers"), "xlsx"),
    **dict.fromkeys((".ppt", ".pptx", ".pps", ".ppsx", ".odp", ".dps", ".key", ".vsd"), "pdf"),
    **dict.fromkeys((".vsdx", ".one", ".xps", ".oxps", ".ofd", ".epub", ".mht", ".mhtml"), "pdf"),
    **dict.fromkeys((".rst", ".adoc", ".asciidoc", ".org", ".tex", ".wiki", ".textile"), "md"),
}
"""Suffixes of documents that other programs write, each with a type that they can save as and that
is read. Pictures and programs are no documents, and are only listed as left out."""


class Unsupported(NamedTuple):
    """A document that was not looked at because of its type."""

    path: str
    """As shown."""

    advice: str
    """What it is, and what to do."""


def unsupported(pile: Pile, language: str) -> tuple[Unsupported, ...]:
    """The documents of a pile that are of a type that is not read.

    Args:
        pile: what was found, and what was left out of it.
        language: of the advice.
    """
    return tuple(
        Unsupported(
            shown_path(path),
            say("unsupported.advice", language, type=path.suffix.lower(), to=f".{kind}"),
        )
        for path, reason in pile.skipped
        if reason == "type" and (kind := SAVE_AS.get(PurePath(path).suffix.lower()))
    )
