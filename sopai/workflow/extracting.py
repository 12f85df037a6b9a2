"""What a file holds, as data: `sopai extract`."""

from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from sopai.ingest.read import read
from sopai.ingest.recognise import Reading
from sopai.schema.document import Anchor, SourceDocument
from sopai.schema.place import place_of, place_record


class Extracted(NamedTuple):
    """The SOP of a file, with its record for `--json`."""

    reading: Reading
    record: dict[str, JsonValue]


def extract_file(path: Path) -> Extracted:
    """The SOP that a file holds, with the place of every value.

    Raises:
        IngestError: the file cannot be read as a document.
    """
    reading = read(path)
    record: dict[str, JsonValue] = {
        "schema": "sopai.sop/1",
        "sop": reading.sop.model_dump(mode="json"),
        "control": reading.control.model_dump(mode="json"),
        "others": [sop.model_dump(mode="json") for sop in reading.others],
        "anchors": {
            address: _anchor_record(reading.document, anchor)
            for address, anchor in reading.document.anchors.items()
        },
        "lost": [
            {"place": place_record(lost.where), "what": lost.what, "why": lost.why}
            for lost in reading.document.lost
        ],
    }
    return Extracted(reading, record)


def _anchor_record(document: SourceDocument, anchor: Anchor) -> JsonValue:
    """Where a value stands: line and offsets, or the place in a file without lines."""
    if document.locations:
        place = place_of(document.locations, anchor.start, anchor.end)
        return {"place": place_record(place) if place else None, "found": anchor.found}
    return {
        "line": anchor.line,
        "start": anchor.start,
        "end": anchor.end,
        "found": anchor.found,
    }
