"""Changes of an older version, made for a newer one as far as they fit it."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import JsonValue

from sopai.changes.addresses import Spot, is_keyed, spot_of
from sopai.changes.apply import carry_out
from sopai.changes.conflicts import Conflict, mismatches
from sopai.changes.parts import Parts, plain, take_apart, value_at
from sopai.errors import ChangeError
from sopai.schema.changes import Change, ChangeOpenItem, ChangeSet, ChangeTarget, Operation
from sopai.schema.sop import Sop

_TEXTS = {
    "en": {
        "fits": "the file was made of version {old}, and the library is at {new}: the changes fit "
        "that one as well, and are made for it",
        "some": "the file was made of version {old}, and the library is at {new}: {count} changes "
        "do not fit that one and are open items; the others are made for it",
        "none": "the file was made of version {old}, and the library is at {new}: the changes "
        "cannot be made for that one, and will not be applied ({why}); export {new} and make them "
        "in it",
        "conflict": "The library says something else here since {new}, and the file too: {after}. "
        "Which holds?",
        "gone": "(deleted)",
    },
    "zh": {
        "fits": "文件由 {old} 版导出，流程库已到 {new} 版：这些修改对新版同样适用，已改为针对新版",
        "some": "文件由 {old} 版导出，流程库已到 {new} 版：有 {count} 处修改与新版冲突，列为待定；"
        "其余已改为针对新版",
        "none": "文件由 {old} 版导出，流程库已到 {new} 版：这些修改无法用于新版，不会被采用"
        "（{why}）；请导出 {new} 版，在其中修改",
        "conflict": "这里流程库自 {new} 版起已另有说法，文件里又改成：{after}。以哪个为准？",
        "gone": "（删除）",
    },
}


class Rebased(NamedTuple):
    """Changes after the library moved on."""

    changes: ChangeSet
    note: str
    is_moved: bool
    """They are made for the newest version now."""


def rebased(
    changes: ChangeSet,
    newest: Sop,
    base: str,
    last_ids: Mapping[str, int],
    versions: tuple[str, str],
    language: str,
) -> Rebased:
    """The changes for the newest version; those that do not fit become open items.

    What the newest version says already is left out.

    Args:
        changes: of the older version.
        newest: the SOP as it is now.
        base: hash of that version.
        last_ids: the highest number ever used, by letter.
        versions: numbers of the older and of the newest version.
        language: of what is said.
    """
    texts, (old, new) = _TEXTS[language], versions
    parts = take_apart(newest)
    spots = {one.id: spot_of(one.address, newest.id, one.id) for one in changes.changes}
    left = [one for one in changes.changes if not _is_done(one, spots[one.id], parts)]
    wrong = {one: found for found in mismatches(left, spots, parts) for one in found.changes}
    fitting = [one for one in left if one.id not in wrong]
    try:
        carry_out(newest, fitting, last_ids)
    except ChangeError as error:
        return Rebased(changes, texts["none"].format(old=old, new=new, why=error), False)
    asked = [_asked(one, wrong[one.id], texts, new) for one in left if one.id in wrong]
    items = [*changes.open_items, *asked]
    made = ChangeSet(
        retrospective=changes.retrospective,
        targets=(ChangeTarget(sop=newest.id, base=base),),
        changes=tuple(fitting),
        open_items=tuple(
            ChangeOpenItem.model_validate(dict(item) | {"id": f"o{at}"})
            for at, item in enumerate(items, start=1)
        ),
        unmatched=changes.unmatched,
    )
    key = "some" if asked else "fits"
    return Rebased(made, texts[key].format(old=old, new=new, count=len(asked)), True)


def _is_done(change: Change, spot: Spot, parts: Parts) -> bool:
    """Whether the SOP says already what a change would make it say."""
    holder = parts.holder(spot)
    if change.op is Operation.ADD and is_keyed(spot):
        added = _said(change.after)
        return any(_said(one) == added for one in parts.groups[spot.group or ""].values())
    if change.op is Operation.REMOVE and spot.is_element:
        return holder is None
    is_set = change.op is Operation.SET and holder is not None
    return is_set and plain(value_at(holder, spot.path)) == plain(change.after)


def _said(value: JsonValue) -> JsonValue:
    """An element without its id, its place, and how its owners were found."""
    if isinstance(value, list):
        return [_said(one) for one in value]
    if not isinstance(value, dict):
        return value
    hidden = {"id", "parent", "found", *({"text"} if value.get("role") else ())}
    return plain({name: _said(one) for name, one in value.items() if name not in hidden})


def _asked(
    change: Change, conflict: Conflict, texts: Mapping[str, str], new: str
) -> ChangeOpenItem:
    is_gone = change.op is Operation.REMOVE
    after = texts["gone"] if is_gone else change.quote
    return ChangeOpenItem(
        id="o1",
        kind="contradiction",
        text=f"{conflict.address}: " + texts["conflict"].format(new=new, after=after),
        quote=change.quote,
        place=change.place,
    )
