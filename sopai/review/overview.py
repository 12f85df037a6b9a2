"""`index.html`: what to do first, worst documents, rules, words, owners, what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from urllib.parse import quote

from sopai.language.messages import in_language
from sopai.review.facts import Facts
from sopai.review.files import Pile, Reason, Skipped
from sopai.review.naming import shown_path
from sopai.review.page import Column, page, table
from sopai.review.summary import FileLine, Orphan, Summary
from sopai.review.texts import say
from sopai.review.unsupported import unsupported
from sopai.schema.markup import as_html

WORST = 10
FIRST = 3
"""Of the worst documents and the most met words: what one can take on today."""

EACH = 10
"""Steps of one document that are listed; its page has all."""

MAX_ORPHANS = 1_000
NUMBERS = frozenset(("steps", "faulty", "orphans", "errors", "warnings", "findings", "files"))

MAX_LOST = 500
MAX_SKIPPED = 100
MAX_WORDS = 20


def overview_html(summary: Summary, pile: Pile, facts: Facts) -> str:
    """The page."""
    view = _Overview(summary, pile, facts)
    title = view.say("title", n=len(summary.files))
    parts = [
        f"<header><h1>{as_html(title)}</h1>{view.made()}</header>",
        view.tiles(),
        view.first(),
        view.sections(),
    ]
    return page(title, facts.language, "\n".join(parts))


class _Overview:
    """The page while it is written."""

    def __init__(self, summary: Summary, pile: Pile, facts: Facts) -> None:
        self.summary = summary
        self.pile = pile
        self.facts = facts
        self.unsupported = unsupported(pile, facts.language)

    def say(self, key: str, **values: object) -> str:
        return say(key, self.facts.language, **values)

    def html(self, key: str, **values: object) -> str:
        return as_html(self.say(key, **values))

    def made(self) -> str:
        facts = self.facts
        values = {"date": facts.date, "profile": facts.profile, "version": facts.version}
        links = ", ".join(f'<a href="{quote(name)}">{as_html(name)}</a>' for name in facts.links)
        made = self.html("made", **values) if links else ""
        return f'<p class="pale">{made}{links}{". " if links else ""}{self.html("untouched")}</p>'

    def tiles(self) -> str:
        totals = self.summary.totals
        rows = (
            ("files", totals["reviewed"], False),
            ("steps", totals["steps"], False),
            ("faulty", totals["steps_with_error"], True),
            ("orphans", totals["steps_without_owner"], True),
            ("errors", totals["errors"], True),
            ("warnings", totals["warnings"], False),
            ("failed", totals["failed"], True),
            ("unsupported", len(self.unsupported), True),
        )
        shown = "".join(
            f"<li{' class=bad' if is_bad and count else ''}><b>{count:,}</b> "
            f"{self.html(f'tile.{name}')}</li>"
            for name, count, is_bad in rows
            if count or name != "unsupported"
        )
        return f'<ul class="tiles">{shown}</ul>'

    def first(self) -> str:
        """What to do first, as a list of at most five things."""
        items = [*self._first_files(), *self._first_owners(), *self._first_words()]
        if self.summary.failed:
            words = self.html("first.failed", n=len(self.summary.failed))
            items.append(f"{words} {self._see('failed')}")
        if self.unsupported:
            words = self.html("first.unsupported", n=len(self.unsupported))
            items.append(f"{words} {self._see('unsupported')}")
        if not items:
            return f'<section class="first"><h2>{self.html("first")}</h2>' + (
                f"<p>{self.html('first.clean')}</p></section>"
            )
        listed = "".join(f"<li>{item}</li>" for item in items)
        return f'<section class="first"><h2>{self.html("first")}</h2><ol>{listed}</ol></section>'

    def _first_files(self) -> Iterator[str]:
        worst = [line for line in self.summary.files[:FIRST] if line.faulty]
        if worst:
            listed = "".join(
                f"<li>{self._link(line)} {as_html(line.title)}"
                f"{self.html('first.worst.file', faulty=line.faulty, steps=line.steps)}</li>"
                for line in worst
            )
            yield f"{self.html('first.worst')}<ul>{listed}</ul>"

    def _first_owners(self) -> Iterator[str]:
        count = self.summary.totals["steps_without_owner"]
        if count:
            silent = sum(1 for line in self.summary.files if line.names_nobody)
            tip = f" {self.html('first.owners.all', n=silent)}" if silent else ""
            yield f"{self.html('first.owners', n=count)} {self._see('owners')}{tip}"

    def _first_words(self) -> Iterator[str]:
        chosen = self.summary.phrases[:FIRST]
        if chosen:
            listed = "; ".join(
                self.html("first.words.one", words=line.words, n=line.files) for line in chosen
            )
            yield f"{self.html('first.words')} {listed} {self._see('words')}"

    def _see(self, section: str) -> str:
        return f'<a href="#{section}">{self.html("first.see")}</a>'

    def _link(self, line: FileLine, anchor: str = "") -> str:
        """The file's own name, by which people know it; its folder stands below."""
        name = PurePath(line.path).name or line.path
        return f'<a href="files/{quote(line.stem)}.html{anchor}">{as_html(name)}</a>'

    def _document(self, line: FileLine) -> str:
        folder = str(PurePath(line.path).parent)
        below = " · ".join(as_html(part) for part in (line.title, folder) if part not in ("", "."))
        return f"{self._link(line)}<small>{below}</small>"

    def sections(self) -> str:
        """All sections behind a list of links to them."""
        made = [
            ("worst", self._worst()),
            ("rules", self._rules()),
            ("words", self._words()),
            ("failed", self._unread([(one.path, one.why) for one in self.summary.failed])),
            ("unsupported", self._unread(self.unsupported)),
            ("lost", self._lost()),
            ("owners", self._owners()),
            ("all", self._all()),
            ("skipped", self._skipped()),
        ]
        filled = [(name, content) for name, content in made if content]
        links = " ".join(f'<a href="#{name}">{self.html(name)}</a>' for name, _ in filled)
        shown = "\n".join(
            f'<section id="{name}"><h2>{self.html(name)}</h2>{content}</section>'
            for name, content in filled
        )
        return f'<nav aria-label="{self.html("sections")}">{links}</nav>\n{shown}'

    def _worst(self) -> str:
        worst = [line for line in self.summary.files if line.errors]
        if not worst:
            return ""
        more = len(worst) - WORST
        tail = f'<p><a href="#all">{self.html("worst.more", n=more)}</a></p>' if more > 0 else ""
        return f'<p class="about">{self.html("order")}</p>{self._files(worst[:WORST])}{tail}'

    def _all(self) -> str:
        if not self.summary.files:
            return ""
        return f'<p class="about">{self.html("order")}</p>{self._files(self.summary.files)}'

    def _files(self, lines: Iterable[FileLine]) -> str:
        heads = ("file", "steps", "faulty", "orphans", "errors", "warnings")
        rows = (
            (
                self._document(line),
                f"{line.steps}",
                f"{line.faulty}",
                f"{len(line.orphans)}",
                f"{line.errors}",
                f"{line.warnings}",
            )
            for line in lines
        )
        return self._table(heads, rows, off=("warnings", "errors"))

    def _rules(self) -> str:
        rows = (
            (
                f"{as_html(self.facts.rules.get(line.code, (line.code, ''))[0])} "
                f'<span class="code">{as_html(line.code)}</span>',
                as_html(self.facts.rules.get(line.code, ("", ""))[1]),
                f"{line.findings}",
                f"{line.files}",
            )
            for line in self.summary.rules
        )
        heads = ("rule", "about", "findings", "files")
        return self._table(heads, rows, off=("about",)) if self.summary.rules else ""

    def _words(self) -> str:
        rows = (
            (
                f'<span class="quote">{as_html(line.words)}</span>',
                as_html(self.facts.rules.get(line.code, (line.code, ""))[0]),
                f"{line.findings}",
                f"{line.files}",
            )
            for line in self.summary.phrases[:MAX_WORDS]
        )
        if not self.summary.phrases:
            return ""
        table = self._table(("words", "rule", "findings", "files"), rows)
        return f'<p class="about">{self.html("words.about")}</p>{table}'

    def _owners(self) -> str:
        """The steps that nobody owns, by document."""
        rows: list[Sequence[str]] = []
        left = 0
        for line in self.summary.files:
            if len(rows) >= MAX_ORPHANS:
                left += len(line.orphans)
            elif line.orphans:
                rows += self._orphans(line)
        if not rows:
            return ""
        table = self._table(("file", "step", "named"), rows)
        return f'<p class="about">{self.html("owners.about")}</p>{table}' + (
            f"<p>{self.html('owners.more', n=left)}</p>" if left else ""
        )

    def _orphans(self, line: FileLine) -> Iterator[Sequence[str]]:
        """A row a step; one row for a document that names nobody at all."""
        if line.names_nobody:
            yield self._document(line), self.html("owners.all", n=line.steps), "—"
            return
        for number, orphan in enumerate(line.orphans[:EACH]):
            yield self._orphan(line, orphan, is_first=number == 0)
        more = len(line.orphans) - EACH
        if more > 0:
            yield "", self.html("owners.more.file", n=more), ""

    def _orphan(self, line: FileLine, orphan: Orphan, *, is_first: bool) -> Sequence[str]:
        action = orphan.action if len(orphan.action) <= 160 else f"{orphan.action[:159]}…"
        anchor = f"#f{orphan.finding + 1}"
        step = f'<a href="files/{quote(line.stem)}.html{anchor}">{as_html(orphan.number)}</a>'
        return (
            self._document(line) if is_first else "",
            f"{step} {as_html(action)}",
            as_html(orphan.named) or "—",
        )

    def _told(self, message: str) -> str:
        return as_html(in_language(message, self.facts.language))

    def _unread(self, found: Sequence[tuple[str, str]]) -> str:
        rows = ((as_html(path), self._told(why)) for path, why in found)
        return self._table(("file", "why"), rows) if found else ""

    def _lost(self) -> str:
        found = [(line, part) for line in self.summary.files for part in line.lost]
        if not found:
            return ""
        rows = (
            (self._document(line), as_html(part.place), self._told(part.what), self._told(part.why))
            for line, part in found[:MAX_LOST]
        )
        table = self._table(("file", "place", "what", "why"), rows)
        more = len(found) - MAX_LOST
        tail = f"<p>{self.html('lost.more', n=more)}</p>" if more > 0 else ""
        return f'<p class="about">{self.html("lost.about")}</p>{table}{tail}'

    def _skipped(self) -> str:
        reasons: dict[Reason, list[Skipped]] = {}
        listed = {one.path for one in self.unsupported}
        for one in self.pile.skipped:
            if shown_path(one.path) in listed:
                continue
            reasons.setdefault(one.reason, []).append(one)
        return "".join(
            f"<p><b>{self.html(f'skipped.{reason}')}: {len(found)}</b></p>"
            f'<p class="pale">{self._names(found)}</p>'
            for reason, found in reasons.items()
        )

    def _names(self, found: Sequence[Skipped]) -> str:
        shown = ", ".join(as_html(shown_path(one.path)) for one in found[:MAX_SKIPPED])
        more = len(found) - MAX_SKIPPED
        return f"{shown}, {self.html('skipped.more', n=more)}" if more > 0 else shown

    def _table(
        self, heads: Sequence[str], rows: Iterable[Sequence[str]], off: Sequence[str] = ()
    ) -> str:
        columns = [
            Column(self.html(f"column.{head}"), head in NUMBERS, head == "file", head in off)
            for head in heads
        ]
        return table(columns, rows)
