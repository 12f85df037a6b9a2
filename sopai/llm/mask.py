"""Hiding people from hosted models, and putting them back into the answer."""

import json
import re
from collections.abc import Iterable
from threading import Lock

_PLACEHOLDER = r"(?<![A-Za-z0-9_])(?i:PERSON|EMAIL|PHONE|WORD)_\d+(?![0-9_])"

_EMAIL = r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9][A-Za-z0-9_.+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}"

_FORMS = (
    r"\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d{2,5}(?:[ -]?\d{2,5}){1,4}",  # +49 89 1234567
    r"1[3-9]\d(?P<a>[ -]?)\d{4}(?P=a)\d{4}",  # Chinese mobile
    r"0\d{2,3}-\d{7,8}",  # Chinese landline
    r"[48]00-\d{3,4}-\d{3,4}",  # Chinese service number
    r"(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}",  # North America
    r"0\d{2,4}(?P<b>[ -])\d{3,4}(?P=b)\d{3,4}",  # 020 7946 0958
    r"0\d(?P<c>[ .])\d{2}(?:(?P=c)\d{2}){3}",  # 06 12 34 56 78
)
_PHONE = rf"(?<![A-Za-z0-9_.@+-])(?:{'|'.join(_FORMS)})(?![A-Za-z0-9_@]|[.,-]\d)"
"""Numbers that are written as phone numbers: a limit ("1000-2000") or a date is none of them."""

_LABELLED = (
    r"(?P<LABEL>(?i:\btel\b\.? ?[:：]? ?|(?:phone|mobile|电话|電話|手机|手機)"
    r"(?: number| no\.?|号码|号|號碼)? ?[:：] ?))(?P<NUMBER>\d[\d -]{5,16}\d)"
)
_SHORTEST_NAME = 2


class Mask:
    """Placeholders for people; the same person has the same one for as long as this lives."""

    def __init__(self, names: Iterable[str]) -> None:
        """Know the people.

        Args:
            names: as they are written in the texts. Case counts: "May I" is not May.
        """
        unique = {name.strip() for name in names}
        # Longest first: "Wang Wu" before "Wang".
        known = sorted((n for n in unique if len(n) >= _SHORTEST_NAME), key=lambda n: (-len(n), n))
        people = "|".join(map(_whole, known)) or r"(?!)"
        self._hidden = re.compile(
            rf"(?P<WORD>{_PLACEHOLDER})|(?P<EMAIL>{_EMAIL})|{_LABELLED}|(?P<PHONE>{_PHONE})"
            rf"|(?P<PERSON>{people})"
        )
        self._lock = Lock()
        self._placeholders: dict[str, str] = {}
        self._real: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """The text with placeholders for known names, phone numbers and e-mail addresses.

        A word of the text that looks like a placeholder gets one too, so that it comes back as
        itself and not as a person.
        """
        return self._hidden.sub(self._replacement, text)

    def restore(self, text: str) -> str:
        """The text with the people put back; a placeholder that was never given out stays."""
        return re.sub(_PLACEHOLDER, lambda m: self._person(m[0]), text)

    def restore_json(self, text: str) -> str:
        """The same for JSON text, whose strings stay well-formed."""
        return re.sub(
            _PLACEHOLDER, lambda m: json.dumps(self._person(m[0]), ensure_ascii=False)[1:-1], text
        )

    def _person(self, placeholder: str) -> str:
        return self._real.get(placeholder.upper(), placeholder)

    def _replacement(self, found: re.Match[str]) -> str:
        if found["NUMBER"]:
            return found["LABEL"] + self._placeholder("PHONE", found["NUMBER"])
        kind = next(name for name in ("WORD", "EMAIL", "PHONE", "PERSON") if found[name])
        return self._placeholder(kind, found[kind])

    def _placeholder(self, kind: str, real: str) -> str:
        with self._lock:
            if real not in self._placeholders:
                number = 1 + sum(given.startswith(f"{kind}_") for given in self._real)
                self._placeholders[real] = f"{kind}_{number}"
                self._real[f"{kind}_{number}"] = real
            return self._placeholders[real]


def _whole(name: str) -> str:
    """Matches a name: as a whole word in Latin letters, anywhere in Chinese."""
    before = r"(?<![A-Za-z0-9_])" if name[0].isascii() else ""
    after = r"(?![A-Za-z0-9_])" if name[-1].isascii() else ""
    return f"{before}{re.escape(name)}{after}"
