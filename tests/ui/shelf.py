"""What somebody else does with the library meanwhile."""

from pathlib import Path

from sopai.export.markdown import write_markdown
from sopai.schema.sop import Sop
from sopai.workflow.shelf import fetch, take_in


def edited(data: Path, sop_id: str, action: str, step: int = 0) -> None:
    """Add a version in which one step says something else."""
    stored = fetch(data, sop_id)
    steps = [dict(one) for one in stored.sop.steps]
    steps[step]["action"] = action
    changed = Sop.model_validate(stored.sop.model_dump() | {"steps": steps})
    take_in(data, "edited.md", write_markdown(changed, stored.stored.control).encode())
