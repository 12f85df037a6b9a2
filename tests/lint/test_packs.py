"""Term packs: what they add and remove, in both languages, and what is wrong with them."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from sopai.errors import LintError
from sopai.language.messages import in_language
from sopai.lint.house import HouseRules
from sopai.lint.pack_file import MAX_PACK, parse_pack, read_packs
from sopai.lint.pack_matches import CHUNK, REACH
from sopai.lint.packs import TermPack
from sopai.lint.patterns import MAX_FORM
from sopai.lint.registry import BLOCKED, RULES, TermRule
from sopai.schema.finding import Finding, Severity
from sopai.workflow import LintedFile, Options, lint_text
from tests.lint.shell import lay

TEAM = '[TEAM001]\nmessage = {en = "Which carrier?", zh = "哪家快递？"}\nname = "some-carrier"\n'
EN = "# Packing\n\n## Steps\n\n1. Li Si packs the order {}.\n2. Li Si sends it to dock 4.\n"
ZH = "# 打包\n\n## 操作步骤\n\n1. 打包员李四{}打包订单。\n2. 打包员李四把订单送到4号月台。\n"


WORDS = ("VAG", "TEAM")


def linted(text: str, *packs: str, **options: object) -> LintedFile:
    house = HouseRules(packs=tuple(parse_pack(pack, f"p{n}.toml") for n, pack in enumerate(packs)))
    return lint_text(text, "a.md", Options(house=house)._replace(**options))  # type: ignore[arg-type]


def quotes(text: str, *packs: str) -> list[str]:
    """The findings about words, with their words."""
    found = linted(text, *packs).findings
    named = [f for f in found if f.code.startswith(WORDS)]
    return [f"{finding.code} {finding.quote}" for finding in named]


def one(text: str, *packs: str, **options: object) -> Finding:
    (finding,) = [f for f in linted(text, *packs, **options).findings if f.code.startswith(WORDS)]
    return finding


ADDED = {
    "a word": ('[VAG003]\nadd = ["lickety-split"]', EN, "lickety-split", True),
    "in capitals": ('[VAG003]\nadd = ["LICKETY split"]', EN, "Lickety Split", True),
    "over two lines": ('[VAG003]\nadd = ["lickety split"]', EN, "lickety\n   split", True),
    "a part of a word": ('[VAG003]\nadd = ["lick"]', EN, "lickety", False),
    "the end of a word": ('[VAG003]\nadd = ["kety"]', EN, "lickety", False),
    "a word inside a longer term": ('[VAG003]\nadd = ["lick", "lick i"]', EN, "lick it", True),
    "a pattern": ('[VAG003]\nadd = ["in (a|the) * hurry"]', EN, "in a great hurry", True),
    "beside a quotation": ('[VAG003]\nadd = ["lickety"]', EN, '"lickety"', False),
    "a number answers": ('[VAG003]\nadd = ["lickety"]', EN, "lickety, within 5 minutes", False),
    "Chinese": ('[VAG003]\nadd = ["麻利点"]', ZH, "麻利点", True),
    "Traditional in the pack": ('[VAG003]\nadd = ["麻利點"]', ZH, "麻利点", True),
    "Traditional in the text": ('[VAG003]\nadd = ["麻利点"]', ZH, "麻利點", True),
    "Chinese gap": ('[VAG003]\nadd = ["在*时限内"]', ZH, "在合理时限内", True),
    "Chinese, a time answers": ('[VAG003]\nadd = ["麻利点"]', ZH, "麻利点,10分钟内", False),
}


@pytest.mark.parametrize("name", ADDED)
def test_an_added_term_is_found_as_the_rule_finds_its_own(name: str) -> None:
    pack, text, words, is_found = ADDED[name]
    assert not [f for f in quotes(text.format(words)) if f.startswith("VAG003")]
    found = [f for f in quotes(text.format(words), pack) if f.startswith("VAG003")]
    assert len(found) == is_found


def test_an_added_term_asks_what_the_rule_asks_and_names_its_pack() -> None:
    finding = one(EN.format("lickety"), '[VAG003]\nadd = ["lickety"]', explain=True)
    assert "within {N} minutes" in finding.message and finding.severity is Severity.ERROR
    assert finding.fix is not None
    assert finding.why[1] == "from the term pack 'p0.toml': 'lickety'"


def test_a_term_of_the_rules_names_no_pack() -> None:
    found = linted(EN.format("soon"), '[VAG003]\nadd = ["lickety"]', explain=True).findings
    assert not [f for f in found if any("pack" in reason for reason in f.why)]


def test_text_that_orders_nothing_has_no_terms_of_packs() -> None:
    text = "# Shop\n\n## Background\n\nThe shop opened lickety in 2019.\n"
    assert quotes(text, '[VAG003]\nadd = ["lickety"]') == []


@pytest.mark.parametrize(
    ("text", "words", "removed"),
    [
        (EN, "soon", "soon"),
        (EN, "Soon", "SOON"),
        (EN, "in a timely\n   manner", "in a timely manner"),
        (ZH, "马上", "马上"),
        (ZH, "馬上", "馬上"),
    ],
)
def test_a_removed_term_is_left_alone(text: str, words: str, removed: str) -> None:
    text = text.format(words)
    assert [f for f in quotes(text) if f.startswith("VAG003")]
    assert quotes(text, f'[VAG003]\nremove = ["{removed}"]') == []


def test_the_longest_wording_counts_whoever_it_comes_from() -> None:
    text = EN.format("as soon as humanly possible, promptly")
    pack = '[VAG006]\nadd = ["as soon as humanly possible"]'
    assert quotes(text, pack) == ["VAG006 as soon as humanly possible", "VAG003 promptly"]


def test_of_the_same_words_the_pack_goes_first() -> None:
    pack = TEAM + 'add = ["promptly"]'
    assert quotes(EN.format("promptly"), pack) == ["TEAM001 promptly"]


def test_a_longer_word_that_means_something_else_keeps_its_peace() -> None:
    assert "及时率" in BLOCKED
    pack = '[VAG004]\nadd = ["时率"]'
    assert quotes(ZH.format("按及时率"), pack) == []
    assert quotes(ZH.format("按工时率"), pack) == ["VAG004 时率"]


def test_a_rule_of_the_team_has_its_own_question_in_both_languages() -> None:
    pack = TEAM + 'add = ["the usual carrier", "常用快递"]\nseverity = "error"'
    text = EN.format("for the usual carrier")
    for language, message in (("en", "Which carrier?"), ("zh", "哪家快递？")):
        finding = one(text, pack, language=language)
        assert (finding.code, finding.name) == ("TEAM001", "some-carrier")
        assert (finding.message, finding.severity) == (message, Severity.ERROR)
        assert (finding.line, finding.quote, finding.fix) == (5, "the usual carrier", None)
    assert quotes(ZH.format("用常用快递"), pack) == ["TEAM001 常用快递"]


def test_one_message_stands_for_both_languages() -> None:
    pack = '[TEAM001]\nmessage = "Which carrier?"\nadd = ["the usual carrier"]'
    finding = one(EN.format("for the usual carrier"), pack, language="zh")
    assert (finding.message, finding.severity) == ("Which carrier?", Severity.WARNING)


def test_a_rule_of_the_team_can_be_allowed_turned_off_and_made_severe() -> None:
    pack = parse_pack(TEAM + 'add = ["the usual carrier"]', "p.toml")
    text = EN.format("for the usual carrier{}")
    for permit in ("TEAM001", "team001"):
        allowed = text.format(f" <!-- sopai: allow {permit}: by contract -->")
        done = lint_text(allowed, "a.md", Options(house=HouseRules(packs=(pack,))))
        assert (done.suppressed, done.notes) == (1, ())
    unknown = lint_text(allowed, "a.md", Options())
    assert "there is no rule 'team001'" in unknown.notes[0]
    for severity in (None, Severity.INFO):
        house = HouseRules(severities=(("TEAM001", severity),), packs=(pack,))
        found = lint_text(text.format(""), "a.md", Options(house=house)).findings
        assert [f.severity for f in found if f.code == "TEAM001"] == [severity] * bool(severity)


def test_terms_of_a_rule_that_does_not_run_are_not_looked_for() -> None:
    pack = parse_pack('[VAG003]\nadd = ["lickety"]\n[VAG006]\nadd = ["lickety split"]', "p.toml")
    house = HouseRules(severities=(("VAG006", None),), packs=(pack,))
    found = lint_text(EN.format("lickety split"), "a.md", Options(house=house)).findings
    assert [f.quote for f in found if f.code.startswith("VAG")] == ["lickety"]


def test_single_packs_add_up() -> None:
    packs = ('[VAG003]\nadd = ["lickety"]', '[VAG003]\nadd = ["hippity"]\nremove = ["soon"]')
    found = quotes(EN.format("lickety, hippity, soon"), *packs)
    assert found == ["VAG003 lickety", "VAG003 hippity"]


def test_a_pack_that_says_nothing_of_a_text_changes_nothing() -> None:
    text = lay("1. Li Si packs it soon,\n   as\n   needed, properly.\n", "en").text
    assert linted(text, '[VAG003]\nadd = ["lickety"]').findings == linted(text).findings


@pytest.mark.parametrize("rule", [r for r in RULES.values() if isinstance(r, TermRule)])
def test_every_term_of_every_rule_can_be_removed(rule: TermRule) -> None:
    listed = ", ".join(f'"{term}"' for term in rule.terms)
    pack = parse_pack(f"[{rule.code}]\nremove = [{listed}]", "p.toml")
    assert {term for _, term in pack.removed} == set(rule.terms) and not pack.notes


NOTES = {
    '[VAG003]\nadd = ["soon"]': "VAG003 has the term 'soon' already: take it out",
    '[VAG003]\nadd = ["SOON"]': "VAG003 has the term 'SOON' already",
    '[VAG003]\nadd = ["尽速", "盡速"]': "VAG003 has the term '尽速' already",
    '[VAG003]\nadd = ["ab"]\nremove = ["lickety"]': "no term 'lickety' that could be removed",
    '[VAG003]\nadd = ["ab"]\nremove = ["prompltly"]': "did you mean 'promptly'?",
    '[VAG003]\nadd = ["ab", "ab"]': "'ab' is never found, since 'ab' of VAG003 stands for it",
    '[VAG003]\nadd = ["a(b|c)", "ac"]': "'ac' is never found, since 'a(b|c)' of VAG003",
    '[VAG003]\nadd = ["ab"]\n[VAG006]\nadd = ["ab"]': "VAG006: 'ab' is never found, since 'ab' of",
}


@pytest.mark.parametrize("text", NOTES)
def test_a_term_that_does_nothing_is_named(text: str) -> None:
    notes = parse_pack(text, "p.toml").notes
    assert NOTES[text] in notes[0] and notes[0].startswith("'p.toml': VAG00")
    assert all(in_language(note, "zh") != note for note in notes)


def test_a_pattern_of_which_a_part_is_new_has_no_note() -> None:
    assert parse_pack('[VAG003]\nadd = ["soon[ish]"]', "p.toml").notes == ()


WRONG = {
    "": "holds no terms",
    "[VAG003]\n": "holds no terms",
    "VAG003 = 3": "'VAG003' is no rule: write the terms under a rule's code",
    "[[VAG003]]": "'VAG003' is no rule",
    '[VAG999]\nadd = ["ab"]': "there is no rule 'VAG999'",
    '[TEAM1]\nadd = ["ab"]': "there is no rule 'TEAM1'",
    '[OWN001]\nadd = ["ab"]': "OWN001 looks at no terms",
    '[VAG003]\nterms = ["ab"]': "unknown key 'terms': use add, remove",
    '[VAG003]\nadd = "ab"': "'add' is no list of texts",
    "[VAG003]\nadd = [3]": "'add' is no list of texts",
    '[VAG003]\nadd = {a = "b"}': "'add' is no list of texts",
    '[VAG003]\nremove = "ab"': "'remove' is no list of texts",
    '[VAG003]\n\nadd = ["ab",\n  "x"]': "line 4: VAG003, term 'x': a wording of it is a sin",
    '# (ab\n[VAG003]\nadd = ["(ab"]': "line 3: VAG003, term '(ab': its bracket is not closed",
    '[VAG003]\nadd = ["\\u0028ab"]': "'p.toml': VAG003, term '(ab': its bracket is not closed",
    '[VAG003]\nadd = [""]': "VAG003, term '': it holds no word",
    '[TEAM001]\nadd = ["ab"]': "TEAM001 needs a message",
    '[TEAM001]\nmessage = 3\nadd = ["ab"]': "TEAM001 needs a message",
    '[TEAM001]\nmessage = {fr = "a"}\nadd = ["ab"]': "TEAM001 needs a message",
    '[TEAM001]\nmessage = {}\nadd = ["ab"]': "TEAM001 needs a message",
    '[TEAM001]\nmessage = " "\nadd = ["ab"]': "the message is no text of up to 300",
    '[TEAM001]\nmessage = {en = "a", zh = 1}\nadd = ["ab"]': "the message is no text",
    f'[TEAM001]\nmessage = "{"a" * 301}"\nadd = ["ab"]': "the message is no text of up to 300",
    '[TEAM001]\nmessage = "a"': "TEAM001 has no terms",
    '[TEAM001]\nmessage = "a"\nremove = ["ab"]': "unknown key 'remove'",
    TEAM + 'add = ["ab"]\nseverity = "off"': "the severity 'off' is none of error, warning, info",
    TEAM + 'add = ["ab"]\nseverity = ["a"]': "is none of error, warning, info",
    TEAM.replace("some-", "Some ") + 'add = ["ab"]': "the name 'Some carrier' is none",
    TEAM + 'add = ["ab"]\nwhy = 3': "'why' is no text",
    "[VAG003\nadd = 1": "it is no valid TOML",
    "[VAG003]\n[VAG003]": "is no valid TOML",
    "a = " + "[" * 20_000: "it is no valid TOML (it is nested too deep)",
    "[VAG003]\nadd = ["
    + '"(aa|bb|cc)(dd|ee|ff)(gg|hh|ii)",' * 200
    + "]": "more than 5000 wordings",
}


@pytest.mark.parametrize("text", WRONG, ids=map(str, range(len(WRONG))))
def test_what_is_wrong_with_a_pack_is_said_with_its_place(text: str) -> None:
    with pytest.raises(LintError) as caught:
        parse_pack(text, "p.toml")
    message = str(caught.value)
    assert WRONG[text] in message and message.startswith("'p.toml'")
    assert in_language(message, "zh") != message


def file(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


FILES: dict[str, tuple[str | bytes, str]] = {
    "large": (b"#" * (MAX_PACK + 1), "is larger than a term pack can be"),
    "binary": (bytes(range(256)), "cannot be read as a term pack"),
    "another encoding": (
        '[VAG003]\nadd = ["麻利点"]'.encode("gb18030"),
        "cannot be read as a term",
    ),
    "empty": (b"", "holds no terms"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_pack_is_named(name: str, tmp_path: Path) -> None:
    data, said = FILES[name]
    path = file(tmp_path, "p.toml", data)
    with pytest.raises(LintError, match=said) as caught:
        read_packs((path,))
    assert repr(str(path)) in str(caught.value)


def test_a_file_that_is_missing_or_a_folder_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(LintError, match="there is no file"):
            read_packs((path,))


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (pack,) = read_packs((file(tmp_path, "p.toml", b'\xef\xbb\xbf[VAG003]\nadd = ["ab"]'),))
    assert pack.terms[0].written == "ab"


def test_two_packs_cannot_define_one_rule(tmp_path: Path) -> None:
    paths = [file(tmp_path, f"{n}.toml", TEAM + f'add = ["a{n}"]') for n in "bc"]
    with pytest.raises(LintError, match="TEAM001 is defined in .*b.toml' and in .*c.toml'"):
        read_packs(paths)


def test_terms_are_found_wherever_the_text_is_cut() -> None:
    pack = parse_pack('[VAG003]\nadd = ["lickety * split"]', "p.toml")
    for before in range(CHUNK - REACH // 2, CHUNK + 2):
        pad = "Ann. " * (before // 5) + "x" * (before % 5)
        text = f"## Steps\n\n1. {pad} lickety very split.\n"
        found = lint_text(text, "a.md", Options(house=HouseRules(packs=(pack,)))).findings
        assert [f.quote for f in found if f.code == "VAG003"] == ["lickety very split"]


def _calls(work: Callable[[], object]) -> int:
    """How many functions are called, of ours and of the interpreter."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _hostile(name: str) -> TermPack:
    """Packs that are meant to hang, as large as they may be."""
    texts = {
        "nested words": [f'"{"好" * n}"' for n in range(2, MAX_FORM + 1)],
        "many alternatives": ['"(aa|ab|ac|ad)(aa|ab|ac|ad)(aa|ab|ac|ad)"'],
        "stars": [f'"{"好" * n}*好*好*坏"' for n in range(1, 70)],
        "words left open": [f'"{"aa " * n}* aa * aa * zz"' for n in range(1, 20)],
    }
    return parse_pack(f"[VAG003]\nadd = [{','.join(texts[name])}]", "p.toml")


HOSTILE = ("nested words", "many alternatives", "stars", "words left open")
UNITS = {"Chinese": "好", "English": "aa ", "no blanks": "aa"}


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(name: str, unit: str) -> None:
    options = Options(house=HouseRules(packs=(_hostile(name),)))
    small, large = (f"## Steps\n\n1. Go {UNITS[unit] * size}.\n" for size in (4_000, 16_000))

    def judge(text: str) -> None:
        try:
            lint_text(text, "a.md", options)
        except LintError as error:
            assert "would take too long in this text" in str(error)

    judge(small)
    assert _calls(lambda: judge(large)) < 6 * _calls(lambda: judge(small))


def test_patterns_that_would_take_too_long_are_refused_for_that_text_alone() -> None:
    options = Options(house=HouseRules(packs=(_hostile("stars"),)))
    with pytest.raises(LintError, match="'a.md': the term packs p.toml would") as caught:
        lint_text(f"## Steps\n\n1. Go {'好' * 40_000}.\n", "a.md", options)
    assert "会花太长时间" in in_language(str(caught.value), "zh")
    assert lint_text(EN.format("soon"), "a.md", options).findings


@pytest.mark.parametrize("name", HOSTILE)
def test_ordinary_text_can_be_judged_with_any_pack(name: str) -> None:
    options = Options(house=HouseRules(packs=(_hostile(name),)))
    for text in (EN.format("soon"), ZH.format("马上")):
        assert [f.code for f in lint_text(text, "a.md", options).findings if f.code == "VAG003"]


def test_a_pack_with_nothing_but_an_unknown_term_to_remove_is_told() -> None:
    pack = parse_pack('[VAG003]\nremove = ["nosuchterm"]', "p.toml")
    assert len(pack.notes) == 1 and "'nosuchterm'" in pack.notes[0]


def test_team_codes_begin_with_001() -> None:
    with pytest.raises(LintError, match="TEAM000"):
        parse_pack('[TEAM000]\nadd = ["ab"]\nmessage = "What?"', "p.toml")
