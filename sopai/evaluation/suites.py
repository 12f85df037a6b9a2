"""What `sopai eval` can measure: one function for each suite, found by name."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sopai.errors import EvaluationError
from sopai.evaluation.attack_suite import measure_attacks
from sopai.evaluation.batch_suite import measure_batch
from sopai.evaluation.checkers import ours
from sopai.evaluation.checkers.guesses import always, commoner, majority, names_nobody
from sopai.evaluation.checkers.harper import harper, harper_all
from sopai.evaluation.checkers.incose import incose
from sopai.evaluation.checkers.ours import Lint
from sopai.evaluation.checkers.proselint import proselint, proselint_all
from sopai.evaluation.corpus import choose, eval_folder, load_corpus
from sopai.evaluation.draft_suite import measure_drafts
from sopai.evaluation.drafters import drafters
from sopai.evaluation.gold import SplitChoice
from sopai.evaluation.ingest_suite import measure_ingest
from sopai.evaluation.kills_suite import measure_kills
from sopai.evaluation.lint_suite import is_vague, measure_lint
from sopai.evaluation.many_sops import make_sops, read_material
from sopai.evaluation.negatives import Negatives, measure_negatives
from sopai.evaluation.owners_suite import lacks_owner, measure_owners
from sopai.evaluation.quiet_suite import measure_quiet
from sopai.evaluation.report import Report
from sopai.evaluation.retro_naive import naive
from sopai.evaluation.retro_suite import is_restored, measure_retros
from sopai.evaluation.search_cases import QUERIES, Places, load_queries, load_set
from sopai.evaluation.search_speed_suite import SOPS, Tell, measure_search_speed
from sopai.evaluation.search_suite import measure_search
from sopai.evaluation.speed_suite import measure_speed, this_command
from sopai.retro.retrospective import propose
from sopai.workflow import Options, lint_text
from sopai.workflow.retrospectives import embedder


def _silent(_line: str) -> None:
    """Say nothing."""


class Wanted(NamedTuple):
    """What is to be measured."""

    split: SplitChoice = "report"
    """Which labelled items; `speed`, `search-speed`, `kills` and questions
    without splits take no notice."""

    cases: Path | None = None
    """A folder like the repository's `eval`, which is taken if there is none; for `speed`, the
    folder of Markdown files."""

    data: Path | None = None
    """For `search`: the folder of the documents that the repository does not hold."""

    lint: Lint = lint_text
    """How a text is linted."""

    lint_strict: Lint = partial(lint_text, options=Options(profile="strict"))
    """The same with all rules."""

    model: str = "embedded"
    """Whose drafts `draft` compares with those by rules."""

    may_ask: bool = False
    """Ask the model where no answer of it is kept; else such a brief counts as not drafted."""

    sops: int = SOPS
    """For `search-speed`: how many are searched."""

    tell: Tell = _silent
    """Told how far a suite is that takes minutes: `search-speed`."""


Suite = Callable[[Wanted], Report]


def run(suite: str, wanted: Wanted | None = None) -> Report:
    """The figures of a suite: one of `SUITES`.

    Raises:
        EvaluationError: no such suite, or its data are missing or broken.
        SettingsError: the model's name cannot be used.
    """
    if suite not in SUITES:
        raise EvaluationError(f"no suite {suite!r}: choose {', '.join(SUITES)}")
    return SUITES[suite](wanted or Wanted())


def _lint(wanted: Wanted) -> Report:
    corpus = load_corpus(wanted.cases or eval_folder())
    chosen = choose(corpus, wanted.split)
    rivals = (
        incose(eval_folder() / "wordlists" / "incose_gtwr.json"),
        proselint(),
        proselint_all(),
        harper(),
        harper_all(),
        always(),
        majority(commoner(corpus.cases, is_vague)),
    )
    readings = ours.read(chosen.documents, wanted.lint)
    return measure_lint(chosen, wanted.split, readings, rivals, _negatives(wanted))


def _negatives(wanted: Wanted) -> Negatives | None:
    """Near misses come with the repository's own items; another folder may have none."""
    folder = (wanted.cases or eval_folder()) / "lint"
    return measure_negatives(folder, wanted.lint_strict) if folder.is_dir() else None


def _owners(wanted: Wanted) -> Report:
    corpus = load_corpus(wanted.cases or eval_folder())
    chosen = choose(corpus, wanted.split)
    rivals = (always(), names_nobody(), majority(commoner(corpus.cases, lacks_owner)))
    return measure_owners(chosen, wanted.split, ours.read(chosen.documents, wanted.lint), rivals)


def _speed(wanted: Wanted) -> Report:
    return measure_speed(wanted.cases or eval_folder() / "documents", wanted.lint, this_command())


def _draft(wanted: Wanted) -> Report:
    folder = wanted.cases or eval_folder() / "draft"
    return measure_drafts(folder, wanted.split, drafters(wanted.model, folder, wanted.may_ask))


def _attacks(wanted: Wanted) -> Report:
    return measure_attacks(wanted.cases or eval_folder() / "draft/attacks")


def _search(wanted: Wanted) -> Report:
    data = eval_folder()
    folder = wanted.cases or data / "search"
    return measure_search(load_set(folder, Places(data, wanted.data), wanted.split))


def _search_speed(wanted: Wanted) -> Report:
    data = eval_folder()
    folder = wanted.cases or data / "search/mixed"
    files = load_set(folder, Places(data), "dev").files.values()
    queries = load_queries(folder / QUERIES)
    return measure_search_speed(
        make_sops(read_material(files), wanted.sops),
        [one.query for one in queries if one.split != "report"],
        this_command(),
        wanted.tell,
    )


def _ingest(wanted: Wanted) -> Report:
    return measure_ingest(wanted.cases or eval_folder() / "ingest", wanted.split)


def _batch(wanted: Wanted) -> Report:
    data = eval_folder()
    return measure_batch(
        [wanted.cases] if wanted.cases else [data / "documents", data / "ingest/dev"]
    )


def _retro(wanted: Wanted) -> Report:
    folder = wanted.cases or eval_folder() / "retro"
    proposers = (
        ("rules", partial(propose, embed=embedder())),
        ("rules without the embedder", propose),
        ("every line", naive),
    )
    return measure_retros(folder, wanted.split, proposers, is_restored)


def _quiet(wanted: Wanted) -> Report:
    return measure_quiet(wanted.cases or eval_folder() / "lint")


def _kills(_wanted: Wanted) -> Report:
    return measure_kills()


SUITES: dict[str, Suite] = {
    "lint": _lint,
    "quiet": _quiet,
    "owners": _owners,
    "speed": _speed,
    "draft": _draft,
    "attacks": _attacks,
    "search": _search,
    "search-speed": _search_speed,
    "ingest": _ingest,
    "batch": _batch,
    "retro": _retro,
    "kills": _kills,
}
