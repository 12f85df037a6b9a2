"""What a zip from a stranger may unpack to."""

from zipfile import ZipInfo

from sopai.zips import (
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_RATIO,
    MAX_TOTAL_BYTES,
    SMALL_BYTES,
    is_harmless,
    room_of,
)


def entry(unpacked: int, packed: int) -> ZipInfo:
    info = ZipInfo("a.xml")
    info.file_size, info.compress_size = unpacked, packed
    return info


def test_a_small_part_may_have_any_ratio() -> None:
    assert is_harmless([entry(SMALL_BYTES, 1)])
    assert not is_harmless([entry(SMALL_BYTES + 1, 1)])


def test_a_large_part_may_be_packed_as_office_packs() -> None:
    assert room_of(100_000, 0) == 100_000 * MAX_RATIO
    assert room_of(MAX_PART_BYTES, 0) == MAX_PART_BYTES


def test_all_parts_together_have_a_limit() -> None:
    part = entry(SMALL_BYTES, SMALL_BYTES)
    many = MAX_TOTAL_BYTES // SMALL_BYTES
    assert is_harmless([part] * many)
    assert not is_harmless([part] * (many + 1))
    assert room_of(SMALL_BYTES, MAX_TOTAL_BYTES) == 0


def test_parts_are_counted() -> None:
    assert is_harmless([entry(0, 0)] * MAX_PARTS)
    assert not is_harmless([entry(0, 0)] * (MAX_PARTS + 1))
