"""MEA003: a set-point that nobody can hit exactly."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.finding import Severity

_UNIT = r"(?:°\s?[CF]\b|℃|bar\b|mbar\b|rpm\b|kPa\b|MPa\b|psi\b|V\b|A\b|Nm\b|mV\b)"
_POINT = compile(
    r"\b(?:heat|cool|set|adjust|warm|incubate|preheat|keep|hold|maintain|store|dry|chill|torque|"
    r"pressuri[sz]e)(?:s|es)?\b[^.;]{0,60}?\b(?:to|at)\s+"
    rf"(?P<point>-?\d{{1,5}}(?:\.\d{{1,3}})?\s?{_UNIT})",
    IGNORECASE,
)
_POINT_ZH = compile(
    r"(?:加热|预热|冷却|冷藏|调节?|设定?|设置|保持|控制|烘|烤|升温|降温|拧紧)[^。;]{0,20}?(?:至|到|在|为)\s?"
    r"(?P<point>-?\d{1,5}(?:\.\d{1,3})?\s?(?:°\s?C|℃|摄氏度|度|转/分|MPa|kPa|bar|V|Nm|牛米))"
)
_BOUNDS = compile(
    r"±|\+/-|[≤≥<>]|\bbetween\b|\b(?:at least|at most|below|above|no more than|no less than|"
    r"max|min|"
    r"maximum|minimum|under|over|within|tolerance|up to|about|approximately|around|room)\b|"
    r"\d\s?(?:°\s?[CF]?|℃|度)?\s?(?:-|–|—|~|～|至|到|to)\s?-?\d|以上|以下|以内|左右|约|误差|不超过|不低于",
    IGNORECASE,
)

_ASK = Ask(
    en='How far off may it be? For example: "{value} ± {tolerance} {unit}"',
    zh="允许偏差多少？例如：“{数值}±{偏差}{单位}”",
)


@rule("MEA003", Severity.INFO, strict=True)
def limit_without_bounds(subject: Subject) -> Iterator[Defect]:
    """A set-point has no tolerance.

    Why: nobody holds 60 °C exactly; how far off is too far is decided at the oven.

    Bad:

        1. Li Si (Packer) heats the press to 60 °C.

    Good:

        1. Li Si (Packer) heats the press to 60 ± 2 °C.

    Bad (zh):

        1. 打包员李四把热封机加热到160℃。

    Good (zh):

        1. 打包员李四把热封机加热到160±5℃。

    Not flagged: ranges, upper and lower limits, counts and clock times.

    Source: DOE-STD-1029-92, limits and tolerances as numbers; GtWR of INCOSE, version 4, R33.
    """
    document = subject.document
    pattern = _POINT_ZH if document.language == "zh" else _POINT
    for item in subject.owned_items():
        said = document.plain[item.start : item.end]
        found = pattern.search(said)
        if found is None:
            continue
        near = said[max(0, found.start() - 20) : found.end() + 40]
        if not _BOUNDS.search(near):
            start, end = found.span("point")
            yield Defect(item.address, item.start + start, item.start + end, _ASK)
