"""Change sets as files, and the changes in them that a person accepts."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from sopai.errors import ChangeError
from sopai.library.evidence import unknown_change
from sopai.schema.changes import Change, ChangeSet, ChangeTarget

MAX_BYTES = 20_000_000
"""Of a change set's file: a thousand changes with their quotes have one."""

MAX_CHANGES = 5_000
"""In one change set: more than anybody can decide about."""


def read_change_set(path: Path) -> ChangeSet:
    """The change set in a JSON file.

    Raises:
        ChangeError: it is missing, too large, no JSON, or no change set.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ChangeError(
                f"{str(path)!r} is larger than a change set can be ({MAX_BYTES} bytes)"
            )
        content = path.read_bytes()
    except OSError as error:
        raise ChangeError(
            f"{str(path)!r} cannot be opened ({error.strerror}): name the file that `sopai retro "
            "--json` wrote"
        ) from error
    return parse_change_set(content, str(path))


def parse_change_set(content: bytes, name: str) -> ChangeSet:
    """The change set in the bytes of a file.

    Raises:
        ChangeError: they are no JSON, or no change set.
    """
    try:
        found = ChangeSet.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise ChangeError(f"{name!r} is no change set: {where}: {first['msg']}") from error
    if len(found.changes) > MAX_CHANGES:
        raise ChangeError(
            f"{name!r} has {len(found.changes)} changes, more than {MAX_CHANGES}: make one change "
            "set for each retrospective"
        )
    counted = Counter(change.id for change in found.changes)
    twice = [one for one, count in counted.items() if count > 1]
    if twice:
        raise ChangeError(f"{name!r}: two changes have the id {twice[0]}: number them c1, c2, ...")
    for change in found.changes:
        if change.target >= len(found.targets):
            raise ChangeError(
                f"{name!r}: {change.id} is for target {change.target}, and there are "
                f"{len(found.targets)}"
            )
    return found


def chosen_changes(change_set: ChangeSet, accept: str) -> tuple[Change, ...]:
    """The changes that a person accepts: `all`, or their ids with commas between.

    Raises:
        ChangeError: one is unknown, or none is named.
    """
    named = list(dict.fromkeys(one.strip() for one in accept.split(",") if one.strip()))
    by_id = {change.id: change for change in change_set.changes}
    if named == ["all"]:
        named = list(by_id)
    for one in named:
        if one not in by_id:
            raise unknown_change(one, change_set)
    if not named:
        raise ChangeError("nothing is accepted: name changes such as c1,c3, or all")
    return tuple(by_id[one] for one in named)


def one_target(change_set: ChangeSet, chosen: Sequence[Change]) -> ChangeTarget:
    """The SOP that changes are for.

    Raises:
        ChangeError: there are several.
    """
    indices = sorted({change.target for change in chosen})
    if len(indices) > 1:
        listed = "; ".join(
            f"{change_set.targets[index].path or change_set.targets[index].sop}: "
            + ",".join(change.id for change in chosen if change.target == index)
            for index in indices
        )
        raise ChangeError(
            f"nothing was applied: these changes are for {len(indices)} SOPs; accept those of one "
            f"at a time: {listed}"
        )
    return change_set.targets[indices[0]]
