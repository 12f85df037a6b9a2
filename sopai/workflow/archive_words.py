"""What is said about an archive that was made or taken in, in both languages."""

from sopai.library.archiving import Archived
from sopai.library.unarchiving import Unarchived

_TEXTS = {
    "en": {
        "archived": "{path}: {sops} SOPs, {versions} versions, {originals} files as they were given"
        ", {change_sets} change sets",
        "names": "the change sets hold quotes of retrospectives, which name people: for somebody "
        "outside make an archive with --without-evidence",
        "none": "no change sets are in it: as a backup make an archive with them",
        "new": "new SOP, {versions} versions",
        "newer": "{versions} more versions, or decisions about those that are there",
        "known": "known",
        "versions": "NOT TAKEN: its versions went different ways here and in the archive. Nothing "
        "was changed: to have both, unpack the archive, change the last letter of the `id:` in its "
        "file in `sops/`, and add that",
        "decisions": "NOT TAKEN: its versions are the same, and different things were decided "
        "about them here and in the archive. Nothing was changed: see `sopai library history "
        "{sop}`, and record here what is missing",
        "roster new": "the roster was taken from the archive",
        "roster newer": "the roster was taken from the archive, which has a newer one",
        "roster decisions": "NOT TAKEN: the roster, which was changed here and in the archive; "
        "yours stays",
        "evidence": "change sets: {new} new, {newer} with more decisions, {known} known",
        "evidence left": "NOT TAKEN: {n} change sets, since what was decided about them, or the "
        "SOPs that they concern, went different ways",
        "no evidence": "the archive was made without change sets",
        "summary": "{new} new SOPs, {newer} with more, {known} known, {left} not taken",
    },
    "zh": {
        "archived": "{path}：{sops} 份 SOP，{versions} 个版本，{originals} 份原始文件，"
        "{change_sets} 个修改集",
        "names": "修改集里有复盘的原话，会提到具体的人：要交给外部人员，请加 --without-evidence",
        "none": "里面没有修改集：要做备份，请导出带修改集的归档",
        "new": "新的 SOP，{versions} 个版本",
        "newer": "增加了 {versions} 个版本，或对已有版本的决定",
        "known": "已有",
        "versions": "没有加入：它的版本在这里和归档里走了不同的方向。没有任何改动：要两份都留，"
        "请解压归档，把 `sops/` 里那份文件 `id:` 的最后一个字母改掉，再加入它",
        "decisions": "没有加入：版本相同，但在这里和归档里对它们作了不同的决定。没有任何改动：请看 "
        "`sopai library history {sop}`，并在这里补记缺少的内容",
        "roster new": "已采用归档里的人员名单",
        "roster newer": "已采用归档里更新的人员名单",
        "roster decisions": "没有采用：人员名单在这里和归档里都改过；保留现有的",
        "evidence": "修改集：{new} 个新的，{newer} 个有更多决定，{known} 个已有",
        "evidence left": "没有加入：{n} 个修改集，因为对它们的决定或它们涉及的 SOP 走了不同的方向",
        "no evidence": "这个归档不含修改集",
        "summary": "{new} 份新的 SOP，{newer} 份有增加，{known} 份已有，{left} 份没有加入",
    },
}


def archived_words(path: str, made: Archived, language: str) -> str:
    """What an archive holds."""
    return _TEXTS[language]["archived"].format(path=path, **made._asdict())


def evidence_words(made: Archived, language: str, *, is_left_out: bool) -> str:
    """What its reader learns of people, or misses; empty where there is nothing to say."""
    if is_left_out:
        return _TEXTS[language]["none"]
    return _TEXTS[language]["names"] if made.change_sets else ""


def unarchived_lines(done: Unarchived, language: str) -> list[str]:
    """What became of an archive, a sentence a line."""
    words = _TEXTS[language]
    lines = [
        f"{one.sop_id}  {one.title}: "
        + words[one.fate.value].format(versions=one.versions, sop=one.sop_id)
        for one in done.sops
    ]
    if done.roster.value != "known":
        lines.append(words[f"roster {done.roster.value}"])
    by_fate = {fate.value: number for fate, number in done.evidence.items()}
    if not done.had_evidence:
        lines.append(words["no evidence"])
    elif by_fate:
        shown = {name: by_fate.get(name, 0) for name in ("new", "newer", "known")}
        lines.append(words["evidence"].format(**shown))
    left = sum(number for fate, number in done.evidence.items() if fate.is_conflict)
    if left:
        lines.append(words["evidence left"].format(n=left))
    count = [one.fate.value for one in done.sops].count
    not_taken = sum(one.fate.is_conflict for one in done.sops)
    total = {"new": count("new"), "newer": count("newer"), "known": count("known")}
    lines.append(words["summary"].format(left=not_taken, **total))
    return lines
