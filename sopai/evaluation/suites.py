"""What `sopai eval` can measure: one function for each suite, found by name."""

from collections.abc import Callable
from pathlib import Path

from sopai.errors import EvaluationError
from sopai.evaluation.checkers import ours
from sopai.evaluation.checkers.guesses import always, commoner, majority, names_nobody
from sopai.evaluation.checkers.harper import harper, harper_all
from sopai.evaluation.checkers.incose import incose
from sopai.evaluation.checkers.ours import Lint
from sopai.evaluation.checkers.proselint import proselint, proselint_all
from sopai.evaluation.corpus import choose, eval_folder, load_corpus
from sopai.evaluation.draft_suite import measure_drafts
from sopai.evaluation.gold import SplitChoice
from sopai.evaluation.lint_suite import is_vague, measure_lint
from sopai.evaluation.owners_suite import lacks_owner, measure_owners
from sopai.evaluation.report import Report
from sopai.evaluation.search_suite import load_queries, measure_search
from sopai.evaluation.speed_suite import measure_speed, this_command
from sopai.workflow import lint_text
from sopai.workflow.drafting import draft_brief

Suite = Callable[[Path | None, SplitChoice, Lint], Report]


def run(
    suite: str, split: SplitChoice = "report", cases: Path | None = None, lint: Lint = lint_text
) -> Report:
    """The figures of a suite.

    Args:
        suite: `lint`, `owners`, `speed`, `draft` or `search`.
        split: which labelled items; `speed` and `search` have no splits and take no notice.
        cases: a folder like the repository's `eval`, which is taken if there is none; for
            `speed`, the folder of Markdown files.
        lint: how a text is linted.

    Raises:
        EvaluationError: no such suite, or its data are missing or broken.
    """
    if suite not in SUITES:
        raise EvaluationError(f"no suite {suite!r}: choose {', '.join(SUITES)}")
    return SUITES[suite](cases, split, lint)


def _lint(cases: Path | None, split: SplitChoice, lint: Lint) -> Report:
    corpus = load_corpus(cases or eval_folder())
    chosen = choose(corpus, split)
    rivals = (
        incose(eval_folder() / "wordlists" / "incose_gtwr.json"),
        proselint(),
        proselint_all(),
        harper(),
        harper_all(),
        always(),
        majority(commoner(corpus.cases, is_vague)),
    )
    return measure_lint(chosen, split, ours.read(chosen.documents, lint), rivals)


def _owners(cases: Path | None, split: SplitChoice, lint: Lint) -> Report:
    corpus = load_corpus(cases or eval_folder())
    chosen = choose(corpus, split)
    rivals = (always(), names_nobody(), majority(commoner(corpus.cases, lacks_owner)))
    return measure_owners(chosen, split, ours.read(chosen.documents, lint), rivals)


def _speed(cases: Path | None, _split: SplitChoice, lint: Lint) -> Report:
    return measure_speed(cases or eval_folder() / "documents", lint, this_command())


def _draft(cases: Path | None, split: SplitChoice, _lint: Lint) -> Report:
    return measure_drafts(cases or eval_folder() / "draft", split, (("rules", draft_brief),))


def _search(cases: Path | None, _split: SplitChoice, _lint: Lint) -> Report:
    data = eval_folder()
    folders = (("starter", data.parent / "knowledge/starter"), ("documents", data / "documents"))
    return measure_search(load_queries((cases or data / "search") / "queries.jsonl"), folders)


SUITES: dict[str, Suite] = {
    "lint": _lint,
    "owners": _owners,
    "speed": _speed,
    "draft": _draft,
    "search": _search,
}
