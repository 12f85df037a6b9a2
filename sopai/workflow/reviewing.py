"""Reviewing a pile of documents: found, judged in worker processes, kept, and reported."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from os import cpu_count
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import sopai
from sopai.draft.drafting import names_of
from sopai.errors import ReviewError
from sopai.ingest.decode import MAX_BINARY_BYTES
from sopai.ingest.read import SUFFIXES
from sopai.lint.profiles import profile_of
from sopai.llm.choice import ModelChoice
from sopai.review.facts import Facts
from sopai.review.files import Pile, Unfound, find_files
from sopai.review.fingerprint import file_sha256, key_of, settings_digest
from sopai.review.naming import identity, shown_path
from sopai.review.pool import Outcome, run_jobs
from sopai.review.record import RESULT, Failed, Reviewed
from sopai.review.reports import Written, write_reports
from sopai.review.store import Store, open_store
from sopai.review.summary import Summary, summarise
from sopai.review.texts import say
from sopai.review.worker import Limits
from sopai.workflow import DEFAULTS, Options
from sopai.workflow.copying import Copies, copy_with_comments
from sopai.workflow.judging import failed_words, judge, rule_names
from sopai.workflow.proposing import NOTHING, Asking, Proposed, model_for, propose

MAX_WORKERS = 8
"""More read the disk no faster, and each takes 100 MB."""


class Wish(NamedTuple):
    """What is to be reviewed, and how."""

    paths: tuple[Path, ...]
    out: Path
    """The folder that the review is written to."""

    formats: tuple[str, ...] = ("html", "json", "csv")
    options: Options = DEFAULTS
    workers: int | None = None
    """None: one for each core."""

    limits: Limits = Limits()
    resume: bool = False
    asking: Asking | None = None
    """The model that rewrites, and how much of it; None asks none."""

    day: date | None = None
    """Stands on the report; None is today."""


class Progress(NamedTuple):
    """How far a review is."""

    done: int
    """Files judged in this run."""

    total: int
    """Files to judge in this run."""

    failed: int
    """Of those done."""

    kept: int
    """Files whose result of an earlier run is still true."""

    seconds: float


Told = Callable[[Progress], None]
Asked = Callable[[int, int], None]
"""Called with how many passages a model was asked about, of how many."""


class Review(NamedTuple):
    """A review that is done and written."""

    summary: Summary
    pile: Pile
    reports: tuple[str, ...]
    """Names of the files to look at, in the folder."""

    kept: int
    peak: int
    """Megabytes that a worker held at most; 0 where that cannot be seen."""

    broken: int
    """Records of an earlier run that were cut off; their files were judged again."""

    proposed: Proposed
    copies: Copies | None
    """None where no copies were asked for."""


def review(wish: Wish, told: Told | None = None, asked: Asked | None = None) -> Review:
    """Review a pile of documents.

    What was judged is kept as soon as it is known: a run that is stopped goes on with `resume`.

    Args:
        wish: what, and how.
        told: called after each file.
        asked: called after each passage that a model was asked about.

    Raises:
        ModelUnavailable: the model that is to be asked cannot be.
        ReviewError: there is nothing to review, the folder cannot be used, or no worker starts.
        SettingsError: there is no such profile.
    """
    profile_of(wish.options.profile)
    choice = model_for(wish.asking) if wish.asking is not None else None
    pile = find_files(wish.paths, SUFFIXES, wish.out)
    if not pile.files:
        raise ReviewError(_nothing(pile, wish.options.language))
    with open_store(wish.out, resume=wish.resume) as store:
        settings = _settings(wish.options)
        paths = {path: identity(path) for path in pile.files}
        _check_pile(store, paths.values(), wish)
        todo = [path for path, name in paths.items() if not _is_kept(store, path, name, settings)]
        kept = len(paths) - len(todo)
        peak = _judge_all(store, todo, wish, settings, kept, told)
        store.tidy(paths.values())
        missing = tuple(_unfound(one, wish.options.language) for one in pile.unfound)

        def results() -> Iterator[Reviewed | Failed]:
            return chain(missing, store.results(paths.values()))

        summary = summarise(results())
        proposed = _proposed(store, summary, choice, wish, asked)
        copies = None
        if "docx" in wish.formats:
            copies = copy_with_comments(
                store,
                paths,
                wish.out,
                proposed.proposals,
                wish.options.language,
                _workers(wish),
                wish.limits,
            )
        made = frozenset(copies.made if copies else ())
        written = Written(results, summary, pile, proposed.proposals, made, _facts(wish))
        reports = write_reports(wish.out, wish.formats, written)
        return Review(summary, pile, reports, kept, peak, store.broken, proposed, copies)


def _proposed(
    store: Store,
    summary: Summary,
    choice: ModelChoice | None,
    wish: Wish,
    asked: Asked | None,
) -> Proposed:
    """What the model proposes, the worst documents first."""
    if choice is None or wish.asking is None:
        return NOTHING
    worst = (store.get(line.id) for line in summary.files)
    return propose(
        (result for result in worst if isinstance(result, Reviewed)),
        choice,
        wish.asking,
        wish.out,
        names=names_of(wish.options.roster),
        told=asked,
    )


def _check_pile(store: Store, identifiers: Collection[str], wish: Wish) -> None:
    """Refuse to go on with a review of quite other documents: it would be thrown away.

    Raises:
        ReviewError: none of the documents is in it.
    """
    if store.count and not any(store.key(one) is not None for one in identifiers):
        raise ReviewError(say("other.pile", wish.options.language, out=str(wish.out)))


def _settings(options: Options) -> str:
    roster = options.roster.model_dump_json() if options.roster else None
    day = options.today.isoformat() if options.today else None
    return settings_digest(options.profile, options.language, roster, day, repr(options.house))


def _is_kept(store: Store, path: Path, identifier: str, settings: str) -> bool:
    """Whether the result of an earlier run is still true."""
    known = store.key(identifier)
    if not known:
        return False
    digest = file_sha256(path, MAX_BINARY_BYTES)
    return digest is not None and key_of(digest, settings) == known


def _judge_all(
    store: Store,
    todo: Sequence[Path],
    wish: Wish,
    settings: str,
    kept: int,
    told: Told | None,
) -> int:
    """Judge files and keep the results; returns the workers' highest memory."""
    work = partial(judge, wish.options, settings)
    began = monotonic()
    failed = peak = 0
    if told is not None:
        told(Progress(0, len(todo), 0, kept, 0))
    outcomes = run_jobs(work, todo, min(_workers(wish), len(todo)), wish.limits)
    for done, outcome in enumerate(outcomes, 1):
        result = _result(outcome, wish)
        store.add(result)
        failed += isinstance(result, Failed)
        peak = max(peak, outcome.peak)
        if told is not None:
            told(Progress(done, len(todo), failed, kept, monotonic() - began))
    return peak


def _workers(wish: Wish) -> int:
    return wish.workers or min(cpu_count() or 1, MAX_WORKERS)


def _result(outcome: Outcome[Path], wish: Wish) -> Reviewed | Failed:
    if outcome.fall is None:
        return RESULT.validate_json(outcome.data)
    what = outcome.data.decode("utf-8", "replace")
    return Failed(
        id=identity(outcome.job),
        path=shown_path(outcome.job),
        key="",
        kind=outcome.fall,
        why=failed_words(outcome.fall, what, wish.limits, wish.options.language),
    )


def _unfound(one: Unfound, language: str) -> Failed:
    return Failed(
        id=identity(one.path),
        path=shown_path(one.path) or ".",
        key="",
        kind="missing",
        why=say(f"unfound.{one.reason}", language),
    )


def _nothing(pile: Pile, language: str) -> str:
    """Why there is nothing to review."""
    reasons = [
        f"{str(one.path)!r}: {say(f'unfound.{one.reason}', language)}" for one in pile.unfound
    ]
    if reasons:
        return "; ".join(reasons[:5])
    left_out = ", ".join(sorted({path.suffix.lower() or path.name for path, _ in pile.skipped}))
    return say("nothing", language, types=", ".join(sorted(SUFFIXES)), found=left_out[:200] or "-")


def _facts(wish: Wish) -> Facts:
    names: Mapping[str, tuple[str, ...]] = {
        "csv": ("review.xlsx", "review.csv"),
        "json": ("review.json",),
    }
    return Facts(
        language=wish.options.language,
        date=(wish.day or date.today()).isoformat(),
        profile=wish.options.profile,
        version=sopai.__version__,
        rules=rule_names(wish.options.language),
        links=tuple(name for one in ("csv", "json") if one in wish.formats for name in names[one]),
    )


__all__ = ["Asking", "Limits", "Progress", "Review", "Wish", "review"]
