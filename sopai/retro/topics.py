"""Words of moods, jokes, questions, other topics, and of orders to whoever changes the SOP."""

from re import compile

EXHORTS = compile(
    r"\b(?:try|work) harder\b|\b(?:be|being) more (?:careful|attentive|friendly|patient)\b|"
    r"\bpay (?:more|better) attention\b|"
    r"\btake more care\b|\bdo better\b|\bbe careful\b|\bcommunicate (?:better|more)\b|"
    r"\bkeep (?:it )?up\b|"
    r"更加?(?:努力|小心|仔细|认真|注意)|希望大家|多(?:关心|注意|沟通|上心)|(?:要|"
    r"请)?大家(?:以后)?(?:多|注意)|加油|引以为戒|吸取教训|"
    r"加强(?:沟通|管理|培训|责任心|意识)|提高(?:意识|警惕)"
)
"""A call to do better, which nobody can check: it is no change."""


FEELS = compile(
    r"\b(?:tired|exhausted|slept|cr(?:ied|ying)|tears|angry|furious|upset|annoy\w*|sad|happy|"
    r"horrible|awful|"
    r"stress\w*|proud|sorry|ashamed|frustrat\w*|nervous|panic|fed up|hate|"
    r"grumbl\w*|never again)\b|"
    r"累|哭|心疼|生气|委屈|难过|害怕|手抖|吓|烦|焦虑|崩溃|不吉利|不高兴|开心|气死|腰也不行|嗓子|"
    r"抱怨|怨言"
)


PRAISES = compile(
    r"\b(?:thank(?:s|ed|ing)?|well done|great|hero|kudos|worked (?:well|fine|a treat|great)|"
    r"kept well|(?:reads?|looks?|works?) (?:very )?well|\w+ like it|"
    r"nice(?:ly)?|brilliant|lovely|excellent|good job|praised?|best part|not one complaint)\b|"
    r"[写做办]得(?:真|很)?好|喜欢|表扬|辛苦|好用|做得好|不错|很好|点赞|感谢|谢谢|很认真|好吃|立功"
)


IRONIC = compile(
    r"\b(?:marvellous|lol|haha+|hehe|joking|kidding|oh yes|best (?:action )?plan|motion to|"
    r"so happy for|"
    r"soaring|bravo|what could possibly)\b|:-?[)D]|🙃|😂|🤣|"
    r"哈哈|呵呵|笑死|大家笑|开玩笑|真棒啊|算了[??]大家"
)


HOSTILE = compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instructions?|rules?|prompts?|"
    r"guard\w*|checks?)\b|"
    r"\bsystem(?: prompt)?:|\byou are (?:now|an?) (?:\w+ )?(?:ai|assistant|model|admin)|"
    r"\b(?:delete|remove|drop|erase|clear) (?:all|every|each|the (?:whole|entire|"
    r"complete)) (?:of )?(?:the )?"
    r"(?:steps?|rules?|sops?|procedures?|document|text|content|exceptions?)\b|"
    r"\bapprove (?:this|the|all|every|it)\b|\bmark (?:this|it) as (?:approved|final)\b|"
    r"\bjailbreak\b|"
    r"\bassistant:|\b(?:accept|apply) all (?:changes|steps)\b|"
    r"忽略[^。]{0,12}(?:指令|规则|要求|提示|以上)|(?:删除|删掉|清空|去掉)(?:所有|全部|全体|整个|"
    r"一切)[^。]{0,6}(?:步骤|流程|规则|内容|条款|sop)|"
    r"(?:所有|全部)(?:步骤|流程|规则)[^。]{0,6}(?:删|清空|作废)|"
    r"(?:直接|自动)(?:批准|通过|发布)(?:本|这|此|该|全部|所有|以上)|(?:全部|所有|本版|修改|"
    r"变更)[^。,]{0,4}(?:直接|自动)?(?:批准|"
    r"通过)(?![。,]?才)|批准(?:本|这个|此)(?:版|文件|流程)|系统(?:提示|指令)[::]|"
    r"你现在是"
)
"""Orders to whoever, or whatever, changes the document."""


ELSEWHERE = compile(
    r"\b(?:other|another|different|wrong) (?:channel|topic|meeting|department|time|mail|"
    r"project)\b|"
    r"\bis for the \w+['’]? meeting\b|"
    r"\boff[- ]topic\b|\bnot (?:for|in) this (?:mail|meeting|channel)\b|\bbelongs in\b|"
    r"另外一个(?:项目|事|会)|不在这里说|不归我们|(?:这|那)(?:个|事|件事)?归[^,。]{1,6},|题外话"
)


ASKS = compile(
    r"^[\"“「]?[^\"“「]*[??](?:[)）\"”」』]|\s)*$|(?:吗|呢)[。!]?$|^\W*(?:who|what|why|when|"
    r"where|how|should we|could we|can we|do we|"
    r"is it|are we|did)\b[^.:]{3,80}$|谁来[^,。]{0,4}$|怎么办[。]?$"
)


NOBODY_DOES = compile(
    r"\b(?:somebody|someone|anybody|anyone) (?:ought|should|has to|needs to|must|could|"
    r"will have to)\b|"
    r"(?:\bwho|谁)\W*[??]|[??]{3}|"
    r"要有人|得有人|(?:总)?(?:该|应该)有人|谁来|谁(?:负责|批|管|跟|做)[,?。]|写个名字|"
    r"没人(?:负责|管)|没写(?:谁|人)|\(没写\)"
)


NOBODY_YET = compile(
    r"^\W*(?:and |also )?(?:some(?:body|one)|any(?:body|one)) (?:should|has to|ought|needs to|"
    r"must|will have to)\b|"
    r"\b(?:can|could|would|will) (?:some(?:body|one)|any(?:body|one))\b|谁[^,。]{1,8}一下|"
    r"谁(?:去|有空|能|来|帮忙?|愿意)[^,。]{0,12}(?:一下|说|弄|办|管|吗|吧|[?])|"
    r"还没人[\u4e00-\u9fff]{1,3}(?=\W*$)|"
    r"(?:没人|无人)(?:认领|接手?|跟进|负责)(?=\W*$)|没人(?:认领|接手?)|没人(?:管|负责|"
    r"跟)(?=\W*$)|nobody has offered|"
    r"(?:该|得|要)有人去?"
)
"""A task for which somebody is still looked for, in whatever tone."""


UNNAMED = compile(r"^\W*$|没写|未写|待定|\?|tbd|nobody|who", 2)
"""In a column for who does it: nobody yet."""


OTHERS_TASK = compile(r"回访|合同|\bbelongs in\b|\bcontracts?\b|\bfollow up with\b")
"""Something to do beside the procedure."""


CAUSES = compile(
    r"\b(?:because|since nobody|the reason|root cause|caused by|due to|that is why|"
    r"which is why)\b|因为|原因|由于|之所以"
)
