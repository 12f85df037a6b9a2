"""What tests of models share: no variable of the user's, and a server that does as it is told."""

from collections.abc import Iterator

import pytest

from sopai.llm import sending
from tests.llm.server import FakeServer, serving

VARIABLES = (
    "SOPAI_AI", "SOPAI_MODEL", "SOPAI_MODEL_KEY", "SOPAI_MODEL_DOWNLOAD", "SOPAI_MASK",
    "OPENAI_API_KEY", "OPENAI_BASE_URL", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy",
)  # fmt: skip


@pytest.fixture(autouse=True)
def fixed_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is chosen, no Ollama is there, and waits are short."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")
    monkeypatch.setattr(sending, "FIRST_WAIT_SECONDS", 0.01)


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving() as fake:
        yield fake
