"""The words of a page for the wall, in both languages."""

from typing import NamedTuple


class WallWords(NamedTuple):
    """Words of one language."""

    what: str
    who: str
    when: str
    only_screen: str
    """On paper: what stands on the screen alone."""

    too_long: str
    current: str
    no_address: str


_EN = WallWords(
    what="What to do",
    who="Who",
    when="Time limit",
    only_screen="Only on the screen: {}.",
    too_long=(
        "On paper this takes about {} sheets of A4: it does not fit on one in letters that can be "
        "read at arm's length."
    ),
    current="Current version",
    no_address=(
        "No QR code, since no address of the current version was given (sopai export --address)."
    ),
)

_ZH = WallWords(
    what="做什么",
    who="谁来做",
    when="时限",
    only_screen="仅在屏幕上显示：{}。",
    too_long="打印约需 {} 张 A4 纸：以一臂之距可读的字号，一张放不下。",
    current="现行版本",
    no_address="无二维码：尚未设置现行版本的地址（sopai export --address）。",
)

WALL_WORDS = {"en": _EN, "zh": _ZH}
