"""Steps that go because the review says so of what they do: "the welcome card is dropped"."""

from re import IGNORECASE, compile

from sopai.language.script import normalise
from sopai.language.sentences import sentences
from sopai.retro.spots import Spot
from sopai.retro.words import words_of

_DROPS = tuple(
    compile(pattern, IGNORECASE)
    for pattern in (
        r"^\W*(?:(?:we|let['’]s|please|also|and|they) )*(?:(?:will|['’]ll|now|can|are|is) )?"
        r"(?:[A-Z][a-z]+ (?:is|are) )?"
        r"(?:scrap|drop|cancel|abolish|ditch|skip|stop|bin|remove|delete|axe|retire|discontinue|"
        r"get rid of|do away with|do without|give up|cut out|throw out|"
        r"scrapping|dropping|cancelling|abolishing|ditching|skipping|stopping|binning|removing|"
        r"deleting|axing|retiring|discontinuing|getting rid of|doing away with|giving up)s? "
        r"(?P<what>[^,.;:]+)",
        r"^\W*(?P<what>[^,.;:]+?) (?:is|are|gets?|will be)(?: now| being)? (?:dropped|scrapped|"
        r"cancelled|"
        r"canceled|abolished|removed|gone|deleted|discontinued|binned|axed|retired|history|over|"
        r"a thing of the past|not (?:done|needed|held|"
        r"sent) any ?more|"
        r"no longer (?:done|needed|held|sent|written|made))\b",
        r"^\W*(?P<what>(?:(?!(?:nobody|no|never|not)\b)[^\s,.;:]+ ?){1,6}), (?:no,? |"
        r"yes,? )?(?:let['’]s )?(?:scrap|drop|bin|stop|cancel|skip|ditch|"
        r"abolish|remove) (?:it|that|them|this)\b",
        r"^\W*no more (?P<what>[^,.;:]+)$",
        r"^\W*(?P<what>[^,.;:]+?) (?:can|may|has to|must) (?:now )?(?:go|be dropped)\b"
        r"(?! (?:to|on|in|by)\b)",
        r"^\W*(?P<what>[^,.;:]+?) (?:goes|go) (?:in(?:to)? the bin|out|away)\b",
        r"^\W*(?P<what>[^,。;:]{2,16}?)(?:这一?[步项条])?(?:以后|今后|都|就|可以)*(?:没了|省了|砍掉|砍了|拿掉|"
        r"删了|撤了|撤掉|免掉|退役|废除|废止|不保留|不用再[\u4e00-\u9fff]{1,2}|不用[\u4e00-\u9fff]了|不再[\u4e00-\u9fff]{1,2}了?)吧?(?=[,。;!]|$)",
        r"^\W*(?P<what>[^,。;:]{2,16}?)(?:以后|今后|都|就|一律|全部?|要)*,?(?:取消|停掉|停止|"
        r"停|不做了?|不要了|不发了?|"
        r"不写了?|不开了?|不搞了?|作废|删掉|去掉|免了)(?=[,。;!]|$)",
        r"^\W*(?P<what>[^,。;:]{2,10}?)(?:以后|今后|就|都)*(?:别|不用|不要|"
        r"不必)再?(?!的)[\u4e00-\u9fff]{1,3}了(?=[,。;!]|$)",
        r"^\W*(?P<what>[^,。;:]{2,12}?)(?:还|都)?[\u4e00-\u9fff]?,(?:不|"
        r"别)(?:再)?[\u4e00-\u9fff]{1,2}了",
        r"^\W*(?P<what>[^,。;:]{2,16}?)(?:以后|今后|都|就)*不再(?!由|是|用|单|"
        r"按)[\u4e00-\u9fff]{1,4}(?=[,。;!]|$)",
        r"^\W*(?:以后|今后|大家)*(?:取消|停掉|停止|去掉|删掉|废除|"
        r"不再(?:做|发|写|开|搞|要|填)?)(?P<what>[^,。;:]{2,16})",
    )
)
_ONLY_IF = compile(
    r"\b(?:if|when|unless|until|after|except|instead|for|on a)\b|如果|除非|时候?[,不]|的话|而是|改",
    IGNORECASE,
)

MIN_SHARE = 0.5
"""Share of the words of what goes that the step has to have."""


def dropped(plain: str) -> str | None:
    """What a sentence says is not done any more; None where it still is done at times.

    Args:
        plain: the sentence without how it was decided, as `core` gives it.
    """
    text = _LEAD.sub("", normalise(plain))
    for pattern in _DROPS:
        found = pattern.search(text)
        if found is not None:
            rest = text[: found.start("what")] + text[found.end("what") :]
            is_at_times = _ONLY_IF.search(rest) or _ONLY_IF.match(text)
            goes_on = len(words_of(text[found.end() :])) > MAX_MORE
            return None if is_at_times or goes_on else found["what"].strip()
    return None


_LEAD = compile(r"^[^,.;:。]{3,40}:\s*(?=\S)")
"""What a sentence is announced by: "And now the good bit: the logbook is gone"."""

MAX_MORE = 6
"""Telling words behind what goes, from which the sentence says what is done instead."""


def is_removed(what: str, spot: Spot) -> bool:
    """Whether a step does nothing but what is not done any more."""
    return _has(what, spot.text) and spot.address.startswith("/steps/") and _is_one(spot)


def without(what: str, spot: Spot) -> str | None:
    """A step of several actions without the one that is not done any more; None where unclear."""
    if spot.main != "action" or _is_one(spot):
        return None
    bounds = [(match.start(), match.end()) for match in _PARTS.finditer(spot.value)]
    starts = [0, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), len(spot.value)]
    parts = [spot.value[start:end] for start, end in zip(starts, ends, strict=True)]
    gone = [at for at, part in enumerate(parts) if _has(what, part)]
    if len(gone) != 1 or gone[0] == 0:
        return None
    at = gone[0]
    stop = parts[at][-1:] if parts[at][-1:] in ".。" else ""
    return spot.value[: ends[at - 1]] + (spot.value[ends[at] :] or stop)


def _has(what: str, text: str) -> bool:
    wanted = set(words_of(what))
    return bool(wanted) and len(wanted & set(words_of(text))) >= MIN_SHARE * len(wanted)


def _is_one(spot: Spot) -> bool:
    """A step of one action."""
    plain = normalise(spot.value)
    return len(sentences(plain, 0, len(plain))) == 1 and not _PARTS.search(spot.value)


_PARTS = compile(r"[,，;；]\s*(?:then |and |然后|再|并)?|\s+and (?:then )?(?=[a-z]+ )|、")
"""Where another action of the same sentence begins."""
