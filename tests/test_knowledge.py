"""The starter library: procedures that people copy, so each has all that a good one needs."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from sopai.export.markdown import write_markdown
from sopai.export.picture import refused_in
from sopai.ingest.markdown import read_markdown
from sopai.ingest.native import NativeReading, read_native
from sopai.ingest.read import read
from sopai.schema.control import DocumentControl, State
from sopai.schema.owner import OwnerKind
from sopai.schema.shown import owners
from sopai.schema.sop import Form, Material, Sop
from sopai.workflow import Options, lint_file, read_roster

ROOT = Path(__file__).parents[1] / "knowledge"
STARTER = ROOT / "starter"
FILES = sorted(STARTER.glob("*/*.md"))
TIMELINES = [path for path in FILES if "\nform: timeline\n" in path.read_text(encoding="utf-8")]
CARRIED = sorted([*ROOT.glob("templates/*"), *ROOT.glob("starter/*/pictures/*")])
ROSTER = read_roster(STARTER / "roster.yaml")
NAMED = re.compile(
    rf"(?P<person>{'|'.join(map(re.escape, ROSTER.people))}) ?[(（](?P<role>[^)）]+)[)）]"
)
PARTS = {"weekly": r"every|每周", "monthly": "monthly|每月", "quarterly": "quarterly|每季度"}

each_file = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}"
)


def _native(path: Path) -> NativeReading:
    native = read_native(read_markdown(path.read_text(encoding="utf-8")))
    assert native is not None
    return native


def _sop(path: Path) -> Sop:
    return _native(path).sop


def _control(path: Path) -> DocumentControl:
    return _native(path).control


def _materials(sop: Sop) -> list[Material]:
    return [*sop.materials, *(one for step in sop.steps for one in step.materials)]


def _fives(sop: Sop) -> set[tuple[str, ...]]:
    """Each five words in a row, in Chinese each five characters, of what its steps say."""
    texts = [
        text
        for step in sop.steps
        for text in (step.title, step.action, step.standard, step.output, step.script)
    ]
    texts += [text for step in sop.steps for text in step.attention]
    parts = [re.findall(r"\w" if sop.language == "zh" else r"\w+", text or "") for text in texts]
    return {tuple(part[at : at + 5]) for part in parts for at in range(len(part) - 4)}


def test_there_are_many_in_english_and_in_chinese() -> None:
    counts = Counter(path.parent.name for path in FILES)
    assert counts["en"] >= 25
    assert counts["zh"] >= 15
    assert set(counts) == {"en", "zh"}


@each_file
def test_file_is_written_as_it_was_read(path: Path) -> None:
    reading = read(path)
    native = _native(path)
    assert (reading.sop, reading.control) == (native.sop, native.control)
    assert not native.lost
    written = write_markdown(native.sop, native.control, native.last_ids)
    assert written.encode() == path.read_bytes()


@each_file
def test_linter_finds_nothing(path: Path) -> None:
    assert lint_file(path, Options(roster=ROSTER)).findings == ()


@each_file
def test_without_a_roster_only_holders_are_asked_for(path: Path) -> None:
    assert {finding.code for finding in lint_file(path).findings} <= {"OWN007"}


@each_file
def test_file_allows_nothing(path: Path) -> None:
    assert "sopai: allow" not in path.read_text(encoding="utf-8")


@each_file
def test_language_is_that_of_the_folder_and_nothing_is_left_over(path: Path) -> None:
    sop = _sop(path)
    assert sop.language == path.parent.name
    assert not sop.notes


@each_file
def test_a_reader_learns_why_where_from_and_until_when(path: Path) -> None:
    sop = _sop(path)
    assert sop.purpose and sop.scope and sop.starts_when and sop.ends_when
    assert sop.definitions or sop.form is not Form.SIX_PART


@pytest.mark.parametrize("path", TIMELINES, ids=lambda path: path.stem)
def test_each_step_of_a_timeline_has_its_time_and_a_tool_or_a_material(path: Path) -> None:
    for step in _sop(path).steps:
        assert step.trigger, step.id
        assert step.tools or step.materials, step.id


@each_file
def test_control_record_is_complete(path: Path) -> None:
    control = _control(path)
    unset = {name for name in DocumentControl.model_fields if not getattr(control, name)}
    assert unset == {"other", "x"}
    assert control.state is State.EFFECTIVE
    assert control.author not in control.approvers
    assert control.version == control.history[-1].version


@each_file
def test_dates_follow_each_other(path: Path) -> None:
    control = _control(path)
    assert control.created and control.approved and control.effective
    assert control.last_review and control.next_review
    assert control.created < control.approved < control.effective
    assert control.created < control.last_review < control.next_review
    assert control.effective.isoformat() == control.history[-1].date


@each_file
def test_each_of_six_to_twelve_steps_says_who_does_what_and_how_it_is_seen(path: Path) -> None:
    steps = _sop(path).steps
    assert 6 <= len(steps) <= 12
    for step in steps:
        assert step.title and step.output and step.standard, step.id
        assert step.owner.role, step.id
        assert step.owner.kind in (OwnerKind.ROLE, OwnerKind.PERSON), step.id


@each_file
def test_steps_have_tools_limits_attention_points_and_decisions(path: Path) -> None:
    steps = _sop(path).steps
    assert sum(bool(step.tools) for step in steps) >= len(steps) / 2
    assert sum(bool(step.time_limit) for step in steps) >= len(steps) / 2
    assert any(step.attention for step in steps)
    branches = [branch for step in steps for branch in step.branches]
    assert branches
    assert all(branch.otherwise for branch in branches)
    assert any(branch.then_step or branch.otherwise_step for branch in branches)


@each_file
def test_exceptions_have_cause_handling_owner_and_time_limit(path: Path) -> None:
    cases = _sop(path).exceptions
    assert len(cases) >= 3
    for case in cases:
        assert case.cause and case.handling and case.time_limit and case.owner.role, case.id


@each_file
def test_metrics_have_a_target_that_can_be_compared(path: Path) -> None:
    metrics = _sop(path).metrics
    assert len(metrics) >= 2
    for metric in metrics:
        assert metric.target, metric.id
        assert metric.target.comparator and metric.target.unit, metric.id
        assert metric.target.value is not None, metric.id
        assert metric.window and metric.source and metric.owner.role, metric.id


@each_file
def test_supervision_has_an_inspection_a_review_and_a_drill(path: Path) -> None:
    routines = _sop(path).supervision
    assert all(routine.owner.role for routine in routines)
    for name, pattern in PARTS.items():
        assert any(re.search(pattern, routine.cadence or "") for routine in routines), name


@each_file
def test_roster_knows_every_role_and_person(path: Path) -> None:
    control = _control(path)
    for owner in owners(_sop(path)):
        assert owner.role
        for day in (None, control.effective, control.last_review):
            holder = ROSTER.holder(owner.role, day)
            assert holder, (owner.role, day)
            assert owner.person in (None, holder)
    assert {control.author, *control.approvers} <= set(ROSTER.people)
    assert control.department in ROSTER.departments


@each_file
def test_people_in_the_text_hold_the_role_behind_their_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [m[0] for m in NAMED.finditer(text) if ROSTER.holder(m["role"]) != m["person"]] == []


def test_words_are_given_where_something_is_said() -> None:
    spoken = [path for path in FILES if any(step.script for step in _sop(path).steps)]
    assert len(spoken) >= 10


def test_no_two_share_an_id_a_number_or_a_title() -> None:
    sops = [_sop(path) for path in FILES]
    numbers = {_control(path).number for path in FILES}
    assert len({sop.id for sop in sops}) == len(numbers) == len(FILES)
    assert len({sop.title for sop in sops}) == len(FILES)


def test_no_two_steps_share_their_words() -> None:
    actions = Counter(step.action.casefold() for path in FILES for step in _sop(path).steps)
    scripts = Counter(step.script for path in FILES for step in _sop(path).steps if step.script)
    assert [words for words, count in (actions + scripts).items() if count > 1] == []


def test_no_two_procedures_share_their_sentences() -> None:
    fives = {path.stem: _fives(_sop(path)) for path in FILES}
    alike = [
        (one, other)
        for one, other in combinations(fives, 2)
        if len(fives[one] & fives[other]) >= 0.05 * min(len(fives[one]), len(fives[other]))
    ]
    assert alike == []


@each_file
def test_each_link_leads_to_a_file_of_the_library(path: Path) -> None:
    links = [material.href for material in _materials(_sop(path)) if material.href]
    assert [link for link in links if not (path.parent / link).is_file()] == []


def test_each_template_and_picture_is_small_and_used() -> None:
    used = {
        (path.parent / material.href).resolve()
        for path in FILES
        for material in _materials(_sop(path))
        if material.href
    }
    assert CARRIED and {path.resolve() for path in CARRIED} <= used
    assert max(path.stat().st_size for path in CARRIED) < 20_000


@each_file
def test_each_picture_is_shown_in_an_exported_file(path: Path) -> None:
    assert list(refused_in(_sop(path), path.parent)) == []


def test_roster_is_whole() -> None:
    assert len(set(ROSTER.people)) == len(ROSTER.people)
    names = [name for role in ROSTER.roles for name in (role.name, *role.aliases)]
    assert len({name.casefold() for name in names}) == len(names)
    for role in ROSTER.roles:
        assert role.department in ROSTER.departments, role.name
        for holder in role.holders:
            assert holder.person in ROSTER.people, holder
            assert holder.since, holder
            assert holder.substitute is None or holder.substitute in ROSTER.people, holder
            assert holder.substitute != holder.person, holder


def test_readme_lists_every_file_under_its_number() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| \[([^\]]+)\]\((starter/\w+/[\w-]+\.md)\)", readme, re.MULTILINE))
    assert listed == {_control(path).number: path.relative_to(ROOT).as_posix() for path in FILES}
