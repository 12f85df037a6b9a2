"""Archives that are damaged or made to do harm are refused, and change nothing."""

import hashlib
import json
import struct
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pydantic import JsonValue
from sqlalchemy import insert

from sopai.errors import ArchiveRefused, LibraryError
from sopai.library import archive_zip
from sopai.library.archive_reading import read_incoming
from sopai.library.archive_zip import ArchiveReader, ArchiveWriter
from sopai.library.database import writing
from sopai.library.opening import open_library
from sopai.library.tables import audit
from sopai.workflow.archives import archive, unarchive
from tests.library.archives import archived, fill, taken
from tests.library.samples import identity

Way = tuple[str | int, ...]
"""Keys and places that lead to a value."""

NOTHING = b"PK\x05\x06" + b"\0" * 18
RECORD = f"records/{identity('returns')}.json"
VERSION = f"versions/{identity('returns')}/1.0.json"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with open_library(tmp_path_factory.mktemp("whole") / "data") as library:
        fill(library)
        return archived(library)


def refusal(data: bytes) -> str:
    with pytest.raises(ArchiveRefused) as caught:
        read_incoming(ArchiveReader(BytesIO(data)))
    return str(caught.value)


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    """A zip of these members, with a manifest that tells the truth about them."""
    file = BytesIO()
    with ArchiveWriter(file) as writer:
        for name, data in members.items():
            if name != "manifest.json":
                writer.add(name, data)
        writer.finish(has_evidence=True)
    return file.getvalue()


def unlisted(data: bytes, entry: ZipInfo | str, content: bytes = b"x") -> bytes:
    """The archive with a member more, which no manifest lists."""
    file = BytesIO(data)
    with warnings.catch_warnings(), ZipFile(file, "a", ZIP_DEFLATED) as made:
        warnings.simplefilter("ignore", UserWarning)
        made.writestr(entry, content)
    return file.getvalue()


def edited(data: bytes, name: str, way: Way, value: JsonValue) -> bytes:
    """The archive with one value of a JSON member changed, and every digest right."""
    members = parts(data)
    record = json.loads(members[name])
    inner = record
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = value
    return packed(members | {name: json.dumps(record).encode()})


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "sops/../../x.md", "C:\\x.md", "sops/a\\..\\b.md", "x.py"],
)
def test_name_that_leads_elsewhere_is_refused(whole: bytes, name: str) -> None:
    assert "has no place in an archive" in refusal(unlisted(whole, name))


def test_link_is_refused(whole: bytes) -> None:
    link = ZipInfo("sops/link.md")
    link.external_attr = 0o120777 << 16
    assert "'sops/link.md' is a link or a folder" in refusal(unlisted(whole, link, b"/etc/passwd"))


def test_two_members_of_one_name_are_refused(whole: bytes) -> None:
    assert "two parts of the name 'roster.json'" in refusal(unlisted(whole, "roster.json"))


def test_member_that_is_packed_otherwise_is_refused(whole: bytes) -> None:
    entry = ZipInfo("sops/x.md")
    entry.compress_type = ZIP_BZIP2
    assert "locked or packed in a way" in refusal(unlisted(whole, entry))


def test_member_that_nobody_listed_is_refused(whole: bytes) -> None:
    assert "'sops/more.md' is not in the manifest" in refusal(unlisted(whole, "sops/more.md"))


def test_missing_member_is_named(whole: bytes) -> None:
    file = BytesIO()
    with ZipFile(file, "w") as made:
        for name, data in parts(whole).items():
            if name != VERSION:
                made.writestr(name, data)
    assert f"{VERSION!r} is missing" in refusal(file.getvalue())


def test_changed_member_is_named(whole: bytes) -> None:
    members = parts(whole)
    file = BytesIO()
    with ZipFile(file, "w") as made:
        for name, data in members.items():
            made.writestr(name, data.replace(b"\n", b"\n ") if name == RECORD else data)
    assert f"{RECORD!r} is not what the manifest says" in refusal(file.getvalue())


@pytest.mark.parametrize("size", [10_000_000, 150_000_000])
def test_bomb_is_met_while_it_is_unpacked(whole: bytes, size: int) -> None:
    members = parts(whole)
    bomb = b"\0" * size
    listed = json.loads(members["manifest.json"])
    digest = hashlib.sha256(bomb).hexdigest()
    listed["members"].append({"name": "sops/x.md", "bytes": size, "sha256": digest})
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, data in (members | {"manifest.json": json.dumps(listed).encode()}).items():
            made.writestr(name, data)
        made.writestr("sops/x.md", bomb)
    assert "'sops/x.md' unpacks to more than" in refusal(file.getvalue())


def test_many_members_that_are_small_are_a_bomb_too(
    whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = parts(whole) | {f"sops/{number}.md": b"\0" * 900_000 for number in range(9)}
    data = packed(members)
    monkeypatch.setattr(archive_zip, "SMALL_TOTAL_BYTES", 5_000_000)
    monkeypatch.setattr(archive_zip, "MAX_RATIO", 20)
    assert "unpacks to more than" in refusal(data)


def test_what_packs_too_well_is_stored_so_that_our_own_archives_are_taken(
    tmp_path: Path, words_only: None
) -> None:
    with open_library(tmp_path / "a") as one, open_library(tmp_path / "b") as two:
        fill(one)
        members = parts(archived(one)) | {"sops/long.md": b"x" * 3_000_000}
        assert not taken(two, packed(members)).has_conflicts


def test_too_many_members_are_counted_before_they_are_listed(
    whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_zip, "MAX_MEMBERS", 10)
    assert refusal(whole) == "it has more than 10 parts, which no library needs"


def test_list_of_members_that_lies_about_its_length_is_refused() -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 2**31, 0, 0)
    assert "it has more than 250,000 parts" in refusal(b"PK" + end)
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 2**40, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 2, 1)
    assert "it has more than 250,000 parts" in refusal(b"PK" + large + locator + NOTHING)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_file_that_is_cut_off_is_refused(whole: bytes, share: float) -> None:
    said = refusal(whole[: int(len(whole) * share)])
    assert "is damaged or cut off" in said or "is no zip file" in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is no zip file"),
        (b"# An SOP\n", "it is no zip file"),
        (NOTHING, "it is no archive of sopai: it has no 'manifest.json'"),
    ],
)
def test_what_is_no_archive_is_refused(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_zip_of_something_else_is_refused() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr("word/document.xml", "<x/>")
    assert "has no place in an archive" in refusal(file.getvalue())


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ('{"schema": "sopai.archive/2"}', "'sopai.archive/2' of a newer sopai: update sopai"),
        ('{"schema": "sopai.archive/1"}', "'manifest.json' is not what sopai writes"),
        ('{"schema": "other/1", "members": []}', "'manifest.json' is not what sopai writes"),
        ("[]", "'manifest.json' is not what sopai writes"),
        ("{", "'manifest.json' is no JSON"),
        ("[" * 100_000, "'manifest.json' is no JSON"),
    ],
)
def test_manifest_that_is_none_is_refused(whole: bytes, manifest: str, said: str) -> None:
    file = BytesIO()
    with ZipFile(file, "w") as made:
        for name, data in (parts(whole) | {"manifest.json": manifest.encode()}).items():
            made.writestr(name, data)
    assert said in refusal(file.getvalue())


def test_content_that_does_not_fit_its_hash_is_refused(whole: bytes) -> None:
    members = parts(whole)
    changed = members[VERSION].replace(b"Refund the price", b"Keep the price!!")
    assert changed != members[VERSION]
    said = refusal(packed(members | {VERSION: changed}))
    assert f"{VERSION!r} does not fit the others (its bytes are not those of its hash)" in said


RECORDS: dict[str, tuple[Way, JsonValue, str]] = {
    "no versions": (("versions",), [], "is not what sopai writes"),
    "parent": (("versions", 0, "parent"), "s1:" + "0" * 64, "does not follow the one before it"),
    "order": (("versions", 1, "number"), 1, "versions are out of order"),
    "title": (("versions", 0, "title"), "Another", "it is another SOP"),
    "number": (("versions", 2, "major"), 3, "it belongs to nothing"),
    "control": (("versions", 0, "control"), "[]", "it is no SOP"),
    "state": (("versions", 0, "state"), "sold", "is not what sopai writes"),
    "too large": (("versions", 0, "number"), 2**70, "is not what sopai writes"),
    "text": (("versions", 0, "number"), "1", "is not what sopai writes"),
    "other trail": (("trail", 0, "sop"), "sop_other00000", "its trail is of something else"),
    "other version": (("trail", 0, "version"), "s1:0", "its trail is of something else"),
    "action": (("trail", 0, "action"), "fly", "an entry 'fly', which this sopai does not know"),
    "ids": (("trail", 1, "id"), 1, "two rows of the trail have one id"),
    "detail": (("trail", 0, "action"), "state", "a row of the trail says too little"),
    "more": (("more",), 1, "is not what sopai writes"),
}


@pytest.mark.parametrize("name", RECORDS)
def test_record_that_does_not_fit_is_refused(whole: bytes, name: str) -> None:
    way, value, said = RECORDS[name]
    assert said in refusal(edited(whole, RECORD, way, value))


REVIEWS: dict[str, tuple[Way, JsonValue, str]] = {
    "version": (("reviews", 0, "version"), "s1:0", "a review is of no version"),
    "day": (("reviews", 0, "day"), "2026-02-30", "a day is none"),
    "form": (("reviews", 0, "day"), "soon", "is not what sopai writes"),
    "trail": (("trail", -1, "detail", "next_review"), "soon", "a day is none"),
}


@pytest.mark.parametrize("name", REVIEWS)
def test_review_that_does_not_fit_is_refused(whole: bytes, name: str) -> None:
    way, value, said = REVIEWS[name]
    record = f"records/{identity('expenses')}.json"
    assert said in refusal(edited(whole, record, way, value))


EVIDENCE: dict[str, tuple[Way, JsonValue, str]] = {
    "content": (("content",), "{}", "its bytes are not those of its hash"),
    "id": (("id",), 7, "it has another id"),
    "name": (("retrospective",), "x", "it is another change set"),
    "change": (("applied", 0, "change"), "c1", "it is another change set"),
    "version": (("applied", 0, "version"), "s1:x", "it made a version that is not there"),
    "value": (("decisions", 0, "after"), "{", "it is no change set"),
    "deep value": (("decisions", 0, "after"), "[" * 100_000, "it is no change set"),
    "trail": (("trail", 0, "detail", "change_set"), 9, "its trail is of something else"),
}


@pytest.mark.parametrize("name", EVIDENCE)
def test_change_set_that_does_not_fit_is_refused(whole: bytes, name: str) -> None:
    way, value, said = EVIDENCE[name]
    member = next(one for one in parts(whole) if one.startswith("evidence/"))
    assert said in refusal(edited(whole, member, way, value))


def test_file_under_a_wrong_digest_is_refused(whole: bytes) -> None:
    members = parts(whole)
    name = next(name for name in members if name.startswith("originals/"))
    assert "not those that its name says" in refusal(packed(members | {name: b"other"}))
    del members[name]
    assert "is missing" in refusal(packed(members))


@given(st.data())
@hypothesis_settings(max_examples=60, deadline=None)
def test_any_damage_is_refused_or_harmless(whole: bytes, data: st.DataObject) -> None:
    made = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = read_incoming(ArchiveReader(BytesIO(bytes(made))))
    except ArchiveRefused:
        return
    assert len(found.sops) == 4


@pytest.fixture
def folder(tmp_path: Path, words_only: None) -> Iterator[Path]:
    with open_library(tmp_path / "data") as library:
        fill(library)
        yield library.folder


def test_refused_archive_changes_nothing_and_is_named(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(b"PK and nothing else")
    with pytest.raises(LibraryError, match=r"bad.zip' is not taken .*nothing was changed: the zip"):
        unarchive(tmp_path / "new", path, who="Ann")
    assert not (tmp_path / "new").exists()
    with pytest.raises(LibraryError, match="cannot be opened .No such file"):
        unarchive(folder, tmp_path / "none.zip", who="Ann")


def test_archive_is_for_its_owner_and_writes_over_nothing(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.zip"
    assert archive(folder, out).sops == 4
    assert out.stat().st_mode & 0o777 == 0o600
    with pytest.raises(LibraryError, match="is there already, and stays"):
        archive(folder, out)
    with pytest.raises(LibraryError, match="cannot be written"):
        archive(folder, tmp_path / "no" / "all.zip")
    with pytest.raises(LibraryError, match="there is no library in"):
        archive(tmp_path / "empty", tmp_path / "b.zip")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["all.zip", "data"]


def test_library_that_does_not_fit_together_is_not_archived(folder: Path, tmp_path: Path) -> None:
    with open_library(folder) as library, writing(library.engine) as connection:
        values = {"at": "", "who": "", "action": "fly", "detail": "{}"}
        connection.execute(insert(audit).values(values))
    with pytest.raises(LibraryError, match="cannot be archived, .*an entry 'fly'.*sopai doctor"):
        archive(folder, tmp_path / "all.zip")
    assert not (tmp_path / "all.zip").exists()


def test_library_that_an_archive_cannot_hold_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_zip, "MAX_MEMBER_BYTES", 100)
    with pytest.raises(LibraryError, match="too large for an archive"):
        archive(folder, tmp_path / "all.zip")
    assert not (tmp_path / "all.zip").exists()
