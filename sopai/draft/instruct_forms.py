"""How changes of a draft are put into words."""

from re import compile

_N = r"(?:steps?|no\.?|number|#)\s*(?P<n>\d{1,3})"
_M = r"(?:(?:and|with|to|,|\+|step|steps)\s*)+\d{1,3}"
SAID_ZH = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_ZN = rf"(?=第|步骤|{SAID_ZH}\s?(?:步|条|项))(?:第|步骤)?\s?(?P<n>{SAID_ZH})\s?(?:步|条|项)?"
"""A bare number is no step: 五分钟内完成 says nothing of step 5."""

_ZM = rf"(?:和|与|、|跟|,|到|至)第?\s?{SAID_ZH}\s?(?:步|条|项)?"
TIME = (
    r"\d|noon|midnight|the end|end of|close|closing|(?:next )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|the next|the following|"
    r"january|february|march|april|may\b|june|july|august|september|october|november|december"
)
"""What follows "by" where it says until when, and not by whom."""

QUESTION = compile(
    r"^(?:who|what|when|why|how|which|where|does|do|is|are|can|should|shall)\b.*|.*\?\W*$|"
    r"^谁.*|.*(?:吗|呢|谁)[?。]?$",
    2,
)
NEGATED = compile(
    r"^(?:please )?(?:don['’]?t|do not|never|not|no)\b|^请?(?:别|不要(?!第|步骤|\d))", 2
)
LATER = compile(
    rf"\s(?P<limit>(?:within|before|at the latest|no later than|at most|by (?={TIME})).+)$", 2
)
FIRST_OR_LAST = compile(r"\bthe (?P<en>first|last) step\b|(?P<zh>最后|最末|头)一步", 2)
SPELLED = compile(
    r"(?<=step )(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", 2
)
ONES = "one two three four five six seven eight nine ten eleven twelve".split()
_PLEASE = r"^(?:please )?(?:can you |could you )?"
_PLEASE_ZH = r"^请?(?:把|将)?"

_FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "split",
        (
            rf"{_PLEASE}(?:make|turn|cut|split|divide|break)(?: up)? {_N}\b"
            r"(?! to\b)(?:.{0,12}\b(?:two|2|steps|up|apart)\b.*|\W*)$",
            rf"{_PLEASE_ZH}{_ZN}(?:拆|分|改)(?:开|成|为)?(?:两|二|2)?(?:步|条|个步骤)?[。!]?$",
        ),
    ),
    (
        "join",
        (
            rf"{_PLEASE}(?:merge|join|combine|put together)\s+{_N}(?P<more>(?:\s*{_M})+)\W*$",
            rf"{_PLEASE_ZH}{_ZN}(?P<more>(?:{_ZM})+)(?:合并|合成|并成|放到?一起)\w{{0,4}}[。!]?$",
            rf"^请?合并{_ZN}(?P<more>(?:{_ZM})+)[。!]?$",
        ),
    ),
    (
        "swap",
        (
            rf"{_PLEASE}(?:swap|switch|exchange)\s+{_N}(?P<more>\s*{_M})\W*$",
            rf"{_PLEASE_ZH}{_ZN}(?P<more>{_ZM})(?:对调|互换|调换|换一下)(?:位置|顺序)?[。!]?$",
        ),
    ),
    (
        "move",
        (
            rf"{_PLEASE}(?:move|put)?\s*{_N}\s+(?:to |comes |goes )?"
            r"(?P<where>before|after|behind|above|below|in front of)\s+"
            r"(?:step\s*)?(?P<m>\d{1,3})\W*$",
            rf"{_PLEASE_ZH}{_ZN}(?:移|挪|放|调)(?:到|在)?第?\s?(?P<m>{SAID_ZH})\s?(?:步|条|项)?的?"
            r"(?P<where>之前|之后|前|后|上面|下面)",
        ),
    ),
    (
        "delete",
        (
            rf"{_PLEASE}(?:delete|remove|drop|leave out|take out|strike)\s+{_N}"
            rf"(?P<more>(?:\s*{_M})*)\W*$",
            rf"^请?(?:删除?掉?|去掉|不要){_ZN}(?P<more>(?:{_ZM})*)[。!]?$",
            rf"{_PLEASE_ZH}{_ZN}(?:删掉?|删除|去掉)[。!]?$",
        ),
    ),
    (
        "limit",
        (
            rf"^{_N}\W*(?:must be done |has to be done |is done |takes? )?"
            r"(?P<text>(?:(?:within|before|in|at the latest|no later than|at most)\s|"
            rf"by\s(?={TIME})|(?<=takes )(?=\d))"
            r"[^.;]{2,40}?)\W*$",
            rf"^{_ZN}(?:要|须|得|必须)?在?(?P<text>[^,。;]{{1,12}}(?:以内|之前|内|前))"
            r"(?:完成|做完)?[。!]?$",
        ),
    ),
    (
        "owner",
        (
            rf"{_PLEASE_ZH}{_ZN}(?:改成|改为|改由|换成|换给|交给)(?P<text>[^,。;“]{{1,6}}?)来?"
            r"(?:做|负责|执行|办|管)[。!]?$",
            rf"^{_N}(?: is done by|['’]s owner is|: owner| belongs to| goes to| is for| by) "
            r"(?P<text>[^.,;]{2,60}?)\W*$",
            r"^(?P<text>[^.,;]{2,40}?) (?:does|owns|takes|is responsible for|should do) "
            rf"{_N}\W*$",
            rf"^{_ZN}(?:由|归|让|的?负责人(?:是|改成|改为))(?P<text>[^,。;]{{1,20}}?)"
            r"(?:来?做|负责|执行)?[。!]?$",
        ),
    ),
    (
        "action",
        (
            rf"{_PLEASE}(?:change|reword|rewrite|make)?\s*{_N}\s*"
            r"(?:to(?: say)?:?|:|=|says?:?)\s*"
            r"[\"“]?(?P<text>[^\n]{3,500}?)[\"”]?\s*$",
            rf"{_PLEASE_ZH}{_ZN}(?:改成|改为|写成|:)\s?:?[“\"]?(?P<text>[^\n]{{2,300}}?)[”\"]?$",
        ),
    ),
    (
        "title",
        (
            rf"{_PLEASE}(?:call it|(?:the )?title(?: is|:| should be)|name it)\s*"
            r"[\"“]?(?P<text>[^\n]{2,80}?)[\"”.]?\s*$",
            r"^(?:标题|名称|名字)(?:改成|改为|叫|是|:)\s?[“\"]?(?P<text>[^\n]{2,40}?)[”\"。]?$",
        ),
    ),
)
PATTERNS = tuple((kind, compile(form, 2)) for kind, forms in _FORMS for form in forms)
