"""A stranger's text stays text, in HTML and in labels."""

import pytest

from sopai.ui.escaping import as_html, as_markdown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>", "&lt;script&gt;"),
        ("\"'&", "&quot;&#x27;&amp;"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("\u202e", '<span class="hidden-character" title="U+202E">202E</span>'),
        ("\x1b", '<span class="hidden-character" title="U+001B">001B</span>'),
        ("\x00", '<span class="hidden-character" title="U+0000">0000</span>'),
        ("\u4e2d\u05d0\u200d", "\u4e2d\u05d0\u200d"),
    ],
)
def test_html_shows_what_it_would_obey(text: str, html: str) -> None:
    assert as_html(text) == html


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("**a** [b](c)", r"\*\*a\*\* \[b\]\(c\)"),
        ("<b>", r"\<b\>"),
        ("$x$ :red[y]\nz", r"\$x\$ \:red\[y\] z"),
        ("\u202e", "\ufffd"),
    ],
)
def test_labels_show_what_they_would_obey(text: str, label: str) -> None:
    assert as_markdown(text) == label
