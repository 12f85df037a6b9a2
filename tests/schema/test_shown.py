"""What the words of owners, targets and scripts mean."""

import pytest

from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.shown import names_several, target_of, unquoted
from sopai.schema.sop import Target


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("<= 1 minute", Target(text="<= 1 minute", comparator="<=", value=1, unit="minute")),
        ("至少 90%", Target(text="至少 90%", comparator=">=", value=90, unit="%")),
        ("At most 3", Target(text="At most 3", comparator="<=", value=3)),
        ("＜0.5 %", Target(text="＜0.5 %", comparator="<", value=0.5, unit="%")),
        ("-5 °C", Target(text="-5 °C", value=-5, unit="°C")),
        ("as good as possible", Target(text="as good as possible")),
        ("3 of 5 or 4", Target(text="3 of 5 or 4")),
    ],
)
def test_target_is_what_the_words_say(words: str, target: Target) -> None:
    assert target_of(words) == target


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ('"Hello"', "Hello"),
        ("“您好”", "您好"),
        ('"yes", then "no"', '"yes", then "no"'),
        ('"a \\" b"', 'a \\" b'),
        ('"', '"'),
        ('""', '""'),
        ("Hello", "Hello"),
    ],
)
def test_only_quotation_marks_around_all_of_it_are_taken_off(raw: str, words: str) -> None:
    assert unquoted(raw) == words


@pytest.mark.parametrize(
    ("owner", "several"),
    [
        (Owner(kind=OwnerKind.PERSON, person="Ann Reed", text="Ann Reed / Bo Lind"), True),
        (Owner(kind=OwnerKind.PERSON, person="李四", text="李四、王五"), True),
        (Owner(kind=OwnerKind.ROLE, role="Packer", text="Packer on shift"), False),
        (Owner(kind=OwnerKind.PERSON, person="李四", role="打包员", text="打包员李四"), False),
        (Owner(kind=OwnerKind.ROLE, role="Packer", text="Packer"), False),
        (Owner(), False),
    ],
)
def test_others_beside_the_one_who_answers_are_seen(owner: Owner, several: bool) -> None:
    assert names_several(owner) is several
