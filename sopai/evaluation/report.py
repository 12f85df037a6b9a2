"""What a suite found: the values that the terminal and `--json` show."""

from typing import Literal

from pydantic import Field

from sopai.evaluation.attack_suite import Attacks
from sopai.evaluation.batch_suite import Batch
from sopai.evaluation.draft_suite import Drafting
from sopai.evaluation.gold import VagueClass
from sopai.evaluation.kills_suite import Kills
from sopai.evaluation.negatives import Negatives
from sopai.evaluation.quiet_suite import Quiet
from sopai.evaluation.scoring import Figure, Figures
from sopai.evaluation.search_speed_suite import SearchSpeed
from sopai.evaluation.search_suite import Searching
from sopai.evaluation.tally import Tally
from sopai.schema.base import Text, Value

SCHEMA: Literal["sopai.eval/1"] = "sopai.eval/1"


class CheckerState(Value):
    """A checker that took part, or could not."""

    name: Text
    version: Text | None
    """Null when it is not installed."""

    languages: tuple[Text, ...]
    """The languages it was run on."""

    about: Text
    """What it is and which of its checks count."""


class Row(Value):
    """How one checker did on one group of items."""

    group: Text
    """A file of gold rows, `all en`, `all zh` or `all`."""

    documents: int
    """Documents in the group."""

    checker: Text
    figures: Figures | None
    """Null when the checker is not installed or not made for a language of the group."""


class CodeCount(Value):
    """How often the findings of one rule were right about an item."""

    code: Text
    items: int
    """Items with a finding of the rule."""

    precision: Figure
    """Share of them that ought to be flagged, by whatever rule."""


class ClassRecall(Value):
    """How many marks of one class of vague wording were found."""

    vague_class: VagueClass
    codes: tuple[Text, ...]
    """The rules meant for the class; empty means any rule."""

    marks: int
    found: Figure
    """Share of the marks whose words overlap a vague-wording finding."""

    as_class: Figure
    """Share of the marks whose words overlap a finding of these rules."""


class Confusion(Value):
    """How many operative items of one kind of owner were read as another."""

    gold: Text
    """The kind that is right."""

    read: Text
    """The kind that was read; `na` where the item was not taken as operative."""

    items: int


class Failure(Value):
    """An item of the development split that the linter judged wrongly."""

    id: Text
    doc: Text
    line: int
    kind: Literal["missed", "wrong"]
    """`missed` ought to be flagged and was not; `wrong` was flagged and ought not to be."""

    text: Text
    """Its words, cut to 100 characters."""

    expected: tuple[Text, ...]
    """What the labels say."""

    reported: tuple[Text, ...]
    """What the linter reported on its lines."""


class Quality(Value):
    """What a suite measured on labelled items."""

    schema_name: Literal["sopai.eval/1"] = Field(default=SCHEMA, serialization_alias="schema")
    suite: Literal["lint", "owners"]
    split: Literal["dev", "report", "all"]
    n: int
    """Items judged."""

    documents: int
    """Documents they are from."""

    goal: Text
    """What the figures ought to reach."""

    annotators: dict[str, float]
    """F1 of one annotator against the other by file: about what can be reached."""

    checkers: tuple[CheckerState, ...]
    rows: tuple[Row, ...]
    codes: tuple[CodeCount, ...]
    classes: tuple[ClassRecall, ...] = ()
    """Lint only: recall by class of vague wording."""

    clarified: Figure | None = None
    """Lint only: share of the clarified words that were wrongly flagged."""

    clarified_marks: int = 0
    """Lint only: how many words are clarified."""

    negatives: Negatives | None = None
    """Lint only: near misses that no rule ought to report."""

    operative: tuple[Row, ...] = ()
    """Owners only: which items were taken to tell somebody to do something."""

    owner_kinds: tuple[Confusion, ...] = ()
    """Owners only: operative items by kind of owner, as labelled and as read."""

    owner_accuracy: Figure | None = None
    """Owners only: share of operative items whose kind of owner was read rightly."""

    failures: tuple[Failure, ...] = ()
    """Development items judged wrongly; items of the report split are never listed."""

    failures_withheld: int = 0
    """Items of the report split judged wrongly."""


class Measure(Value):
    """One measured time or rate."""

    name: Text
    value: float
    unit: Text
    goal: float | None
    """The limit, or null for a figure that is only told."""

    is_met: bool | None
    """Whether the value reaches its goal."""

    how: Text
    """What was measured, and on what."""


class Speed(Value):
    """What the speed suite measured."""

    schema_name: Literal["sopai.eval/1"] = Field(default=SCHEMA, serialization_alias="schema")
    suite: Literal["speed"] = "speed"
    folder: Text
    machine: Text
    """Interpreter, system and number of cores; one core is used."""

    files: int
    words: int
    """Words as this package counts them: Latin words, and each Han character."""

    words_wc: int
    """Words as `wc -w` counts them: what stands between white space."""

    measures: tuple[Measure, ...]


Report = (
    Quality | Speed | Drafting | Searching | SearchSpeed | Tally | Batch | Quiet | Attacks | Kills
)


def to_json(report: Report) -> str:
    """The report as one JSON object."""
    return report.model_dump_json(by_alias=True, indent=2)
