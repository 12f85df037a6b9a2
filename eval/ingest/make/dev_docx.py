"""The hand-written Word files of dev/."""

from __future__ import annotations

from pathlib import Path

from word import (
    Cell,
    Docx,
    abstract,
    deleted,
    drawing,
    field,
    heading_ppr,
    inserted,
    lvl,
    num,
    p,
    r,
    simple_field,
    start_at,
    style,
    text_box,
    tracked_mark,
    whole_level,
)

NUM = '<w:numPr><w:ilvl w:val="{1}"/><w:numId w:val="{0}"/></w:numPr>'


def decimal_restart(out: Path) -> None:
    d = Docx(
        "d01_decimal_restart",
        "A decimal list that is interrupted, has an empty numbered paragraph, and starts again by a new num.",
        "num:decimal num:startOverride num:interrupted num:emptyParagraph num:bullet owner:subject lang:en",
    )
    d.numbering = (
        abstract(0, lvl(0, "decimal", "%1.", font=""), lvl(1, "lowerLetter", "%2)"))
        + abstract(1, lvl(0, "bullet", "\uf0b7", font="Symbol"))
        + num(1, 0)
        + num(2, 0, start_at(0, 1), start_at(1, 1))
        + num(3, 1)
    )
    d.title("Packing of Parcels")
    d.head("Purpose")
    d.par("Every parcel leaves Birchwood Candles undamaged and with the right label.")
    d.head("Packing")
    d.par("The Packer checks the pick list against the order.", style="ListParagraph", num=(1, 0), see="1", step="Packer")
    d.par("The Packer wraps each candle in two layers of paper.", style="ListParagraph", num=(1, 0), see="2", step="Packer")
    d.par("Use brown paper for orders marked GIFT.")
    d.par("Glass jars get a cardboard sleeve as well.", style="ListParagraph", num=(3, 0))
    d.par("Tins need no sleeve.", style="ListParagraph", num=(3, 0))
    d.par("The Packer closes the box with two strips of tape.", style="ListParagraph", num=(1, 0), see="3", step="Packer")
    d.par("", style="ListParagraph", num=(1, 0), see="4", empty=True)
    d.par("The Packer puts the box on shelf B.", style="ListParagraph", num=(1, 0), see="5", step="Packer")
    d.head("Dispatch")
    d.par("The Dispatch Clerk prints the label.", style="ListParagraph", num=(2, 0), see="1", step="Dispatch Clerk")
    d.par("The Dispatch Clerk weighs the box; above 15 kg a second person lifts.", style="ListParagraph", num=(2, 0), see="2", step="Dispatch Clerk")
    d.par("The Dispatch Clerk hands the box to the carrier by 16:00.", style="ListParagraph", num=(2, 0), see="3", step="Dispatch Clerk")
    d.save(out)


def headings_in_styles(out: Path) -> None:
    d = Docx(
        "d02_heading_numbers_in_styles",
        "Heading numbers come from the styles, one of them only through basedOn; body steps are level 3 of the same list; the second chapter is upper roman with legal numbering below.",
        "num:style num:basedOn num:multilevel num:isLgl num:upperRoman num:decimalZero lang:en",
        note="Sub Heading Grey is based on Heading 2 and inherits its numbering and level. LibreOffice 7.4 does not apply isLgl and prints I.1; Word prints 1.1, which counts.",
    )
    d.numbering = (
        abstract(
            0,
            lvl(0, "decimal", "%1", style="Heading1"),
            lvl(1, "decimal", "%1.%2", style="Heading2"),
            lvl(2, "decimal", "%1.%2.%3", style="StepText"),
        )
        + abstract(1, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2", legal=True), lvl(2, "decimalZero", "%3."))
        + num(1, 0)
        + num(2, 1)
    )
    d.styles["Heading1"] = style("Heading1", "heading 1", ppr=heading_ppr(0, 1), rpr='<w:b/><w:sz w:val="30"/>')
    d.styles["Heading2"] = style("Heading2", "heading 2", ppr=heading_ppr(1, 1), rpr='<w:b/><w:sz w:val="26"/>')
    d.styles["StepText"] = style("StepText", "Step Text", ppr=NUM.format(1, 2))
    d.styles["SubHeadingGrey"] = style("SubHeadingGrey", "Sub Heading Grey", based="Heading2", rpr='<w:color w:val="595959"/>')
    d.title("Oven Start-up, Line 2")
    d.par("Scope", style="Heading1", kind="heading", level=1, see="1")
    d.par("For the deck ovens of Hearth & Rye Bakery.")
    d.par("Start-up", style="Heading1", kind="heading", level=1, see="2")
    d.par("Before heating", style="Heading2", kind="heading", level=2, see="2.1")
    d.par("Open the gas valve a quarter turn.", style="StepText", kind="list_item", level=2, see="2.1.1", step=True)
    d.par("Check that the pressure gauge reads 20 to 22 mbar.", style="StepText", kind="list_item", level=2, see="2.1.2", step=True)
    d.par("Heating", style="SubHeadingGrey", kind="heading", level=2, see="2.2")
    d.par("Set deck one to 240 °C.", style="StepText", kind="list_item", level=2, see="2.2.1", step=True)
    d.par("Write the time at which 240 °C is reached on form BK-4.", style="StepText", kind="list_item", level=2, see="2.2.2", step=True)
    d.par("Shut-down", style="Heading1", kind="heading", level=1, see="3")
    d.par("Cooling", style="Heading2", kind="heading", level=2, see="3.1")
    d.par("Leave the doors open for 30 minutes.", style="StepText", kind="list_item", level=2, see="3.1.1", step=True)
    d.par("Duties of the shift", num=(2, 0), see="I", kind="list_item")
    d.par("Sweep the oven floor.", num=(2, 1), see="1.1", step=True)
    d.par("Lock the gas cupboard.", num=(2, 1), see="1.2", step=True)
    d.par("Duties of the manager", num=(2, 0), see="II", kind="list_item")
    d.par("Sign form BK-4.", num=(2, 1), see="2.1", step=True)
    d.par("File the form in the blue folder.", num=(2, 2), see="01", step=True)
    d.par("Send a copy to the office.", num=(2, 2), see="02", step=True)
    d.save(out)


def letters_romans(out: Path) -> None:
    d = Docx(
        "d03_letters_romans",
        "Letters past z, lower and upper roman, brackets around the number, several levels.",
        "num:lowerLetter num:upperLetter num:lowerRoman num:upperRoman num:brackets num:multilevel lang:en",
    )
    d.numbering = (
        abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "upperLetter", "%2."), lvl(2, "lowerRoman", "(%3)"))
        + abstract(1, lvl(0, "lowerLetter", "%1)"))
        + num(1, 0)
        + num(2, 1)
    )
    d.title("Bicycle Service Check")
    d.par("Receiving the bicycle", num=(1, 0), see="I")
    d.par("Write the frame number on the job card.", num=(1, 1), see="A", step=True)
    d.par("Photograph any damage.", num=(1, 1), see="B", step=True)
    d.par("Frame and fork from both sides.", num=(1, 2), see="i")
    d.par("Wheels and spokes.", num=(1, 2), see="ii")
    d.par("Saddle and bars.", num=(1, 2), see="iii")
    d.par("Drive train, close up.", num=(1, 2), see="iv")
    d.par("Hang the bicycle on a free stand.", num=(1, 1), see="C", step=True)
    d.par("Working on the bicycle", num=(1, 0), see="II")
    d.par("Tighten the headset to 5 Nm.", num=(1, 1), see="A", step=True)
    d.par("True both wheels to within 0.5 mm.", num=(1, 1), see="B", step=True)
    d.par("Test ride and hand over", num=(1, 0), see="III")
    d.par("Ride two rounds of the yard.", num=(1, 1), see="A", step=True)
    d.head("Parts to look at")
    parts = (
        "bell, front lamp, rear lamp, brake levers, brake pads, brake cables, shifters, shift cables, chain, "
        "cassette, chain rings, cranks, bottom bracket, pedals, front hub, rear hub, spokes, rims, tyres, valves, "
        "headset, stem, handlebar, grips, saddle, seat post, mudguards, carrier"
    ).split(", ")
    letters = [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"]
    for letter, part in zip(letters, parts, strict=True):
        d.par(part.capitalize(), num=(2, 0), see=letter)
    d.save(out)


def chinese_numbers(out: Path) -> None:
    d = Docx(
        "d04_chinese_numbers",
        "Chinese numbering formats: 一、 （一） ① 甲 full-width digits, past ten and past twenty; localised style ids.",
        "num:chineseCounting num:chineseCountingThousand num:ideographTraditional num:decimalEnclosedCircle num:decimalFullWidth num:ideographZodiac num:taiwaneseCountingThousand style:localised lang:zh",
        number="XY-CK-012",
        version="2.1",
        note="LibreOffice prints the same labels; the brackets and the 、 belong to the label, not to the number.",
    )
    d.numbering = (
        abstract(0, lvl(0, "chineseCountingThousand", "%1、"), lvl(1, "chineseCounting", "（%2）"), lvl(2, "decimalEnclosedCircle", "%3", suff="space"))
        + abstract(1, lvl(0, "ideographTraditional", "%1、"))
        + abstract(2, lvl(0, "decimalFullWidth", "%1．"))
        + abstract(3, lvl(0, "chineseCountingThousand", "第%1条"))
        + abstract(4, lvl(0, "taiwaneseCountingThousand", "%1．"))
        + abstract(5, lvl(0, "ideographZodiac", "%1、"))
        + "".join(num(i + 1, i) for i in range(6))
    )
    d.styles["1"] = style("1", "heading 1", ppr=heading_ppr(0), rpr='<w:b/><w:sz w:val="30"/>')
    d.styles["a3"] = style("a3", "Title", rpr='<w:b/><w:sz w:val="40"/>')
    d.title("来料入库作业指导书", style="a3")
    d.par("文件编号：XY-CK-012　　版本：2.1　　生效日期：2024-03-01")
    d.par("目的", num=(1, 0), see="一")
    d.par("保证来料数量、质量与送货单一致。")
    d.par("职责", num=(1, 0), see="二")
    d.par("仓管员负责清点与入账。", num=(1, 1), see="一")
    d.par("质检员负责抽样检验。", num=(1, 1), see="二")
    d.par("操作步骤", num=(1, 0), see="三")
    d.par("仓管员核对送货单与采购单。", num=(1, 1), see="一", step="仓管员")
    d.par("品名、规格一致。", num=(1, 2), see="①")
    d.par("数量误差不超过千分之五。", num=(1, 2), see="②")
    d.par("仓管员在30分钟内通知质检员。", num=(1, 1), see="二", step="仓管员")
    d.par("质检员按5%抽样。", num=(1, 1), see="三", step="质检员")
    d.par("异常处理", num=(1, 0), see="四")
    d.par("不合格品贴红色标签。", num=(2, 0), see="甲")
    d.par("当天退回供应商。", num=(2, 0), see="乙")
    d.par("登记《退货台账》。", num=(2, 0), see="丙")
    d.par("附件", num=(1, 0), see="五")
    d.par("送货单样张", num=(3, 0), see="１")
    d.par("退货台账样张", num=(3, 0), see="２")
    d.par("库位规则", style="1", kind="heading", level=1)
    chinese = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二".split()
    goods = "纸箱 胶带 气泡膜 标签 打印纸 手套 口罩 螺丝 垫片 弹簧 轴承 电机 开关 插头 电线 灯泡 保险丝 润滑油 清洗剂 抹布 木托盘 塑料筐".split()
    for word, good in zip(chinese, goods, strict=True):
        d.par(f"{good}放在{good}专用货位。", num=(4, 0), see=f"第{word}条")
    d.par("盘点周期", style="1", kind="heading", level=1)
    for word, good in zip(chinese[:11], goods, strict=False):
        d.par(f"{good}每月盘点。", num=(5, 0), see=word)
    for word, room in (("子", "东库"), ("丑", "西库"), ("寅", "南库")):
        d.par(f"{room}钥匙", num=(6, 0), see=word)
    d.save(out)


def level_restart(out: Path) -> None:
    d = Docx(
        "d05_level_restart",
        "lvlRestart 0: the second level runs through all chapters; lvlRestart 1 at the third level: it starts again only after a first-level paragraph.",
        "num:lvlRestart num:multilevel owner:heading lang:en",
        note="LibreOffice 7.4 ignores lvlRestart and starts again after each chapter; Word's rule counts.",
    )
    d.numbering = (
        abstract(0, lvl(0, "upperLetter", "Part %1"), lvl(1, "decimal", "%2.", restart=0), lvl(2, "lowerLetter", "%3)", restart=1))
        + num(1, 0)
    )
    d.title("Month-end Closing")
    d.par("Bookkeeper", num=(1, 0), see="Part A")
    d.par("Download the bank statements of all three accounts.", num=(1, 1), see="1", step="Bookkeeper")
    d.par("Current account", num=(1, 2), see="a")
    d.par("Savings account", num=(1, 2), see="b")
    d.par("Match every line with a voucher.", num=(1, 1), see="2", step="Bookkeeper")
    d.par("Vouchers in the tray", num=(1, 2), see="c")
    d.par("Vouchers by e-mail", num=(1, 2), see="d")
    d.par("Controller", num=(1, 0), see="Part B")
    d.par("Compare the trial balance with last month.", num=(1, 1), see="3", step="Controller")
    d.par("Differences above 500 EUR", num=(1, 2), see="a")
    d.par("Release the payroll file.", num=(1, 1), see="4", step="Controller")
    d.par("Managing Director", num=(1, 0), see="Part C")
    d.par("Sign the closing sheet by the fifth working day.", num=(1, 1), see="5", step="Managing Director")
    d.save(out)


def overrides(out: Path) -> None:
    d = Docx(
        "d06_overrides_and_shared",
        "A num replaces a whole level; two nums share an abstractNum and go on counting; numId 0 takes a number away.",
        "num:lvlOverride num:sharedAbstract num:numIdZero num:style lang:en",
    )
    d.numbering = (
        abstract(0, lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%2."))
        + abstract(1, lvl(0, "decimal", "%1)"))
        + abstract(2, lvl(0, "decimal", "%1.", style="NumberedBody"))
        + num(1, 0)
        + num(2, 0)
        + num(3, 1, whole_level(0, lvl(0, "upperLetter", "Check %1", start=1), start=1))
        + num(4, 2)
    )
    d.styles["NumberedBody"] = style("NumberedBody", "Numbered Body", ppr=NUM.format(4, 0))
    d.title("Filling Line Changeover")
    d.head("Emptying")
    d.par("Stop the feed pump.", num=(1, 0), see="1", step=True)
    d.par("Drain the tank into the return drum.", num=(1, 0), see="2", step=True)
    d.head("Rinsing")
    d.par("The rinsing goes on with the same numbers.")
    d.par("Rinse with 40 litres of warm water.", num=(2, 0), see="3", step=True)
    d.par("Watch the outlet until the water is clear.", num=(2, 1), see="a", step=True)
    d.par("Take a sample of 50 ml.", num=(2, 1), see="b", step=True)
    d.par("Close the drain valve.", num=(2, 0), see="4", step=True)
    d.head("Checks before start")
    d.par("Hoses are tight.", num=(3, 0), see="Check A")
    d.par("The label roll is the one on the order.", num=(3, 0), see="Check B")
    d.head("Start")
    d.par("Open the feed valve.", style="NumberedBody", kind="list_item", see="1", step=True)
    d.par("Run ten bottles and put them aside.", style="NumberedBody", kind="list_item", see="2", step=True)
    d.par("Bottles with a crooked label go back to the line.", style="NumberedBody", num=(0, 0), kind="paragraph")
    d.par("Weigh three of the ten bottles.", style="NumberedBody", kind="list_item", see="3", step=True)
    d.save(out)


def starts_and_gaps(out: Path) -> None:
    d = Docx(
        "d07_starts_and_gaps",
        "Lists that start at 0 and at 5, no space after the number, a level that is skipped, a number prefixed by words.",
        "num:start num:suffNothing num:levelSkipped num:prefix lang:en",
        note="A level that was not used before counts as its start value in Word: 1.1.1 below 1.",
    )
    d.numbering = (
        abstract(0, lvl(0, "decimal", "Step %1", start=0, suff="space"))
        + abstract(1, lvl(0, "decimal", "%1)", start=5, suff="nothing"))
        + abstract(2, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"), lvl(2, "decimal", "%1.%2.%3"))
        + "".join(num(i + 1, i) for i in range(3))
    )
    d.title("Server Room Access")
    d.head("Getting in")
    d.par("Book the visit in the calendar.", num=(1, 0), see="Step 0", step=True)
    d.par("Fetch the key from the reception desk.", num=(1, 0), see="Step 1", step=True)
    d.par("Sign the visitor book.", num=(1, 0), see="Step 2", step=True)
    d.head("On the way out")
    d.par("Close the rack doors.", num=(2, 0), see="5", step=True)
    d.par("Return the key.", num=(2, 0), see="6", step=True)
    d.par("Sign out with the time.", num=(2, 0), see="7", step=True)
    d.head("Alarms")
    d.par("Temperature above 30 °C", num=(3, 0), see="1")
    d.par("Call the building technician.", num=(3, 2), see="1.1.1", step=True)
    d.par("Open the second vent.", num=(3, 2), see="1.1.2", step=True)
    d.par("Water on the floor", num=(3, 0), see="2")
    d.par("From the air conditioner", num=(3, 1), see="2.1")
    d.par("Switch the air conditioner off.", num=(3, 2), see="2.1.1", step=True)
    d.save(out)


def step_table(out: Path) -> None:
    d = Docx(
        "d08_step_table",
        "A step table with automatic numbers in its first column, a person merged over two rows, a row over the whole width, a repeated header, more than one page, and lists inside cells.",
        "table:stepTable table:vMerge table:gridSpan table:headerRepeated table:overPages num:inCell owner:column lang:en",
        number="OPS-017",
        version="1.3",
    )
    d.numbering = abstract(0, lvl(0, "decimal", "%1")) + abstract(1, lvl(0, "decimal", "(%1)")) + num(1, 0) + num(2, 1)
    d.header(p("Copper Kettle Coffee — OPS-017 — Version 1.3"))
    d.title("Opening the Coffee Bar")
    d.par("Trigger: every working day at 06:30.")
    n = (1, 0)
    rows: list[list[str | Cell]] = [
        ["No.", "Task", "Operation", "Standard", "Attention", "Responsible"],
        [Cell("Before the doors open", span=6)],
        [Cell("", num=n, see="1"), "Lights", "Switch on the main light and the window light.", "All eight lamps burn.", "", Cell("Early Barista", merge="start")],
        [Cell("", num=n, see="2"), "Machine", "Heat the espresso machine to 93 °C.", "Display shows 93.", "Takes 20 minutes.", Cell("Early Barista", merge="go on")],
        [
            Cell("", num=n, see="3"),
            "Grinder",
            Cell(
                "(1) Fill the hopper to the mark. (2) Grind 18 g. (3) Throw the first dose away.",
                raw=p("Fill the hopper to the mark.", NUM.format(2, 0)) + p("Grind 18 g.", NUM.format(2, 0)) + p("Throw the first dose away.", NUM.format(2, 0)),
            ),
            "18.0 ± 0.2 g",
            "Never reach into the hopper.",
            "Barista",
        ],
        [Cell("While open", span=6)],
    ]
    tasks = [
        ("Milk", "Read the fridge thermometer.", "At most 5 °C.", "Barista"),
        ("Till", "Count the float together with a colleague.", "150.00 EUR", "Shift Lead"),
        ("Pastry", "Put the pastry under the glass cover.", "By 06:55.", "Barista"),
        ("Doors", "Unlock the front door.", "At 07:00 sharp.", "Shift Lead"),
        ("Tables", "Wipe every table with the blue cloth.", "No crumbs.", "Barista"),
        ("Waste", "Empty bins that are more than half full.", "Bag tied.", "Barista"),
        ("Sugar", "Refill the sugar jars.", "To the rim.", "Barista"),
        ("Cups", "Stack cups on the machine, at most three high.", "Three high.", "Barista"),
        ("Music", "Start the morning playlist at level 4.", "Level 4.", "Shift Lead"),
        ("Queue", "Call a second barista when six people wait.", "Six people.", "Shift Lead"),
        ("Toilets", "Check the toilets every hour.", "Sheet signed.", "Barista"),
        ("Stock", "Write missing goods on the order list by 15:00.", "List sent.", "Shift Lead"),
    ]
    for index, (task, action, standard, who) in enumerate(tasks, 4):
        rows.append([Cell("", num=n, see=str(index)), task, Cell(action, raw=p(action, '<w:spacing w:after="600"/>')), standard, "", who])
    d.table(rows, number=0, action=2, owner=5, repeat=True, widths=[600, 1300, 3200, 1700, 1500, 1300])
    # the third step starts with its own inner number on the page; the action is what counts
    d.data["steps"][2]["starts"] = "Fill the hopper to the mark."
    d.raw(p())
    d.save(out)


def tracked(out: Path) -> None:
    d = Docx(
        "d09_tracked_changes",
        "Items of a numbered list inserted, deleted and moved with tracking; changed words inside an item; smart tags.",
        "tracked:ins tracked:del tracked:move xml:smartTag num:decimal lang:en",
        tracked=True,
        note="Text and numbers are those after all changes are accepted: a deleted or moved-away paragraph is not there and does not count.",
    )
    d.numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    d.title("Cleaning the Dough Mixer")
    d.par("Pull the plug.", num=(1, 0), see="1", step=True)
    d.par(deleted("Wait ten minutes."), num=(1, 0), mark=tracked_mark("del"), shown=False)
    d.par(
        r("Take out the ") + deleted("hook", mark=902) + inserted(r("hook and the bowl"), mark=903) + r("."),
        num=(1, 0), see="2", text="Take out the hook and the bowl.", step=True,
    )
    d.par(inserted(r("Soak both in water of 60 °C for 15 minutes."), mark=904), num=(1, 0), see="3", mark=tracked_mark("ins", mark=951), text="Soak both in water of 60 °C for 15 minutes.", step=True)
    move = 'w:author="Mina Ortega" w:date="2024-03-04T09:00:00Z"'
    d.par(
        f'<w:moveFromRangeStart w:id="960" {move} w:name="move1"/><w:moveFrom w:id="961" {move}>{r("Hang the bowl on the rack.")}</w:moveFrom><w:moveFromRangeEnd w:id="960"/>',
        num=(1, 0), mark=tracked_mark("moveFrom", mark=962), shown=False,
    )
    d.par("Scrub both with the green brush.", num=(1, 0), see="4", step=True)
    d.par(
        f'<w:moveToRangeStart w:id="963" {move} w:name="move1"/><w:moveTo w:id="964" {move}>{r("Hang the bowl on the rack.")}</w:moveTo><w:moveToRangeEnd w:id="963"/>',
        num=(1, 0), see="5", mark=tracked_mark("moveTo", mark=965), text="Hang the bowl on the rack.", step=True,
    )
    tag = (
        '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName">'
        f'{r("Joanna Reyes")}</w:smartTag>'
    )
    d.par(tag + r(" signs the cleaning sheet."), num=(1, 0), see="6", text="Joanna Reyes signs the cleaning sheet.", step="Joanna Reyes")
    d.save(out)


def inline_things(out: Path) -> None:
    d = Docx(
        "d10_inside_the_paragraph",
        "Line breaks, tabs, symbols, fields, hyperlinks, content controls and hidden text inside paragraphs; a hidden numbered paragraph that Word counts.",
        "inline:br inline:tab inline:sym inline:fldSimple inline:REF inline:hyperlink inline:sdt inline:noBreakHyphen block:sdt text:hidden num:hiddenItem lang:en",
        note="Word makes hidden numbered paragraphs itself ('Advance value'): they are not printed but they count.",
        lost=["hidden_text"],
    )
    d.numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    link = d.relate("hyperlink", "https://example.org/forms/rx-2", external=True)
    d.title("Receiving Medicines")
    d.par(
        r("Purpose:") + "<w:r><w:tab/></w:r>" + r("no cold item stays warm for more than") + "<w:r><w:noBreakHyphen/></w:r>" + r("well, ") + "<w:r><w:br/></w:r>" + r("at most 10 minutes."),
        text="Purpose: no cold item stays warm for more than‑well, at most 10 minutes.",
    )
    d.par(
        r("Open the form ") + f'<w:hyperlink r:id="{link}"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>RX-2</w:t></w:r></w:hyperlink>' + r(" in the browser."),
        num=(1, 0), see="1", text="Open the form RX-2 in the browser.", step=True,
    )
    d.par(
        r("Put the cold items in the fridge") + "<w:r><w:br/></w:r>" + r("within 10 minutes."),
        num=(1, 0), see="2", text="Put the cold items in the fridge within 10 minutes.", step=True,
    )
    d.par(r("Internal: call Lena first.", "<w:vanish/>"), num=(1, 0), mark="<w:rPr><w:vanish/></w:rPr>", shown=False)
    d.par(
        r("Tick the box ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" on the delivery note."),
        num=(1, 0), see="4", text="Tick the box ☑ on the delivery note.", step=True,
        note="w:sym Wingdings F0FE is a ticked box; any one character, or none, may stand there.",
    )
    sdt = f'<w:sdt><w:sdtPr><w:alias w:val="Role"/><w:text/></w:sdtPr><w:sdtContent>{r("Pharmacy Assistant")}</w:sdtContent></w:sdt>'
    d.par('<w:bookmarkStart w:id="5" w:name="_Ref1"/>' + r("The ") + sdt + r(" counts the packs.") + '<w:bookmarkEnd w:id="5"/>', num=(1, 0), see="5", text="The Pharmacy Assistant counts the packs.", step="Pharmacy Assistant")
    place_text = "The Pharmacist releases the delivery."
    d.raw('<w:sdt><w:sdtPr><w:alias w:val="Release"/></w:sdtPr><w:sdtContent>')
    d.par(place_text, num=(1, 0), see="6", step="Pharmacist")
    d.raw("</w:sdtContent></w:sdt>")
    d.par(
        r("If packs are missing, see step ") + field("REF _Ref1 \\r \\h", "5") + r(" and form ") + simple_field("DOCPROPERTY Form", "RX-9") + r("."),
        text="If packs are missing, see step 5 and form RX-9.",
    )
    d.par(r("Keep the notes for ") + r("two", "<w:vanish/>") + r("five years."), text="Keep the notes for five years.")
    d.save(out)


def boxes_notes_objects(out: Path) -> None:
    d = Docx(
        "d11_boxes_notes_objects",
        "A text box with its fallback copy, footnotes, comments, and an embedded object that cannot be read.",
        "block:textbox inline:footnote inline:comment embed:ole num:decimal lang:en",
        lost=["comment", "footnote", "ole", "textbox"],
        note="The text box is written twice in the file (drawing and fallback) and seen once on the page. The embedded object has to be reported in any case; the others only if they are not taken.",
    )
    d.numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    d.footnotes("Spill kits hang next to both doors.")
    d.comments("Is twenty minutes still right?")
    d.title("Acid Delivery")
    d.par("Put on goggles and gloves.", num=(1, 0), see="1", step=True)
    note = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    place = d.here
    d.par(r("Put the spill kit beside the truck.") + note, num=(1, 0), see="2", text="Put the spill kit beside the truck.", step=True)
    d.block("paragraph", "Spill kits hang next to both doors.", place=place, or_lost="footnote")
    place = d.here
    box = text_box(p(r("STOP: nobody smokes in the yard.", "<w:b/>")))
    d.body += p(box + r("Connect the hose and ask the driver to open the valve slowly."), NUM.format(1, 0))
    d.block("list_item", "Connect the hose and ask the driver to open the valve slowly.", "3", 0, place)
    d.step("Connect the hose and ask the driver to open the valve slowly.", "3")
    d.block("paragraph", "STOP: nobody smokes in the yard.", place={"paragraph": place["paragraph"] + 1}, or_lost="textbox")
    d.par(
        r("Wait ") + '<w:commentRangeStart w:id="0"/>' + r("twenty minutes") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' + r(" before you sign."),
        num=(1, 0), see="4", text="Wait twenty minutes before you sign.", step=True,
    )
    icon = d.picture_part((180, 180, 60))
    d.parts["word/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    ole = d.relate("oleObject", "embeddings/oleObject1.bin")
    d.par(
        '<w:r><w:object w:dxaOrig="1500" w:dyaOrig="970"><v:shape id="ole1" style="width:75pt;height:48pt" o:ole="">'
        f'<v:imagedata r:id="{icon}" o:title=""/></v:shape>'
        f'<o:OLEObject Type="Embed" ProgID="Excel.Sheet.8" ShapeID="ole1" DrawAspect="Icon" ObjectID="_1" r:id="{ole}"/></w:object></w:r>',
        shown=False,
    )
    d.par("The driver signs the delivery note.", num=(1, 0), see="5", step="driver")
    d.save(out)


def header_tables_pictures(out: Path) -> None:
    d = Docx(
        "d12_header_tables_pictures",
        "Number, version and page fields in the header, approval and history tables, a six-part SOP, pictures in the step and in a paragraph of their own.",
        "header:number header:fields table:approval table:history picture:inline picture:ownParagraph table:exceptions table:metrics lang:en",
        number="CS/SOP/007",
        version="2.0",
    )
    d.numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="3200" w:type="dxa"/></w:tcPr>{p(x)}</w:tc>'
        for x in ("Document no.: CS/SOP/007", "Version: 2.0", r("Page ") + field("PAGE", "1") + r(" of ") + field("NUMPAGES", "2"))
    )
    grid = '<w:tblGrid><w:gridCol w:w="3200"/><w:gridCol w:w="3200"/><w:gridCol w:w="3200"/></w:tblGrid>'
    d.header(f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}<w:tr>{cells}</w:tr></w:tbl>' + p())
    d.footer(p(r("Lantern Toys Ltd — internal — page ") + simple_field("PAGE", "1")))
    d.title("Answering a Complaint")
    d.table([["Author", "Approved by", "Effective date"], ["Priya Nolan", "Tom Adler", "2024-06-01"]])
    d.head("Purpose")
    d.par("Each complaint gets a first answer within 4 working hours.")
    d.head("Procedure")
    first, second = d.picture_part((200, 60, 60)), d.picture_part((60, 60, 200))
    d.par(r("The Service Agent opens a ticket in the queue Complaints. ") + drawing(first, 1, "ticket"), num=(1, 0), see="1", text="The Service Agent opens a ticket in the queue Complaints.", step="Service Agent")
    d.picture("The Service Agent opens a ticket")
    d.par("The Service Agent asks for a photo of the toy and of the box.", num=(1, 0), see="2", step="Service Agent")
    d.par(drawing(second, 2, "box"), shown=False)
    d.picture("The Service Agent asks for a photo")
    d.par("Figure 1: the photo shows the batch number.")
    d.par("The Team Lead decides about a refund above 50 GBP.", num=(1, 0), see="3", step="Team Lead")
    d.head("Exceptions")
    d.table([
        ["What happens", "Cause", "Handling", "Responsible"],
        ["A child was hurt", "Any", "Call the Managing Director at once.", "Team Lead"],
        ["No photo arrives", "Customer does not answer", "Close the ticket after 7 days.", "Service Agent"],
    ])
    d.head("Metrics")
    d.table([["Metric", "Target", "Source"], ["First answer", "≤ 4 working hours", "Ticket system"], ["Complaints per 1,000 orders", "< 6", "Shop report"]])
    d.head("History")
    d.table([["Version", "Date", "Change", "Author"], ["1.0", "2023-01-10", "First issue", "Priya Nolan"], ["2.0", "2024-05-28", "Refund limit", "Priya Nolan"]])
    d.raw(p())
    d.save(out)


def nested_and_lists(out: Path) -> None:
    d = Docx(
        "d13_nested_table",
        "A table inside a cell, a borderless layout table, numbers that go on from the body into a table and back.",
        "table:nested table:layout num:acrossTable num:decimal lang:en",
        note="Rows of the inner table come after the row that holds it and are marked nested.",
    )
    d.numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    d.title("Tool Return")
    d.par("The Borrower cleans the tool.", num=(1, 0), see="1", step="Borrower")
    place = d.here
    inner = Docx("inner", "", "")
    inner.table([["Colour", "Meaning"], ["Green", "fit for use"], ["Red", "to the workshop"]], inner=True, widths=[2000, 2200])
    d.body += (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4800"/><w:gridCol w:w="4800"/></w:tblGrid>'
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="4800" w:type="dxa"/></w:tcPr>'
        + p("The Storekeeper hangs a tag on the tool.", NUM.format(1, 0))
        + '</w:tc><w:tc><w:tcPr><w:tcW w:w="4800" w:type="dxa"/></w:tcPr>'
        + p("Tags:")
        + inner.body
        + p()
        + "</w:tc></w:tr></w:tbl>"
    )
    d.row(["2. The Storekeeper hangs a tag on the tool.", "Tags:"], place=place)
    at = place["paragraph"]
    d.row(["Colour", "Meaning"], place={"paragraph": at + 2}, header=True, nested=True)
    d.row(["Green", "fit for use"], place={"paragraph": at + 4}, nested=True)
    d.row(["Red", "to the workshop"], place={"paragraph": at + 6}, nested=True)
    d.step("The Storekeeper hangs a tag on the tool.", "2", "Storekeeper")
    d.par("The Storekeeper puts the tool back on its hook.", num=(1, 0), see="3", step="Storekeeper")
    d.par("The Storekeeper ticks the loan in the book.", num=(1, 0), see="4", step="Storekeeper")
    d.save(out)


def linked_list_style(out: Path) -> None:
    d = Docx(
        "d14_list_style_link",
        "A list style: the num points to an abstractNum without levels, which points by numStyleLink to the one that has them; headings by outline level alone.",
        "num:numStyleLink num:bullet num:lowerRoman style:outlineLvl num:none lang:en",
    )
    d.numbering = (
        abstract(0, lvl(0, "decimal", "%1."), lvl(1, "lowerRoman", "%2."), lvl(2, "bullet", "–"), lvl(3, "none", ""), link='<w:styleLink w:val="FirmList"/>')
        + '<w:abstractNum w:abstractNumId="1"><w:nsid w:val="5A1C0001"/><w:multiLevelType w:val="multilevel"/><w:numStyleLink w:val="FirmList"/></w:abstractNum>'
        + num(1, 0)
        + num(2, 1)
    )
    d.styles["FirmList"] = '<w:style w:type="numbering" w:styleId="FirmList"><w:name w:val="Firm List"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    d.par("Answering the Door", style="Title", kind="heading", level=0)
    d.data["title"] = "Answering the Door"
    d.par("At the bell", ppr='<w:outlineLvl w:val="0"/>', kind="heading", level=1)
    d.par("The Receptionist looks at the camera.", num=(2, 0), see="1", step="Receptionist")
    d.par("The Receptionist asks for the name and the host.", num=(2, 0), see="2", step="Receptionist")
    d.par("Suppliers give the order number.", num=(2, 1), see="i")
    d.par("Couriers go to the back door.", num=(2, 1), see="ii")
    d.par("Parcels above 20 kg go to the ramp.", num=(2, 2), see=None)
    d.par("Nobody is let in after 18:00.", num=(2, 3), see=None, kind="paragraph", level=0)
    d.par("The Receptionist calls the host.", num=(2, 0), see="3", step="Receptionist")
    d.save(out)


def typed_numbers(out: Path) -> None:
    d = Docx(
        "d19_typed_numbers_labels",
        "No automatic numbers at all: headings and steps whose numbers are typed, with a tab or a space after them; persons in a label line below the step.",
        "num:typed inline:tab owner:label lang:en",
        number="HK-2",
        version="1.0",
    )
    tab = "<w:r><w:tab/></w:r>"
    d.title("Lost Property")
    d.par("Document number: HK-2   Version: 1.0", text="Document number: HK-2 Version: 1.0")
    d.par(r("1.") + tab + r("Scope"), style="Heading1", kind="heading", level=1, see="1", text="Scope")
    d.par("For everything that guests leave behind in Mill Pond Guest House.")
    d.par(r("2.") + tab + r("Procedure"), style="Heading1", kind="heading", level=1, see="2", text="Procedure")
    steps = [
        ("2.1", "Write a tag with date and place.", "Receptionist"),
        ("2.2", "Put the item on shelf L.", "Porter"),
        ("2.3", "E-mail the guest within 24 hours.", "Receptionist"),
    ]
    for number, words, who in steps:
        d.par(r(number) + tab + r(words), kind="list_item", see=number, text=words, step=who)
        d.par(r("Responsible: ", "<w:b/>") + r(who), text=f"Responsible: {who}")
    d.par("a) Keep passports in the safe.", kind="list_item", see="a", level=1, text="Keep passports in the safe.")
    d.par("b) Throw food away after one day.", kind="list_item", see="b", level=1, text="Throw food away after one day.")
    d.par("In 2023 the house found 214 items.")
    d.save(out)


def build(out: Path) -> None:
    for make in (
        decimal_restart, headings_in_styles, letters_romans, chinese_numbers, level_restart, overrides,
        starts_and_gaps, step_table, tracked, inline_things, boxes_notes_objects, header_tables_pictures,
        nested_and_lists, linked_list_style, typed_numbers,
    ):
        make(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "dev")
