"""The frame of a review's pages: no script, nothing from elsewhere, fit for paper."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from sopai.schema.markup import as_html

STYLE = """
:root { --ink: #1d2733; --pale: #5b6875; --line: #d8dee5; --error: #a8261c; --warning: #8a5a00;
  --info: #1f5f99; --soft: #f5f7f9; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 2rem 4rem; max-width: 78rem; color: var(--ink);
  background: #fff; font: 16px/1.5 system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei",
  "Noto Sans CJK SC", sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .5rem; }
p { margin: .3rem 0 .6rem; }
a { color: #0b5394; }
.pale, .about { color: var(--pale); }
nav { margin: .8rem 0; } nav a { margin-right: 1rem; white-space: nowrap; }
.tiles { display: flex; flex-wrap: wrap; gap: .7rem; margin: 1.2rem 0; padding: 0; }
.tiles li { list-style: none; border: 1px solid var(--line); border-radius: .5rem;
  padding: .5rem .9rem; min-width: 7.5rem; }
.tiles b { display: block; font-size: 1.6rem; line-height: 1.2; }
.tiles .bad b { color: var(--error); }
.first { border: 2px solid var(--ink); border-radius: .5rem; padding: .2rem 1.2rem .6rem; }
.first h2 { margin-top: .8rem; }
.first li { margin: .5rem 0; } .first ul { margin: .2rem 0; padding-left: 1.2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem;
  border-bottom: 1px solid var(--line); }
th { font-size: .85rem; color: var(--pale); font-weight: 600; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
td.path { overflow-wrap: anywhere; min-width: 12rem; }
td.path small { display: block; color: var(--pale); }
.scroll { overflow-x: auto; }
.error { --tone: var(--error); } .warning { --tone: var(--warning); } .info { --tone: var(--info); }
.code { color: var(--pale); font-size: .85rem; white-space: nowrap; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) 23rem; gap: 0 1.6rem; }
.words { padding: .1rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.words.heading { font-weight: 700; margin-top: .9rem; } .words.h1 { font-size: 1.3rem; }
.words.h2 { font-size: 1.12rem; } .words.code { font-family: ui-monospace, monospace;
  font-size: .85rem; background: var(--soft); padding: .4rem; white-space: pre-wrap; }
.words.item { padding-left: 2.2rem; text-indent: -1.6rem; }
.words.l1 { margin-left: 1.4rem; } .words.l2 { margin-left: 2.8rem; }
.words.l3 { margin-left: 4.2rem; }
.piece { overflow-x: auto; margin-top: -1px; }
.piece table { table-layout: fixed; }
.piece td, .piece th { border: 1px solid var(--line); white-space: pre-wrap;
  overflow-wrap: anywhere; color: inherit; font-size: .85rem; padding: .35rem .4rem; }
.piece th { background: var(--soft); }
.markup { color: #9aa5b1; }
mark { background: color-mix(in srgb, var(--tone) 14%, white); color: inherit;
  border-bottom: 2px solid var(--tone); }
mark a { color: inherit; text-decoration: none; }
mark.wide { background: none; }
sup { color: var(--tone); font-weight: 700; font-size: .72rem; padding-left: .1rem; }
.card { border-left: 4px solid var(--tone); background: var(--soft); padding: .45rem .8rem;
  margin: .15rem 0 .6rem; border-radius: 0 .4rem .4rem 0; font-size: .92rem; }
.card:target { outline: 2px solid var(--tone); }
.card p { margin: .15rem 0; }
.card.brief { padding: .15rem .8rem; margin-bottom: .3rem; }
.card .kind { color: var(--tone); font-weight: 600; }
.card q, .quote { unicode-bidi: isolate; }
.proposed { border-top: 1px dashed var(--line); padding-top: .3rem; }
.box { border: 1px solid var(--line); background: var(--soft); border-radius: .4rem;
  padding: .4rem 1rem; margin: .6rem 0; }
.hidden-character { border: 1px solid var(--error); color: var(--error); font-size: .7em;
  padding: 0 .15em; border-radius: .2em; }
@media (max-width: 60rem) { .row { grid-template-columns: minmax(0, 1fr); }
  .row > aside { margin: .2rem 0 .5rem 1rem; } }
@media (max-width: 40rem) { body { padding: 1rem 1rem 3rem; } .tiles li { min-width: 6rem;
  padding: .4rem .6rem; flex: 1 0 28%; } .tiles b { font-size: 1.3rem; }
  .narrow-off { display: none; }
  th, td { padding: .3rem .35rem; } td.path { min-width: 8rem; }
  .piece table.many { width: 44rem; } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; }
  a { color: inherit; } .row { grid-template-columns: minmax(0, 1fr) 16rem; }
  .card, tr, .tiles li { break-inside: avoid; } h2 { break-after: avoid; }
  .scroll, .piece { overflow: visible; } .piece table { table-layout: auto; } }
"""

_DIGEST = b64encode(sha256(STYLE.encode()).digest()).decode()

POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
"""Nothing runs and nothing is fetched; of styles only the one above, known by its hash."""

TAGS = {"en": "en", "zh": "zh-CN"}


def page(title: str, language: str, body: str) -> str:
    """A whole page.

    Args:
        title: as text.
        language: `en` or `zh`, of the page's own words.
        body: HTML.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{TAGS[language]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{as_html(' '.join(title.split()))}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


class Column(NamedTuple):
    """A column of a table."""

    head: str
    """HTML."""

    is_number: bool = False
    is_path: bool = False
    is_off: bool = False
    """It is left out on a narrow screen."""

    @property
    def look(self) -> str:
        """The classes of its cells."""
        names = ("n", self.is_number), ("path", self.is_path), ("narrow-off", self.is_off)
        return " ".join(name for name, holds in names if holds)


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> str:
    """A table.

    Args:
        columns: from left to right.
        rows: of each cell the HTML.
    """
    top = "".join(f'<th class="{one.look}" scope="col">{one.head}</th>' for one in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td class="{one.look}">{cell}</td>' for cell, one in zip(row, columns, strict=True)
        )
        + "</tr>\n"
        for row in rows
    )
    return (
        f'<div class="scroll"><table><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
