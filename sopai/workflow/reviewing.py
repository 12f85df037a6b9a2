"""Reviewing a pile of documents: found, judged in worker processes, kept, and reported."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import chain
from os import cpu_count
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import sopai
from sopai.errors import IngestError, ReviewError
from sopai.ingest.decode import MAX_BINARY_BYTES
from sopai.ingest.read import SUFFIXES, load
from sopai.lint.catalogue import rule_pages
from sopai.lint.profiles import profile_of
from sopai.lint.rules_zh import RULES_ZH
from sopai.review.facts import Facts
from sopai.review.files import Pile, Unfound, find_files
from sopai.review.fingerprint import file_sha256, key_of, settings_digest
from sopai.review.judging import lost_parts, passages_of, steps_of
from sopai.review.naming import identity, shown_path
from sopai.review.pool import Outcome, run_jobs
from sopai.review.record import RESULT, Failed, Reviewed
from sopai.review.reports import Written, write_reports
from sopai.review.rows import Proposals
from sopai.review.store import Store, open_store
from sopai.review.summary import Summary, summarise
from sopai.review.texts import say
from sopai.review.worker import Limits
from sopai.workflow import DEFAULTS, Options, lint_data

MAX_WORKERS = 8
"""More read the disk no faster, and each takes 100 MB."""

FORMATS = ("html", "json", "csv", "docx")


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


def review(wish: Wish, told: Told | None = None) -> Review:
    """Review a pile of documents.

    What was judged is kept as soon as it is known: a run that is stopped goes on with `resume`.

    Args:
        wish: what, and how.
        told: called after each file.

    Raises:
        ReviewError: there is nothing to review, the folder cannot be used, or no worker starts.
        SettingsError: there is no such profile.
    """
    profile_of(wish.options.profile)
    pile = find_files(wish.paths, SUFFIXES, wish.out)
    if not pile.files:
        raise ReviewError(_nothing(pile, wish.options.language))
    with open_store(wish.out, resume=wish.resume) as store:
        settings = _settings(wish.options)
        identifiers = {path: identity(path) for path in pile.files}
        todo = [
            path for path, name in identifiers.items() if not _is_kept(store, path, name, settings)
        ]
        peak = _judge_all(store, todo, wish, settings, len(pile.files) - len(todo), told)
        store.tidy(identifiers.values())
        missing = tuple(_unfound(one, wish.options.language) for one in pile.unfound)

        def results() -> Iterator[Reviewed | Failed]:
            return chain(missing, store.results(identifiers.values()))

        summary = summarise(results())
        written = Written(results, summary, pile, {}, _facts(wish))
        reports = write_reports(wish.out, wish.formats, written)
        return Review(summary, pile, reports, len(pile.files) - len(todo), peak, store.broken)


def judge(options: Options, settings: str, path: Path) -> bytes:
    """The result for one file as JSON; runs in a worker process.

    Args:
        options: how to lint.
        settings: digest of all that the result depends on beside the file.
        path: the file.
    """
    name, identifier, key = shown_path(path), identity(path), ""
    try:
        data = load(path)
        digest = sha256(data).hexdigest()
        key = key_of(digest, settings)
        linted = lint_data(data, name, options)
    except IngestError as error:
        failed = Failed(
            id=identifier, path=name, key=key, kind="unreadable", why=_reason(error, path)
        )
        if not path.exists():
            why = say("fall.vanished", options.language)
            failed = Failed(id=identifier, path=name, key="", kind="vanished", why=why)
        return failed.model_dump_json().encode()
    document = linted.document
    return (
        Reviewed(
            id=identifier,
            path=name,
            key=key,
            sha256=digest,
            title=linted.sop.title or "",
            language=document.language,
            form=linted.sop.form.value,
            steps=steps_of((linted.sop, *linted.others)),
            findings=linted.findings,
            suppressed=linted.suppressed,
            notes=linted.notes,
            lost=lost_parts(document, options.language),
            passages=passages_of(document, linted.findings),
        )
        .model_dump_json()
        .encode()
    )


def rule_names(language: str) -> dict[str, tuple[str, str]]:
    """Name and one line about each rule, by code."""
    named = {}
    for rule in rule_pages():
        zh = RULES_ZH.get(rule.code) if language == "zh" else None
        name = zh.name if zh else rule.name.replace("-", " ").capitalize()
        named[rule.code] = (name, zh.summary if zh else rule.summary)
    return named


def _settings(options: Options) -> str:
    roster = options.roster.model_dump_json() if options.roster else None
    day = options.today.isoformat() if options.today else None
    return settings_digest(options.profile, options.language, roster, day)


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
    wanted = wish.workers or min(cpu_count() or 1, MAX_WORKERS)
    work = partial(judge, wish.options, settings)
    began = monotonic()
    failed = peak = 0
    if told is not None:
        told(Progress(0, len(todo), 0, kept, 0))
    outcomes = run_jobs(work, todo, min(wanted, len(todo)), wish.limits)
    for done, outcome in enumerate(outcomes, 1):
        result = _result(outcome, wish)
        store.add(result)
        failed += isinstance(result, Failed)
        peak = max(peak, outcome.peak)
        if told is not None:
            told(Progress(done, len(todo), failed, kept, monotonic() - began))
    return peak


def _result(outcome: Outcome[Path], wish: Wish) -> Reviewed | Failed:
    if outcome.fall is None:
        return RESULT.validate_json(outcome.data)
    values = {
        "seconds": wish.limits.seconds,
        "megabytes": wish.limits.megabytes,
        "what": outcome.data.decode("utf-8", "replace"),
    }
    return Failed(
        id=identity(outcome.job),
        path=shown_path(outcome.job),
        key="",
        kind=outcome.fall,
        why=say(f"fall.{outcome.fall}", wish.options.language, **values),
    )


def _reason(error: IngestError, path: Path) -> str:
    """What is wrong with a file, without its name, which stands beside it."""
    said = str(error)
    for name in (repr(str(path)), repr(shown_path(path))):
        said = said.removeprefix(name)
    return said.removeprefix(":").strip()


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


__all__ = ["FORMATS", "Limits", "Progress", "Proposals", "Review", "Wish", "judge", "review"]
