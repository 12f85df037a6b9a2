"""What is taken out of vectors: the part of the language, not the chance of a few texts."""

import numpy as np

from sopai.library.centring import centre_of, shrunk_mean
from sopai.library.e5 import embed
from sopai.library.ordinary import PASSAGES, QUERIES

RANDOM = np.random.default_rng(7)


def test_mean_of_texts_that_share_nothing_is_next_to_nothing() -> None:
    rows = RANDOM.normal(size=(8, 384))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert np.linalg.norm(rows.mean(axis=0)) > 0.3
    assert np.linalg.norm(shrunk_mean(rows)) < 0.1


def test_mean_of_texts_that_share_most_is_kept() -> None:
    for texts in PASSAGES.values():
        rows = embed(texts, is_query=False).astype(np.float64)
        plain = rows.mean(axis=0)
        assert np.linalg.norm(shrunk_mean(rows)) > 0.97 * np.linalg.norm(plain)


def test_one_text_and_none_at_all_have_a_mean() -> None:
    assert np.allclose(shrunk_mean(np.ones((1, 3))), np.ones(3))
    assert not shrunk_mean(np.zeros((2, 3))).any()


def test_floor_of_e5_is_near_the_one_that_was_measured() -> None:
    queries = {lang: embed(texts, is_query=True).tolist() for lang, texts in QUERIES.items()}
    passages = {lang: embed(texts, is_query=False).tolist() for lang, texts in PASSAGES.items()}
    assert abs(centre_of(queries, passages).floor - 0.05) < 0.03
