"""What a person says about a draft in words, as changes: "make step 4 two steps"."""

from collections.abc import Mapping
from re import Match, compile
from typing import NamedTuple

from sopai.draft.build import capital
from sopai.draft.reshape import Reshape
from sopai.draft.values import Draft
from sopai.errors import DraftError
from sopai.language import performer_en
from sopai.language.mood_zh import begins_with_verb
from sopai.language.numerals import numeral
from sopai.language.script import normalise
from sopai.schema.sop import Step, numbers

MAX_INSTRUCTION = 1_000
"""Characters of an instruction: what is longer is a description."""

_N = r"(?:steps?|no\.?|number|#)\s*(?P<n>\d{1,3})"
_M = r"(?:(?:and|with|to|,|\+|step|steps)\s*)+(?P<m>\d{1,3})"
_SAID_ZH = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_ZN = rf"第?\s?(?P<n>{_SAID_ZH})\s?(?:步|条|项)?"
_ZM = rf"(?:和|与|、|跟)第?\s?(?P<m>{_SAID_ZH})\s?(?:步|条|项)?"
_PLEASE = r"^(?:please )?"
_PLEASE_ZH = r"^请?(?:把|将)?"

_FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "split",
        (
            rf"{_PLEASE}(?:make|turn|cut|split|divide|break)(?: up)? {_N}\b"
            r"(?! to\b)(?:.{0,12}\b(?:two|2|steps|up|apart)\b.*|\W*)$",
            rf"{_PLEASE_ZH}{_ZN}(?:拆|分|改)(?:开|成|为)?(?:两|二|2)?(?:步|条|个步骤)?[。!]?$",
        ),
    ),
    (
        "join",
        (
            rf"{_PLEASE}(?:merge|join|combine|put together)\s+{_N}\s*{_M}\b",
            rf"{_PLEASE_ZH}{_ZN}{_ZM}(?:合并|合成|并成|放到?一起)",
            rf"^请?合并{_ZN}{_ZM}",
        ),
    ),
    (
        "move",
        (
            rf"{_PLEASE}(?:move|put)\s+{_N}\s+(?:to )?"
            r"(?P<where>before|after|behind|above|below|in front of)\s+"
            r"(?:step\s*)?(?P<m>\d{1,3})\b",
            rf"{_PLEASE_ZH}{_ZN}(?:移|挪|放|调)(?:到|在)?第?\s?(?P<m>{_SAID_ZH})\s?(?:步|条|项)?的?"
            r"(?P<where>之前|之后|前|后|上面|下面)",
        ),
    ),
    (
        "delete",
        (
            rf"{_PLEASE}(?:delete|remove|drop|leave out|take out|strike)\s+{_N}\W*$",
            rf"^请?(?:删除?|去掉|不要){_ZN}[。!]?$",
            rf"{_PLEASE_ZH}{_ZN}(?:删掉?|删除|去掉)[。!]?$",
        ),
    ),
    (
        "limit",
        (
            rf"^{_N}\W*(?:must be done |has to be done |is done |takes? )?"
            r"(?P<text>(?:within|before|in|at the latest|no later than|by (?=\d|noon|the end)) "
            r"[^.;]{2,40}?)\W*$",
            rf"^{_ZN}(?:要|须|得|必须)?在?(?P<text>[^,。;]{{1,12}}(?:以内|之前|内|前))"
            r"(?:完成|做完)?[。!]?$",
        ),
    ),
    (
        "owner",
        (
            rf"^{_N}(?: is done by|['’]s owner is|: owner| belongs to| goes to| is for| by) "
            r"(?P<text>[^.,;]{2,60}?)\W*$",
            r"^(?P<text>[^.,;]{2,40}?) (?:does|owns|takes|is responsible for|should do) "
            rf"{_N}\W*$",
            rf"^{_ZN}(?:由|归|让|的?负责人(?:是|改成|改为))(?P<text>[^,。;]{{1,20}}?)"
            r"(?:来?做|负责|执行)?[。!]?$",
        ),
    ),
    (
        "action",
        (
            rf"{_PLEASE}(?:change|reword|rewrite|make)?\s*{_N}\s*"
            r"(?:to(?: say)?:?|:|=|says?:?)\s*"
            r"[\"“]?(?P<text>[^\n]{3,500}?)[\"”]?\s*$",
            rf"{_PLEASE_ZH}{_ZN}(?:改成|改为|写成|:)\s?:?[“\"]?(?P<text>[^\n]{{2,300}}?)[”\"]?$",
        ),
    ),
    (
        "title",
        (
            rf"{_PLEASE}(?:call it|(?:the )?title(?: is|:| should be)|name it)\s*"
            r"[\"“]?(?P<text>[^\n]{2,80}?)[\"”.]?\s*$",
            r"^(?:标题|名称|名字)(?:改成|改为|叫|是|:)\s?[“\"]?(?P<text>[^\n]{2,40}?)[”\"。]?$",
        ),
    ),
)
_PATTERNS = tuple((kind, compile(form, 2)) for kind, forms in _FORMS for form in forms)

_BEHIND = frozenset(("after", "behind", "below", "后", "之后", "下面"))
_CUT_EN = compile(r"(?:,? and then |, then |; | and |, )")
_CUT_ZH = compile(
    r"(?:[,，;；、](?:然后|再|并且?|同时)?|然后|再(?=[\u4e00-\u9fff])|并(?=[\u4e00-\u9fff]))"
)


class Asked(NamedTuple):
    """What an instruction changes."""

    edits: dict[str, str]
    """Values by address."""

    reshapes: tuple[Reshape, ...]
    """Changes of the list of steps."""

    def beside(self, edits: Mapping[str, str]) -> dict[str, str]:
        """Earlier edits with these; what a step was changed to is part of a split's new words."""
        renamed = {f"/steps/{one.step}/action" for one in self.reshapes if one.texts}
        kept = {address: words for address, words in edits.items() if address not in renamed}
        return {**kept, **self.edits}


def read_instruction(text: str, made: Draft) -> Asked:
    """What an instruction says about a draft.

    Args:
        text: the instruction, in either language.
        made: the draft as it is shown, whose printed numbers the instruction means.

    Raises:
        DraftError: it is not understood, or names a step that there is not.
    """
    plain = " ".join(normalise(text).split())
    if len(plain) > MAX_INSTRUCTION:
        raise DraftError("the instruction is too long: say one change, such as 'delete step 3'")
    for kind, pattern in _PATTERNS:
        match = pattern.match(plain)
        if match is not None:
            return _asked(kind, match, made)
    raise DraftError(
        "the instruction is not understood: say 'split step 4', 'merge steps 2 and 3', 'move step "
        "5 before step 2', 'delete step 3', 'step 3 is done by Anna', 'step 3 within 10 minutes', "
        "'change step 3 to: ...' or 'call it ...'"
    )


def _asked(kind: str, match: Match[str], made: Draft) -> Asked:
    words = {name: value for name, value in match.groupdict().items() if value}
    if kind == "title":
        return Asked({"/title": words["text"]}, ())
    step = _step(words.get("n", ""), made)
    if kind in ("owner", "limit", "action"):
        field = "time_limit" if kind == "limit" else kind
        return Asked({f"/steps/{step.id}/{field}": words["text"].strip()}, ())
    if kind == "delete":
        return Asked({}, (Reshape(kind="delete", step=step.id),))
    if kind == "split":
        return Asked({}, (_split(step, made),))
    other = _step(words.get("m", ""), made)
    if other.id == step.id:
        raise DraftError("both are the same step: name two of them")
    if kind == "join":
        return Asked({}, (_join(step, other, made),))
    return Asked({}, (_move(step, other, words["where"], made),))


def _step(said: str, made: Draft) -> Step:
    number = numeral(said) or 0
    printed = numbers(made.sop)
    step = next((one for one in made.sop.steps if printed[one.id] == str(number)), None)
    if step is None:
        count = len(made.sop.steps)
        raise DraftError(f"there is no step {number}: the draft has steps 1 to {count}")
    return step


def _split(step: Step, made: Draft) -> Reshape:
    """Cut where the second of two actions begins."""
    zh = made.sop.language == "zh"
    for match in (_CUT_ZH if zh else _CUT_EN).finditer(step.action):
        head, rest = step.action[: match.start()].strip(), step.action[match.end() :].strip()
        if len(head) < 2 or len(rest) < 2:
            continue
        acts = begins_with_verb(normalise(rest)) if zh else _orders(rest)
        if acts:
            new = f"s{max(int(one.id[1:]) for one in made.sop.steps) + 1}"
            texts = (head if zh else f"{head.rstrip('.')}.", capital(rest))
            return Reshape(kind="split", step=step.id, other=new, texts=texts)
    raise DraftError(
        f"only one action is found in {step.action!r}: say both, with 'change step N to: ...', or "
        "write the second one after 'and'"
    )


def _orders(text: str) -> bool:
    return performer_en.is_imperative(performer_en.take_apart(capital(text)))


def _join(step: Step, other: Step, made: Draft) -> Reshape:
    zh = made.sop.language == "zh"
    ids = [one.id for one in made.sop.steps]
    first, second = sorted((step, other), key=lambda one: ids.index(one.id))
    owners = [one.owner.text or "-" for one in (first, second)]
    if owners[0] != owners[1]:
        raise DraftError(
            f"the two steps have different owners ({owners[0]}, {owners[1]}): give both to one "
            "first, then join them"
        )
    end = second.action[:1].lower() + second.action[1:]
    head = first.action.rstrip(" .。")
    text = f"{head}，{second.action}" if zh else f"{head} and {end}"
    return Reshape(kind="join", step=first.id, other=second.id, texts=(text,))


def _move(step: Step, other: Step, where: str, made: Draft) -> Reshape:
    if where not in _BEHIND:
        return Reshape(kind="move", step=step.id, other=other.id)
    ids = [one.id for one in made.sop.steps if one.id != step.id]
    at = ids.index(other.id) + 1
    return Reshape(kind="move", step=step.id, other=ids[at] if at < len(ids) else None)
