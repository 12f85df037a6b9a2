"""What was measured of search, as plain text."""

from collections.abc import Iterator

from sopai.evaluation.scoring import RESAMPLES
from sopai.evaluation.search_speed import SearchSpeed
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
    yield f"{report.machine}; added in {report.adding_seconds:.0f} s, {report.megabytes:.0f} MB"
    yield (
        f"Goal: p95 <= {report.goal_p95_ms:.0f} ms without the embedding of the question. Vectors "
        "are made by chance around one for each source."
    )
    yield ""
    head = ("milliseconds", "p50", "p95", "p99", "worst", "first of all")
    rows = [
        (one.way, *(f"{ms:.0f}" for ms in (one.p50, one.p95, one.p99, one.worst, one.first)))
        for one in report.timings
    ]
    yield from aligned([head, *rows])
