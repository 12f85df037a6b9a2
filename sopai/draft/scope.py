"""Whether a brief describes one procedure or several, and which words belong to which."""

from re import compile
from typing import NamedTuple

from sopai.changes.meaning import stems
from sopai.draft.build import capital
from sopai.draft.facts import Facts, facts_of
from sopai.draft.kinds import DONE
from sopai.draft.position import Position, Task, as_title, position_of
from sopai.draft.topics import Mark, is_several, marks_of

MIN_DONE = 2
"""Things done from which on a part without a number is a procedure of its own."""

MAX_PARTS = 12

_FOR_ALL = {
    "en": compile(
        r"\W*(?:(?:and|but|also|finally|oh),? )*"
        r"(?:(?:in|for|with|after|on) (?:both|each|all|either)\b|"
        r"both (?:(?:of (?:them|these)|procedures|processes|cases) |"
        r"(?:are|is|must|have|need|should|go|get|end|start|follow)\b)|"
        r"(?:each|all|either) of (?:them|these|the (?:two|three))|"
        r"all (?:the )?(?:two|three|four)? ?(?:procedures|processes|parts)\b|either way\b|"
        r"the same (?:goes|holds|applies) for (?:both|all))",
        2,
    ),
    "zh": compile(
        r"\W*(?:另外|还有|最后|对了)?,?(?:以上|上面|上述|"
        r"这?[两三四](?:个|件|块|种|份|样)(?:流程|事情?|制度|情况)?|"
        r"两边|两头|不管(?:是)?哪|无论哪|所有流程|每个流程)[^,。]{0,8}?(?:都|均|要|得|须|必须|一律|一样)"
    ),
}
"""The beginning of a sentence that holds for every part."""

_SENTENCE = compile(r"[^.!?。!?\n]+(?:\.(?=\S)[^.!?。!?\n]*)*[.!?。!?]*\s*")


class Part(NamedTuple):
    """A procedure among several of a brief."""

    title: str
    spans: tuple[tuple[int, int], ...]
    """Bounds of its passages in the brief."""

    heads: tuple[int, ...] = ()
    """Where each passage begins to speak of the work, behind a heading or "as for the refunds"."""

    lead: str | None = None
    """Of a task in a list of tasks: who does it, and what is said before the list."""


def parts_of(facts: Facts) -> tuple[Part, ...]:
    """The procedures that a brief describes, in its order; none where it is one.

    A brief that says that there are several things is parted where it turns to another topic: by a
    heading, a label or words such as "as for the refunds"; in each something has to be done. What
    is announced as everything that somebody does is parted into its tasks.

    Args:
        facts: what the brief says.
    """
    position = position_of(facts.plain, facts.language)
    if position is not None:
        return tuple(_task(facts, position, task) for task in position.tasks[:MAX_PARTS])
    marks = marks_of(facts)
    if not marks or not is_several(facts):
        return ()
    parts = _topics(facts, marks)
    least = 1 if all(mark.is_numbered for mark in marks) else MIN_DONE
    several = tuple(
        part
        for part in parts
        if sum(_done(facts, start, end) for start, end in part.spans) >= least
    )
    return several if 2 <= len(several) <= MAX_PARTS else ()


def _topics(facts: Facts, marks: tuple[Mark, ...]) -> list[Part]:
    """Each topic with all passages that are about it."""
    parts: dict[str, Part] = {}
    ends = [mark.start for mark in marks[1:]] + [_end(facts, marks[-1].end)]
    for mark, end in zip(marks, ends, strict=True):
        title = _title(mark, list(parts))
        part = parts.get(title, Part(capital(title), ()))
        parts[title] = part._replace(
            spans=(*part.spans, (mark.start, end)), heads=(*part.heads, mark.end)
        )
    return list(parts.values())


def done_in(facts: Facts, text: str) -> int:
    """Things that are done in a text of the brief's people.

    Args:
        facts: what the brief says.
        text: some of its words.
    """
    said = facts_of(text, known=facts.people.names, language=facts.language).said
    return sum(one.kind in DONE for one in said)


def _title(mark: Mark, titles: list[str]) -> str:
    """The topic of a mark, as it was called when it first came up."""
    if mark.is_numbered:
        return mark.topic
    known = next((one for one in titles if _same(one, mark.topic)), None)
    if known is None and mark.is_back and len(titles) > 1:
        known = titles[-2]
    return known or mark.topic


def _same(one: str, other: str) -> bool:
    """Two names of a topic: all words of the one stand in the other."""
    a, b = stems(one), stems(other)
    is_inside = one.lower() in other.lower() or other.lower() in one.lower()
    return is_inside or bool(a and b and (a <= b or b <= a))


def _task(facts: Facts, position: Position, task: Task) -> Part:
    title = capital(as_title(facts.brief[slice(*task.name)].strip(), facts.language))
    spans = (task.span, *task.more)
    if position.is_inline:
        begin = max(facts.plain.rfind(sign, 0, position.head.head[0]) for sign in ".!?。\n")
        before = facts.brief[: begin + 1].strip()
        lead = f"{before}\n\n{capital(facts.brief[slice(*position.head.who)])}"
        return Part(title, spans, lead=lead.strip())
    return Part(title, spans, heads=(task.body,))


def text_of(facts: Facts, part: Part, parts: tuple[Part, ...]) -> str:
    """The words of one of the parts under its title, with what is said of none of them."""
    if part.lead is not None:
        return _text_of_task(facts, part)
    cuts = [span for other in parts if other is not part for span in other.spans]
    cuts += [(start, head) for (start, _), head in zip(part.spans, part.heads, strict=False)]
    pieces, at = [], 0
    for start, end in [*sorted(cuts), (len(facts.brief), 0)]:
        pieces.append(_trimmed(facts.brief[at:start]))
        at = max(at, end)
    return "\n\n".join([f"# {part.title}", *(piece for piece in pieces if piece)])


def _trimmed(words: str) -> str:
    return words.lstrip(" \t\n.,:;。，：；、】").rstrip()


def _text_of_task(facts: Facts, part: Part) -> str:
    """A task of a position as a sentence of its own, and what is said of it behind the list."""
    task, *more = (facts.brief[slice(*span)].strip(" .。;；") for span in part.spans)
    stop, blank = ("。", "") if facts.language == "zh" else (".", " ")
    sentences = [f"{part.lead}{blank}{task}{stop}", *(f"{one}{stop}" for one in more)]
    return f"# {part.title}\n\n{blank.join(sentences)}"


def _end(facts: Facts, start: int) -> int:
    """Where the last part ends: before closing words that hold for all, and a signature.

    Args:
        facts: what the brief says.
        start: of what is said in the last part.
    """
    end = len(facts.plain)
    last = facts.plain.rstrip().rfind("\n\n")
    if last >= start and not _done(facts, last, end):
        end = last
    for match in reversed(list(_SENTENCE.finditer(facts.plain, start, end))):
        if not match.group().strip():
            continue
        if _FOR_ALL[facts.language].match(match.group()) is None:
            break
        end = match.start()
    return end


def _done(facts: Facts, start: int, end: int) -> int:
    """Things that are done between two offsets."""
    return sum(start <= said.start < end for said in facts.said if said.kind in DONE)
