"""CSV."""

from sopai.export.printed import Printed
from sopai.export.registry import exporter


@exporter(
    ".csv",
    "text/csv",
    en="Table (CSV)",
    zh="表格（CSV）",
    about_zh="CSV：只有步骤，每步一行，可导入飞书多维表格、钉钉表格或 Excel。",
)
def csv(printed: Printed) -> bytes:
    """CSV: the steps alone, a row each, to import into Lark Base, DingTalk tables or Excel."""
    from sopai.export.separated import write_separated

    return write_separated(printed)
