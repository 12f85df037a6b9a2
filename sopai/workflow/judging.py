"""One file of a review: what a worker process does, and what rules are called in its reports."""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sopai.errors import IngestError, LintError, SopaiError
from sopai.ingest.read import load
from sopai.lint.catalogue import rule_pages, rule_words
from sopai.review.fingerprint import key_of
from sopai.review.judging import is_long, lost_parts, passages_of, people_of, steps_of
from sopai.review.naming import identity, shown_path
from sopai.review.pool import Fall
from sopai.review.record import Failed, Reviewed
from sopai.review.texts import say
from sopai.review.worker import Limits
from sopai.schema.finding import Finding
from sopai.workflow import LintedFile, Options, lint_data


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
    except (IngestError, LintError) as error:
        failed = Failed(
            id=identifier, path=name, key=key, kind="unreadable", why=_reason(error, path)
        )
        if not path.exists():
            why = say("fall.vanished", options.language)
            failed = Failed(id=identifier, path=name, key="", kind="vanished", why=why)
        return failed.model_dump_json().encode()
    known = Known(identifier, name, key, digest)
    return reviewed(linted, linted.findings, known, options.language).model_dump_json().encode()


class Known(NamedTuple):
    """What is known of a file before it is judged."""

    id: str
    path: str
    """As it is shown."""

    key: str
    sha256: str


def reviewed(
    linted: LintedFile, findings: tuple[Finding, ...], known: Known, language: str
) -> Reviewed:
    """A judged file as all reports show it.

    Args:
        linted: the file.
        findings: those that count; the page leaves out what was set aside.
        known: the file's name and identity.
        language: of what is said about losses.
    """
    sops = (linted.sop, *linted.others)
    return Reviewed(
        id=known.id,
        path=known.path,
        key=known.key,
        sha256=known.sha256,
        title=linted.sop.title or "",
        language=linted.document.language,
        form=linted.sop.form.value,
        steps=steps_of(sops),
        people=people_of(sops),
        findings=findings,
        suppressed=linted.suppressed,
        notes=linted.notes,
        lost=lost_parts(linted.document, language),
        passages=passages_of(linted.document, findings),
        is_shortened=is_long(linted.document),
    )


def failed_words(fall: Fall, what: str, limits: Limits, language: str) -> str:
    """Why a worker process gave no result, and what to do."""
    return say(
        f"fall.{fall}", language, seconds=limits.seconds, megabytes=limits.megabytes, what=what
    )


def rule_names(language: str) -> dict[str, tuple[str, str]]:
    """Name and one line about each rule, by code."""
    words = {page.code: rule_words(page, language) for page in rule_pages()}
    return {code: (said.title, said.summary) for code, said in words.items()}


def _reason(error: SopaiError, path: Path) -> str:
    """What is wrong with a file, without its name, which stands beside it."""
    said = str(error)
    for name in (repr(str(path)), repr(shown_path(path))):
        said = said.removeprefix(name)
    return said.removeprefix(":").strip()
