"""What a rule says of itself, in the language of the page."""

from functools import cache
from typing import NamedTuple

from sopai.lint.catalogue import RulePage, rule_words
from sopai.ui.escaping import as_html
from sopai.ui.texts import text
from sopai.workflow import rule_page, rule_pages
from sopai.workflow.figure_words import figure_sentences
from sopai.workflow.rules_told import Example, told_rule


class Explanation(NamedTuple):
    """A rule as the page shows it."""

    code: str
    name: str
    severity: str
    """As it comes."""

    summary: str
    why: str
    page: RulePage


@cache
def explanations(language: str) -> dict[str, Explanation]:
    """All rules by their codes."""
    return {page.code: _explanation(page, language) for page in rule_pages()}


def _explanation(page: RulePage, language: str) -> Explanation:
    words = rule_words(page, language)
    return Explanation(page.code, words.title, page.severity, words.summary, words.why, page)


def matches(page: RulePage, search: str) -> bool:
    """Whether all words of a search stand in a rule, in whichever language."""
    held = _held(page)
    return all(word in held for word in search.lower().split())


@cache
def _held(page: RulePage) -> str:
    """All that a rule says of itself in both languages, with the words that it looks for."""
    said = [page.code, page.name, page.doc, *page.terms]
    for language in ("en", "zh"):
        words = rule_words(page, language)
        said += [words.title, words.summary, words.why, *words.notes, words.source]
    return "\n".join(said).lower()


@cache
def explanation_html(code: str, language: str) -> str:
    """A rule's page: what, why, how it is mended, examples, how often it is right, source."""
    rule = told_rule(code, language)
    parts = [f"<p>{as_html(rule.summary)}</p>", _labelled("why", rule.why, language)]
    parts += [f"<p>{as_html(note)}</p>" for note in rule.notes]
    parts.append(_labelled("question", rule.question, language))
    examples = _examples("bad", rule.bad, language) + _examples("good", rule.good, language)
    parts.append(f'<div class="pair">{examples}</div>')
    parts.append(_labelled("measured", figure_sentences(rule.measured, language), language))
    parts.append(_terms(rule_page(code).terms, language))
    source = _label("source", language) + as_html(rule.source)
    return f'<div class="explanation">{"".join(parts)}<p class="origin">{source}</p></div>'


def _labelled(label: str, words: str, language: str) -> str:
    if not words:
        return ""
    return f"<p><b>{_label(label, language)}</b>{as_html(words)}</p>"


def _label(label: str, language: str) -> str:
    said = text(f"rules.{label}", language)
    return as_html(text("rules.label", language, label=said))


def _terms(terms: tuple[str, ...], language: str) -> str:
    """The words that a rule looks for, folded; those in the language of the page first."""
    if not terms:
        return ""
    ordered = sorted(terms, key=lambda term: term.isascii() == (language == "zh"))
    label = as_html(text("rules.terms", language, n=len(terms)))
    return f"<details><summary>{label}</summary><p>{as_html(' · '.join(ordered))}</p></details>"


def _examples(kind: str, examples: tuple[Example, ...], language: str) -> str:
    """The examples of one kind."""
    label = as_html(text(f"rules.{kind}", language))
    shown = "".join(f'<pre lang="{one.language}">{as_html(one.text)}</pre>' for one in examples)
    return f'<div class="{kind}"><b>{label}</b>{shown}</div>'
