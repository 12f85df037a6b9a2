"""BPMN."""

from sopai.export.printed import Printed
from sopai.export.registry import exporter


@exporter(".bpmn", "application/bpmn+xml", en="Process (BPMN 2.0)", zh="流程模型（BPMN 2.0）")
def bpmn(printed: Printed) -> bytes:
    """A BPMN 2.0 process with a lane for each owner, for Camunda Modeler, bpmn.io and others."""
    from sopai.export.bpmn import write_bpmn

    return write_bpmn(printed)
