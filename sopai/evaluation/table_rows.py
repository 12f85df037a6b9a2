"""Figures and rows, as the tables of all suites print them."""

from collections.abc import Iterator, Sequence

from sopai.evaluation.scoring import Figure


def share(figure: Figure) -> str:
    """A share and its interval, for example `0.90 [0.85 0.94]`."""
    if figure.value is None:
        return "-"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.2f}"
    return f"{figure.value:.2f} [{figure.low:.2f} {figure.high:.2f}]"


def aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """The cells in columns as wide as their widest cell."""
    if not table:
        return
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for cells in table:
        yield "  ".join(c.ljust(w) for c, w in zip(cells, widths, strict=True)).rstrip()
