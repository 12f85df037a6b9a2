"""Shares of a question: comparable whatever its length, in both languages."""

from sopai.library.database import reading
from sopai.library.opening import Library
from sopai.library.scope import Scope
from sopai.library.scoring import shares, shares_across
from tests.library.samples import identity, put


def ranked(library: Library, *terms: str) -> dict[str, float]:
    with reading(library.engine) as connection:
        return shares(connection, terms, Scope(), 10)


def test_a_text_with_all_rare_words_has_most_of_them(full: Library) -> None:
    found = ranked(full, "autoclave")

    assert [*found] == [identity("autoclave")]
    assert 0.5 < found[identity("autoclave")] <= 1


def test_words_that_nobody_has_lower_the_share_of_the_others(full: Library) -> None:
    alone = ranked(full, "autoclave")[identity("autoclave")]
    among = ranked(full, "autoclave", "zebra", "quartz")[identity("autoclave")]

    assert among < alone / 2


def test_shares_stand_in_order_and_are_bounded(full: Library) -> None:
    found = [*ranked(full, "check", "log", "server", "order").values()]

    assert found == sorted(found, reverse=True)
    assert all(0 < share <= 1 for share in found)


def test_of_several_glosses_the_best_one_counts(full: Library) -> None:
    with reading(full.engine) as connection:
        one = shares_across(connection, {"备份": ["backup"]}, Scope("en"), 10)
        more = shares_across(connection, {"备份": ["backup", "restore", "zebra"]}, Scope("en"), 10)

    assert one[identity("backup")].by == more[identity("backup")].by
    assert more[identity("backup")].share >= one[identity("backup")].share * 0.5


def test_a_gloss_that_nearly_everybody_has_says_nothing(library: Library) -> None:
    for number in range(60):
        put(library, "backup", id=f"sop_{number:010}", path=f"{number}.md")
    with reading(library.engine) as connection:
        assert shares_across(connection, {"备份": ["backup"]}, Scope("en"), 100) == {}


def test_the_scope_is_kept_to(full: Library) -> None:
    with reading(full.engine) as connection:
        assert shares_across(connection, {"备份": ["backup"]}, Scope("zh"), 10) == {}
        assert shares(connection, ("backup",), Scope("zh"), 10) == {}
