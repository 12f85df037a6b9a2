"""What was measured of search, as plain text."""

from collections.abc import Iterator

from sopai.evaluation.scoring import RESAMPLES
from sopai.evaluation.search_speed_suite import SearchSpeed
from sopai.evaluation.search_suite import RECALL, RECIPROCAL_RANK, TOP, Searching
from sopai.evaluation.table_rows import aligned, share


def searching(report: Searching) -> Iterator[str]:
    """Lines of what questions found."""
    yield f"sopai eval search: {report.sops} procedures in {report.documents} documents"
    yield f"Goal: recall@{TOP} >= {RECALL:.2f}, mean reciprocal rank >= {RECIPROCAL_RANK:.2f}"
    if not report.by_meaning:
        yield "There is no embedder: by words alone."
    yield from (f"Not added: {name}" for name in report.unread)
    yield ""
    head = ("questions", "n", "way", f"recall@{TOP}", "reciprocal rank")
    rows = [
        (row.group, str(row.queries), row.way, share(row.recall), share(row.reciprocal_rank))
        for row in report.groups
    ]
    yield from aligned([head, *rows])
    yield (
        f"Nothing was shown for {report.answered_nothing} of {report.without_answer} questions "
        f"that nothing answers. One search: {report.median_ms:.0f} ms (median)."
    )
    yield f"Brackets: 95 % bootstrap intervals over questions, {RESAMPLES:,} resamples."


def search_speed(report: SearchSpeed) -> Iterator[str]:
    """Lines of how long searches took."""
    yield f"sopai eval search-speed: {report.sops:,} SOPs, {report.questions} questions"
    load = "" if report.load is None else f", load {report.load:.1f}"
    yield f"{report.machine}{load}"
    yield report.vectors
    yield ""
    head = ("milliseconds, warm", "n", "p50", "p95", "p99", "worst", "goal for p95", "met")
    rows = [
        (
            one.way,
            str(one.questions),
            *(f"{ms:.1f}" for ms in (one.median_ms, one.p95_ms, one.p99_ms, one.worst_ms)),
            "-" if one.goal_ms is None else f"{one.goal_ms:.0f}",
            {None: "-", True: "yes", False: "no"}[one.is_met],
        )
        for one in report.times
    ]
    yield from aligned([head, *rows])
    yield ""
    yield from aligned([(one.name, f"{one.value:,.1f} {one.unit}") for one in report.others])
