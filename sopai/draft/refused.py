"""Words of a description that were misunderstood: they name nobody, no tool and no limit."""

from sopai.draft.facts import Facts
from sopai.draft.said import Said
from sopai.schema.base import Text, Value
from sopai.schema.owner import NOBODY


class Refused(Value):
    """Words of a description that a person takes out of what was understood."""

    people: tuple[Text, ...] = ()
    """Names that are no person's: nobody of that name owns anything."""

    tools: tuple[Text, ...] = ()
    """Words that are no tool."""

    limits: tuple[Text, ...] = ()
    """Words that bind nothing: no time and no amount."""


NOTHING = Refused()


def without(facts: Facts, refused: Refused) -> Facts:
    """The facts of a description without what a person took out; its words stay as they are."""
    if refused == NOTHING:
        return facts
    people = facts.people
    return facts._replace(
        people=people._replace(
            names=tuple(name for name in people.names if name not in refused.people),
            writer=None if people.writer in refused.people else people.writer,
        ),
        tools=tuple(tool for tool in facts.tools if tool not in refused.tools),
        said=tuple(_said(one, refused) for one in facts.said),
    )


def _said(said: Said, refused: Refused) -> Said:
    if said.owner.person in refused.people:
        said = said._replace(owner=NOBODY, owner_quote=None)
    if said.limit in refused.limits:
        said = said._replace(limit=None, is_time=False)
    return said._replace(tools=tuple(tool for tool in said.tools if tool not in refused.tools))
