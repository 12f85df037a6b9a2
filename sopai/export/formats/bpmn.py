"""BPMN."""

from sopai.export.printed import Printed
from sopai.export.registry import exporter


@exporter(
    ".bpmn",
    "application/bpmn+xml",
    en="Process (BPMN 2.0)",
    zh="流程模型（BPMN 2.0）",
    about_zh="BPMN 2.0 流程，每个责任人一条泳道，可用 Camunda Modeler、bpmn.io 等打开。",
)
def bpmn(printed: Printed) -> bytes:
    """A BPMN 2.0 process with a lane for each owner, for Camunda Modeler, bpmn.io and others."""
    from sopai.export.bpmn import write_bpmn

    return write_bpmn(printed)
