"""What is said about a file that was added to the library, in both languages."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sopai.library.adding import AddedVersion

_TEXTS = {
    "en": {
        "path": "{path}: a version of {sop} after {before}, since it comes from the same path: "
        "see `sopai library diff {sop}`; `--new` makes an SOP of its own",
        "number": "{path}: a version of {sop} after {before}, since it has the same document "
        "number and title: see `sopai library diff {sop}`; `--new` makes an SOP of its own",
        "name": "{path}: a version of {sop} after {before}, since its name holds that id: see "
        "`sopai library diff {sop}`; `--new` makes an SOP of its own",
        "passes over": "{path}: {before} does not come from this file: see with `sopai library "
        "diff {sop} {before} {version}` whether the file has what it changed",
        "near number": "{path}: {sop} is a new SOP; {other} has the same document number: if the "
        "file is a version of it, retire the new one, write `id: {other}` at the head of the file, "
        "and add it again",
        "near title": "{path}: {sop} is a new SOP; {other} has the same title: if the file is a "
        "version of it, retire the new one, write `id: {other}` at the head of the file, and add "
        "it again",
        "namesake": "{path}: {sop} is a new SOP; {other}, added from the same path, stays: retire "
        "it with `sopai library remove {other}`, or give the file that id",
        "older": "{path}: as it was when it gave an older version of {sop}, which is at "
        "{version} now: nothing was added; `sopai library restore` brings an old version back",
        "retired": "{path}: {sop} is retired, so it was not added: bring it back with "
        "`sopai library add --again {path}`",
        "stays": "{path}: version {current} of {sop} stays the current one; this one is {version}",
        "draft": "{path}: {sop} is a draft, so search does not find it",
    },
    "zh": {
        "path": "{path}：与 {sop} 来自同一路径，作为 {before} 之后的新版本加入：请看 "
        "`sopai library diff {sop}`；要另立一份 SOP，请加 `--new`",
        "number": "{path}：编号和标题与 {sop} 相同，作为 {before} 之后的新版本加入：请看 "
        "`sopai library diff {sop}`；要另立一份 SOP，请加 `--new`",
        "name": "{path}：文件名里有 {sop} 的 id，作为 {before} 之后的新版本加入：请看 "
        "`sopai library diff {sop}`；要另立一份 SOP，请加 `--new`",
        "passes over": "{path}：{before} 不是由这份文件生成的，文件里未必有它的修改：请用 "
        "`sopai library diff {sop} {before} {version}` 查看",
        "near number": "{path}：{sop} 是新的 SOP；{other} 的文件编号与它相同：如果这份文件是它的"
        "新版本，请停用新的那份，在文件开头写上 `id: {other}`，再加入一次",
        "near title": "{path}：{sop} 是新的 SOP；{other} 的标题与它相同：如果这份文件是它的"
        "新版本，请停用新的那份，在文件开头写上 `id: {other}`，再加入一次",
        "namesake": "{path}：{sop} 是新的 SOP；来自同一路径的 {other} 仍然有效：用 "
        "`sopai library remove {other}` 停用它，或在文件里写上它的 id",
        "older": "{path}：文件没有变化，对应 {sop} 的旧版本，现在已是 {version}：没有加入；"
        "`sopai library restore` 可以恢复旧版本",
        "retired": "{path}：{sop} 已作废，没有加入：可用 `sopai library add --again {path}` 恢复",
        "stays": "{path}：{sop} 的当前版本仍是 {current}；这一版是 {version}",
        "draft": "{path}：{sop} 是草稿，搜索不会找到它",
    },
}


def added_words(path: str, added: "Sequence[AddedVersion]", language: str) -> Iterator[str]:
    """What a user should know about what became of a file, a sentence each."""
    words = _TEXTS[language]
    for one in added:
        names = {"path": path, "sop": one.sop_id, "version": one.version}
        names |= {"before": one.before or "", "current": one.current or ""}
        for key in _keys(one):
            yield words[key].format(**names)
        for key, other in _others(one):
            yield words[key].format(other=other, **names)


def _keys(one: "AddedVersion") -> Iterator[str]:
    if one.known_by is not None:
        yield one.known_by.value
    if one.passes_over:
        yield "passes over"
    if one.outcome.value in ("older", "retired"):
        yield one.outcome.value
    elif one.current is None:
        yield "draft"
    elif one.current != one.version:
        yield "stays"


def _others(one: "AddedVersion") -> Iterator[tuple[str, str]]:
    """SOPs that a new one may be taken for."""
    if one.outcome.value != "new SOP":
        return
    for other in one.namesakes:
        yield "namesake", other
    for near in one.near:
        if near.sop_id not in one.namesakes:
            yield ("near title" if near.title == one.title else "near number"), near.sop_id
