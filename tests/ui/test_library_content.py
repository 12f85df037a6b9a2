"""Nothing that an SOP holds is left out where it is read."""

from html import unescape

import pytest

from sopai.schema.owner import Owner, OwnerKind
from sopai.ui.library.content import content_html, notes_html
from tests.export.samples import full_sop, sop_with

LEFT_OUT = frozenset(("id", "kind", "found", "parent", "comparator", "language", "form", "step"))
"""Fields that are no words of the document, or stand as numbers."""


def _words(value: object) -> list[str]:
    if isinstance(value, dict):
        return [
            one
            for key, inner in value.items()
            if key not in LEFT_OUT and not key.endswith("_step") and key != "x"
            for one in _words(inner)
        ]
    if isinstance(value, list | tuple):
        return [one for inner in value for one in _words(inner)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_word_of_an_sop_is_shown(language: str) -> None:
    sop = full_sop(language)
    shown = content_html(sop, language) + notes_html(sop)
    said = _words(sop.model_copy(update={"title": "T"}).model_dump(mode="json"))

    plain = unescape(shown.replace("<br>", "\n"))
    assert [one for one in said if one not in plain and one != "T"] == []


def test_step_has_its_title_and_an_empty_sop_nothing() -> None:
    steps = (
        {"id": "s1", "title": "Refund", "action": "In Shopify, original payment method only."},
    )
    assert "<b>Refund</b><br>In Shopify" in content_html(sop_with(steps=steps), "en")
    assert content_html(sop_with(), "en") == ""
    assert notes_html(sop_with()) == ""


def test_all_of_several_owners_are_shown() -> None:
    owner = Owner(kind=OwnerKind.PERSON, person="Ann Reed", text="Ann Reed / Bo Lind")
    steps = ({"id": "s1", "action": "Count the till", "owner": owner},)
    assert "Ann Reed / Bo Lind" in content_html(sop_with(steps=steps), "en")


def test_nothing_of_an_sop_runs() -> None:
    sop = sop_with(
        purpose="<script>x</script>",
        notes=({"heading": "<b>N</b>", "text": "<img src=x>"},),
    )
    assert "<script" not in content_html(sop, "en")
    assert "<img" not in notes_html(sop) and "&lt;b&gt;N" in notes_html(sop)
