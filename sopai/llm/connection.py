"""Whether a model can be reached, follows a schema, and how fast it is."""

from time import monotonic

from sopai.llm.ask import ask
from sopai.llm.choice import ModelChoice
from sopai.llm.closed_list import with_choices
from sopai.llm.fence import fenced
from sopai.llm.task import Task
from sopai.schema.base import Text, Value

SENTENCE = "The packer weighs the parcel on the scale and writes the weight on the label."
_WHO = ("packer", "driver", "cashier")


class Heard(Value):
    """Who does what in a sentence."""

    who: Text
    """The position that does the work."""

    action: Text
    """What they do, in the words of the sentence."""


class Connection(Value):
    """What a trial ask showed."""

    who: str
    is_right: bool

    seconds: float
    """Wall time, loading the embedded model included."""

    tokens_out: int


def try_model(choice: ModelChoice, task: Task) -> Connection:
    """Ask one small question.

    Raises:
        ModelError: the model gave no answer that can be used; the message says why.
    """
    start = monotonic()
    reply = ask(
        choice,
        "connection-test",
        {"sentence": fenced(SENTENCE)},
        with_choices(Heard, {"who": _WHO}),
        task=task,
        max_tokens=200,
    )
    return Connection(
        who=reply.answer.who,
        is_right=reply.answer.who == _WHO[0],
        seconds=monotonic() - start,
        tokens_out=reply.calls[-1].tokens_out,
    )
