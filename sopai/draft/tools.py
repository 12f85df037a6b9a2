"""Which tools a brief names: software, equipment, outside firms."""

from collections.abc import Sequence
from functools import cache
from re import Pattern, compile

from sopai.language.lexicon import base_verbs, given_names
from sopai.language.lexicon import words as listed
from sopai.schema.sop import Step

_PRODUCT = compile(
    r"\b(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]{3,8}|[A-ZÀ-Þ][a-zà-ÿ0-9]{2,}(?: [A-Z][a-z]+)?)\b"
)
_BY_WAY_OF = compile(
    r"\b(?:in|into|on|through|via|with|using|to|from|by|at|open|use|the|not|and|or|our|check)\s+$",
    2,
)
_IN_ZH = compile(
    r"(?:(?<!现)在|用|进|登录|打开|通过|走|到)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,8}?)(?=里|上|"
    r"中|系统|平台|软件|后台|群|"
    r"登记|录入|提交|审批|点)"
)
_NO_TOOL_ZH = compile(r"[是不能的等我你他她就了先]|^\d|工作日|小时|分钟|^(?:那|这)|时候|以后|之前")
"""In what stands before 里 or 上 when it is half a sentence, and no tool."""

_LATIN = compile(r"[A-Za-z][A-Za-z0-9+.-]{1,15}")
_NOT_TOOLS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june "
    "july august september october november december own english german french sop sops "
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays easter christmas museum "
    "ok okay".split()
)


_LOUD = listed("function_words.txt") | frozenset(
    "eur usd gbp chf rmb cny vat inc ltd llc not never always only all both together before after "
    "first now own any every must stop day days week them their self themselves himself herself "
    "please important note new old top asap faq tbd max min lel easter christmas".split()
)
"""Words that are written large to be loud, currencies and units: no tools."""


def tools_of(plain: str, language: str, people: tuple[str, ...]) -> list[tuple[int, str]]:
    """Offsets and names of tools in the brief; each name at each place.

    Args:
        plain: the brief, normalised.
        language: `en` or `zh`.
        people: names of people, which are no tools.
    """
    found = [(match.start(), match.group()) for match in _known().finditer(plain)]
    if language == "zh":
        found += [
            (match.start("name"), match["name"])
            for match in _IN_ZH.finditer(plain)
            if not _NO_TOOL_ZH.search(match["name"])
        ]
        found += [
            (m.start(), m.group())
            for m in _LATIN.finditer(plain)
            if m.group()[0].isupper() and m.group().lower() not in _NOT_TOOLS
        ]
    else:
        found += _products(plain)
    named = {name for full in people for name in full.split()}
    strangers = (pair for pair in found if not any(name in pair[1] for name in (*people, *named)))
    return sorted(set(strangers))


def tools_in(words: str, step: Step, others: Sequence[str]) -> tuple[str, ...]:
    """The tools of a step with new words: those that the words name, and what no words named.

    Args:
        words: the new ones.
        step: as it was.
        others: tools of the whole draft, which are known here.
    """
    low, before = words.lower(), step.action.lower()
    kept = [tool for tool in step.tools if tool.lower() in low or tool.lower() not in before]
    found = [tool for tool in others if tool.lower() in low]
    found += [match.group() for match in _known().finditer(words)]
    return tuple(dict.fromkeys((*kept, *found)))


def _products(plain: str) -> list[tuple[int, str]]:
    """Capitalised words that are no names and begin no sentence, behind "in", "through", "not"."""
    found = []
    for match in _PRODUCT.finditer(plain):
        word = match.group()
        low = word.lower()
        if not _NOT_TOOLS.isdisjoint(low.split()) or low in given_names() or low in base_verbs():
            continue
        before = plain[max(0, match.start() - 12) : match.start()]
        inner = any(letter.isupper() for letter in word[1:]) and len(word) > 2
        if word.isupper() and (
            low in _LOUD or plain[match.end() : match.end() + 2].strip().isupper()
        ):
            continue
        if _BY_WAY_OF.search(before) or (inner and before.strip(" \n")):
            found.append((match.start(), word))
    return found


@cache
def _known() -> Pattern[str]:
    names = sorted(listed("tools.txt"), key=lambda name: (-len(name), name))
    return compile("|".join(name.replace("_", " ").replace("+", r"\+") for name in names))
