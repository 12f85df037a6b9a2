"""Blocks, comments and front matter of a Markdown text."""

from sopai.ingest.markdown import read_markdown


def texts(text: str) -> list[str]:
    layout = read_markdown(text)
    return [text[block.start : block.end] for block in layout.blocks]


def test_front_matter_stands_at_the_head_only() -> None:
    text = "---\na: 1\n---\n\nx\n\n---\nb: 2\n---\n\ny\n"
    layout = read_markdown(text)
    assert layout.front_matter is not None
    assert layout.front_matter.text == "a: 1\n"
    assert [block[:1] for block in texts(text)] == ["x", "b", "y"]


def test_a_comment_may_have_several_lines() -> None:
    layout = read_markdown("<!-- a\nb -->\n\nx <!-- c\nd -->\n")
    assert [comment.text for comment in layout.comments] == ["a\nb", "c\nd"]
    assert not layout.lost


def test_text_behind_a_comment_that_begins_a_line_is_listed() -> None:
    layout = read_markdown("1. <!-- s1 --> Do it\n\n<!-- never closed\n\nThe end\n")
    assert [(lost.line, lost.what) for lost in layout.lost] == [
        (1, "Do it"),
        (3, "<!-- never closed The end"),
    ]


def test_a_marker_of_an_indented_item_is_not_part_of_its_words() -> None:
    assert texts(" - a\n - b\n") == ["a", "b"]
    assert texts("1. a\n  - b\n") == ["a", "b"]
    layout = read_markdown("x\n\n  3. a\n  9. b\n")
    assert [block.number for block in layout.blocks] == [None, "3", "9"]


def test_an_item_without_words_has_none() -> None:
    assert texts("1.\n2. a\n") == ["", "a"]
    assert texts("-\n- a\n-") == ["", "a", ""]
