"""The formats that an SOP can be taken away in: one file each in `formats`."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from sopai.errors import ExportError
from sopai.export import formats
from sopai.export.printed import Printed
from sopai.schema.labels import Label

Write = Callable[[Printed], bytes]


class Format(NamedTuple):
    """A kind of file."""

    name: str
    """As an option names it: `docx`."""

    label: Label
    """As people call it, in both languages."""

    suffix: str
    """Of its files: `.docx`."""

    mime: str
    takes_template: bool
    """Whether it can fill a file of the customer's own."""

    about: Label
    """What the file is for, in a sentence."""

    shows_pictures: bool
    write: Write


_FORMATS: dict[str, Format] = {}


def exporter(
    suffix: str,
    mime: str,
    *,
    en: str,
    zh: str,
    about_zh: str,
    takes_template: bool = False,
    shows_pictures: bool = False,
) -> Callable[[Write], Write]:
    """Register the decorated function as the writer of the format that it is named after.

    It imports what it needs when it runs: listing the formats costs nothing.

    Args:
        suffix: of its files, with the dot.
        mime: their media type.
        en: what people call the format.
        zh: the same in Chinese.
        about_zh: what the docstring says, in Chinese.
        takes_template: whether it fills `Printed.template`.
        shows_pictures: whether the pictures of materials stand in it, not their names alone.
    """

    def register(write: Write) -> Write:
        name = write.__name__
        about = Label(name, (write.__doc__ or "").strip(), about_zh)
        label = Label(name, en, zh)
        _FORMATS[name] = Format(
            name, label, suffix, mime, takes_template, about, shows_pictures, write
        )
        return write

    return register


def known_formats() -> tuple[Format, ...]:
    """Every format, by name."""
    for module in iter_modules(formats.__path__):
        import_module(f"{formats.__name__}.{module.name}")
    return tuple(_FORMATS[name] for name in sorted(_FORMATS))


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        ExportError: there is none.
    """
    known = {one.name: one for one in known_formats()}
    if name not in known:
        raise ExportError(f"there is no format {name!r}: choose one of {', '.join(known)}")
    return known[name]


def written(name: str, printed: Printed) -> bytes:
    """The file of an SOP in a format.

    Raises:
        ExportError: there is no such format, it takes no template, or it cannot be written.
    """
    chosen = format_named(name)
    if printed.template is not None and not chosen.takes_template:
        able = ", ".join(one.name for one in known_formats() if one.takes_template)
        raise ExportError(f"format {name!r} fills no template: choose {able}, or leave it out")
    return chosen.write(printed)
