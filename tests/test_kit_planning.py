"""The day's clock, the seating and the jobs of a kit."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as ICalendar

from build_scripts.agenda.clock import clock, minutes_of, schedule
from build_scripts.canonical import canonical_json
from build_scripts.channels.kit import CHANNEL
from build_scripts.channels.kit.days import day_text
from build_scripts.channels.kit.details import People, RunSheet
from build_scripts.channels.kit.more import MORE_ITEMS
from build_scripts.channels.kit.planning import ITEMS
from build_scripts.channels.kit.seating import seat
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.model import (
    LANGUAGES,
    Language,
    Location,
    Participant,
    Session,
    Supply,
    Text,
    Track,
    Workshop,
)
from build_scripts.render.press import Press
from build_scripts.validate.places import Places
from build_scripts.validate.workshop import check_workshops
from tests.kit_examples import invented, jobs_of, kit_project, with_workshop
from tests.projects import ROOT, rewrite
from tests.worlds import world_of

NOTHING = Text("", "")
PUBLICS = ("workers", "students", "employers", "unions", "authorities", "universities-citizens")


@lru_cache(maxsize=1)
def _real() -> World:
    return world_of(ROOT)


def _forum() -> Workshop:
    """The definition that the pilot uses."""
    (forum,) = (w for w in _real().catalogue.workshops if w.id == "forum")
    return forum


def _session(minutes: int, at: str | None = None) -> Session:
    return Session(
        id="s",
        title=NOTHING,
        kind="session",
        minutes=minutes,
        at=at,
        lead=NOTHING,
        method=None,
        lesson=None,
        materials=None,
        script=None,
        location=Location("workshops/forum/workshop.yml", 1),
    )


# --- the clock


def test_times_are_added_up_and_fixed_points_kept() -> None:
    slots = schedule("08:45", (_session(15), _session(90), _session(60, "12:00"), _session(5)))
    assert [(s.start, s.end) for s in slots] == [
        ("08:45", "09:00"),
        ("09:00", "10:30"),
        ("12:00", "13:00"),
        ("13:00", "13:05"),
    ]
    assert [s.spare for s in slots] == [0, 0, 90, 0]
    assert [s.fixed for s in slots] == [False, False, True, False]


@given(
    st.integers(0, 600),
    st.lists(st.tuples(st.integers(1, 60), st.none() | st.integers(0, 30)), min_size=1, max_size=12),
)
def test_a_day_without_conflict_is_its_minutes_and_its_spare_time(
    start: int, plan: list[tuple[int, int | None]]
) -> None:
    """Sessions of so many minutes; the second number is how long after the one before a fixed session begins."""
    now, sessions = start, []
    for minutes, gap in plan:
        now += gap or 0
        sessions.append(_session(minutes, clock(now) if gap is not None else None))
        now += minutes
    slots = schedule(clock(start), tuple(sessions))
    total = sum(s.minutes for s in sessions) + sum(slot.spare for slot in slots)
    assert minutes_of(slots[-1].end) - start == total == now - start
    for session, slot, following in zip(sessions, slots, [*slots[1:], None], strict=True):
        assert minutes_of(slot.end) - minutes_of(slot.start) == session.minutes
        assert session.at is None or slot.start == session.at
        assert following is None or minutes_of(following.start) == minutes_of(slot.end) + following.spare


@given(st.lists(st.tuples(st.integers(1, 60), st.none() | st.integers(0, 700)), min_size=1, max_size=8))
def test_slots_never_overlap_and_the_check_finds_just_the_conflicts(
    plan: list[tuple[int, int | None]],
) -> None:
    sessions = tuple(_session(m, clock(at) if at is not None else None) for m, at in plan)
    slots = schedule("08:00", sessions)
    late = [s for s, slot in zip(sessions, slots, strict=True) if s.at is not None and slot.start != s.at]
    for before, after in pairwise(slots):
        assert minutes_of(before.end) <= minutes_of(after.start)
    forum = _forum()
    findings = Findings()
    catalogue = replace(_real().catalogue, workshops=(replace(forum, start="08:00", sessions=sessions),))
    check_workshops(catalogue, Places(ROOT), findings)
    assert bool(late) == bool([d for d in findings if d.code == "K901"])


def test_the_real_forum_is_one_working_day_with_lunch_at_noon() -> None:
    forum = _forum()
    slots = schedule(forum.start, forum.sessions)
    lunch = next(slot for s, slot in zip(forum.sessions, slots, strict=True) if s.kind == "lunch")
    assert (lunch.start, lunch.fixed) == ("12:00", True)
    assert minutes_of(slots[-1].end) <= 17 * 60
    assert (forum.participants_min, forum.participants_max) == (30, 50)
    assert forum.publics == PUBLICS
    for session in forum.sessions:
        if session.kind in {"session", "opening", "closing", "arrival"}:
            assert session.script is not None, session.id
            for words, language in (("**做**", "zh"), ("**DO**", "en")):
                script = session.script.zh if language == "zh" else session.script.en
                assert words in script, session.id


def test_scripts_add_up_to_their_sessions() -> None:
    """Where a script gives minutes to all its steps, they are the session's, in both languages."""
    forum = _forum()
    told = 0
    for session in forum.sessions:
        if session.script is None:
            continue
        zh = [int(n) for n in re.findall(r"做\*\*（(\d+) 分钟）", session.script.zh)]
        en = [int(n) for n in re.findall(r"DO\*\* \((\d+) minutes\)", session.script.en)]
        assert zh == en, session.id
        if zh:
            told += 1
            assert sum(zh) <= session.minutes, session.id
            if session.id not in {"good-plan"}:
                assert sum(zh) == session.minutes, session.id
    assert told >= 8


# --- seating

people = st.lists(st.sampled_from(PUBLICS), min_size=1, max_size=60).map(
    lambda publics: tuple(invented(n, public) for n, public in enumerate(publics, 1))
)


@given(people, st.integers(2, 10))
def test_tables_are_mixed_and_even(people: tuple[Participant, ...], per_table: int) -> None:
    seated = seat(people, PUBLICS, per_table)
    assert [p.name for p in seated.people] == [p.name for p in people]
    sizes = Counter(p.table for p in seated.people)
    assert len(seated.tables) == -(-len(people) // per_table)
    every = [sizes[table] for table in seated.tables]
    assert max(every) <= per_table
    assert max(every) - min(every) <= 1
    for public in PUBLICS:
        spread = [sum(1 for p in seated.people if (p.table, p.public) == (t, public)) for t in seated.tables]
        assert max(spread) - min(spread) <= 1
    assert seat(people, PUBLICS, per_table) == seated


@given(people, st.data())
def test_tables_that_the_roster_gives_are_kept(people: tuple[Participant, ...], data: st.DataObject) -> None:
    given_tables = [data.draw(st.sampled_from(["", "", "1", "3", "主桌"])) for _ in people]
    roster = tuple(replace(p, table=t) for p, t in zip(people, given_tables, strict=True))
    seated = seat(roster, PUBLICS, 8)
    for before, after in zip(roster, seated.people, strict=True):
        assert after.table in seated.tables
        assert not before.table or after.table == before.table


def test_tables_count_as_people_do() -> None:
    roster = tuple(invented(n, "workers", table=t) for n, t in enumerate(("10", "主桌", "2", "1"), 1))
    assert seat(roster, PUBLICS, 8).tables == ("1", "2", "10", "主桌")


# --- jobs


def test_a_kit_has_every_item_every_lesson_and_a_zip(world: World) -> None:
    jobs = jobs_of(world, "en", "QY")
    own = {name for name in jobs if not name.startswith("kit/common/")}
    assert own == {
        *ITEMS, *MORE_ITEMS, "calendar", "activities/pay-slip", "activities/rest-days", "forum-en-QY"
    }  # fmt: skip
    assert jobs["activities/pay-slip"].lesson == "pay-slip"
    assert jobs["activities/pay-slip"].part == "activity"
    assert {jobs[name].workshop for name in own if not name.startswith("activities/")} == {"forum"}
    assert set(jobs["forum-en-QY"].needs) == {job.id for name, job in jobs.items() if name != "forum-en-QY"}


def _changed(before: World, after: World) -> set[str]:
    old, new = jobs_of(before), jobs_of(after)
    return {name for name in old if canonical_json(old[name]) != canonical_json(new[name])}


def test_what_changes_in_the_definition_changes_what_shows_it(world: World) -> None:
    (forum,) = world.catalogue.workshops

    def _shown(before: World, after: World) -> set[str]:
        """Of the items that hold whole parts of the definition; the others are made of these."""
        return _changed(before, after) & {*ITEMS, zip_name}

    zip_name = "forum-zh-GD"
    script = tuple(replace(s, script=Text("- **做**：等", "- **DO**: wait")) for s in forum.sessions)
    assert _shown(world, with_workshop(world, replace(forum, sessions=script))) == {"run-sheet"}
    later = with_workshop(world, replace(forum, start="08:30"))
    assert _shown(world, later) == {"agenda", "run-sheet", "participants", "sign-in", "primer"}
    other_day = with_workshop(world, replace(forum, date=date(2026, 12, 6)))
    assert _shown(world, other_day) == {
        "agenda", "run-sheet", "participants", "sign-in", "primer", zip_name
    }  # fmt: skip
    need = tuple(replace(p, needs="大字") for p in forum.sample)
    assert _shown(world, with_workshop(world, replace(forum, sample=need))) == {"run-sheet"}
    renamed = tuple(replace(p, name="参会者99") if p.name == "参会者01" else p for p in forum.sample)
    assert _shown(world, with_workshop(world, replace(forum, sample=renamed))) == {
        "participants", "sign-in", "badges"
    }  # fmt: skip
    assert _shown(world, with_workshop(world, replace(forum, feedback=forum.feedback[:-1]))) == {"feedback"}


@pytest.mark.parametrize(
    ("old", "new", "items"),
    [
        # Key messages quote it, and so does the forum's own script.
        ("value: 2000", "value: 2050", {"primer", "run-sheet"}),
        # Quoted under "who", and among the contacts.
        ('value: "12333"', 'value: "12334"', {"primer"}),
    ],
)
def test_a_changed_fact_changes_what_quotes_it(tmp_path: Path, old: str, new: str, items: set[str]) -> None:
    root = kit_project(tmp_path)
    before = world_of(root)
    rewrite(root / "content/facts/pay.yml", old, new)
    changed = _changed(before, world_of(root))
    assert changed & set(ITEMS) == items
    fact = {"value: 2000": "lowest-wage"}.get(old, "hotline-12333")
    quoting = {
        n for n, job in jobs_of(before).items() if any(f.id == fact for e in job.editions for f in e.facts)
    }
    assert changed == quoting


def test_needs_go_to_the_facilitators_without_names_and_nowhere_else(world: World) -> None:
    jobs = jobs_of(world)
    run = jobs["run-sheet"].detail
    assert isinstance(run, RunSheet)
    assert [(n.table, n.need, n.people) for n in run.needs] == [("1", "大字", 2), ("1", "轮椅", 1)]
    assert "参会者" not in canonical_json(run)
    for name in ("participants", "sign-in", "badges", "table-signs", "forum-zh-GD"):
        assert "轮椅" not in canonical_json(jobs[name]), name


def test_who_is_not_to_be_photographed_is_told_without_a_name(world: World) -> None:
    (forum,) = world.catalogue.workshops
    answers = (False, True, None, False)
    people = tuple(replace(p, consent=said) for p, said in zip(forum.sample, answers, strict=False))
    unasked = with_workshop(world, replace(forum, sample=(*people, *forum.sample[len(answers) :])))
    for language in LANGUAGES:
        run = jobs_of(unasked, language)["run-sheet"].detail
        assert isinstance(run, RunSheet)
        words = Text("不拍照", "no photograph")[language]
        assert sum(n.people for n in run.needs if n.need.endswith(words)) == 2
        assert "参会者" not in canonical_json(run.needs)


def test_people_are_numbered_by_public(world: World) -> None:
    people = jobs_of(world)["participants"].detail
    assert isinstance(people, People)
    assert [p.number for p in people.people] == list(range(1, 8))
    assert [g.people for g in people.publics] == [3, 2, 2]
    assert people.halves


def test_no_date_in_a_job_but_the_workshops_own(world: World) -> None:
    """``checked`` days of facts are theirs; the day of the build is nowhere."""
    tomorrow = World(world.catalogue, type(world.resolver)(world.catalogue, date(2026, 11, 22)))
    assert _changed(world, tomorrow) == set()


def test_days_in_words() -> None:
    assert day_text(date(2026, 12, 5)) == Text("2026年12月5日（星期六）", "Saturday, 5 December 2026")
    assert day_text(None).zh == "日期待定"


def test_facilitators_words_stay_in_the_facilitators_sheets(world: World) -> None:
    script = "谁看过自己的工资条"
    carrying = {name for name, job in jobs_of(world).items() if script in canonical_json(job)}
    assert carrying == {"activities/pay-slip"}


# --- what the run sheet says beyond the agenda


def _with_session(workshop: Workshop, id: str, **changes: object) -> Workshop:
    sessions = tuple(
        replace(s, **changes) if s.id == id else s  # type: ignore[arg-type]
        for s in workshop.sessions
    )
    return replace(workshop, sessions=sessions)


def _run_sheet(world: World, workshop: Workshop, language: Language = "zh") -> RunSheet:
    detail = jobs_of(with_workshop(world, workshop), language)["run-sheet"].detail
    assert isinstance(detail, RunSheet)
    return detail


def test_quantities_come_from_the_roster(world: World) -> None:
    (forum,) = world.catalogue.workshops
    supplies = (
        Supply(Text("豆子", "beans"), 10, "person", 10),
        Supply(Text("绳子", "ropes"), 1, "table", 20),
        Supply(Text("铃", "bells"), 1, "event", 0),
        Supply(Text("钟", "clocks"), 1, "room", 0),
    )
    tracks = tuple(Track(Text("一", "one"), NOTHING, Text("楼上", "upstairs"), "pay-slip") for _ in range(2))
    run = _run_sheet(world, _with_session(forum, "slips", supplies=supplies, tracks=tracks), "en")
    row = next(row for row in run.rows if row.supplies)
    # Seven people at two tables; 77, 2.4 and 1.
    assert [(line.what, line.quantity) for line in row.supplies] == [
        ("beans", 77),
        ("ropes", 3),
        ("bells", 1),
        ("clocks", 2),
    ]
    assert [(t.room, t.lesson) for t in row.tracks] == [("upstairs", row.lesson)] * 2


def test_several_lessons_in_a_session_bring_their_activity_sheets(world: World) -> None:
    (forum,) = world.catalogue.workshops
    two = _with_session(forum, "slips", more_lessons=("rest-days",))
    one = replace(two, sessions=tuple(s for s in two.sessions if s.id != "rest"))
    assert "activities/rest-days" in jobs_of(with_workshop(world, one))
    row = next(row for row in _run_sheet(world, one).rows if row.more)
    assert [sheet for _, sheet in row.more] == ["活动单-休息日.pdf"]


def test_the_run_sheet_says_what_to_cut_when_late(world: World) -> None:
    (forum,) = world.catalogue.workshops
    assert _run_sheet(world, forum).late == ()
    workshop = _with_session(forum, "slips", shorten_to=60)
    late = _run_sheet(world, replace(workshop, start="09:55")).late
    (first,) = late
    assert (first.at, first.title, first.then) == ("10:10", "开场", "午餐")
    assert [[(c.title, c.minutes) for c in r.cuts] for r in first.remedies] == [
        [("看单子", 80)],
        [("看单子", 70)],
        [("看单子", 60)],
    ]


def test_the_calendar_file_has_the_day_its_zone_and_its_agenda(world: World) -> None:
    job = jobs_of(world, "en")["calendar"]
    ((output,),) = CHANNEL.render((job,), Press(ROOT))
    assert output.path.endswith("/calendar.ics")
    calendar = ICalendar.from_ical(output.data)
    (event,) = calendar.walk("VEVENT")
    assert str(event["summary"]) == "Pay forum"
    assert event.decoded("dtstart").isoformat() == "2026-12-05T08:45:00+08:00"
    assert event.decoded("dtend").isoformat() == "2026-12-05T13:55:00+08:00"
    assert "12:00 Lunch" in str(event["description"])
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    ((again,),) = CHANNEL.render((job,), Press(ROOT))
    assert again.data == output.data


def test_an_open_day_has_no_calendar_file(world: World) -> None:
    (forum,) = world.catalogue.workshops
    jobs = jobs_of(with_workshop(world, replace(forum, date=None)))
    assert "calendar" not in jobs
    assert all(name in {job.id for job in jobs.values()} for job in jobs.values() for name in job.needs)
