"""Words by which people say that something was decided, dropped, left open, done or only felt.

Each pattern looks at one sentence, in lower case, Chinese simplified, signs half-width. Both
languages stand in one pattern: minutes mix them.
"""

from re import compile

DECIDES = compile(
    r"\b(?:we|was|were|been|it['’]s|is|all|also|then|finally|what) (?:have |had |also |all |"
    r"then |finally )*"
    r"(?:agreed|decided|settled|resolved)\b(?! (?:to differ|against|nothing))|"
    r"\b(?:decision|decided|agreed|agreement|new (?:rule|measure|limit|"
    r"step))\b\W{0,3}:|"
    r"^\W*(?:decided|agreed|resolved)\b|\b(?:and|so) decided\b|\bsettled on\b|"
    r"\bwhat we said was\b|\bwe said:|"
    r"\bfrom (?:now|today|then|monday|next \w+) on(?:wards?)?\b|\bfrom now\b|\bgoing forward\b|"
    r"\b(?:as of|starting|effective|with effect from) (?:now|today|monday|next|the|\d|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"^\W*so [\w:.,£$€% ]{1,30} it is\b|, so [\w:.,£$€% ]{1,30} it is\b|\bput it in the (?:doc|"
    r"sop|procedure|book|"
    r"handbook|runbook)\b|\bmake it (?:part of|a rule|standard|the rule)\b|"
    r"\bit['’]s (?:law|the rule|the new rule|a rule)\b|\bthat['’]?s the (?:new )?rule\b|\bnow:|"
    r"\bfinal[.!]?$|\bno longer\b|\bis used instead\b|\bwill (?:now|from now|always|no longer)\b|"
    r"\b(?:we|the team|everyone) will always\b|\bshould (?:go|be written|be added) (?:in|into|"
    r"to) the\b|"
    r"\b(?:changes?|adds?|puts?) (?:it )?(?:to |in |into )?the (?:runbook|sop|procedure|"
    r"handbook)\b|"
    r"(?<!日子)(?<!时间)定了(?!不)|商定|决定(?!权)|一致同意|"
    r"(?<!没)(?<!没有)(?<!未)(?<!未能)达成一致|说好(?!的)|商量好|改成|改为|改到|改由|改用|"
    r"从现在起|"
    r"从今[天以往]|今后|从[^,。]{1,8}(?:开始|起)(?!来)|"
    r"(?:^|[^就改然之了事午])以后(?:[^,。再]{2,}|谁)|写进(?:去|流程|sop|标准|手册|制度)|"
    r"放到(?:标准|流程|手册)|加一条|"
    r"必须(?=[^。]*agreed)|最后定|就这么办|立刻执行|立即执行|(?:=>|->|→)\s*(?:寄|改|定)",
)

DECIDES_TOO = compile(
    r"\b(?:team|group|meeting|board|boss|manager|management|everyone|everybody|director|owner|"
    r"they|chef|committee) "
    r"(?:has |have |all |then |finally )*(?:agreed|decided|settled|approved|confirmed|"
    r"ruled)\b(?! against)|"
    r"^\W*(?:in (?:the )?future|next time|henceforth)\b,? (?!maybe|perhaps)|"
    r"\bso we do (?:this|it)\b|\bthis is (?:what|how) we do\b|"
    r"\b(?:deadline|limit|cut-?off|threshold|target|tolerance|minimum|maximum|interval|time|"
    r"price|amount|check|number) "
    r"(?:now )?(?:becomes?|moves?|changes?|goes (?:up|down)|rises|drops|is (?:now|set|raised|"
    r"lowered|extended|"
    r"shortened|cut|moved|changed|increased|reduced)) to\b|\b(?:deadline|limit|cut-?off|"
    r"threshold) becomes\b|"
    r"\bwe(?:['’]ve| have|['’]re| are)? (?:now )?(?:raised?|raising|changed?|changing|"
    r"lower(?:ed|ing)?|moved?|moving|extend(?:ed|ing)?|cutting|shorten(?:ed|ing)?|increas(?:ed|"
    r"ing)|reduc(?:ed|ing)) the (?:\w+ ){0,2}(?:limit|deadline|cut-?off|threshold|target|tolerance|"
    r"minimum|maximum|interval|time|amount|number|deposit|price|share) (?:\w+ ){0,3}(?:to|from) \S|"
    r"\b(?:please )?(?:change|add|put|write|include|note|insert|mention)\b[^.:]{0,30}\b(?:sop|"
    r"step \d|procedure|runbook|"
    r"checklist|handbook)\b|\b(?:sop|procedure|runbook|checklist|handbook) (?:needs|"
    r"should (?:say|have)|must|gets)\b|"
    r"\bit should say\b|\bplease change it\b|"
    r"\bsteps? \d+(?:\.\d+)* (?:is|are|gets|now|will|goes|moves|comes|falls|changes|"
    r"becomes)\b(?! (?:fine|ok|clear|good|"
    r"there|right|what|where|why|not (?:clear|followed)|already))|"
    r"^\W*(?:we )?(?:drop|remove|split|merge|move|swap|delete) step \d|"
    r"会上定|拍板|即日起|(?:下周[一二三四五六日]?|下个?月|明天|今天|周[一二三四五六日]|"
    r"下一?[季批场]度?)(?:开始|起)|"
    r"自[^,。]{1,8}起|第 ?[\d一二三四五六七八九十]+ ?步(?:取消|删掉|去掉|改|拆|移|放到|不做)|"
    r"(?:取消|删掉|去掉|拆开)第 ?[\d一二三四五六七八九十]+ ?步|"
    r"加到第|(?:sop|流程|标准|制度|清单)里?(?:要|需要|应该|得|也)?(?:加|写|补)|"
    r"(?:就)?[按照][^,。]{1,8}(?:说的|方案)?办(?!公|法)",
)
"""Further words of decisions, that say it less often of anything else."""

DECIDES_IF_RULE = compile(
    r"^\W*(?:action|outcome|conclusion|resolution|approved|unanimous|ap|change|fix|remedy|"
    r"countermeasure|improvement|"
    r"lesson|rule|result|consequence|therefore)\s*:|"
    r"\bwe(?:['’]ll| will| shall)\b|"
    r"\bfrom (?:\d{1,2}\.? \w+|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next (?:week|month|"
    r"shift|year)|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december))\b|"
    r"^\W*(?:要求|明确|规定|结论|确定|今后|统一|整改|改进)[::]",
)
"""Words of decisions in a sentence that says how something is done, or within what limit."""


DID_DECIDE = compile(r"^\W*(?:[\d:]+\W+)?(?:\w+ )?decided to\b")
"""What somebody did while it happened, in the story of it."""

AGREES = compile(
    r"^\W*(?:(?:ok|okay|yes|yep|fine|deal|agreed|done deal|sure|right|good idea|sounds good|"
    r"good|perfect|"
    r"all agreed|everyone agreed|everybody agreed|agreed by all|all right|alright|approved|do it|"
    r"do that|let['’]?s do (?:it|that)|go ahead|i agree|makes sense|\+1|100 ?%|works for me|"
    r"thats? the rule(?: then)?|that['’]s the rule(?: then)?|put it in the (?:doc|sop|procedure)|"
    r"no objections?|unanimous(?:ly)?|carried|"
    r"and decided|decided|then|me|yes please|pls|please|👍|✅|👌|💯|"
    r"好的?|行|可以|同意|没问题|没意见|就这么办|就这样|大家同意|都同意|一致同意|全体同意|通过|"
    r"定了|ok|收到|批准|人事也同意了|大家都?同意|嗯|对|那就这样|没人反对|立[刻即]执行|"
    r"马上执行)(?:\W|$|(?=[\u4e00-\u9fff]))\s*)+"
)
"""A sentence that says yes to the one before it, and little else."""

MAX_AGREES = 48
"""Characters of a sentence that only says yes."""

SETTLES = compile(
    r"\b(?:nodded|said yes|on board|(?:everyone|everybody|all|they all) (?:wants?|wanted|liked|"
    r"agreed|"
    r"were for)|"
    r"so it['’]s (?:law|the rule)|a good one, and decided|"
    r"that['’]?s the rule|agreed|fine, (?:do|let)|do that for|"
    r"deal|that['’]s easy)\b|"
    r"大家(?:都)?(?:同意|赞成)|都(?:同意|赞成|签了)|all agreed|我答应了?|这个要写进去|同意了"
)
"""A sentence that settles what stands before it, and may say more."""

_TAKES_BACK = (
    r"\b(?:forget|scrap|drop) (?:it|that|this)\b|\bnever ?mind\b|\bi take (?:it|that) back\b|"
    r"当我没说|收回"
)
TAKES_BACK = compile(_TAKES_BACK)
"""Somebody drops what he himself proposed."""

REJECTS = compile(
    r"\btoo (?:expensive|dear|costly|much work|complicated)\b|\bnot (?:this|next) year\b|"
    r"\bno way\b|:\s*no[.!]?$|"
    r"\bover (?:my|her|his) dead\b|\b(?:was|were|been|got) dropped\b|^\W*dropped\b|"
    r"\b(?:idea|proposal|suggestion|plan|topic|point|that|it|this)\b.{0,30}\bdropped\b|"
    r"\b(?:rejected|turned down|voted down|ruled out|"
    r"overruled)\b|"
    r"\b(?:decided|agreed|voted) against\b|\b(?:pls|please) no\b|^\W*no[.!]?\W*$|^\W*no,|"
    r"\bleave it\b|"
    r"\bleft it\b|\bnot (?:going to|worth)\b|\bis of no help\b|\bthat was the end of that\b|"
    r"\b(?:stays?|remains?|leave|left|keep|kept) (?:\w+ )?as (?:it is|they are|is|it was)\b|"
    r"\b(?:will|do|does|did|shall) not (?:be )?(?:shorten|extend|change|raise|lower|reduce|"
    r"increase|"
    r"touch|move)(?:ed|d)?\b|\bkeep (?:it )?as (?:it )?is\b|"
    r"\bno change\b|\bunchanged\b|\bno action\b|"
    r"\b(?:we )?don['’]?t (?:do|want) (?:that|this|it)\b|"
    r"\bwon['’]t do\b|\bnot (?:doing|changing)\b|"
    r"太贵|没人?理|算了|不弄|不搞|否[决掉]|不采纳|不同意|没同意|先不[动改]|不改|不变|照旧|"
    r"维持(?:原|不变|现)|"
    rf"{_TAKES_BACK}|"
    r"\bno need\b|不需要改|不用改|没通过|不做了|别弄|反对"
)

LEAVES_OPEN = compile(
    r"\b(?:not|never|nothing|n['’]t) (?:yet )?(?:been )?(?:decided?|settled?|agreed?|resolved?|"
    r"clear)\b|"
    r"\bundecided\b|\bunresolved\b|\bis (?:still )?(?:open|unclear)\b|"
    r"\bsleep on it\b|\blet me think\b|\blet['’]?s see\b|\bwe['’]ll see\b|\bsee later\b|"
    r"\b(?:maybe|perhaps) "
    r"(?:one|some|next|later|in)\b|\bsome ?(?:day|time)\b|\bone day\b|\bnobody (?:knew|answered|"
    r"knows)\b|"
    r"\bno idea\b|\bto be (?:decided|discussed|confirmed)\b|\btb[dc]\b|\bnot now\b|\bagain in \w+|"
    r"\b(?:talks?|speaks?) to .{2,30} first\b|\bwhether\b.{3,80}\b(?:should|could|moves?|to)\b|"
    r"\b(?:has|have|needs?) to (?:look at (?:it|that|this)|say|think|decide|agree|"
    r"approve (?:it|that))\b|"
    r"\bfor a while and then\b|\bwould (?:rather|love|like)\b|\bcould we\b|\bshould we\b|"
    r"\bwe could\b|"
    r"\bcan['’]?t agree\b|\bcannot agree\b|\bon the other hand\b|\bor maybe\b|\bparked\b|"
    r"\bthe opposite\b|"
    r"[没未](?:有)?(?:定|谈拢|说定|结论|决定|想好)|待定|再(?:考虑|斟酌|研究|定|说|看|想|议|"
    r"商量|讨论)(?:[想看说吧了]|$|"
    r"(?=[,。!?和与]))|可以讨论|"
    r"[没未]法(?:定|决)|先放|没表态|看数据|"
    r"看情况|到时候|讲不清|"
    r"不[清好]说|能不能|要不要|是不是(?!.*了就)|有人(?:说|提|问|建议)|想(?:改|加|换|要)(?!.*定)|"
    r"maybe next|先记着|没说[。,]?$|没有?结论|不一致(?=[,。]*$)"
)

STANDS = compile(
    r"\b(?:that|which|this|it)(?:['’]?s| is| was)? (?:exactly |just |precisely )?what (?:the|is) "
    r"(?:\w+ )?(?:procedure|page|book|sheet|sop|rule|runbook|checklist|document|written|"
    r"step \d+)\b|"
    r"\bexactly what (?:the|step|is)\b|\bthe (?:procedure|page|book|sheet|sop|rule|runbook|"
    r"manual|document) "
    r"(?:itself )?(?:says|has said|is fine|has it|already|forbids)\b|\bsays the (?:book|sheet|"
    r"page|procedure|sop|"
    r"runbook)\b|\bas (?:the procedure|the sop|prescribed|written|per (?:the )?procedure|"
    r"per sop)\b|"
    r"\balready (?:stands|in the|written|says|there)\b|\b(?:it['’]?s|it has|"
    r"has) been in (?:there|the)\b|"
    r"\bno new rule\b|\bis in (?:step|section|point) \d|\bas \d+(?:\.\d+)* asks\b|\brule hangs\b|"
    r"\bsaid again that\b|\bha(?:s|ve) (?:since |already )?been (?:put|added|written) (?:in|"
    r"into|to)\b|\bsays? (?:so )?already\b|\bplease (?:follow|read)\b|\bthe rule itself is\b|"
    r"(?:早|本来|已经|原来)就?(?:写|有|规定|定|说|是这样)|规定(?:好|本来)|sop ?里? ?(?:already|"
    r"已|有|写)|"
    r"照做|重申|按规定(?!改)|写的是|流程(?:里)?(?:早|已经|都)?写(?:着|的|了)|有规定|规则是|"
    r"表上说|文件里(?!.*没写)",
)

STANDS_STILL = compile(
    r"\b(?:as|like) (?:now|before|always|usual|ever|today|it (?:is|says?|stands|has|always)|"
    r"we (?:always|have always|do)|(?:it )?(?:says )?on the)\b|\b(?:it|that|he|"
    r"she) always (?:has|did)\b|"
    r"\b(?:stays?|remains?|keeps?) (?:at|with|the|on|as|two|three|\d)\b|^\W*remind(?:er|ing)\b|"
    r"老规矩|照(?:常|老|着?流程|原来)|处理得对|还是.*(?:吧|不变|对吗|是吗)\\W*$|跟以前一样|"
    r"和以前一样|^\W*(?:再次)?提醒"
)
"""That nothing changes; what else the sentence says may."""

WAS_DONE = compile(
    r"\b(?:already|since \w+,?) (?:been )?(?:done|fixed|ordered|sent|bought|replaced|changed|"
    r"installed|repaired)\b|"
    r"\b(?:is|are|was|were|has been|have been|['’]s|got) (?:now )?(?:fixed|ordered|repaired|"
    r"replaced|bought|installed|"
    r"updated|reset)(?: (?:already|since)\b|,? (?:done|comes)\b|[.!]?$|,)|\bfixed (?:already|"
    r"since)\b|^\W*done[.!]?$|"
    r"\b(?:did|done) (?:it )?in the meeting\b|已(?:办|经(?:送|修|买|换|处理|解决|完成|补|改好))|"
    r"采购中|已完成|完成了|修好了|处理完"
)

ONCE = compile(
    r"\bwill (?:ask|call|check|order|buy|talk|write|look|send|find|pay|ring|speak|e-?mail|"
    r"explain)\b|"
    r"\b(?:i['’]ll|i['’]m going to|i am going to|i will) (?!(?:do it|take it)\b)\w+|"
    r"\bbuying one\b|^\W*[A-Z][a-z]+ [a-z]+s (?:the|a|an|his|her) .{3,40} on (?:Mon|Tues|"
    r"Wednes|Thurs|Fri|Satur|Sun)day[.!]?$|"
    r"^\W*[A-Z][a-z]+ to (?:order|buy|ask|call|check|talk|write|find|send|look|get|book|repair|"
    r"cancel|fix|explain)\b|"
    r"\bcan you\b|\bfor (?:december|christmas|easter|this (?:year|summer|winter|month))\b|"
    r"\bneeds? (?:repair|replacing|fixing)\b|\bbrings? better\b|"
    r"^\W*(?:set ?up|implement|create|investigate|look into|consider|build|develop|research|"
    r"migrate|design|explore|evaluate|install|configure|schedule)\b|"
    r"^\W*(?:buy|repair|order (?:\d|a new)|apologi[sz]e|letter|claim|refund (?:the|those|them)|"
    r"replace the|"
    r"explain|talk to|look (?:at|into)|find out|ask (?:the|about|for)|cancel|write to|"
    r"send (?:the|a) (?:letter|gift|card)|"
    r"fix |get (?:a )?quotes?|hire|ship|upgrade|migrate)\b|\bthis (?:week|month|afternoon)\b|"
    r"\bby (?:\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|"
    r"may|june?|july?|"
    r"aug|sep|oct|nov|dec)\w* \d)|\b(?:today|tomorrow|asap)\b|"
    r"试一次|试行一次|\b(?:pilot|trial run|try (?:it |this )?once)\b|买[一两二三四五\d]+|"
    r"换[一两二三四五\d]+(?:个|根|台|把|部|块|张)(?!.{0,4}(?:次|遍))|补[寄发](?!.*每)|送去修|报修|"
    r"本周|这周|下周|今天内|赔|道歉|致歉|订\d+|采购\d+|表扬|奖\d+|回访一下|问(?:一下)?(?:货代|"
    r"房东|供应商|老板)",
    2,
)
"""Something that is done once. With names: for the text as it was written."""

RECURS = compile(
    r"\b(?:every|each|always|whenever|any|per|weekly|daily|monthly|quarterly|yearly|whoever|"
    r"never|nobody|no one|"
    r"all|if|when|before|after|at any time|only|until|unless|max\w*|at least|at most|"
    r"no more than|within|must)\b|"
    r"每|凡|一律|都(?![是要])|如果|要是|时(?!候|间)|的话|之前|之后|必须|不许|不准|不得|禁止|"
    r"统一|至少|最多|不超过|超过|以内"
)


REPORTED = compile(
    r"^\W*(?:then |also )?(?!What|We |All|Every|So |And |"
    r"It )[A-Z][\w.]+(?: [\w.]+){0,2} (?:then |also |again )?(?:said|says|wants|wanted|asks|"
    r"asked|suggest\w*|"
    r"propos\w*|offered|thinks|thought|wished|would)\b|"
    r"^(?!就?[按照])[^,。:]{1,8}(?:说|提(?!前|供|交|到|高|升|至|醒)|想(?!要求)|建议|问|觉得|"
    r"认为)(?!好|定)"
)
"""What somebody said, wanted or thought: an idea, until it is agreed. For the text as written."""


PAST = compile(
    r"(?<!are )(?<!is )(?<!be )(?<!gets )(?<!not )(?<!never )(?<!that )(?<!which )"
    r"(?<!who )(?<!whoever )"
    r"\b(?:was|were|had|did|didn['’]t|wasn['’]t|weren['’]t|couldn['’]t|knew|"
    r"thought|saw|went|came|took|said|wanted|rang|broke|sat|forgot)\b|"
    r"(?<=\w )(?<!are )(?<!is )(?<!be )(?<!gets )(?<!not )(?<!never )(?<!that )(?<!which )"
    r"(?<!who )(?<!whoever )(?<!the )(?<!a )(?<!an )(?<!each )(?<!every )(?<!any )(?<!all )"
    r"(?:found|told|asked|called|stood|failed|missed|lost|left|got|joined|"
    r"offered|looked|tried)\b"
)

IS_ASKED = compile(r"\?\W*$|吗(?=[,。?]|$)")
