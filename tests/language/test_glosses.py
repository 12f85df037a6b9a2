"""Words of the other language by a dictionary: found, kept on disk, made anew when damaged."""

from pathlib import Path
from threading import Thread

import pytest

from sopai.language import glosses
from sopai.language.glosses import MAX_GLOSSES, Glosses, glosses_in


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Glosses:
    return glosses_in(tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("退款", "zh", "refund"),
        ("冰箱", "zh", "refrigerator"),
        ("refund", "en", "退款"),
        ("refunds", "en", "退款"),
        ("parcel", "en", "包裹"),
        ("elevator", "en", "电梯"),
    ],
)
def test_a_word_has_its_glosses(
    word: str, language: str, expected: str, dictionary: Glosses
) -> None:
    assert expected in dictionary.of(word, language)


@pytest.mark.parametrize("word", ["", "qqqzz", "退款退款退", "' OR 1=1 --", "{}", "\x00", "😀"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_no_word_has_none(word: str, language: str, dictionary: Glosses) -> None:
    assert dictionary.of(word, language) == ()


def test_a_word_of_many_meanings_has_the_first_ones(dictionary: Glosses) -> None:
    assert len(dictionary.of("open", "en")) == MAX_GLOSSES


def test_small_words_and_measures_are_no_glosses(dictionary: Glosses) -> None:
    assert not {"to", "the", "of", "cl"} & {
        *dictionary.of("合同", "zh"),
        *dictionary.of("打开", "zh"),
    }


def test_the_folder_keeps_it_and_a_damaged_copy_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened_anew() -> Glosses:
        monkeypatch.setattr(glosses, "_open", {})
        return glosses_in(tmp_path)

    opened_anew()
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(glosses, "_write", None)  # it is not made again
        assert opened_anew().of("退款", "zh") == ("refund",)
    path.write_bytes(whole[: len(whole) // 2])
    assert opened_anew().of("退款", "zh") == ("refund",)
    assert path.read_bytes() == whole


def test_where_it_cannot_be_kept_it_is_made_for_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glosses, "_open", {})

    assert glosses_in(tmp_path / "missing").of("退款", "zh") == ("refund",)


def test_threads_ask_it_at_once(dictionary: Glosses) -> None:
    found: list[tuple[str, ...]] = []
    threads = [Thread(target=lambda: found.append(dictionary.of("退款", "zh"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [("refund",)] * 8
