"""How a page for the wall and the phone looks, and what it may load: nothing."""

from base64 import b64encode
from hashlib import sha256

_STYLE = """
:root { --ink: #16202b; --pale: #55626f; --line: #9aa6b2; --soft: #eef1f5; --red: #a11111; }
* { box-sizing: border-box; }
html { font: 17px/1.45 system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
  sans-serif; color: var(--ink); background: #fff; }
body { margin: 0 auto; padding: 1rem 1.2rem 3rem; max-width: 62rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6em; line-height: 1.2; margin: 0 0 .1em; }
h2 { font-size: 1.12em; margin: .8em 0 .25em; }
p { margin: .15em 0; } .t { white-space: pre-wrap; }
.about, .small { color: var(--pale); font-size: .85em; }
.warning { border: 3px solid var(--red); color: var(--red); font-weight: 700;
  padding: .3em .6em; margin: .4em 0; }
.open { border: 2px solid #b07d00; background: #fff4d6; padding: .3em .6em; margin: .4em 0; }
.open ul { margin: .15em 0; padding-left: 1.2em; list-style: "\\2610\\00a0"; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: .2em 0; }
th, td { border: 1px solid var(--line); padding: .22em .4em; text-align: left;
  vertical-align: top; }
th { background: var(--soft); font-size: .85em; }
.number { width: 8%; } .who { width: 21%; } .limit { width: 17%; }
td.number, td.who, td.limit, .title { font-weight: 700; }
.script { border: 1.5px solid var(--ink); border-radius: .25em; background: var(--soft);
  padding: .15em .45em; margin: .2em 0; }
.more { font-size: .9em; }
.name { font-weight: 700; }
img { max-width: 100%; max-height: 45mm; border: 1px solid var(--line); }
footer { display: flex; gap: 1em; align-items: center; border-top: 2px solid var(--ink);
  margin-top: .6em; padding-top: .3em; font-size: .85em; }
footer > div { flex: 1; } .qr { width: 30mm; height: 30mm; flex: none; }
.hidden-character { border: 1px solid var(--red); color: var(--red); font-size: .7em;
  padding: 0 .15em; }
.paper { display: none; }
@media (max-width: 40rem) {
  body { padding: .7rem .7rem 2rem; }
  .steps thead { display: none; }
  .steps, .steps tbody, .steps tr, .steps td { display: block; width: auto; }
  .steps tr { border: 1px solid var(--line); border-radius: .4em; margin: .5em 0;
    padding: .3em .5em; }
  .steps td { border: 0; padding: .1em 0; }
  .steps td:empty { display: none; }
  .steps td.number { float: left; min-width: 2em; padding-right: .5em; }
  .steps td.who::before, .steps td.limit::before { content: attr(data-name); color: var(--pale);
    font-weight: 400; padding-right: .4em; }
}
@page { size: A4 portrait; margin: 10mm; }
@media print {
  html { font-size: SIZEpt; line-height: 1.3; }
  body { padding: 0 1px 0 0; max-width: none; }
  .screen { display: none; } .paper { display: block; }
  tr, .open, .script, footer, img { break-inside: avoid; } h2 { break-after: avoid; }
  thead { display: table-header-group; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


def style_of(size: float) -> str:
    """The style sheet, with letters of so many points on paper."""
    return _STYLE.replace("SIZE", f"{size:g}")


def policy_of(style: str) -> str:
    """What the page may do: use this style sheet and its own pictures, and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'"
    )
