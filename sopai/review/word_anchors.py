"""Marks of a comment around the exact words of a Word paragraph, whose runs are split for them."""

from copy import deepcopy

from lxml import etree

from sopai.ingest.word_names import MATHS, RPR, Element, R, T, w
from sopai.ingest.word_text import ParagraphText, Span

_TAGS = frozenset((w("smartTag"), w("customXml")))
_PROPERTIES = frozenset((w("smartTagPr"), w("customXmlPr")))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class ParagraphMarks:
    """Puts the marks of comments into one paragraph."""

    def __init__(self, paragraph: Element, text: ParagraphText) -> None:
        """Begin with a paragraph and its text, as the reader walks it."""
        self._paragraph = paragraph
        self._spans = list(text.spans)
        self._length = len(text.text)

    def mark(self, start: int, end: int, identity: int) -> None:
        """Put a comment around some words.

        Args:
            start: offset of the first character in the paragraph's text.
            end: offset after the last; where there are no words between, all of the paragraph.
            identity: of the comment.
        """
        start, end = max(0, start), min(end, self._length)
        if start >= end:
            start, end = 0, self._length
        opening = _made("commentRangeStart", identity)
        closing = _made("commentRangeEnd", identity)
        reference = etree.Element(R)
        reference.append(_made("commentReference", identity))
        if not self._spans:
            self._paragraph.extend((opening, closing, reference))
            return
        _freed(self._begin(start)).addprevious(opening)
        _freed_behind(self._finish(end)).addnext(closing)
        closing.addnext(reference)

    def _begin(self, offset: int) -> Element:
        """What the words from this offset on begin with; a run is split where it must be."""
        at = self._at(offset)
        span = self._spans[at]
        if offset > span.start and self._can_split(span):
            at = self._cut(at, offset - span.start)
            span = self._spans[at]
        return _outer(self._opened(span.node))

    def _finish(self, offset: int) -> Element:
        """What the words up to this offset end with."""
        at = self._at(offset - 1)
        span = self._spans[at]
        if offset < span.start + len(span.text) and self._can_split(span):
            self._cut(at, offset - span.start)
        node = self._spans[at].node
        following = node.getnext()
        if following is not None and node.getparent() is not None:
            self._opened(following)
        return _outer(_run_of(node))

    def _at(self, offset: int) -> int:
        """The index of the span that holds a character."""
        for at, span in enumerate(self._spans):
            if span.start <= offset < span.start + len(span.text):
                return at
        return len(self._spans) - 1

    @staticmethod
    def _can_split(span: Span) -> bool:
        parent = span.node.getparent()
        return span.node.tag == T and parent is not None and parent.tag == R

    def _cut(self, at: int, inside: int) -> int:
        """Divide a span and its element; the index of the second half."""
        span = self._keep_spaces(at)
        node, cut = span.node, span.at + inside
        raw = node.text or ""
        rest = etree.Element(T)
        rest.text, node.text = raw[cut:], raw[:cut]
        rest.set(_SPACE, "preserve")
        node.addnext(rest)
        self._spans[at : at + 1] = [
            span._replace(text=span.text[:inside]),
            Span(span.start + inside, span.text[inside:], rest, 0),
        ]
        for later in range(at + 2, len(self._spans)):
            other = self._spans[later]
            if other.node is node:
                self._spans[later] = other._replace(node=rest, at=other.at - cut)
        return at + 1

    def _keep_spaces(self, at: int) -> Span:
        """Make the spaces at the ends of an element's text, which Word does not show, go away.

        Cut in two, it must say that its spaces count; those that did not would be seen then.
        """
        node = self._spans[at].node
        if node.get(_SPACE) != "preserve":
            raw = node.text or ""
            shown = raw.lstrip(" \t\r\n")
            shift = len(raw) - len(shown)
            node.text = shown.rstrip(" \t\r\n")
            node.set(_SPACE, "preserve")
            self._spans = [
                one._replace(at=one.at - shift) if one.node is node else one for one in self._spans
            ]
        return self._spans[at]

    @staticmethod
    def _opened(node: Element) -> Element:
        """The run that begins with an element: what stands before it goes to a run of its own."""
        run = _run_of(node)
        before = [one for one in run if one is not node and one.tag != RPR]
        if node.getparent() is not run or not before or run.index(node) < run.index(before[0]):
            return run
        second = etree.Element(R)
        for key, value in run.items():
            second.set(key, value)
        properties = run.find(RPR)
        if properties is not None:
            second.append(deepcopy(properties))
        moved = [node, *node.itersiblings()]
        second.extend(moved)
        run.addnext(second)
        return second


def _run_of(node: Element) -> Element:
    """The run that an element stands in; of a formula, the formula."""
    return next(node.iterancestors(R), node)


def _outer(element: Element) -> Element:
    """An element where a comment's mark may stand beside it: around a formula, not inside."""
    outer = element
    for parent in element.iterancestors():
        if isinstance(parent.tag, str) and parent.tag.startswith(f"{{{MATHS}}}"):
            outer = parent
    return outer


def _freed(element: Element) -> Element:
    """An element with no tag around it, or the second half of the tag that was.

    Programs lose marks inside smart tags; a tag in two halves says the same of both.
    """
    parent = element.getparent()
    if parent is None or parent.tag not in _TAGS:
        return element
    before = [one for one in element.itersiblings(preceding=True) if one.tag not in _PROPERTIES]
    if not before:
        return _freed(parent)
    second = etree.Element(parent.tag)
    for key, value in parent.items():
        second.set(key, value)
    second.extend(deepcopy(one) for one in parent if one.tag in _PROPERTIES)
    second.extend([element, *element.itersiblings()])
    parent.addnext(second)
    return _freed(second)


def _freed_behind(element: Element) -> Element:
    """The same for what a mark stands behind."""
    parent = element.getparent()
    if parent is None or parent.tag not in _TAGS:
        return element
    following = element.getnext()
    if following is not None:
        _freed(following)
    return _freed_behind(parent)


def _made(name: str, identity: int) -> Element:
    element = etree.Element(w(name))
    element.set(w("id"), str(identity))
    return element
