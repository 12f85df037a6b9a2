"""Excel."""

from sopai.export.printed import Printed
from sopai.export.registry import exporter

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@exporter(".xlsx", MIME, en="Excel", zh="Excel", about_zh="Excel：步骤表，其他部分各占一张工作表。")
def xlsx(printed: Printed) -> bytes:
    """Excel: the table of steps, a sheet for each other part."""
    from sopai.export.excel import write_excel

    return write_excel(
        printed.sop,
        printed.control,
        roster=printed.roster,
        open_items=printed.open_items,
        today=printed.today,
        base=printed.base,
    )
