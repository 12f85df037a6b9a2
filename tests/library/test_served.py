"""Search with an embedder behind a server: it may fail, be slow, or be another than before."""

import time
from collections.abc import Iterator

import pytest
from pydantic import JsonValue

from sopai.errors import SettingsError, WrongReply
from sopai.library import served
from sopai.library.background import is_embedding
from sopai.library.doctor import examine, rebuild_all
from sopai.library.embedding import choose_embedder
from sopai.library.filling import update_index
from sopai.library.opening import Library
from sopai.library.search import Patience, search
from sopai.library.served import Served
from sopai.llm import sending
from tests.library.samples import DOCUMENTS, identity, put
from tests.llm.server import Answer, FakeServer, fails, serving

CONCEPTS = (
    ("elevator", "电梯", "trapped"),
    ("backup", "备份"),
    ("payroll", "salary", "wages"),
    ("refund", "returns", "return"),
    ("invoice", "发票", "报销"),
)


def as_model(request: dict[str, JsonValue]) -> Answer:
    """The vectors of a model that knows a few concepts in two languages, and the language."""
    texts = request["input"]
    assert isinstance(texts, list)
    return with_vectors([vector_of(str(text).lower()) for text in texts])


def vector_of(text: str) -> list[float]:
    hits = [float(sum(word in text for word in words)) for words in CONCEPTS]
    return [3.0 if text.isascii() else 0.0, 0.0 if text.isascii() else 3.0, 0.1, *hits]


def with_vectors(vectors: list[list[float]]) -> Answer:
    data: list[JsonValue] = [
        {"object": "embedding", "index": number, "embedding": list[JsonValue](vector)}
        for number, vector in enumerate(vectors)
    ]
    usage: JsonValue = {"prompt_tokens": 1, "total_tokens": 1}
    return Answer({"object": "list", "model": "m", "data": data[::-1], "usage": usage})


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServer]:
    """A server with multilingual-e5, named in the setting."""
    monkeypatch.setattr(sending, "FIRST_WAIT_SECONDS", 0.01)
    monkeypatch.setattr(served, "_failed", {})
    monkeypatch.setattr(served, "QUERY_SECONDS", 1.0)
    with serving() as fake:
        fake.reply = as_model
        monkeypatch.setenv("SOPAI_EMBEDDER", f"{fake.base}#multilingual-e5-small")
        yield fake


@pytest.fixture
def filled(library: Library, server: FakeServer) -> Library:
    for name in DOCUMENTS:
        put(library, name)
    assert update_index(library) == ()
    return library


def inputs(server: FakeServer) -> list[str]:
    return [str(text) for one in server.requests for text in list(one["input"])]  # type: ignore[arg-type]


def test_server_finds_what_the_package_finds(filled: Library, server: FakeServer) -> None:
    for question, name in (
        ("people trapped in the elevator", "lift"),
        ("从备份恢复数据库", "backup"),
        ("when is the salary there", "payroll"),
    ):
        found = search(filled, question)
        assert (found.by_meaning, found.notices) == (True, ())
        assert found.results[0].sop_id == identity(name)
    assert {one["model"] for one in server.requests} == {"multilingual-e5-small"}
    assert server.headers[0]["authorization"] == "Bearer none"
    assert len(inputs(server)) == 48 + len(DOCUMENTS) + 3
    assert inputs(server)[-1] == "query: when is the salary there"


def test_another_embedder_has_an_index_of_its_own(
    filled: Library, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert filled.held.index is not None
    first = filled.held.index.name
    monkeypatch.setenv("SOPAI_EMBEDDER", f"{server.base}#other-e5")
    found = search(filled, "refund", patience=Patience(0))
    assert found.notices[0].text("en").startswith("0 of 8 SOPs")
    assert filled.held.index.name != first
    monkeypatch.setenv("SOPAI_EMBEDDER", "embedded")
    assert update_index(filled) == ()
    assert "-use-" in filled.held.index.name
    monkeypatch.setenv("SOPAI_EMBEDDER", f"{server.base}#multilingual-e5-small")
    before = len(server.requests)
    assert search(filled, "refund").notices == ()
    assert len(server.requests) == before + 1


def test_key_of_the_model_is_not_sent_to_the_embedder(
    library: Library, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_MODEL_KEY", "of-the-model")
    put(library)
    update_index(library)
    assert server.headers[-1]["authorization"] == "Bearer none"
    monkeypatch.setenv("SOPAI_EMBEDDER_KEY", "its-own")
    search(library, "refund")
    assert server.headers[-1]["authorization"] == "Bearer its-own"


def test_people_are_hidden_from_a_hosted_embedder(
    library: Library, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = {"kind": "person", "person": "Li Si", "text": "Li Si"}
    put(library, steps=[{"id": "s1", "action": "Li Si calls 13812345678", "owner": owner}])
    monkeypatch.setattr("sopai.llm.choice.is_this_machine", lambda _address: False)
    assert update_index(library) == ()
    assert search(library, "when does Li Si call").by_meaning
    sent = "\n".join(inputs(server))
    assert "Li Si" not in sent
    assert "13812345678" not in sent
    assert "PERSON_1 calls PHONE_1" in sent
    assert inputs(server)[-1] == "query: when does PERSON_1 call"
    monkeypatch.setenv("SOPAI_MASK", "off")
    search(library, "when does Li Si call")
    assert inputs(server)[-1] == "query: when does Li Si call"


@pytest.mark.parametrize("name", ["SOPAI_AI", "SOPAI_EMBEDDINGS", "SOPAI_EMBEDDER"])
def test_nothing_is_sent_where_it_is_switched_off(
    name: str, filled: Library, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(server.requests)
    monkeypatch.setenv(name, "none" if name == "SOPAI_EMBEDDER" else "off")
    found = search(filled, "refund")
    assert "switched off" in found.notices[0].text("en")
    assert len(server.requests) == before


FAILURES = {
    "busy": fails(503, "too much"),
    "gone": Answer(manner="closed"),
    "hanging": Answer(manner="hanging"),
    "no JSON": Answer("hello"),
    "no vectors": Answer({"data": "?"}),
    "too few": with_vectors([]),
    "no direction": with_vectors([[0.0] * 8]),
    "other length": with_vectors([[1.0, 2.0]]),
    "wrong key": fails(401, "no"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_failing_server_leaves_search_by_words_at_once(
    name: str, filled: Library, server: FakeServer
) -> None:
    server.reply = None
    server.will(FAILURES[name])
    begin = time.monotonic()
    found = search(filled, "refund the parcel")
    assert time.monotonic() - begin < 3
    assert not found.by_meaning
    assert found.notices[0].text("en").startswith("search is by words only: ")
    assert found.results[0].sop_id == identity("returns")
    before = len(server.requests)
    assert not search(filled, "refund the parcel").by_meaning
    assert len(server.requests) == before  # it is left alone for a while


def test_server_that_comes_back_is_asked_again(
    filled: Library, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.reply = None
    server.will(fails(500))
    assert not search(filled, "refund").by_meaning
    monkeypatch.setattr(served, "REST_SECONDS", 0)
    server.reply = as_model
    assert search(filled, "refund").by_meaning


def test_hanging_server_holds_no_search_up_that_embeds_in_the_background(
    library: Library, server: FakeServer
) -> None:
    put(library)
    server.reply = None
    server.will(Answer(manner="hanging"))
    begin = time.monotonic()
    found = search(library, "refund", patience=Patience(in_background=True))
    assert time.monotonic() - begin < 2
    assert found.results[0].sop_id == identity("returns")
    assert is_embedding(library.folder)
    server.over.set()


def test_failure_that_passes_does_not_stop_the_embedding(
    library: Library, server: FakeServer
) -> None:
    answers = iter((fails(429), fails(503)))
    server.reply = lambda request: next(answers, None) or as_model(request)
    put(library)
    assert update_index(library) == ()


def test_failed_embedding_is_said_and_goes_on_later(library: Library, server: FakeServer) -> None:
    put(library)
    server.reply = None
    server.will(fails(401, "wrong key"))
    [notice] = update_index(library)
    assert "does not accept the key" in notice.text("en")
    assert [one.name for one in examine(library, lambda _a, _b: None) if not one.is_good] == [
        "meanings"
    ]
    server.reply = as_model
    assert update_index(library) == ()
    assert search(library, "refund").by_meaning


def test_text_that_is_too_long_for_the_model_is_cut_in_half(
    library: Library, server: FakeServer
) -> None:
    def picky(request: dict[str, JsonValue]) -> Answer:
        texts = request["input"]
        assert isinstance(texts, list)
        if max(len(str(text)) for text in texts) > 400:
            return fails(400, "too long", code="context_length_exceeded")
        return as_model(request)

    server.reply = picky
    steps = [{"id": f"s{n}", "action": "Take box after box. " * 9} for n in range(1, 40)]
    put(library, purpose="A long purpose. " * 100, title="T" * 500, steps=steps)
    assert update_index(library) == ()
    assert max(map(len, inputs(server))) > 400
    assert search(library, "refund").by_meaning


def test_another_model_under_the_same_name_is_told_and_mended(
    filled: Library, server: FakeServer
) -> None:
    server.reply = lambda request: with_vectors(
        [[1.0, float(len(str(text))), 2.0] for text in list(request["input"])]  # type: ignore[arg-type]
    )
    found = search(filled, "refund")
    assert "run `sopai doctor --rebuild`" in found.notices[0].text("en")
    assert rebuild_all(filled, lambda _done, _of: None).entries == 8
    served._failed.clear()
    assert search(filled, "refund").by_meaning


def test_means_are_worked_out_once_for_a_library(filled: Library, server: FakeServer) -> None:
    before = len(server.requests)
    embedder = choose_embedder(filled).embedder
    assert isinstance(embedder, Served)
    embedder.prepare()
    assert embedder.is_ready
    assert len(server.requests) == before
    with pytest.raises(WrongReply):
        embedder._centred([1.0], [1.0, 2.0])


@pytest.mark.parametrize("name", ["nonsense", "http://me:secret@host/v1#m", "openai/m"])
def test_name_that_cannot_be_used_is_said(
    name: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setenv("SOPAI_EMBEDDER", name)
    with pytest.raises(SettingsError, match="SOPAI_EMBEDDER"):
        choose_embedder(library)
