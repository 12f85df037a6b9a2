"""Values for property tests: any that are valid, and the ones that break writers and readers."""

import os
from datetime import date
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from sopai.schema.control import DocumentControl, Revision, State
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind
from sopai.schema.roster import Holder, Role, Roster
from sopai.schema.sop import (
    Branch,
    Definition,
    ExceptionCase,
    Form,
    Material,
    Metric,
    Note,
    Routine,
    Sop,
    Step,
    Target,
)

Drawn = TypeVar("Drawn")

settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")

ORDINARY = (
    "Print the pick list of the order",
    "Packer",
    "Li Si",
    "Li Si (Packer)",
    "within 10 minutes",
    "<= 1 minute",
    "99.5 %",
    "打印拣货单，核对数量。",
    "仓库主管（夜班）",
    "不超过 5 分钟；否则上报",
    "臺灣倉庫：請檢查「標籤」",
    "Run `kubectl get pods` and read **every** line",
)

NASTY = (
    "<!-- s3 -->", '<!-- {"was": "x"} -->', "-->", "# x", "## Purpose", "Purpose", "purposes :",
    "目的：", "- Owner: Bob", "1. one", "12) two", "* * *", "***", "---", "===", "+ x", "> quote",
    "|a|b|", "a|b\n-|-", "\\", "\\\\", "\\n", "a\\", "**", "**bold**", "**Bold.** rest", "`", "``",
    "`code`", "`a\\*b`", "```", "```\ncode\n```", "\n```\n# a\n```\n", "```\n***\n```",
    "```sh\n# Purpose\n```\n", "~~~", "[x] done", "[ ] open", "[a](b)", "![a](b)", "[a]: b",
    "[a\nb]: c", "(→ 2)", "; else stop", "；否则停", "If a: b; else c", "如果a：b；否则c", "a: b",
    "a：b", "：", ":", '"', '"quoted"', "“引”", '"a", then "b"', "&amp;", "&lt;b&gt;", "&#35;",
    "&#0;", "&", "&copy", "<br>", "<b>bold</b>", "<", "<http://x.y>", "<!", "<?php", " lead",
    "trail ", "  ", " ", "\t", "a\tb", "\n", "a\nb", "a\n\nb", "\n\na\n\n", "a\r\nb", "\r",
    "a \n b", "a\n---\nb", "a\n===", "a\n# b", "a\n    # b", "\x00", "\x01\x7f", "\x0b\x0c\x1c",
    "\x85", "\u2028", "a\u2028b", "\u2029", "\ufeff", "\ufeffa", "\u200b", "\u200f", "مرحبا",
    "עברית (תפקיד)", "\u202eabc", "😀", "\U0001f469\u200d\U0001f692 x", "！？，。；：（）",
    "\u3000\u5168\u89d2\u3000", "\xa0", "\ufffe", "\U0010ffff", "s1", "e1", "1 = s1", "null", "~",
    "true", "1.10", "007", "2024-01-01", "12:30", "'", "{a: b}", "[", "*alias", "&anchor", "!tag",
    "%", "@", "? x", "<<", "=", "-", "_", "___", "—", "#", "C #", "a #  ", "x" * 300, "字" * 300,
    "a b " * 80,
)  # fmt: skip
"""Each of these has been taken for structure, or lost, by some Markdown or YAML tool."""

texts = st.one_of(
    st.sampled_from(ORDINARY),
    st.sampled_from(NASTY),
    st.text(min_size=1, max_size=40),
    st.text('-#*_`<>!&;:：；\\[]()|~=+.1 \n\r\t"“”→aA打', min_size=1, max_size=20),
    st.lists(st.sampled_from(ORDINARY + NASTY[:-3]), min_size=2, max_size=4).map("".join),
    st.lists(st.sampled_from(ORDINARY + NASTY[:-3]), min_size=2, max_size=4).map("\n".join),
)
"""Any text that a value may hold."""

maybe = st.one_of(st.none(), texts)


def few(values: st.SearchStrategy[Drawn]) -> st.SearchStrategy[tuple[Drawn, ...]]:
    """Up to three of the values."""
    return st.lists(values, max_size=3).map(tuple)


some = few(texts)

any_owners = st.builds(
    Owner,
    kind=st.sampled_from(OwnerKind),
    role=maybe,
    person=maybe,
    text=maybe,
    found=st.one_of(st.none(), st.sampled_from(Found)),
)


@st.composite
def plain_owners(draw: st.DrawFn) -> Owner:
    """Owners as recognisers make them: the document's words, and what they were taken for."""
    kind = draw(st.sampled_from(OwnerKind))
    words = draw(texts)
    role = words if kind is OwnerKind.ROLE else None
    person = words if kind is OwnerKind.PERSON else None
    return Owner(kind=kind, role=role, person=person, text=words, found=Found.LABEL)


owners = st.one_of(st.just(NOBODY), plain_owners(), any_owners)

materials = st.builds(Material, name=texts, href=maybe)

json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        texts,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)
extensions = st.dictionaries(texts, json_values, max_size=3)


def _ids(letter: str) -> st.SearchStrategy[list[str]]:
    """Distinct ids in any order, with gaps."""
    numbers = st.one_of(st.integers(1, 12), st.integers(1, 10**8))
    return st.lists(numbers.map(lambda n: f"{letter}{n}"), max_size=5, unique=True)


@st.composite
def steps(draw: st.DrawFn) -> tuple[Step, ...]:
    """Steps in any order that has parents first, with branches to any of them."""
    ids = draw(_ids("s"))
    goals = st.one_of(st.none(), st.sampled_from(ids)) if ids else st.none()
    branches = st.builds(
        Branch, condition=texts, then=texts, otherwise=maybe, then_step=goals, otherwise_step=goals
    )
    return tuple(
        Step(
            id=identifier,
            parent=draw(st.one_of(st.none(), st.sampled_from(ids[:n]))) if n else None,
            title=draw(maybe),
            action=draw(texts),
            owner=draw(owners),
            tools=draw(some),
            inputs=draw(some),
            output=draw(maybe),
            standard=draw(maybe),
            metric=draw(maybe),
            time_limit=draw(maybe),
            trigger=draw(maybe),
            script=draw(maybe),
            attention=draw(some),
            materials=draw(few(materials)),
            branches=draw(few(branches)),
        )
        for n, identifier in enumerate(ids)
    )


targets = st.builds(
    Target,
    text=st.one_of(texts, st.sampled_from(("<= 1 minute", "≥ 90%", "至少 3 次", "0.5 %"))),
    comparator=st.one_of(st.none(), st.sampled_from(("<=", ">=", "<", ">", "="))),
    value=st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)),
    unit=maybe,
)


@st.composite
def sops(draw: st.DrawFn) -> Sop:
    """Any valid SOP."""
    flat = draw(steps())
    goals = st.one_of(st.none(), *([st.sampled_from([s.id for s in flat])] if flat else []))
    return Sop(
        id="sop_" + draw(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=10, max_size=10)),
        title=draw(texts),
        language=draw(st.sampled_from(("en", "zh"))),
        form=draw(st.sampled_from(Form)),
        purpose=draw(maybe),
        scope=draw(maybe),
        starts_when=draw(maybe),
        ends_when=draw(maybe),
        executor=draw(owners),
        supervisor=draw(owners),
        improver=draw(owners),
        steps=flat,
        exceptions=tuple(
            ExceptionCase(
                id=identifier,
                situation=draw(texts),
                cause=draw(maybe),
                handling=draw(maybe),
                owner=draw(owners),
                time_limit=draw(maybe),
                escalation=draw(maybe),
                step=draw(goals),
            )
            for identifier in draw(_ids("e"))
        ),
        metrics=tuple(
            Metric(
                id=identifier,
                name=draw(texts),
                target=draw(st.one_of(st.none(), targets)),
                window=draw(maybe),
                source=draw(maybe),
                owner=draw(owners),
                step=draw(goals),
            )
            for identifier in draw(_ids("m"))
        ),
        supervision=draw(few(st.builds(Routine, activity=texts, cadence=maybe, owner=owners))),
        materials=draw(few(materials)),
        definitions=draw(few(st.builds(Definition, term=texts, meaning=texts))),
        notes=draw(few(st.builds(Note, heading=maybe, text=texts))),
        x=draw(extensions),
    )


_dates = st.one_of(st.none(), st.dates())

controls = st.builds(
    DocumentControl,
    number=maybe,
    version=maybe,
    state=st.one_of(st.none(), st.sampled_from(State)),
    organisation=maybe,
    department=maybe,
    author=maybe,
    approvers=some,
    created=_dates,
    approved=_dates,
    effective=_dates,
    last_review=_dates,
    review_cadence=maybe,
    next_review=_dates,
    history=few(st.builds(Revision, version=texts, date=maybe, author=maybe, change=maybe)),
    other=few(st.tuples(texts, texts)),
    x=extensions,
)

_days = st.dates(date(2020, 1, 1), date(2030, 1, 1))

_holders = st.builds(
    Holder,
    person=texts,
    since=st.one_of(st.none(), _days),
    until=st.one_of(st.none(), _days),
    substitute=maybe,
)
_roles = st.builds(
    Role, name=texts, aliases=some, department=maybe, holders=few(_holders), tasks=some
)

rosters = st.builds(Roster, people=some, roles=few(_roles), departments=some, x=extensions)
