"""Every measure and window that a sentence can say, for Hypothesis."""

from datetime import date

from hypothesis import strategies as st

from kithward.goals.window import Every, Window
from kithward.language.fields import FIELDS
from kithward.language.terms import ACTS, FORMS, MEDIA, PERIODS, ROLES, SENIORITIES, UNITS
from kithward.numerics.measure import Measure

TODAY = date(2026, 11, 23)

_LETTERS = st.characters(categories=("L", "N", "P"), exclude_characters="“”\"'’")
names = st.one_of(
    st.sampled_from(["mentoring", "public speaking", "Google", "New York", "3 people by March", "new leaders in law"]),
    st.lists(st.text(_LETTERS, min_size=1, max_size=8), min_size=1, max_size=3).map(" ".join),
)
maybe_name = st.one_of(st.just(""), names)
maybe = st.sampled_from([None, True, False])


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """A measure whose filters go together: a form its kinds have, no manner for a role that is reached."""
    unit = draw(st.sampled_from(UNITS))
    who = {
        "seniority": draw(st.sampled_from(["", *SENIORITIES])),
        "place": draw(maybe_name),
        "organisation": draw(maybe_name),
    }
    if unit not in ("practice", "minutes", "talks", "communities"):  # there a field of work is the topic
        who["field"] = draw(st.one_of(st.sampled_from(["", *FIELDS]), names))
    if unit == "people":
        way = draw(st.sampled_from(["level", "role", *ACTS]))
        if way == "level":
            return Measure(unit, level=True, **who)
        if way == "role":
            return Measure(unit, role=draw(st.sampled_from(ROLES)), new=draw(maybe), **who)
        bare = Measure(unit, act=way)
    else:
        bare = Measure(unit)
    forms = sorted({form for kind in (unit, *bare.kinds) for form in FORMS.get(kind, ())} - {"session"})
    if unit in ("activities", "minutes"):
        forms = [form for form in forms if form in ("book", "course") and unit == "minutes"]
    return Measure(
        unit,
        act=bare.act,
        form=draw(st.sampled_from(["", *forms])),
        new=draw(maybe) if unit in ("people", "conversations", "messages", "introductions", "follow_ups") else None,
        meaningful=draw(maybe),
        began_by_me=draw(maybe),
        role=draw(st.sampled_from(["", *ROLES])),
        medium=draw(st.sampled_from(["", *MEDIA])),
        topic=draw(maybe_name),
        min_minutes=draw(st.sampled_from([0, 1, 30, 45, 90])),
        **who,
    )


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """A window that has not ended by TODAY."""
    starts_on = draw(st.one_of(st.just(TODAY), st.dates()))
    by = draw(st.one_of(st.none(), st.dates(min_value=max(TODAY, starts_on))))
    every = Every(draw(st.integers(1, 1000)), draw(st.sampled_from(PERIODS)))
    return Window(starts_on, by, every if by is None else draw(st.sampled_from([None, every])))
