"""A whole review: files in, reports out, and going on after a stop."""

import csv
import json
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sopai.errors import ModelError, ReviewError, SettingsError
from sopai.review.files import RECORDS
from sopai.review.worker import Limits
from sopai.workflow import HouseRules, Options, OwnerPolicy
from sopai.workflow.reviewing import Asking, Progress, Review, Wish, review

BAD = """# Returns

1. Reply to the customer as soon as possible.
2. Ann Reed (Packer) packs the parcel.
3. The warehouse department checks the parcel.
"""
ZH = "# 退货\n\n1. 尽快答复客户。\n2. 打包员李四打包。\n"


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Documents of one name in two folders, one in Chinese, one that cannot be read."""
    folder = tmp_path / "pile"
    (folder / "old").mkdir(parents=True)
    (folder / "returns.md").write_text(BAD, encoding="utf-8")
    (folder / "old" / "returns.md").write_text(BAD + "4. Take enough tape.\n", encoding="utf-8")
    (folder / "退货.md").write_text(ZH, encoding="utf-8")
    (folder / "broken.md").write_bytes(bytes(range(32)) * 100)
    return folder


def _review(pile: Path, out: Path, **changes: object) -> Review:
    wish = Wish((pile,), out, workers=2)._replace(**changes)  # type: ignore[arg-type]
    return review(wish)


def test_one_bad_file_does_not_stop_the_others(pile: Path, tmp_path: Path) -> None:
    done = _review(pile, tmp_path / "out")
    assert done.summary.totals["reviewed"] == 3
    assert [(one.path, one.kind) for one in done.summary.failed] == [
        (str(pile / "broken.md"), "unreadable")
    ]
    assert done.summary.failed[0].why.startswith("is not a text file: save it")


@pytest.mark.parametrize("name", ["empty.md", "blank.txt", "none.csv", "none.html"])
def test_an_empty_file_is_no_document_without_faults(name: str, pile: Path, tmp_path: Path) -> None:
    (pile / name).write_text("" if name == "empty.md" else " \n\n", encoding="utf-8")
    done = _review(pile, tmp_path / "out")
    assert done.summary.totals["reviewed"] == 3
    [failed] = [one for one in done.summary.failed if one.path.endswith(name)]
    assert "is empty" in failed.why


def test_worst_document_comes_first(pile: Path, tmp_path: Path) -> None:
    done = _review(pile, tmp_path / "out")
    assert [(Path(line.path).parent.name, line.faulty) for line in done.summary.files] == [
        ("old", 3), ("pile", 2), ("pile", 1),
    ]  # fmt: skip


def test_steps_without_owner_are_listed_with_what_stands_instead(
    pile: Path, tmp_path: Path
) -> None:
    line = _review(pile, tmp_path / "out").summary.files[1]
    assert [(one.number, one.named) for one in line.orphans] == [
        ("1", ""), ("3", "warehouse department"),
    ]  # fmt: skip


def test_words_that_stand_in_several_documents_are_to_be_agreed_on(
    pile: Path, tmp_path: Path
) -> None:
    phrases = _review(pile, tmp_path / "out").summary.phrases
    assert [(one.words, one.files) for one in phrases] == [("as soon as possible", 2)]


def test_reports_are_all_there_and_names_do_not_collide(pile: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = _review(pile, out)
    assert done.reports == ("index.html", "review.xlsx", "review.csv", "review.json")
    assert all((out / name).stat().st_size for name in done.reports)
    assert len(list((out / "files").glob("returns-*.html"))) == 2


@pytest.mark.parametrize("formats", [("json",), ("html", "json")])
def test_json_names_the_page_of_a_file_only_where_there_is_one(
    pile: Path, tmp_path: Path, formats: tuple[str, ...]
) -> None:
    _review(pile, tmp_path / "out", formats=formats)
    record = json.loads((tmp_path / "out" / "review.json").read_text("utf-8"))
    pages = [one["page"] for one in record["files"] if not one["error"]]
    there = [page for page in pages if page and (tmp_path / "out" / page).is_file()]
    assert there == (pages if "html" in formats else [])
    assert pages and (None in pages) == ("html" not in formats)


def test_only_the_formats_that_are_wanted_are_written(pile: Path, tmp_path: Path) -> None:
    assert _review(pile, tmp_path / "out", formats=("json",)).reports == ("review.json",)
    assert not (tmp_path / "out" / "index.html").exists()


def test_json_has_the_files_as_lint_prints_them_and_the_rest(pile: Path, tmp_path: Path) -> None:
    _review(pile, tmp_path / "out")
    record = json.loads((tmp_path / "out" / "review.json").read_text("utf-8"))
    assert record["schema"] == "sopai.review/1"
    assert record["summary"]["files"] == 4
    assert [one["path"] for one in record["failed"]] == [str(pile / "broken.md")]
    by_path = {Path(one["path"]).relative_to(pile).as_posix(): one for one in record["files"]}
    file = by_path["returns.md"]
    assert (file["steps"], file["error"], file["language"]) == (3, None, "en")
    vague = [one for one in file["findings"] if one["code"] == "VAG003"][0]
    assert (vague["line"], vague["quote"]) == (3, "as soon as possible")
    assert by_path["broken.md"]["error"].startswith("is not a text file")


def test_going_on_looks_only_at_what_is_new_or_changed(pile: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _review(pile, out)
    (pile / "new.md").write_text(BAD, encoding="utf-8")
    (pile / "returns.md").write_text(BAD + "\n5. Stop.\n", encoding="utf-8")
    (pile / "退货.md").unlink()
    seen: list[Progress] = []
    done = review(Wish((pile,), out, workers=2, resume=True), told=seen.append)
    assert (seen[-1].total, seen[-1].kept, done.kept) == (2, 2, 2)
    assert done.summary.totals["reviewed"] == 3
    assert not list((out / "files").glob("退货*"))


def test_other_settings_judge_everything_again(pile: Path, tmp_path: Path) -> None:
    _review(pile, tmp_path / "out")
    done = _review(pile, tmp_path / "out", resume=True, options=Options(language="zh"))
    assert done.kept == 0
    assert "<h1>3 份文档的审查</h1>" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_other_house_rules_judge_everything_again(pile: Path, tmp_path: Path) -> None:
    _review(pile, tmp_path / "out")
    roles = Options(house=HouseRules(OwnerPolicy.ROLE))
    assert _review(pile, tmp_path / "out", resume=True, options=roles).kept == 0
    assert (
        _review(pile, tmp_path / "out", resume=True, options=roles).kept == 4
    )  # the failed one, too
    record = json.loads((tmp_path / "out" / "review.json").read_text("utf-8"))
    codes = {finding["code"] for file in record["files"] for finding in file["findings"]}
    assert "OWN009" in codes and "OWN007" not in codes


def test_stop_in_the_middle_and_going_on_give_the_same(pile: Path, tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    _review(pile, whole)

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        review(Wish((pile,), parts, workers=1), told=stop)
    done = _review(pile, parts, resume=True)
    assert done.kept == 2
    for name in (RECORDS, "index.html", "review.json", "review.csv"):
        assert (parts / name).read_bytes() == (whole / name).read_bytes()


def test_file_that_vanishes_meanwhile_is_told(pile: Path, tmp_path: Path) -> None:
    def remove(progress: Progress) -> None:
        (pile / "退货.md").unlink(missing_ok=True)

    done = review(Wish((pile,), tmp_path / "out", workers=1), told=remove)
    assert {Path(one.path).name: one.kind for one in done.summary.failed} == {
        "broken.md": "unreadable",
        "退货.md": "vanished",
    }


def test_file_that_takes_too_long_is_told_with_what_to_do(tmp_path: Path) -> None:
    slow = tmp_path / "slow.md"
    slow.write_text("1. Pack it soon and, if necessary, carefully.\n" * 40_000, encoding="utf-8")
    (tmp_path / "quick.md").write_text(BAD, encoding="utf-8")
    done = _review(tmp_path, tmp_path / "out", limits=Limits(seconds=0.3, megabytes=500))
    failed = {Path(one.path).name: (one.kind, one.why) for one in done.summary.failed}
    assert failed["slow.md"][0] in ("time", "memory")
    assert "-limit" in failed["slow.md"][1]


def test_odd_names_are_reviewed_and_their_reports_open(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    names = ["a\nb.md", "<script>.md", "=1+1.md", "x" * 240 + ".md", "..md", "‮gpj.md"]
    for name in names:
        (pile / name).write_text(BAD, encoding="utf-8")
    (pile / os.fsdecode(b"\xff\xfe.md")).write_text(BAD, encoding="utf-8")
    done = _review(pile, tmp_path / "out", formats=("html", "json", "csv"))
    assert done.summary.totals["reviewed"] == len(names)  # "..md" is hidden: it begins with a point
    assert len(list((tmp_path / "out" / "files").iterdir())) == len(names)
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "<script" not in index and "\u202e" not in index
    json.loads((tmp_path / "out" / "review.json").read_text("utf-8"))


def test_nothing_to_review_says_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(ReviewError, match=r"\.md.*found: \.jpg"):
        _review(tmp_path, tmp_path / "out")
    with pytest.raises(ReviewError, match="no such file"):
        _review(tmp_path / "nowhere", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_missing_path_beside_others_is_a_failure(pile: Path, tmp_path: Path) -> None:
    done = review(Wish((pile, tmp_path / "nowhere"), tmp_path / "out", workers=2))
    assert [one.kind for one in done.summary.failed] == ["missing", "unreadable"]


def test_profile_that_does_not_exist_writes_nothing(pile: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no profile"):
        _review(pile, tmp_path / "out", options=Options(profile="nonsense"))
    assert not (tmp_path / "out").exists()


def test_model_that_cannot_be_asked_is_told_before_the_work(pile: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="--model embedded"):
        _review(pile, tmp_path / "out", asking=Asking("embedded"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("language", "advice"), [("en", "save it as .docx"), ("zh", "另存为 .docx")]
)
def test_documents_of_a_type_that_is_not_read_are_counted_and_listed_with_advice(
    language: str, advice: str, pile: Path, tmp_path: Path
) -> None:
    for name in ("old.doc", "free.odt", "photo.jpg", "code.py"):
        (pile / name).write_bytes(b"x")
    done = _review(pile, tmp_path / "out", options=Options(language=language))
    html = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert 'id="unsupported"' in html and html.count(advice) == 2
    assert "old.doc" not in html[html.index('id="skipped"') :]
    assert "photo.jpg" in html[html.index('id="skipped"') :]
    sheet = load_workbook(tmp_path / "out" / "review.xlsx").worksheets[0]
    why = {Path(str(row[0])).name: str(row[10]) for row in sheet.iter_rows(values_only=True)}
    assert advice in why["old.doc"] and advice in why["free.odt"] and "photo.jpg" not in why
    with (tmp_path / "out" / "review.csv").open(encoding="utf-8-sig", newline="") as file:
        told = {Path(row[0]).name: row[6] for row in csv.reader(file)}
    unread = "is not a text file" if language == "en" else "不是文本文件"
    assert advice in told["old.doc"] and unread in told["broken.md"]
    record = json.loads((tmp_path / "out" / "review.json").read_text("utf-8"))
    assert (record["summary"]["unsupported"], record["summary"]["skipped"]) == (2, 4)
    assert done.summary.totals["failed"] == 1


def test_a_review_without_such_documents_does_not_speak_of_them(pile: Path, tmp_path: Path) -> None:
    (pile / "photo.jpg").write_bytes(b"x")
    _review(pile, tmp_path / "out")
    assert "a type that is not read" not in (tmp_path / "out" / "index.html").read_text("utf-8")
