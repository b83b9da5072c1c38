"""The agenda solver: what does not fit, the gentlest cuts, the plan for running late, interpretation."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from build_scripts.agenda.clock import clock, minutes_of, schedule
from build_scripts.agenda.cuts import Cut, applied, cuts_for
from build_scripts.agenda.fit import conflicts, fitted
from build_scripts.agenda.interpretation import interpreted
from build_scripts.agenda.late import late_plan
from build_scripts.diagnostics import Findings
from build_scripts.load.workshop import load_workshops
from build_scripts.model import Location, Session, Text
from tests.projects import ROOT

NOTHING = Text("", "")


def _session(
    id: str,
    minutes: int,
    *,
    at: str | None = None,
    to: int | None = None,
    drop: bool = False,
    kind: str = "session",
    said: bool = True,
) -> Session:
    return Session(
        id=id,
        title=Text(id, id),
        kind=kind,
        minutes=minutes,
        at=at,
        lead=NOTHING,
        method=None,
        lesson=None,
        materials=None,
        script=None,
        location=Location("workshops/day/workshop.yml", 1),
        may_drop=drop,
        shorten_to=to,
        interpreted=said,
    )


LUNCH = _session("lunch", 60, at="12:00", kind="lunch", said=False)


@st.composite
def days(draw: st.DrawFn) -> tuple[Session, ...]:
    """Up to six sessions, some of which can be shortened or dropped."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        minutes = draw(st.integers(2, 18)) * 5
        to = draw(st.none() | st.integers(1, minutes // 5 - 1))
        drop = draw(st.booleans())
        found.append(_session(f"s{number}", minutes, to=to * 5 if to else None, drop=drop))
    return tuple(found)


# --- cuts


def test_shortening_comes_before_dropping_and_one_before_two() -> None:
    sessions = (_session("a", 30, drop=True), _session("b", 40, to=20), _session("c", 40, to=10))
    assert cuts_for(sessions, 15).cuts == (Cut("b", 25, 15),)
    assert cuts_for(sessions, 25).cuts == (Cut("c", 15, 25),)
    assert cuts_for(sessions, 45).cuts == (Cut("b", 20, 20), Cut("c", 15, 25))
    assert cuts_for(sessions, 80).cuts == (Cut("a", 0, 30), Cut("b", 20, 20), Cut("c", 10, 30))
    assert cuts_for(sessions, 90).missing == 10
    assert cuts_for(sessions, 0).cuts == ()


def test_a_cut_takes_no_more_than_is_needed_to_the_next_five_minutes() -> None:
    assert cuts_for((_session("a", 40, to=10),), 12).cuts == (Cut("a", 25, 15),)


def test_a_session_is_not_shortened_below_what_it_says() -> None:
    assert cuts_for((_session("a", 40, to=27),), 12).cuts == (Cut("a", 27, 13),)
    found = cuts_for((_session("a", 40, to=27),), 20)
    assert (found.cuts, found.missing) == ((Cut("a", 27, 13),), 7)


@given(days(), st.integers(0, 200))
def test_cuts_save_what_is_wanted_or_all_that_can_be(sessions: tuple[Session, ...], wanted: int) -> None:
    found = cuts_for(sessions, wanted)
    by_id = {session.id: session for session in sessions}
    saved = sum(cut.saved for cut in found.cuts)
    for cut in found.cuts:
        session = by_id[cut.session]
        assert cut.saved == session.minutes - cut.minutes > 0
        assert session.may_drop if cut.minutes == 0 else cut.minutes >= (session.shorten_to or 999)
    most = sum(s.minutes if s.may_drop else s.minutes - (s.shorten_to or s.minutes) for s in sessions)
    assert found.missing == max(0, wanted - most)
    assert saved >= wanted - found.missing
    assert sum(s.minutes for s in applied(sessions, found.cuts)) == sum(s.minutes for s in sessions) - saved


@given(days(), st.integers(1, 120))
def test_no_other_choice_drops_fewer_sessions(sessions: tuple[Session, ...], wanted: int) -> None:
    """Every choice of leaving, shortening as far as it goes, or dropping each session, tried out."""
    found = cuts_for(sessions, wanted)
    if found.missing:
        return
    cost = sum(4 if cut.minutes == 0 else 1 for cut in found.cuts)
    for choice in product((0, 1, 4), repeat=len(sessions)):
        saved = 0
        for session, price in zip(sessions, choice, strict=True):
            if price == 4 and session.may_drop:
                saved += session.minutes
            elif price == 1 and session.shorten_to is not None:
                saved += session.minutes - session.shorten_to
        if saved >= wanted:
            assert cost <= sum(choice)


# --- fitting


def test_what_is_too_long_before_lunch_is_said_with_what_to_cut() -> None:
    sessions = (_session("a", 120, to=60), _session("b", 80, drop=True), LUNCH, _session("c", 60))
    (conflict,) = conflicts("09:00", sessions, None)
    assert conflict.session is LUNCH
    assert (conflict.at, conflict.reached, conflict.minutes) == ("12:00", "12:20", 20)
    assert conflict.cuts.cuts == (Cut("a", 100, 20),)
    kept = fitted("09:00", sessions, None)
    assert [(s.id, s.minutes) for s in kept] == [("a", 100), ("b", 80), ("lunch", 60), ("c", 60)]
    assert list(conflicts("09:00", kept, None)) == []


def test_the_end_of_the_day_is_a_fixed_time_too() -> None:
    sessions = (LUNCH, _session("c", 250, to=200))
    (conflict,) = conflicts("12:00", sessions, "17:00")
    assert (conflict.session, conflict.reached, conflict.minutes) == (None, "17:10", 10)
    assert conflict.cuts.cuts == (Cut("c", 240, 10),)
    assert list(conflicts("12:00", sessions, "17:10")) == []


@given(days(), days(), st.integers(0, 60))
def test_a_fitted_day_has_a_conflict_only_where_no_cut_helps(
    morning: tuple[Session, ...], afternoon: tuple[Session, ...], room: int
) -> None:
    afternoon = tuple(
        _session(f"p{n}", s.minutes, to=s.shorten_to, drop=s.may_drop) for n, s in enumerate(afternoon)
    )
    noon = clock(min(23 * 60, 9 * 60 + room * 5))
    lunch = _session("lunch", 30, at=noon)
    day = (*morning, lunch, *afternoon)
    end = clock(min(23 * 60 + 59, minutes_of(noon) + 30 + room * 5))
    kept = fitted("09:00", day, end)
    for conflict in conflicts("09:00", kept, end):
        assert conflict.cuts.cuts == ()
    if not list(conflicts("09:00", day, end)):
        assert kept == day


# --- interpretation


def test_consecutive_interpretation_takes_longer_where_people_speak() -> None:
    sessions = (_session("a", 30, to=10), _session("tea", 15, kind="break", said=False))
    longer = interpreted(sessions, "none", "consecutive")
    assert [(s.minutes, s.shorten_to) for s in longer] == [
        (55, 20),
        (15, None),
    ]  # 51 and 17, to the next five
    assert interpreted(sessions, "none", "simultaneous") == sessions
    assert interpreted(sessions, "consecutive", "consecutive") == sessions
    assert [s.minutes for s in interpreted(sessions, "consecutive", "none")] == [20, 15]


# --- running late


def test_the_plan_for_running_late() -> None:
    sessions = (
        _session("welcome", 20, kind="opening"),
        _session("a", 60, to=40),
        _session("b", 30, drop=True),
        _session("lunch", 60, at="11:00", kind="lunch"),
        _session("c", 60, to=45),
    )
    first, second, third = late_plan("09:00", sessions, None)
    # 10 minutes are free before lunch.
    assert (first.at, first.session.id, first.until and first.until.id) == ("09:00", "welcome", "lunch")
    assert [(r.delay, r.spare, r.cuts, r.missing) for r in first.remedies] == [
        (10, 10, (), 0),
        (20, 10, (Cut("a", 50, 10),), 0),
        (30, 10, (Cut("a", 40, 20),), 0),
    ]
    assert (second.at, second.session.id) == ("10:20", "b")
    assert second.remedies[2].cuts == (Cut("b", 0, 30),)
    assert (third.at, third.session.id, third.until) == ("12:00", "c", None)
    assert [(r.cuts, r.missing) for r in third.remedies] == [
        ((Cut("c", 50, 10),), 0),
        ((Cut("c", 45, 15),), 5),
        ((Cut("c", 45, 15),), 15),
    ]


def test_late_plans_of_the_programmes_end_on_time() -> None:
    """In each of the eight programmes, who is 20 minutes late as a stretch begins can be back by its end."""
    findings = Findings()
    workshops = load_workshops(ROOT, findings)
    assert len(findings) == 0
    assert len(workshops) == 8
    for workshop in workshops:
        slots = schedule(workshop.start, workshop.sessions)
        starts = {session.id: slot for session, slot in zip(workshop.sessions, slots, strict=True)}
        points = late_plan(workshop.start, workshop.sessions, workshop.end)
        assert len(points) >= 4, workshop.id
        for point in points:
            assert starts[point.session.id].start == point.at
            first = not any(p.until == point.until and p.at < point.at for p in points)
            assert not first or all(r.missing == 0 for r in point.remedies[:2]), (workshop.id, point.at)
            for remedy in point.remedies:
                assert remedy.spare + sum(c.saved for c in remedy.cuts) + remedy.missing >= remedy.delay
        assert list(conflicts(workshop.start, workshop.sessions, workshop.end)) == []
