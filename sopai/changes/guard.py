"""The meaning guard: what a change takes away from, or puts into, what a procedure says.

Numbers and their units, at least and at most, "not", conditions, "only", who does it, and with
what. It compares words by rules: what it says is a reason to look, and a change may well mean it.
"""

from collections.abc import Iterator
from re import IGNORECASE, compile, escape

from pydantic import JsonValue

from sopai.changes.addresses import Spot, spot_of
from sopai.changes.amounts import Amount, amounts
from sopai.changes.denials import (
    conditions,
    denials,
    dropped,
    gone,
    limitations,
    unchecked,
)
from sopai.changes.meaning import added_names, stems
from sopai.changes.parts import Element, Parts, plain, take_apart
from sopai.changes.pointing import references
from sopai.changes.words import (
    known_owners,
    known_tools,
    owner_words,
    tools_of,
    words_beside,
    words_of,
)
from sopai.language.script import normalise
from sopai.schema.changes import Change, Operation
from sopai.schema.sop import Sop

_TEXTS = {
    "en": {
        "becomes": "{a} becomes {b}",
        "number_gone": "the number {a} is gone",
        "number_new": "the number {a} is new",
        "side": "{a}: at least becomes at most, or the other way round",
        "not_gone": "what was forbidden or denied is not any more: “{a}”",
        "not_new": "something is forbidden or denied that was not: “{a}”",
        "condition_gone": "a condition is gone: “{a}”",
        "condition_new": "a condition is new: “{a}”",
        "only_gone": "it is not limited any more: “{a}”",
        "only_new": "it is limited now: “{a}”",
        "owner": "who does it changes: {a} becomes {b}",
        "owner_gone": "nobody is named any more; it was {a}",
        "name_gone": "{a} is not named any more",
        "name_new": "{a} is named and was not",
        "beside": "{b} of the step still says “{a}”",
        "all_gone": "this is not said any more: “{a}”",
        "leads": "another place points to this step and has to change with it: {a}",
        "denies": "it says now not to do what it says to do: “{a}”",
        "unchecked": "a check or an approval falls away: “{a}”",
        "tool_gone": "the tool {a} is gone",
        "tool_new": "the tool {a} is new",
    },
    "zh": {
        "becomes": "{a}变成了{b}",
        "number_gone": "数字{a}没有了",
        "number_new": "数字{a}是新加的",
        "side": "{a}：“至少”和“最多”颠倒了",
        "not_gone": "原来禁止或否定的，现在没有了：“{a}”",
        "not_new": "新增了禁止或否定：“{a}”",
        "condition_gone": "少了一个条件：“{a}”",
        "condition_new": "多了一个条件：“{a}”",
        "only_gone": "不再有限制：“{a}”",
        "only_new": "新增了限制：“{a}”",
        "owner": "负责人变了：{a}变成了{b}",
        "owner_gone": "不再写明负责人，原来是{a}",
        "name_gone": "不再提到{a}",
        "name_new": "新提到{a}",
        "beside": "该步骤的{b}仍写着“{a}”",
        "all_gone": "不再写有：“{a}”",
        "leads": "别处指向这一步，要先改：{a}",
        "denies": "前面要求做，现在又说不做：“{a}”",
        "unchecked": "取消了检查或审批：“{a}”",
        "tool_gone": "工具{a}没有了",
        "tool_new": "工具{a}是新加的",
    },
}
_TAKEN = {
    "time_limit": {"en": "the time limit", "zh": "时限"},
    "trigger": {"en": "the trigger", "zh": "触发条件"},
    "tools": {"en": "the tool list", "zh": "工具"},
    "script": {"en": "the script", "zh": "话术"},
}
"""Fields that readers take from the sentence of a step."""


def guard(sop: Sop, change: Change, language: str = "en") -> tuple[str, ...]:
    """What a change takes away or puts in, a sentence each; nothing when the meaning stays.

    Args:
        sop: the SOP that the change is made for.
        change: the change, applied or not.
        language: of the sentences.

    Raises:
        ChangeError: the address is none of this SOP.
    """
    spot = spot_of(change.address, sop.id, change.id)
    if change.op is Operation.MOVE:
        return ()
    parts = take_apart(sop)
    tools = known_tools(parts)
    if change.op is Operation.SET and spot.path[-1:] == ("tools",):
        return tuple(_lists(change.before, change.after, language))
    if change.op is Operation.SET and _is_owner(change.before, change.after):
        return tuple(_owners(change.before, change.after, language))
    before, after = words_of(change.before), words_of(change.after)
    if change.op is Operation.ADD:
        return tuple(_new_tools(change.after, tools, language))
    if change.op is Operation.REMOVE:
        after = words_beside(parts, spot)
        lost = _losses(before, after, tools) or [("all_gone", " ".join(before.split()), "")]
        lost += [("leads", words, "") for words in _pointing_to(parts, spot)]
        return tuple(_say(language, lost))
    known = (*tools, *known_owners(parts))
    if change.op is Operation.SET:
        holder = parts.holder(spot) or {}
        beside = words_of([holder.get("owner"), holder.get("tools")])
        said = compare(before, after, language, known, beside, change.quote)
        return (*said, *_left_beside(holder, change, language))
    said = compare(before, after, language, known, said=change.quote)
    was, now = tools_of(change.before), tools_of(change.after)
    return tuple(dict.fromkeys((*said, *_lists([*was], [*now], language))))


def compare(
    before: str,
    after: str,
    language: str = "en",
    known: tuple[str, ...] = (),
    beside: str = "",
    said: str = "",
) -> tuple[str, ...]:
    """What words lose or gain beside others, a sentence each.

    Args:
        before: the words that stand there.
        after: the words that will.
        language: of the sentences.
        known: names of tools and people, to look for in both.
        beside: what stands in other fields of the step: a name in it is not lost.
        said: words that ask for the change: what is new and stands in them is wanted.
    """
    if plain(before) == plain(after):
        return ()
    found = [*_numbers(amounts(before), amounts(after)), *_claims(before, after)]
    names = [*known]
    if before and after:
        names += _capitals(before, after) + _capitals(after, before)
    for name in dict.fromkeys(names):
        was, now = _has(before, name), _has(after, name)
        if was != now and not _has(beside, name):
            found.append(("name_gone" if was else "name_new", name, ""))
    wanted = [one for one in found if not (one[0].endswith("_new") and _stands_in(one[1], said))]
    return tuple(dict.fromkeys(_say(language, wanted)))


def _stands_in(words: str, said: str) -> bool:
    wanted, there = ("".join(normalise(one).split()).casefold() for one in (words, said))
    return wanted in there


def _say(language: str, found: list[tuple[str, str, str]]) -> list[str]:
    return [_TEXTS[language][key].format(a=a, b=b) for key, a, b in found]


def _numbers(before: list[Amount], after: list[Amount]) -> Iterator[tuple[str, str, str]]:
    was = {(one.value, one.unit): one for one in before}
    now = {(one.value, one.unit): one for one in after}
    lost = [one for key, one in was.items() if key not in now]
    new = [one for key, one in now.items() if key not in was]
    for one in lost:
        other = next((o for o in new if o.unit == one.unit or one.value == o.value), None)
        if other is None:
            yield "number_gone", one.text, ""
        else:
            new.remove(other)
            yield "becomes", one.text, other.text
    for one in new:
        yield "number_new", one.text, ""
    for key in was.keys() & now.keys():
        if was[key].side * now[key].side < 0:
            yield "side", now[key].text, ""


def _claims(before: str, after: str) -> Iterator[tuple[str, str, str]]:
    was, now = denials(before), denials(after)
    yield from (("not_gone", said.text, "") for said in dropped(was, now, after))
    yield from (("not_new", said.text, "") for said in dropped(now, was, before))
    said_before = stems(normalise(before)) - {stem for said in was for stem in said.scope}
    yield from (("denies", said.text, "") for said in now if said.head and said.head <= said_before)
    if len(taken := unchecked(after)) > len(unchecked(before)):
        yield "unchecked", taken[-1], ""
    for kind, read in (("condition", conditions), ("only", limitations)):
        was, now = read(before), read(after)
        yield from ((f"{kind}_gone", said.text, "") for said in gone(was, now))
        yield from ((f"{kind}_new", said.text, "") for said in gone(now, was))


def _pointing_to(parts: Parts, spot: Spot) -> Iterator[str]:
    """What points to a step that goes, in its own words: a condition, a situation, an action."""
    own = f"/steps/{spot.id}/"
    for address, holder, name in references(parts):
        is_meant = spot.group == "steps" and spot.is_element and str(holder[name]) == spot.id
        if is_meant and not address.startswith(own):
            said = (holder.get(key) for key in ("condition", "situation", "name", "action"))
            yield next((str(words) for words in said if words), address)


def _losses(before: str, rest: str, tools: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """What a part that goes says, and nothing else of the procedure does."""
    kept = {(one.value, one.unit) for one in amounts(rest)}
    found = [
        ("number_gone", one.text, "")
        for one in amounts(before)
        if (one.value, one.unit) not in kept
    ]
    elsewhere = {stem for said in denials(rest) for stem in said.scope}
    found += [("not_gone", said.text, "") for said in denials(before) if not said.head & elsewhere]
    lost = [tool for tool in tools if _has(before, tool) and not _has(rest, tool)]
    return found + [("tool_gone", tool, "") for tool in lost]


def _left_beside(holder: Element, change: Change, language: str) -> list[str]:
    """Fields that were made of the words which change, and say now what these do not any more.

    Readers of files take limits, tools and owners from the sentence of a step.
    """
    before, after = words_of(change.before), words_of(change.after)
    beside = {name: holder.get(name) for name in _TAKEN if name != change.address.split("/")[-1]}
    found = [
        ("beside", words, _TAKEN[name][language])
        for name, value in beside.items()
        for words in words_of(value).split(".\n")
        if words and _has(before, words) and not _has(after, words)
    ]
    return _say(language, found)


def _is_owner(*values: JsonValue) -> bool:
    return any(isinstance(value, dict) and "kind" in value for value in values)


def _owners(before: JsonValue, after: JsonValue, language: str) -> list[str]:
    was, now = owner_words(before), owner_words(after)
    if not was or was.casefold() == now.casefold():
        return []
    return _say(language, [("owner", was, now)] if now else [("owner_gone", was, "")])


def _lists(before: JsonValue, after: JsonValue, language: str) -> list[str]:
    was = {str(one).casefold(): str(one) for one in before} if isinstance(before, list) else {}
    now = {str(one).casefold(): str(one) for one in after} if isinstance(after, list) else {}
    lost = [("tool_gone", one, "") for key, one in was.items() if key not in now]
    return _say(language, lost + [("tool_new", now[key], "") for key in now if key not in was])


def _new_tools(after: JsonValue, tools: tuple[str, ...], language: str) -> list[str]:
    known = {tool.casefold() for tool in tools}
    new = [tool for tool in tools_of(after) if tool.casefold() not in known]
    return _say(language, [("tool_new", tool, "") for tool in new])


def _has(text: str, name: str) -> bool:
    """Whether a name stands in a text as words of its own."""
    plain_name = normalise(name.strip())
    bounds = r"(?<![A-Za-z0-9]){}(?![A-Za-z0-9])" if plain_name.isascii() else "{}"
    pattern = compile(bounds.format(escape(plain_name)), IGNORECASE)
    return bool(plain_name) and pattern.search(normalise(text)) is not None


def _capitals(before: str, after: str) -> list[str]:
    """Capitalised words of the second text that the first does not have, as they are written."""
    written = {
        word.strip(".,;:!?()\"'").lower(): word.strip(".,;:!?()\"'") for word in after.split()
    }
    names = added_names(normalise(before), normalise(after))
    return [written.get(name, name) for name in names]
