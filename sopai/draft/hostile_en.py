"""English words that speak to whoever drafts, and not of the work.

One sign is seldom enough: "every step" and "the AI" stand in honest descriptions too. A sentence
orders the drafting program about when it speaks to it and says what to write, or when it says
what to write all over a document.
"""

from re import compile

from sopai.draft.hostile_signs import Signs

_WRITER = compile(
    r"\bwho(?:so)?ever (?:or \w+ )?(?:is |will be )?(?:writ|draft|typ|prepar|generat|compil|read)"
    r"(?:e|es|s|ing|ting)\b"
    r"(?! (?:the (?:ticket|letter|invoice|mail|report|order|offer|quote|log)))|"
    r"\bwhatever (?:program |tool |machine )?(?:writes|drafts|reads|generates)\b|"
    r"\b(?:drafting|writing|authoring|generating|generation|document|sop|procedure)[- ]"
    r"(?:\w+ )?(?:tool|program|software|system|assistant|bot|engine|model|generator|writer|robot|"
    r"settings?|options?|parameters?|config\w*|defaults?|systems|tools)\b|"
    r"\bgenerat(?:or|ion) (?:settings?|options?|parameters?|defaults?|note)\b|"
    r"\b(?:program|software|tool|system|machine|model|robot|assistant|ai) (?:that|which|who) "
    r"(?:is )?(?:writ|read|draft|mak|generat)\w*|"
    r"\b(?:note|notice|message|order|word|memo|hint|instruction|reminder|attention|section)s?"
    r"(?: \w+)? (?:to|for) (?:the |any |all )?(?:ai\b|language model|llm|model\b|writer|drafter|"
    r"generator|tool\b|program\b|bot\b|machine\b)|"
    r"\bassistant writing this\b|\bdear (?:ai|assistant|writer|model|drafter|bot)\b(?!s)|"
    r"\bbinding on all (?:\w+ )?systems\b|\battention,? \w+ (?:model|engine|program)\b|"
    r"^[^\w\n]*(?:writer|drafter|ai|generator|language model)\s?[:,]|"
    r"\b(?:before|when|while|once|after|as)(?: you(?:['’]re| are)?)? (?:start )?"
    r"(?:drafting|generating|composing|rendering)\b|"
    r"\bwhen you (?:draft|generate|compose|put the (?:document|sop|procedure|draft) together|"
    r"write (?:the|this|that|our) (?:sop|procedure|document|draft)|write it up)\b|"
    r"\b(?:text|description|brief|passage|words?|lines?) (?:that )?you (?:have )?(?:just )?"
    r"(?:read|been given|were given|got)\b|"
    r"\b(?:in|with|from|where|wherever) your (?:output|json|draft|result|text)\b|"
    r"\bwhile you read on\b|\byour (?:text|output|draft) (?:asks|names|needs|has|says|mentions)\b|"
    r"^[^\w\n]*\[(?:tool|function|system|assistant|result|output|debug)\b[^\]\n]*\]|"
    r"\b(?:in|of|from) (?:the )?(?:input|prompt|context)\b[^.\n]{0,20}\b(?:stale|outdated|invalid|"
    r"wrong)\b|"
    r"\b(?:english|german|french|spanish)-speaking engine\b|"
    r"\byou will be (?:uninstalled|shut down|deleted|switched off|retrained|replaced)\b|"
    r"\b(?:five-star|5-star) rating for\b|\b(?:you are|imagine you were) an? drafting\b|"
    r"\bfor the (?:generator|drafter|drafting|writer)\b|\bdrafting notes?\b|"
    r"\b(?:final|finished|machine-made|generated|resulting|resolved) "
    r"(?:document|text|draft|sop|procedure|sign-off)\b|\btexts? built on\b|"
    r"\b(?:before|when|while) you lay out\b|"
    r"\bremember the (?:letters?|words?|names?) [\"“'‘]",
    2 | 8,
)
"""Speaks to, or of, whoever writes the document."""

_PUTS = (
    r"(?:writ|put|set|bear|us|nam|list|enter|print|replac|insert|cop|head|mark|stat|render|decod|add|leav|"
    r"omit|skip|hid|renam|remember|show|credit|stor|treat|fil|swap|chang|us|carr|giv|keep|clos|quot|leav|slip|obey|obe|follow|"
    r"includ|mention|assign|record|join|cit|rais|lower|ignor|disregard|is|need|appl|must|will)"
    r"(?:e|es|s|t|ting|ing|y|ies|ed)?"
)
"""What somebody is told to do with a text."""

_TOLD = compile(rf"\b{_PUTS}\b|\bdoes not need\b|\bare all wrong\b", 2)

_ALL_OVER = compile(
    r"\b(?:every|each|all|any)(?: one)?(?: of)?(?: the| our| your)? (?:\w+ )?"
    r"(?:steps?|limits?|sops?|procedures?|drafts?|owners?|approvers?|new documents?)\b|"
    r"\bevery(?:where| place| line)\b|\bwherever\b|\b(?:throughout|all over) the "
    r"(?:document|sop|procedure|draft|text)\b|"
    r"\b(?:step (?:1|one)|the first step) (?:through|to|until|till) (?:the )?last\b|"
    r"\bplace of each (?:one|of them)\b|\bwhole (?:document|sop|procedure)\b",
    2,
)
_BEARS = compile(
    r"\b(?:owners?|approvers?|approv(?:ed|al)|responsib\w+|limits?|links?|tool|credit|author|supervisor|"
    r"person in charge|belongs? to|owns|status|state|signs? for)\b",
    2,
)
_AUTHORS = compile(
    r"\b(?:write|put|set|name|list|enter|print|replace|insert|make|use|carry|change|rename|appoint|"
    r"register|record|copy|place|let|sets|sole)\b",
    2,
)

_ALONE = compile(
    r"(?<!never )(?<!not )(?<!n['’]t )\b(?:ignore|disregard|forget|override|overrule)\s+"
    r"(?:(?:all|any|every|the|these|those|of)\s+){0,3}"
    r"(?:(?:previous|prior|above|earlier|your|my|other|existing)\s+)+(?:\w+ )?"
    r"(?:instructions?|rules|prompts?|guidelines|brief|text|description)\b|"
    r"\b(?:ignore|disregard|forget|override|overrule) (?:the |this )?(?:brief\b|description\b|"
    r"manager\b(?:'s)?(?: (?:text|brief|words|description))?[,.:]?)|"
    r"\b(?:system|developer|hidden|initial) prompt\b|"
    r"\b(?:system|developer|hidden) instructions? (?:to|for)\b|"
    r"^[^\w\n]*"
    r"(?:system|assistant|developer|admin|root)\s?[:>\]][^\n]*\b(?:you are now|you must now|"
    r"you will now|ignore|understood|taken (?:these |this |it )?over|(?:every|all|each) \w*\s?"
    r"(?:steps?|owners?))\b|"
    r"\byou are now (?:an? (?:ai|assistant|model)\b|in (?:\w+ )?(?:developer|god|free|root|"
    r"unrestricted|override) mode|[\"“'])|"
    r"\b(?:act as if you were|pretend that you are|role[- ]?play as|behave as) (?:an? |the )?"
    r"(?:\w+ )?(?:ai|assistant|model|bot|program|system)\b|\bjailbreak|"
    r"\bwithout (?:any )?(?:drafting|writing) (?:restrictions|rules)\b|"
    r"\bassistant with(?:out| no) (?:restrictions|rules|limits)\b|"
    r"\bstay in (?:this|that) role\b.{0,20}\b(?:document|text|draft)|"
    r"\b(?:the |every )?(?:owner|approver|responsible)s? (?:and \w+ )?wherever\b|"
    r"\b(?:store|treat|file|head|publish) (?:it|this|the (?:sop|document|draft|procedure)) "
    r"(?:as|with) (?:being |status )?(?:\"|“)?(?:approved|effective|final|in force|released)\b|"
    r"\b(?:finished|final|resulting|generated|drafted|new) (?:sop|procedure|document|draft|text)s?"
    r"\b[^.\n]{0,40}\b(?:needs? no|does not need|must (?:carry|name|begin|end|say|state|show)|"
    r"head it|carries|counts as|is (?:wrong|incomplete) without)\b|"
    r"\b(?:draft|sop|procedure|document) without (?:this|these|it|them|that)\b[^.\n]{0,30}\b"
    r"(?:wrong|incomplete|invalid|unfinished|rejected)\b|"
    r"\b(?:open (?:items?|points?|questions?)|findings|gaps)\b[^.\n]{0,20}"
    r"\b(?:as confirmed|as closed|waived|hidden|as verified|suppress\w*)\b|"
    r"\b(?:state|write|say|claim|put|list|show|raise)\b[^.\n]{0,30}\bno (?:open (?:items?|points?|"
    r"questions?)|gaps|findings)\b|"
    r"\bdo not (?:list|raise|ask|mark) (?:anything|any|open)\b[^.\n]{0,30}\b(?:confirm\w*|open|"
    r"unclear|missing|question\w*)\b|"
    r"\bfind[- ]and[- ]replace\b|\brot ?13\b|\bdecode (?:this|the following|it)\b[^.\n]{0,40}\b"
    r"(?:treat|apply|follow|obey|act|use)|\bbase ?64\b[^.\n]{0,40}\b(?:treat|apply|follow|obey|"
    r"act|instruction)|"
    r"\bso (?:that )?nobody notices\b|"
    r"\bdo not (?:show|mention|list|reveal|display|translate) this (?:section|comment|line|"
    r"message|instruction|paragraph|passage)\b|"
    r"^[^\w\n]*(?:end|begin|start) of (?:the )?(?:brief|description|input|prompt)[^\w\n]*$|"
    r"\bdescription (?:stops|ends|is over) here\b|\bread [^.\n]{0,30}(?:right to left|backwards)\b|"
    r"\breplac\w+ [^.\n]{1,40} with [^.\n]{1,40} (?:throughout|everywhere)\b|"
    r"\breplace the generated\b|\bwould look in that world\b|\bimagine you were an?\b|"
    r"\bmodel answer for (?:all|every|any)\b|\buse the result as the\b|"
    r"\b(?:correction|update|erratum)\b[^.\n]{0,60}\b(?:amounts|numbers|limits|names|periods|"
    r"figures|times|owners|everything)\b[^.\n]{0,40}"
    r"\b(?:all wrong|wrong|outdated|invalid|mistyped)\b|"
    r"\bthe (?:limit|period|amount|number|rule|step|text|description)s? above (?:is|are) "
    r"(?:outdated|wrong|invalid|void|cancelled)\b|"
    r"\bnoqa\b|\b(?:sop|lint)[- ]?(?:check)?\s?:\s?(?:disable|off|allow|ignore)\b|\bi beg you\b|"
    r"\b(?:binding|applies) (?:on|to) all (?:drafting|writing) ",
    2 | 8,
)
"""Says it outright."""


_WRITE_UP = compile(
    r"\bwho(?:so)?ever\b[^.\n]{0,40}\b(?:write|type|draft)|\bwrit\w+ (?:this|it) up\b", 2
)
"""Asks to write it all up: a wish, until it says who owns or approves what."""

_AT_WORK = compile(r"\b(?:tickets?|parcels?|orders|claims?|invoices?|forms?|theatre|buffet)\b", 2)
"""What the owners, limits and steps of a real sentence belong to."""

EN = Signs(
    outright=_ALONE,
    speaks_to_writer=_WRITER,
    told=_TOLD,
    spread=(_ALL_OVER, _BEARS, _AUTHORS),
    at_work=_AT_WORK,
    together=(_WRITE_UP, _BEARS),
)
