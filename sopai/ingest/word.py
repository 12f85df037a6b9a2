"""Word files (.docx, .docm): their text, numbers, tables and notes, with the place of each."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from sopai.errors import IngestError
from sopai.ingest.archive import Archive, Relation, open_archive
from sopai.ingest.composing import Composer
from sopai.ingest.layout import Layout
from sopai.ingest.word_blocks import Story
from sopai.ingest.word_compose import WordComposer
from sopai.ingest.word_margins import margin_texts, margin_title, note_texts, remarks_in
from sopai.ingest.word_names import RPR, Element, P, switch_of, w
from sopai.ingest.word_numbering import Numbering
from sopai.ingest.word_roles import HEAD, boxed_title, paragraphs_in
from sopai.ingest.word_story import StoryReader
from sopai.ingest.word_styles import Styles
from sopai.ingest.word_text import NoteMark, ParagraphText
from sopai.schema.document import Place

WORD = "Word"
MAX_REMARKS = 50
"""Comments that are listed one by one."""

MAX_NAMES = 5
"""People who are named as authors of changes."""

MIN_TITLE = 3
_PROPERTIES = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CHANGES = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")))


class WordFile(NamedTuple):
    """A Word file that was opened: its main part, and what that part points to."""

    archive: Archive
    main: str
    root: Element
    relations: dict[str, Relation]
    styles: Styles


def read_word(data: bytes) -> Layout:
    """The layout of a Word file.

    Args:
        data: the bytes of a .docx or .docm file; macros are never run.

    Raises:
        IngestError: it is none, it is protected, damaged, or made to do harm.
    """
    file = open_word(data)
    composer = Composer()
    numbering = Numbering(part_of(file, "numbering"), file.styles)
    body = file.root.find(w("body"))
    reader = StoryReader(file.root, file.styles, numbering, file.relations)
    story = reader.read(body) if body is not None else ()
    notes = note_texts(file.archive, file.relations.values(), file.styles)
    title = _stated_title(file, story, _margins(file, composer))
    if title is not None:
        composer.call(title)
    WordComposer(composer, story, notes).take(story)
    _losses(file, composer, reader.texts, reader.contents)
    return composer.layout()


def open_word(data: bytes) -> WordFile:
    """A Word file with its main part parsed.

    Raises:
        IngestError: it is no Word file, protected, damaged, or made to do harm.
    """
    archive = open_archive(data, WORD)
    office = [one for one in archive.relations("").values() if one.kind == "officeDocument"]
    main = office[0].target if office else "word/document.xml"
    if main not in archive:
        raise IngestError(
            "it is a zip, but no Word document is in it: "
            "open it in Word or LibreOffice and save it as .docx"
        )
    root = archive.xml(main)
    if root.tag != w("document"):
        raise IngestError(
            f"it is no Word document, whatever its name says: its main part is {main!r}; "
            "give it the ending that fits, or save it as .docx"
        )
    relations = archive.relations(main)
    styles = next((r.target for r in relations.values() if r.kind == "styles"), None)
    known = archive.xml(styles) if styles is not None and styles in archive else None
    return WordFile(archive, main, root, relations, Styles(known))


def part_of(file: WordFile, kind: str) -> Element | None:
    """The root of a part that the main part points to, such as `numbering`; None: there is none.

    Raises:
        IngestError: it is damaged.
    """
    target = next((r.target for r in file.relations.values() if r.kind == kind), None)
    return file.archive.xml(target) if target is not None and target in file.archive else None


def _margins(file: WordFile, composer: Composer) -> tuple[str, ...]:
    settings = part_of(file, "settings")
    odd_and_even = bool(switch_of(settings, "evenAndOddHeaders"))
    texts = tuple(
        margin_texts(
            file.archive, file.root, file.relations, file.styles, odd_and_even=odd_and_even
        )
    )
    for text in texts:
        composer.margin(text)
    return texts


def _stated_title(file: WordFile, story: Story, margins: tuple[str, ...]) -> str | None:
    """What the document is called when no line of its text is the title.

    A file's own property is believed only if its words stand in the document too: it is copied
    with the file that the author began with, and seldom changed.
    """
    headed = next(filter(None, map(margin_title, margins)), None)
    if headed is not None:
        return headed
    boxed = boxed_title(story)
    if boxed is not None:
        return boxed
    own = file.archive.xml(_PROPERTIES) if _PROPERTIES in file.archive else None
    title = " ".join((own.findtext(_TITLE) or "").split()) if own is not None else ""
    said = (one.text for one in list(paragraphs_in(story))[:HEAD])
    is_said = any(
        title.casefold() in " ".join(text.split()).casefold() for text in (*said, *margins)
    )
    return title if len(title) > MIN_TITLE and is_said else None


def _losses(
    file: WordFile,
    composer: Composer,
    texts: Mapping[Element, ParagraphText],
    contents: list[int],
) -> None:
    """What was left out of the text or read otherwise than it stands."""
    if contents:
        why = "it repeats the headings, and is not read as text"
        composer.lose("the table of contents", why, {"paragraph": contents[0]})
    for number, text in enumerate(texts.values(), start=1):
        place: Place = {"paragraph": number}
        if text.hidden:
            composer.lose("hidden text", "it is not printed, and is not read as text", place)
        if text.unknown:
            why = "the sign of its font is not known: use a sign of an ordinary font"
            composer.lose("a symbol", why, place)
    _say_changes(file.root, texts, composer)
    _say_remarks(file, texts, composer)
    if any(name.lower().endswith("vbaproject.bin") for name in file.archive.names):
        composer.lose("macros", "they are never run or read", {"part": "vbaProject.bin"})


def _say_changes(root: Element, texts: Mapping[Element, ParagraphText], composer: Composer) -> None:
    """Tracked changes, by how many and by whom."""
    changes = [change for change in root.iter(*_CHANGES) if not _is_said_elsewhere(change)]
    if not changes:
        return
    authors = Counter(change.get(w("author"), "") for change in changes)
    names = [name or "somebody unnamed" for name, _ in authors.most_common(MAX_NAMES)]
    by = ", ".join(names)
    if len(authors) > MAX_NAMES:
        by = f"{by} and {len(authors) - MAX_NAMES} others"
    holder = next(changes[0].iterancestors(P), None)
    numbers = {paragraph: number for number, paragraph in enumerate(texts, start=1)}
    count = len(changes)
    composer.lose(
        f"{count} tracked changes by {by}" if count > 1 else f"1 tracked change by {by}",
        "they are read as if they were accepted: accept or reject them in Word",
        {"paragraph": 1 if holder is None else numbers[holder]},
    )


def _is_said_elsewhere(change: Element) -> bool:
    """Of a move the place that was left, and the mark of a paragraph whose words change with it."""
    if change.tag == w("moveFrom"):
        return True
    parent = change.getparent()
    holder = next(change.iterancestors(P), None)
    is_mark = parent is not None and parent.tag == RPR and holder is not None
    return is_mark and holder is not None and holder.find(change.tag) is not None


def _say_remarks(
    file: WordFile, texts: Mapping[Element, ParagraphText], composer: Composer
) -> None:
    remarks = remarks_in(file.archive, file.relations.values(), file.styles)
    places: dict[NoteMark, int] = {}
    for number, text in enumerate(texts.values(), start=1):
        for mark in text.notes:
            places.setdefault(mark, number)
    for mark, remark in list(remarks.items())[:MAX_REMARKS]:
        what = f"comment by {remark.author or 'somebody'}: {remark.text}"
        why = "a comment is not part of the procedure"
        composer.lose(what, why, {"paragraph": places.get(mark, 1)})
    if len(remarks) > MAX_REMARKS:
        what = f"{len(remarks) - MAX_REMARKS} more comments"
        composer.lose(what, "a comment is not part of the procedure", {"paragraph": 1})
