"""Word."""

from sopai.export.printed import Printed
from sopai.export.registry import exporter

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@exporter(
    ".docx",
    MIME,
    en="Word",
    zh="Word",
    takes_template=True,
    shows_pictures=True,
    about_zh="Word，用于阅读、打印、签字和归档；如有自己的模板，可填入模板。",
)
def docx(printed: Printed) -> bytes:
    """Word, to be read, printed, signed and filed; in your own template, if there is one."""
    from sopai.export.word import write_word
    from sopai.export.word_fill import fill_word

    if printed.template is not None:
        return fill_word(printed, printed.template)
    return write_word(
        printed.sop,
        printed.control,
        roster=printed.roster,
        open_items=printed.open_items,
        today=printed.today,
        picture_folder=printed.folder,
        base=printed.base,
    )
