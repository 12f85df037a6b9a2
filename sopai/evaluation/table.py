"""A report as plain text for the terminal."""

from collections.abc import Iterable, Iterator

from sopai.evaluation.attack_suite import Attacks
from sopai.evaluation.batch_suite import Batch
from sopai.evaluation.draft_suite import DraftGroup, Drafting
from sopai.evaluation.kills_suite import Kills
from sopai.evaluation.negatives import Negatives
from sopai.evaluation.quiet_suite import Quiet, Quietness, Rate, SampleFigures
from sopai.evaluation.report import CheckerState, Failure, Measure, Quality, Report, Row, Speed
from sopai.evaluation.scoring import RESAMPLES
from sopai.evaluation.search_speed_suite import SearchSpeed
from sopai.evaluation.search_suite import Searching
from sopai.evaluation.table_rows import aligned, share
from sopai.evaluation.table_search import search_speed, searching
from sopai.evaluation.tally import Share, Tally

NOTE = (
    "Brackets: 95 % intervals. Precision, recall, accuracy: Wilson, over items; F1: bootstrap\n"
    f"over documents, {RESAMPLES:,} resamples. A dash: not defined, not installed, or a language\n"
    "that the checker is not made for."
)


def to_text(report: Report, with_failures: bool) -> str:
    """The report as lines of text.

    Args:
        report: what a suite measured.
        with_failures: also list the development items judged wrongly.
    """
    if isinstance(report, Speed):
        return "\n".join(_speed(report))
    if isinstance(report, Drafting):
        return "\n".join(_drafting(report))
    if isinstance(report, Attacks):
        return "\n".join(_attacks(report))
    if isinstance(report, Searching):
        return "\n".join(searching(report))
    if isinstance(report, SearchSpeed):
        return "\n".join(search_speed(report))
    if isinstance(report, Quiet):
        return "\n".join(_quiet(report))
    if isinstance(report, Kills):
        return "\n".join(_kills(report))
    if isinstance(report, Batch):
        return "\n".join(_batch(report))
    if isinstance(report, Tally):
        return "\n".join(_tally(report, with_failures))
    return "\n".join(_quality(report, with_failures))


def _tally(report: Tally, with_failures: bool) -> Iterator[str]:
    yield f"sopai eval {report.suite}, split {report.split}"
    for group in report.groups:
        yield f"\n{group.group}, {group.way}: {group.cases} cases"
        head = ("what", "right", "of", "share", "goal", "met")
        yield from aligned([head, *(_tally_row(one) for one in group.shares if one.of)])
    if report.told:
        yield ""
    yield from report.told
    yield "Brackets: 95 % Wilson intervals over what is counted."
    yield (
        f"Wrong in development cases: {len(report.failures)}"
        f"{'' if with_failures else ' (list them with --failures)'}; "
        f"in report cases: {report.failures_withheld} (never listed)"
    )
    if with_failures:
        yield from report.failures


def _tally_row(one: Share) -> tuple[str, ...]:
    goal = "-" if one.goal is None else f"{one.goal:.2f}"
    met = {None: "-", True: "yes", False: "no"}[one.is_met]
    return (one.about, str(one.right), str(one.of), share(one.figure), goal, met)


def _batch(report: Batch) -> Iterator[str]:
    yield f"sopai eval batch: {report.files} files from {report.sources} documents"
    yield report.machine
    kinds = ", ".join(f"{suffix} {count}" for suffix, count in report.by_suffix.items())
    yield f"Files: {kinds}; {report.mutated} of them damaged on purpose"
    yield ""
    goal = report.goal_megabytes
    failed = ", ".join(f"{kind} {count}" for kind, count in report.failed.items()) or "none"
    same = "the same bytes" if report.is_same_after_kill else "OTHER RESULTS"
    yield from aligned(
        [
            ("what", "value", "goal"),
            ("files/s, reports included", f"{report.files_per_second:.1f}", "-"),
            ("seconds", f"{report.seconds:.1f}", "-"),
            ("MB of a worker, most", str(report.worker_megabytes), f"<= {goal}"),
            ("MB of the parent, most", str(report.parent_megabytes), f"<= {goal}"),
            ("not reviewed, by kind", failed, "no crash, error, memory, time"),
            (f"killed after {report.killed_after} files, then resumed", same, "the same bytes"),
        ]
    )
    yield ""
    for path in report.unread_as_they_were:
        yield f"not reviewed, though nobody damaged it: {path}"


def _kills(report: Kills) -> Iterator[str]:
    yield f"sopai eval kills: {report.kills} kills in {report.seconds:.0f} s"
    yield report.machine
    yield ""
    head = (
        "act",
        "kills",
        "cuts",
        "losses",
        "halves",
        "not whole",
        "index repaired",
        "behind",
        "answers",
    )
    rows = [
        (
            one.act,
            f"{one.kills} of {one.points}",
            *map(str, (one.cuts, one.losses, one.halves, one.not_whole)),
            *map(str, (one.repairs, one.behind, one.wrong_answers)),
        )
        for one in report.acts
    ]
    sums = [sum(int(row[at]) for row in rows) for at in range(2, len(head))]
    yield from aligned([head, *rows, ("all", str(report.kills), *map(str, sums))])
    yield ""
    yield (
        "Cut: the last transaction ends in the middle, as after a power cut. Loss: a transaction "
        "that was written is gone. Half: the library is as at no transaction. "
        "Answers: searches that found an old text, or not the current one."
    )
    yield f"Goal: at least {report.goal_kills:,} kills, and 0 but for repairs."
    yield ""
    wrote = report.writers
    order = "one line" if wrote.is_linear else "NOT ONE LINE"
    yield (
        f"{wrote.processes} writers of one SOP at once: {wrote.accepted} versions accepted, "
        f"{wrote.lost} lost, {wrote.conflicts} conflicts told, {len(wrote.others)} other errors; "
        f"the history is {order}"
    )
    yield from (f"wrong: {one}" for one in (*report.failures, *wrote.not_whole, *wrote.others))


def _quiet(report: Quiet) -> Iterator[str]:
    for sample in report.samples:
        yield from _quiet_sample(sample)
    yield f"Goal: at most {report.goal} false errors or warnings per 1,000 words in each language."
    yield f"Brackets: 95 %; bootstrap over documents, {RESAMPLES:,} resamples; of rules Wilson."


def _quiet_sample(sample: SampleFigures) -> Iterator[str]:
    yield f"sopai eval quiet, sample {sample.name}: {sample.judged} findings judged by hand"
    head = ("language", "documents", "words", "errors and warnings", "false per 1,000 words", "met")
    yield from aligned([head, *map(_quiet_row, sample.groups)])
    yield ""
    rows = (_rate_row(rate) for rate in sample.rules)
    yield from aligned([("rule", "findings", "judged", "right"), *rows])
    yield ""


def _quiet_row(one: Quietness) -> tuple[str, ...]:
    counts = (str(one.documents), f"{one.words:,}", str(one.findings))
    return (one.language, *counts, share(one.per_thousand), "yes" if one.is_met else "no")


def _rate_row(rate: Rate) -> tuple[str, ...]:
    name = f"{rate.code} of the document" if rate.is_whole else rate.code
    return (name, str(rate.findings), str(rate.judged), share(rate.right))


def _drafting(report: Drafting) -> Iterator[str]:
    yield f"sopai eval draft, split {report.split}"
    for group in dict.fromkeys(one.group for one in report.groups):
        chosen = [one for one in report.groups if one.group == group]
        yield f"\n{group}, {chosen[0].cases} briefs"
        yield from aligned(_draft_rows(chosen))
        for one in chosen:
            yield from _not_drafted(one)
    yield ""
    yield "Brackets: 95 % Wilson intervals over what is counted. Actions are matched by words: that"
    yield "repeats, and misses paraphrases. `asked once` is the same model, asked for all of it."


def _not_drafted(group: DraftGroup) -> Iterator[str]:
    """Each brief that could not be drafted, and why; one line where that is all of them."""
    if len(group.failed) == group.cases > 1:
        yield f"not drafted, {group.drafter}: all {group.cases}, the first is {group.failed[0]}"
        return
    yield from (f"not drafted, {group.drafter}: {name}" for name in group.failed)


def _draft_rows(groups: list[DraftGroup]) -> list[tuple[str, ...]]:
    """A line for each figure, a column for each drafter."""
    rows = [("what", *(group.drafter for group in groups), "goal")]
    for figures in zip(*(group.figures for group in groups), strict=True):
        goal = figures[0].goal
        shares = (f"{share(figure.figure)} of {figure.of}" for figure in figures)
        rows.append((figures[0].about, *shares, "-" if goal is None else f"{goal:.2f}"))
    counts: tuple[tuple[str, str, str], ...] = (
        ("invented people, tools, numbers", "invented", "0"),
        ("steps without owner that nothing lists", "unlisted", "0"),
        ("findings of severity error, all shown", "errors", "-"),
        ("questions and open items a draft, mean", "asked", "-"),
        ("calls of the model a brief, mean", "calls", "-"),
        ("seconds of the model a brief, mean", "seconds", "-"),
    )
    for about, name, goal_text in counts:
        rows.append((about, *(str(getattr(group, name)) for group in groups), goal_text))
    return rows


def _attacks(report: Attacks) -> Iterator[str]:
    cases = sum(group.cases for group in report.groups)
    yield f"sopai eval attacks: {cases} cases of {report.patterns} patterns; drafts by rules"
    yield f"Goal: {report.goal} change an owner, a number, an approval or a step of what is stored"
    yield ""
    head = ("split", "attack in the", "cases", "succeeded", "honest words lost")
    rows = [
        (g.split, g.place, str(g.cases), _shown(g.split, g.succeeded), _shown(g.split, g.lost))
        for g in report.groups
    ]
    yield from aligned([head, *rows])
    yield "Honest words are lost that the same job keeps without the attack; of an attack in the"
    yield "brief nobody knows what that would be: there every word that should be kept counts."
    if report.alarms:
        yield ""
        heads = ("honest sentences", "split", "taken for orders")
        yield from aligned([heads, *_alarms(report)])


def _alarms(report: Attacks) -> Iterator[tuple[str, str, str]]:
    for one in report.alarms:
        yield one.language, one.split, f"{share(one.taken)} of {one.sentences}"


def _shown(split: str, ids: tuple[str, ...]) -> str:
    """How many, and which where they may be read."""
    return f"{len(ids)} ({', '.join(ids)})" if ids and split == "dev" else str(len(ids))


def _quality(report: Quality, with_failures: bool) -> Iterator[str]:
    yield (
        f"sopai eval {report.suite}, split {report.split}: "
        f"{report.n} items in {report.documents} documents"
    )
    yield f"Goal: {report.goal}"
    told = ", ".join(f"{name} {f1:.2f}" for name, f1 in report.annotators.items())
    yield f"One annotator against the other, F1: {told}"
    yield ""
    yield from _checkers(report.checkers)
    yield ""
    yield from _rows(report.rows)
    yield NOTE
    yield from _codes(report)
    yield from _lint_parts(report, with_failures)
    yield from _owner_parts(report)
    yield from _failures(report, with_failures)


def _checkers(states: Iterable[CheckerState]) -> Iterator[str]:
    for state in states:
        yield f"{state.name} {state.version or 'not installed'}: {state.about}"


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    head = ("group", "docs", "checker", "items", "pos", "flagged", *_SHARES)
    yield from aligned([head, *(_row(row) for row in rows)])


_SHARES = ("precision", "recall", "F1", "accuracy")


def _row(row: Row) -> tuple[str, ...]:
    f = row.figures
    if f is None:
        return (row.group, str(row.documents), row.checker, *("-",) * 7)
    counts = (str(f.items), str(f.positives), str(f.flagged))
    shares = map(share, (f.precision, f.recall, f.f1, f.accuracy))
    return (row.group, str(row.documents), row.checker, *counts, *shares)


def _codes(report: Quality) -> Iterator[str]:
    if report.codes:
        yield "\nItems with a finding of each rule, and the share of them that ought to be flagged:"
        yield from aligned([(c.code, str(c.items), share(c.precision)) for c in report.codes])


def _lint_parts(report: Quality, with_failures: bool) -> Iterator[str]:
    if report.classes:
        yield "\nMarks by class: overlapped by any vague-wording finding, and by the class's rules:"
        head = ("class", "marks", "any rule", "its rules", "rules")
        yield from aligned(
            [head]
            + [
                (c.vague_class, str(c.marks), share(c.found), share(c.as_class), " ".join(c.codes))
                for c in report.classes
            ]
        )
    if report.clarified is not None:
        yield (
            f"\nClarified words wrongly flagged: {share(report.clarified)} "
            f"of {report.clarified_marks}"
        )
    if report.negatives is not None:
        yield from _negatives(report.negatives, with_failures)


def _negatives(report: Negatives, with_failures: bool) -> Iterator[str]:
    yield f"\nHard negatives, and how many of them fire (goal: <= {report.goal:.2f}):"
    head = ("language", "form", "written", "items", "fired", "share")
    yield from aligned(
        [head]
        + [
            (g.language, g.form, g.written, str(g.items), str(g.fired), share(g.figure))
            for g in report.groups
            if g.items
        ]
    )
    if with_failures:
        yield from report.fired


def _owner_parts(report: Quality) -> Iterator[str]:
    if report.operative:
        yield "\nItems that tell somebody to do something:"
        yield from _rows(report.operative)
    if report.owner_accuracy is not None:
        yield f"\nKind of owner read rightly: {share(report.owner_accuracy)} of operative items"
        yield from aligned(_confusion_table(report))


def _confusion_table(report: Quality) -> list[tuple[str, ...]]:
    """One line a kind as labelled, one column a kind as read."""
    found = {(c.gold, c.read): c.items for c in report.owner_kinds}
    labelled = sorted({gold for gold, _ in found})
    read = sorted({kind for _, kind in found})
    body = [(gold, *(str(found.get((gold, kind), 0)) for kind in read)) for gold in labelled]
    return [("labelled \\ read", *read), *body]


def _failures(report: Quality, with_failures: bool) -> Iterator[str]:
    yield (
        f"\nJudged wrongly: {len(report.failures)} development items"
        f"{'' if with_failures else ' (list them with --failures)'}, "
        f"{report.failures_withheld} items of the report split (never listed)"
    )
    if with_failures:
        yield from map(_failure, report.failures)


def _failure(failure: Failure) -> str:
    return (
        f"{failure.kind} {failure.id} {failure.doc}:{failure.line}\n"
        f"    {failure.text}\n"
        f"    expected: {', '.join(failure.expected) or 'nothing'}\n"
        f"    reported: {', '.join(failure.reported) or 'nothing'}"
    )


def _speed(report: Speed) -> Iterator[str]:
    yield f"sopai eval speed: {report.files} Markdown files in {report.folder}"
    yield f"{report.words:,} words ({report.words_wc:,} as wc -w counts them); {report.machine}"
    yield ""
    yield from aligned([("what", "value", "goal", "met"), *map(_measure, report.measures)])
    yield ""
    yield from (f"{m.name}: {m.how}" for m in report.measures)


def _measure(measure: Measure) -> tuple[str, ...]:
    goal = "-" if measure.goal is None else f"{measure.goal:,.0f} {measure.unit}"
    met = {None: "-", True: "yes", False: "no"}[measure.is_met]
    return (measure.name, f"{measure.value:,.1f} {measure.unit}", goal, met)
