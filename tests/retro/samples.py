"""An SOP and retrospectives of it in both languages, and what the tests ask of them."""

from sopai.ingest.read import read_string
from sopai.retro.advice import Advice
from sopai.retro.reading import Read, read_retrospective
from sopai.retro.retrospective import propose
from sopai.retro.spots import Procedure
from sopai.retro.values import Kind
from sopai.schema.canonical import content_hash
from sopai.schema.changes import ChangeSet

SOP = """# Handing out rental bikes

## Steps

1. The desk clerk checks the passport and writes the number in the rental book.
2. The mechanic pumps the tyres to 4 bar and tests both brakes.
3. The desk clerk answers enquiries by mail within 24 hours.
4. The mechanic locks the returned bikes in the shed.
5. The desk clerk counts the helmets every Friday.

## Exceptions

- Bike stolen: call the police and take the case number.
"""

SOP_ZH = """# 面包房收货

## 操作步骤

1. 仓管员核对送货单,数量不符的当场写在单上。
2. 仓管员测量冷藏车的温度,记在收货本上。
3. 店长24小时内回复供应商的投诉。
4. 保洁员每天22:00清洗冷库地面。
"""


def procedure(text: str = SOP, name: str = "bikes.md") -> Procedure:
    """The SOP of a text."""
    reading = read_string(text, name)
    return Procedure(reading.sop, content_hash(reading.sop), name, reading.document)


def retrospective(text: str, name: str = "review.md") -> Read:
    """A retrospective as it was read."""
    return read_retrospective(read_string(text, name).document, name)


def proposed(
    text: str, sop: str = SOP, name: str = "review.md", advice: Advice | None = None
) -> ChangeSet:
    """The change set of a retrospective."""
    return propose(retrospective(text, name), procedure(sop), advice=advice)


def kinds(text: str, name: str = "review.md") -> dict[str, Kind]:
    """The kind of each statement, by its words."""
    return {one.plain: one.kind for one in retrospective(text, name).statements}
