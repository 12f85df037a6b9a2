"""What the Retrospectives page remembers: shared by two tabs, never lost to a damaged file."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError
from streamlit.testing.v1 import AppTest

from sopai.ui import kept
from sopai.ui.retro.work import Retro

NAME = "abcdef012345"


def _tab() -> AppTest:
    def script() -> None:
        import streamlit as st

        from sopai.ui.retro import work

        work.start()
        if st.button("sop", key="sop"):
            work.put(sop_id="sop_other")
        if st.button("made", key="made"):
            work.put(made="1.3")

    page = AppTest.from_function(script)
    page.query_params["retro"] = NAME
    return page.run()


def test_two_tabs_on_one_address_keep_what_each_of_them_changed(data: Path) -> None:
    first, second = _tab(), _tab()
    first.button(key="sop").click().run()
    second.button(key="made").click().run()

    written = json.loads((data / "retrospectives" / f"{NAME}.json").read_text())
    assert (written["sop_id"], written["made"]) == ("sop_other", "1.3")


def test_a_file_that_is_damaged_meanwhile_loses_nothing_of_the_tab(data: Path) -> None:
    page = _tab()
    page.button(key="sop").click().run()
    path = data / "retrospectives" / f"{NAME}.json"
    path.write_bytes(b"{")
    page.button(key="made").click().run()

    assert json.loads(path.read_text())["sop_id"] == "sop_other"


def test_a_second_damaged_file_leaves_the_first_one(tmp_path: Path) -> None:
    path = tmp_path / f"{NAME}.json"
    for content in (b"{", b"["):
        path.write_bytes(content)
        assert kept.load(tmp_path, NAME, Retro) == Retro()

    assert sorted(one.read_bytes() for one in tmp_path.iterdir()) == [b"[", b"{"]


def test_what_is_no_sha256_names_no_file() -> None:
    with pytest.raises(ValidationError):
        Retro.model_validate({"file": "../x"})
