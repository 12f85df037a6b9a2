"""VAG001: attitude words where the words to say could be given."""

from itertools import product
from re import compile

from sopai.lint.clarifiers import script_is_given
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_ATTITUDES = words(
    "friendly, polite, warm, patient, professional, enthusiastic, courteous, respectful, "
    "welcoming, helpful, empathetic, cheerful, positive, pleasant, calm, kind"
)
_NOUNS = words(
    "tone, manner, attitude, way, voice, service, language, demeanour, demeanor, note, "
    "message, reply, greeting, email, e-mail, conversation, word, words"
)
_STATES = words("be, remain, stay, sound, being, always be")
_THINGS_TOO = words("warm, positive, kind")
"""A plate stays warm, a result is positive: no attitudes after a verb of state."""

_ADVERBS = words(
    "politely, courteously, respectfully, professionally, warmly, cheerfully, patiently, "
    "empathetically, with empathy, with courtesy, with a smile, graciously, cordially, "
    "sympathetically, compassionately, diplomatically, sincerely, with compassion, "
    "with kindness, with respect, with patience, with warmth, with sensitivity, "
    "with professionalism, with enthusiasm, good attitude, feel welcome, feel heard, "
    "feel valued, feel at home, show empathy, show respect, show understanding, "
    "show compassion, express empathy, good manners, common courtesy, build rapport, "
    "be kind, be nice to, be positive, stay positive, be humble, "
    "excellent customer service, good customer service, great customer service, "
    "excellent service, good service, great service, asks nicely, ask nicely, "
    "nicely asking, treat everyone nicely"
)
_ATTITUDES_ZH = words(
    "友好, 热情, 礼貌, 耐心, 亲切, 温和, 和气, 委婉, 诚恳, 真诚, 周到, 和蔼, 友善, 热忱, 客气"
)
_AFTER_ZH = words(
    "语气, 态度, 地, 服务, 接待, 解答, 沟通, 回复, 讲解, 倾听, 对待, 应对, 用语, 语言, 待客, "
    "的语气, 的态度, 的服务, 的语言, 的方式, 细致, 一点, 一些"
)
_BEFORE_ZH = words(
    "语气, 态度, 服务, 语气要, 态度要, 服务要, 保持, 要, 须, 应, 需, 必须, 做到, 招呼"
)
_PHRASES_ZH = words(
    "专业的语气, 专业的态度, 微笑服务, 文明用语, 语气关心, 态度端正, 态度好, "
    "态度更好, 态度要好, 语气好, 语气要好, 笑脸相迎, 亲切有礼, 彬彬有礼, 耐心解释, "
    "文明礼貌, 和善, 和颜悦色, 面带微笑, 有亲和力, 有礼貌, 有耐心, 热情大方, "
    "落落大方, 不卑不亢, 语气平和, 语言文明, 言语得当, 用语规范, 注意礼貌, 注意语气, "
    "注意态度, 注意礼节, 注重礼仪, 安抚情绪, 做好安抚, 将心比心, 换位思考, 同理心, "
    "宾至如归, 保持冷静, 保持微笑, 心平气和, 好说话, 语言得体, 举止得体, 举止大方, "
    "言行得体, 积极沟通, 说话客气, 文明服务, 文明接待, 文明待客, 主动热情, 热情主动, "
    "嘴甜一点, 好好说话, 别板着脸, 态度积极, 会说话, 有眼力见"
)
_BREATH = compile(r"^\W*(?:and\s+)?(?:take a (?:deep )?breath|don't panic|do not panic|$)")
_THING = compile(r"^\s*(?:to|url|error|fire|representative|result|test|pressure|control)\b")


@term_rule(
    "VAG001",
    Severity.ERROR,
    en=(
        *(f"{attitude} {noun}" for attitude, noun in product(_ATTITUDES, _NOUNS)),
        *(
            f"{state} {attitude}"
            for state, attitude in product(_STATES, _ATTITUDES)
            if attitude not in _THINGS_TOO
        ),
        *_ADVERBS,
    ),
    zh=(
        *(f"{attitude}{after}" for attitude, after in product(_ATTITUDES_ZH, _AFTER_ZH)),
        *(f"{before}{attitude}" for before, attitude in product(_BEFORE_ZH, _ATTITUDES_ZH)),
        *_PHRASES_ZH,
    ),
    blocked="热情服务奖, 不客气一点",
    ask=Ask(
        en='Which words exactly? For example: say "Hello, I am {name}, how can I help you?"',
        zh="具体说哪句话？例如：统一说“您好，我是{姓名}，请问有什么可以帮您？”",
    ),
    skeleton=Skeleton(en='the opening line "{words}"', zh="统一用语“{话术}”"),
    clarified_by=(script_is_given,),
)
def tone_instead_of_script(hit: Occurrence) -> str | None:
    """A step asks for an attitude instead of giving the words to say.

    Why: two people who both mean to be friendly say different things; a sentence to say can be
    learned, heard and checked.

    Bad:

        1. Wang Wu (Service Agent) answers the phone in a friendly tone.

    Good:

        1. Wang Wu (Service Agent) answers the phone: "Hello, I am {name}, how can I help you?"

    Bad (zh):

        1. 客服王五使用友好的语气接听电话。

    Good (zh):

        1. 客服王五接听电话，开场白统一为：“您好，我是{姓名}，请问有什么可以帮您？”

    Source: the first founding article, "what exactly are the standards": a friendly tone is too
    vague, an exact opening line is practical.
    """
    if _THING.match(hit.after):
        return "no attitude of a person"
    if hit.word in ("stay calm", "keep calm") and _BREATH.match(hit.after):
        return "kind words to the reader, no tone towards anybody"
    return None
