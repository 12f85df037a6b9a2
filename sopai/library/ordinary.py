"""Ordinary questions and cards of both languages: what an embedder takes for a language itself.

They say nothing in particular, so their mean is what all texts of a language have in common.
"""

QUERIES = {
    "en": (
        "how do I handle a return",
        "who checks the goods",
        "what to do in an emergency",
        "close the shop in the evening",
        "clean the machine",
        "train a new employee",
        "customer complaint",
        "monthly report",
        "order material",
        "approve an invoice",
        "server is down",
        "answer a phone call",
        "weekly inspection",
        "book a meeting",
        "prepare food",
        "record the temperature",
    ),
    "zh": (
        "怎么处理退货",
        "谁检查货物",
        "紧急情况怎么办",
        "晚上关店",
        "清洁机器",
        "培训新员工",
        "客户投诉",
        "每月报告",
        "采购材料",
        "审批发票",
        "系统故障",
        "接听电话",
        "每周检查",
        "预约会议",
        "准备食物",
        "记录温度",
    ),
}

PASSAGES = {
    "en": (
        "Handling returns. Customer service. Refund the customer who sends goods back. Open the "
        "parcel. Compare with the order. Refund the price. Tell the customer.",
        "Closing the shop. Lock the doors. Count the cash. Switch off the lights. Set the alarm.",
        "Cleaning the machine. Production. Switch off the power. Remove the cover. Wipe the "
        "rollers. Sign the log.",
        "Introducing a new employee. Human resources. Prepare the contract. Create the accounts. "
        "Show the workplace. Talk after one week.",
        "Monthly report. Finance. Export the figures. Check the differences. Write the summary. "
        "Send it to the manager.",
        "Restarting a server. IT. Check the monitoring. Log in. Restart the service. Write the "
        "incident report.",
        "Receiving patients. Clinic. Greet the patient. Check the identity card. Print the form. "
        "Call the nurse.",
        "Purchasing material. Ask for three offers. Compare prices. Get approval. Order. Check "
        "the delivery.",
    ),
    "zh": (
        "退货处理流程。客服部。为退货的客户办理退款。打开包裹。核对订单。退款。通知客户。",
        "关店流程。锁门。清点现金。关灯。设置报警器。",
        "机器清洁作业指导书。生产部。切断电源。拆下护罩。擦拭滚筒。填写记录。",
        "新员工入职。人力资源部。准备合同。开通账号。介绍工位。一周后谈话。",
        "月度报告。财务部。导出数据。核对差异。撰写总结。发给经理。",
        "服务器重启。信息部。查看监控。登录。重启服务。填写故障报告。",
        "接待患者。门诊。问候患者。核对身份证。打印表格。通知护士。",
        "采购材料。询价三家。比较价格。审批。下单。验收。",
    ),
}
