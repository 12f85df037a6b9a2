"""The page of one document: as it was read, with each finding beside its words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from re import compile
from urllib.parse import quote

from sopai.language.messages import in_language
from sopai.review.facts import Facts
from sopai.review.page import TAGS, page
from sopai.review.record import Passage, Reviewed
from sopai.review.rows import Proposals, place_of_finding
from sopai.review.summary import file_line
from sopai.review.texts import say
from sopai.schema.finding import Finding
from sopai.schema.markup import as_html

MAX_CARDS = 2_000
"""Findings on a page; a browser needs seconds for more, and nobody reads them."""

WIDE = 60
"""Characters from which a mark is a thin line: a whole step in colour is not read."""

ASKED = 2
"""How often one question is put in full on a page: where nobody owns thirty steps, the third is
one line."""

EMPHASIS = frozenset("*_~` ")
"""Signs of markup that a reader of the document does not see."""

FEW_COLUMNS = 3
MAX_WEIGHT, MAX_WORD, MAX_LOOKED_AT = 100, 20, 2_000
"""Characters of a cell that its column's width depends on; longer words are broken."""

SIGN, PADDING, COLUMN = 8.8, 16, 85
"""Pixels of a letter in bold, of the space around the words of a cell, and of a usual column."""

_MARKUP = compile(r"\*\*|__|`")
"""Signs of Markdown in words that are proposed: the page shows words."""

_LATIN = compile(r"[A-Za-z0-9]+[.:]?")
"""Words that cannot be broken; Chinese can, anywhere."""


def document_html(
    result: Reviewed,
    proposals: Proposals,
    names: Facts,
    copy: str | None = None,
    *,
    is_alone: bool = False,
) -> str:
    """The page of a document.

    Args:
        result: its record.
        proposals: what a model proposes, by position of the finding.
        names: language and rules are taken from it.
        copy: where the copy with comments lies, seen from the page.
        is_alone: no overview lies beside it.
    """
    view = _Page(result, proposals, names, copy, is_alone=is_alone)
    title = result.title or result.path
    body = "\n".join((view.head(), view.whole(), view.document(), view.tail()))
    return page(title, names.language, body)


class _Page:
    """The page while it is written."""

    def __init__(
        self,
        result: Reviewed,
        proposals: Proposals,
        names: Facts,
        copy: str | None,
        *,
        is_alone: bool,
    ) -> None:
        self.copy = copy
        self.is_alone = is_alone
        self.result = result
        self.proposals = proposals
        self.names = names
        self.asked: Counter[str] = Counter()
        self.numbered: set[int] = set()
        self.placed = {n for passage in result.passages for n in passage.findings}

    def _told(self, message: str) -> str:
        return as_html(in_language(message, self.names.language))

    def html(self, key: str, **values: object) -> str:
        return as_html(say(key, self.names.language, **values))

    def head(self) -> str:
        result, line = self.result, file_line(self.result)
        counts = [
            self.html(name, n=count)
            for name, count in (
                ("steps", line.steps),
                ("orphans", len(line.orphans)),
                ("errors", line.errors),
                ("warnings", line.warnings),
                ("infos", line.infos),
                ("suppressed", line.suppressed),
            )
            if count or name == "steps"
        ]
        lost = [
            f"<li>{as_html(part.place)}{': ' if part.place else ''}{self._told(part.what)} "
            f'<span class="pale">({self._told(part.why)})</span></li>'
            for part in result.lost
        ]
        notes = [f"<li>{self._told(note)}</li>" for note in result.notes]
        listed = f'<div class="box"><b>{self.html("lost")}</b><ul>{"".join(lost)}</ul></div>'
        box = listed if lost else ""
        said = f'<ul class="box">{"".join(notes)}</ul>' if notes else ""
        link = f' <a href="{quote(self.copy)}">{self.html("copy")}</a>' if self.copy else ""
        back = f'<nav><a href="../index.html">← {self.html("back")}</a></nav>'
        return (
            f"{'' if self.is_alone else back}"
            f"<h1>{as_html(result.title) or self.html('untitled')}</h1>"
            f'<p class="pale">{as_html(result.path)}{link}</p>'
            f"<p>{' · '.join(counts)}</p>{box}{said}"
        )

    def whole(self) -> str:
        """Findings that stand at no words, and those at words that are not shown."""
        if not self.result.findings:
            return f"<p>{self.html('unfound.findings')}</p>"
        outside = [n for n in range(len(self.result.findings)) if n not in self.placed]
        whole = [n for n in outside if self.result.findings[n].start is None]
        elsewhere = [n for n in outside if self.result.findings[n].start is not None]
        return "".join(
            f"<h2>{self.html(key)}</h2>{self._cards(found)}"
            for key, found in (("whole", whole), ("elsewhere", elsewhere))
            if found
        )

    def document(self) -> str:
        note = f'<p class="about">{self.html("shortened")}</p>' if self.result.is_shortened else ""
        rows = (
            f'<div class="row"><div lang="{TAGS[self.result.language]}">{"".join(drawn)}</div>'
            f"<aside>{self._cards(found)}</aside></div>"
            for drawn, found in self._rows()
        )
        return f"<h2>{self.html('document')}</h2>{note}{''.join(rows)}"

    def tail(self) -> str:
        more = len(self.result.findings) - MAX_CARDS
        return f"<p>{self.html('cards.more', n=more)}</p>" if more > 0 else ""

    def _rows(self) -> Iterator[tuple[list[str], Sequence[int]]]:
        """What stands side by side: a passage with its findings, or passages that have none."""
        plain: list[str] = []
        for drawn, found in self._drawn():
            if not found:
                plain.append(drawn)
                continue
            if plain:
                yield plain, ()
                plain = []
            yield [drawn], found
        if plain:
            yield plain, ()

    def _drawn(self) -> Iterator[tuple[str, Sequence[int]]]:
        """Each passage, the rows of a table in pieces."""
        for table, group in groupby(self.result.passages, key=lambda passage: passage.table):
            rows = list(group)
            if table < 0:
                yield from ((self._words(passage), passage.findings) for passage in rows)
                continue
            columns = _columns(rows)
            for found, piece in groupby(rows, key=lambda row: row.findings):
                yield self._table(list(piece), columns), found

    def _words(self, passage: Passage) -> str:
        looks = ["words"]
        number = ""
        if passage.kind == "heading":
            looks += ["heading", f"h{min(3, passage.level)}"]
        elif passage.kind == "list_item":
            looks += ["item", f"l{min(3, passage.level)}"]
            number = f"{as_html(passage.number)}. " if passage.number else "• "
        elif passage.kind == "code":
            looks.append("code")
        start = len(passage.text) - len(passage.text.lstrip("# ")) if "heading" in looks else 0
        words = self._marked(passage, start, len(passage.text))
        return f'<div class="{" ".join(looks)}">{number}{words}</div>'

    def _table(self, rows: Sequence[Passage], columns: Sequence[int]) -> str:
        widths = "".join(f'<col width="{width}">' for width in columns)
        body = "".join(self._table_row(row, len(columns)) for row in rows)
        look = ' class="many"' if len(columns) > FEW_COLUMNS else ""
        return f'<div class="piece"><table{look}><colgroup>{widths}</colgroup>{body}</table></div>'

    def _table_row(self, row: Passage, columns: int) -> str:
        """A row; where it has fewer cells, the last one goes on to the end."""
        tag = "th" if row.is_header else "td"
        missing = columns - len(row.cells)
        spans = [""] * (len(row.cells) - 1) + [f' colspan="{missing + 1}"' if missing else ""]
        cells = "".join(
            f"<{tag}{span}>{self._marked(row, *_trimmed(row, start, end))}</{tag}>"
            for (start, end), span in zip(row.cells, spans, strict=False)
        )
        return f"<tr>{cells}</tr>"

    def _marked(self, passage: Passage, start: int, end: int) -> str:
        """A span of a passage, its findings marked and its markup pale."""
        marks = [
            (n, first - passage.start, last - passage.start)
            for n in passage.findings
            if (bounds := _bounds(self.result.findings[n])) is not None
            for first, last in (bounds,)
        ]
        cuts = {start, end}
        cuts.update(c for _, first, last in marks for c in (first, last))
        cuts.update(c for pale in passage.pale for c in pale)
        ordered = sorted(cut for cut in cuts if start <= cut <= end)
        out = []
        for low, high in zip(ordered, ordered[1:], strict=False):
            words = as_html(passage.text[low:high])
            if any(first <= low and high <= last for first, last in passage.pale):
                is_emphasis = EMPHASIS.issuperset(passage.text[low:high])
                words = "" if is_emphasis else f'<span class="markup">{words}</span>'
            over = [mark for mark in marks if mark[1] <= low and high <= mark[2]]
            out.append(self._mark(words, over) if words.strip() else words)
        return "".join(out)

    def _mark(self, words: str, over: Sequence[tuple[int, int, int]]) -> str:
        if not over:
            return words
        n, first, last = min(over, key=lambda mark: (mark[2] - mark[1], mark[0]))
        finding = self.result.findings[n]
        look = f"{finding.severity.value}{' wide' if last - first > WIDE else ''}"
        begun = "".join(
            f'<sup class="{self.result.findings[at].severity.value}">{at + 1}</sup>'
            for at, _, _ in over
            if at not in self.numbered
        )
        self.numbered.update(at for at, _, _ in over)
        return f'{begun}<mark class="{look}"><a href="#f{n + 1}">{words}</a></mark>'

    def _cards(self, found: Iterable[int]) -> str:
        chosen = [n for n in found if n < MAX_CARDS]
        return "".join(self._card(n, self.result.findings[n]) for n in chosen)

    def _card(self, n: int, finding: Finding) -> str:
        """A finding; what was asked often enough on this page is not asked again."""
        severity = finding.severity.value
        name = self.names.rules.get(finding.code, (finding.name, ""))[0]
        place = place_of_finding(finding, self.names.language)
        kind = self.html("kind", severity=say(severity, self.names.language), name=name)
        lines = [
            f'<p><b>{n + 1}</b> <span class="kind">{kind}</span> '
            f'<span class="code">{as_html(finding.code)} · {as_html(place)}</span></p>'
        ]
        asked = self.asked[finding.message]
        self.asked[finding.message] += 1
        if asked < ASKED:
            lines.append(f"<p>{as_html(finding.message)}</p>")
        if finding.parts:
            asked_of = "".join(f"<li>{as_html(part.message)}</li>" for part in finding.parts)
            lines.append(f'<ul class="pale">{asked_of}</ul>')
        if finding.fix is not None:
            words = _MARKUP.sub("", finding.fix.text)
            lines.append(f'<p class="pale">{self.html("instead", text=words)}</p>')
        if n in self.proposals:
            lines.append(
                f'<p class="proposed"><b>{self.html("proposed")}</b> '
                f"{as_html(self.proposals[n])}</p>"
            )
        look = f"card {severity}{' brief' if len(lines) == 1 else ''}"
        return f'<article class="{look}" id="f{n + 1}">{"".join(lines)}</article>'


def _bounds(finding: Finding) -> tuple[int, int] | None:
    if finding.start is None or finding.end is None:
        return None
    return finding.start, finding.end


def _trimmed(row: Passage, start: int, end: int) -> tuple[int, int]:
    """Bounds of the words in a cell."""
    while start < end and row.text[start].isspace():
        start += 1
    while start < end and row.text[end - 1].isspace():
        end -= 1
    return start, end


def _columns(rows: Sequence[Passage]) -> list[int]:
    """Pixels of each column, which a browser only widens: words fit, long texts get more."""
    count = max((len(row.cells) for row in rows), default=0)
    least, shares = [0.0] * count, [1.0] * count
    for row in rows:
        if len(row.cells) < count:
            continue  # a row across the table
        for number, (start, end) in enumerate(row.cells):
            words = _LATIN.findall(row.text[start : min(end, start + MAX_LOOKED_AT)])
            longest = min(MAX_WORD, max(map(len, words), default=2))
            least[number] = max(least[number], longest * SIGN + PADDING)
            shares[number] = max(shares[number], min(MAX_WEIGHT, end - start) ** 0.5)
    usual = COLUMN * count / sum(shares, 0.01)
    return [round(max(pair)) for pair in zip(least, (usual * s for s in shares), strict=True)]
