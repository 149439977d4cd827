"""The log line and its page: a clear line is written at once, any other looked over first, and none twice."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client

from kithward.goals.models import Forecast
from kithward.network.models import Activity, FollowUp, Participation, Person
from kithward.workspaces.models import Workspace
from tests.factories import log, person
from tests.scenes import know
from tests.web.conftest import HTMX, browser_in
from tests.web.forms import form_to

KEY = "5d3b7c1e6f5a4c559c0e0d1f4b8f2a11"
COFFEE = "Coffee with Maria Chen about mentoring, 45 min"


def page_of(client: Client, line: str, **answers: str) -> tuple[int, str]:
    response = client.post("/log", {"line": line, **answers}, follow=True)
    return response.status_code, unescape(response.content.decode())


def logged(workspace: Workspace) -> int:
    return Activity.objects.of(workspace).filter(topics=["mentoring"]).count()


# The line.


def test_clear_line_is_written_at_once_with_what_it_moved_and_an_undo(alice: Client, busy: Workspace) -> None:
    status, page = page_of(alice, COFFEE)

    assert status == 200
    assert "Logged: Coffee with Maria Chen about mentoring" in page
    assert re.search(r"conversations within a year|Have ten meaningful conversations.*1 of 10", page)
    undo = re.search(r'action="(/undo/[\w-]+)"', page)
    assert undo
    assert "Taken back: Logged: Coffee" in unescape(alice.post(undo[1], follow=True).content.decode())
    assert logged(busy) == 0


def test_line_goes_on_on_the_page_where_it_was_typed(alice: Client, busy: Workspace) -> None:
    response = alice.post("/log", {"line": COFFEE, "back": "/?from=here"})

    assert response["Location"] == "/?from=here"


def test_line_without_meaning_keeps_what_was_typed_and_says_what_is_wrong(alice: Client, busy: Workspace) -> None:
    before = Activity.objects.of(busy).count()

    response = alice.post("/log", {"line": 'zzz "quoted" <i>'})
    page = response.content.decode()

    assert response.status_code == 422
    assert 'value="zzz &quot;quoted&quot; &lt;i&gt;"' in page
    assert re.search(r'<p class="error small" id="line-error">[^<]{10,}</p>', page)
    assert Activity.objects.of(busy).count() == before


def test_wrong_line_is_answered_in_its_place_for_htmx(alice: Client, busy: Workspace) -> None:
    response = alice.post("/log", {"line": "zzz"}, headers=HTMX)

    assert (response.status_code, response["HX-Retarget"]) == (422, "#log-line")
    assert b"autofocus" in response.content


@pytest.mark.parametrize("line", ["coffee " * 1500, "Coffee with Maria Chen tomorrow", ""])
def test_line_that_cannot_be_is_refused_in_words(alice: Client, busy: Workspace, line: str) -> None:
    status, page = page_of(alice, line)

    assert status == 422
    assert 'id="line-error"' in page


def test_line_is_looked_over_before_it_is_saved_where_that_is_wished(alice: Client, busy: Workspace) -> None:
    status, page = page_of(alice, f"{COFFEE}, follow up in 2 weeks", check="yes")
    fields = form_to(page, "/log/add")

    assert (status, logged(busy)) == (200, 0)
    assert "Is this right?" in page
    assert (fields["what"], fields["topics"], fields["length"]) == ("meeting:coffee", "mentoring", "45 min")
    assert (fields["person-0"], fields["follow_up"]) == ("Maria Chen", "Follow up")


def test_every_field_can_be_corrected_before_it_is_saved(alice: Client, busy: Workspace, today: date) -> None:
    fields = form_to(page_of(alice, f"{COFFEE}, follow up in 2 weeks", check="yes")[1], "/log/add")
    fields |= {
        "what": "call", "day": str(today - timedelta(days=1)), "person-0": "Jonas Weber", "others": "Priya Natarajan",
        "topics": "mentoring", "length": "1 h 30", "follow_up": "send the deck", "due_on": str(today),
    }  # fmt: skip

    response = alice.post("/log/add", fields, follow=True)

    kept = Activity.objects.of(busy).get(topics=["mentoring"])
    names = Participation.objects.of(busy).filter(activity_id=kept.id, person__workspace=busy)
    assert (kept.kind, kept.form, kept.day, kept.minutes) == ("call", "", today - timedelta(days=1), 90)
    assert set(names.values_list("person__name", flat=True)) == {"Jonas Weber", "Priya Natarajan"}
    promised = FollowUp.objects.of(busy).get(activity_id=kept.id)
    assert (promised.what, promised.due_on) == ("send the deck", today)
    assert "Logged: Call with Jonas Weber and Priya Natarajan about mentoring" in unescape(response.content.decode())


def test_unclear_name_is_asked_about_before_anything_is_written(alice: Client, busy: Workspace, today: date) -> None:
    know(busy, "Maria Lopez", today)

    status, page = page_of(alice, "Coffee with Maria about mentoring")

    assert (status, logged(busy)) == (422, 0)
    assert "Who is “Maria”?" in page
    assert {"Maria Chen", "Maria Lopez"} <= set(re.findall(r"<span>(Maria \w+) <span", page))


@pytest.mark.parametrize("who", ["Maria Lopez", "new"])
def test_answer_says_whom_a_name_means(alice: Client, busy: Workspace, today: date, who: str) -> None:
    lopez = know(busy, "Maria Lopez", today)
    fields = form_to(page_of(alice, "Coffee with Maria about mentoring")[1], "/log/add")

    alice.post("/log/add", fields | {"who-0": str(lopez.id) if who == "Maria Lopez" else "new"})

    activity = Activity.objects.of(busy).get(topics=["mentoring"])
    meant = Participation.objects.of(busy).get(activity_id=activity.id).person_id
    assert (meant == lopez.id) == (who == "Maria Lopez")
    assert Person.objects.of(busy).filter(name="Maria").count() == (who == "new")


def test_answer_that_is_left_open_is_asked_again_with_all_that_was_typed(
    alice: Client, busy: Workspace, today: date
) -> None:
    know(busy, "Maria Lopez", today)
    fields = form_to(page_of(alice, "Coffee with Maria about mentoring")[1], "/log/add")

    response = alice.post("/log/add", fields | {"note": "by the river"})

    assert response.status_code == 422
    assert form_to(response.content.decode(), "/log/add")["note"].strip() == "by the river"


def test_answer_from_another_workspace_is_not_found(
    alice: Client, busy: Workspace, other_workspace: Workspace, today: date
) -> None:
    know(busy, "Maria Lopez", today)
    theirs = know(other_workspace, "Maria Quist", today)
    fields = form_to(page_of(alice, "Coffee with Maria about mentoring")[1], "/log/add")

    response = alice.post("/log/add", fields | {"who-0": str(theirs.id)})

    assert (response.status_code, logged(busy)) == (404, 0)


def test_names_of_another_workspace_are_not_offered(busy: Workspace, other_workspace: Workspace) -> None:
    status, page = page_of(browser_in(other_workspace), "Coffee with Maria about mentoring")

    assert status == 200
    assert "New in your network: Maria" in page
    assert logged(busy) == 0


def test_name_with_markup_is_shown_and_not_run(alice: Client, busy: Workspace) -> None:
    response = alice.post("/log", {"line": "Coffee with Eve O'Neil <script>alert(1)</script> 🦊"}, follow=True)

    assert b"<script>alert" not in response.content


def test_after_logging_by_htmx_the_keyboard_stays_in_the_line(alice: Client, busy: Workspace) -> None:
    headers = {**HTMX, "HX-Current-URL": "http://testserver/"}
    part = alice.post("/log", {"line": "Coffee with Maria Chen"}, headers=headers, follow=True).content.decode()

    assert 'data-focus="line"' in part
    assert 'id="line" name="line" required maxlength="1000" autocomplete="off" enterkeyhint="done" value=""' in part


def test_line_that_is_sent_twice_by_a_double_click_is_written_once(alice: Client, busy: Workspace) -> None:
    page_of(alice, COFFEE, key=KEY)

    _status, page = page_of(alice, COFFEE, key=KEY)

    assert "It was sent twice, and is written once." in page
    assert logged(busy) == 1


def test_other_line_from_a_page_that_was_gone_back_to_is_written_too(alice: Client, busy: Workspace) -> None:
    page_of(alice, COFFEE, key=KEY)

    page_of(alice, "Call with Jonas Weber about mentoring", key=KEY)

    assert logged(busy) == 2


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Coffee with Maria Chen about mentoring", ["Coffee", "Today", "Maria Chen", "about mentoring", "Change some"]),
        ("Coffee with Zoë", ["Zoë (new)"]),
        ("Coffee with a recruiter", []),
        ("zz", []),
    ],
)
def test_line_is_understood_while_it_is_typed(alice: Client, busy: Workspace, line: str, shown: list[str]) -> None:
    people = Person.objects.of(busy).count()

    page = unescape(alice.get("/log/preview", {"line": line}).content.decode())

    assert all(words in page for words in shown)
    assert bool(page) == bool(shown)
    assert Person.objects.of(busy).count() == people


# A line that waited for a connection.


def test_waiting_line_is_written_once_however_often_it_is_sent(alice: Client, busy: Workspace, today: date) -> None:
    sent = {
        "line": "Coffee with Maria Chen about mentoring yesterday",
        "key": KEY,
        "day": str(today - timedelta(days=3)),
    }

    first, second = alice.post("/log/line", sent), alice.post("/log/line", sent)

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json()["said"][0] == "Logged: Coffee with Maria Chen about mentoring yesterday"
    assert second.json()["said"][0] == first.json()["said"][0]
    assert Activity.objects.of(busy).get(topics=["mentoring"]).day == today - timedelta(days=4)


def test_waiting_line_that_was_sent_can_be_taken_back(alice: Client, busy: Workspace) -> None:
    sent = alice.post("/log/line", {"line": COFFEE, "key": KEY}).json()

    alice.post(sent["undo"])

    assert logged(busy) == 0


def test_line_whose_answer_was_lost_is_not_written_again_by_the_outbox(alice: Client, busy: Workspace) -> None:
    page_of(alice, f" {COFFEE} ", key=KEY)

    answer = alice.post("/log/line", {"line": COFFEE, "key": KEY})

    assert answer.json()["key"] == KEY
    assert logged(busy) == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("zzz", "not clear"),
        ("Call with a recruiter", "Say who"),
        ("Maria Chen about ai", "What was it"),
        ("Coffee with Maria", "Who is “Maria”?"),
    ],
)
def test_waiting_line_that_is_not_clear_is_kept_nowhere_and_told(
    alice: Client, busy: Workspace, today: date, line: str, why: str
) -> None:
    know(busy, "Maria Lopez", today)
    before = Activity.objects.of(busy).count()

    answer = alice.post("/log/line", {"line": line, "key": KEY})

    assert answer.status_code == 422
    assert why in answer.json()["error"]
    assert Activity.objects.of(busy).count() == before


def test_waiting_line_with_a_clock_that_is_ahead_is_of_today(alice: Client, busy: Workspace, today: date) -> None:
    alice.post("/log/line", {"line": COFFEE, "key": KEY, "day": "2999-01-01"})

    assert Activity.objects.of(busy).get(topics=["mentoring"]).day == today


def test_waiting_line_that_names_no_day_is_of_the_day_on_which_it_was_typed(
    alice: Client, busy: Workspace, today: date
) -> None:
    alice.post("/log/line", {"line": COFFEE, "key": KEY, "day": str(today - timedelta(days=60))})

    assert Activity.objects.of(busy).get(topics=["mentoring"]).day == today - timedelta(days=60)


def test_waiting_line_changes_nothing_that_was_forecast_before_it_came(
    alice: Client, busy: Workspace, today: date
) -> None:
    alice.post("/log/line", {"line": COFFEE, "key": KEY, "day": str(today - timedelta(days=2))})

    assert {row.made_on for row in Forecast.objects.of(busy)} == {today}


@pytest.mark.parametrize("line", [COFFEE, f"{COFFEE} yesterday"])
@pytest.mark.parametrize("day", ["0001-01-01", "61 days ago"])
def test_line_that_waited_too_long_is_refused_in_words(
    alice: Client, busy: Workspace, today: date, line: str, day: str
) -> None:
    day = str(today - timedelta(days=61)) if day.endswith("ago") else day

    answer = alice.post("/log/line", {"line": line, "key": KEY, "day": day})

    assert answer.status_code == 422
    assert "more than 60 days ago" in answer.json()["error"]
    assert logged(busy) == 0


# The page.


def found(client: Client, **asked: str) -> str:
    page = client.get("/log", asked).content.decode()
    return unescape(re.sub(r"<[^>]+>", "", page.partition('id="results"')[2]))


def test_log_names_days_and_people_and_where_things_came_from(alice: Client, workspace: Workspace, today: date) -> None:
    maria = person(workspace, "Maria O'Chen")
    log(workspace, "meeting", maria, day=today, as_of=today, form="coffee", topics=("ai",), minutes=75, meaningful=True)
    log(workspace, "event", day=today - timedelta(days=1), as_of=today, event_name="PyCon")

    page = found(alice)

    assert "Today" in page
    assert "Coffee with Maria O'Chen about ai" in page
    assert "1 h 15 · meaningful" in page
    assert page.index("Yesterday") < page.index("Event: PyCon")


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ({"kind": "event"}, False),
        ({"kind": "meeting"}, True),
        ({"q": "coffee maria"}, True),
        ({"q": "nobody"}, False),
        ({"from": "2999-01-01"}, False),
        ({"to": "2999-01-01", "kind": "nonsense", "before": "x.y", "person": "zz"}, True),
    ],
)
def test_filters_live_in_the_address(alice: Client, busy: Workspace, asked: dict[str, str], is_there: bool) -> None:
    assert ("Coffee with Maria Chen" in found(alice, **asked)) == is_there


def test_log_of_a_goal_holds_what_counts_for_it(alice: Client, busy: Workspace, today: date) -> None:
    page = alice.get("/log").content.decode()
    goal = re.search(r'<option value="([\w-]+)" >Attend two', page)
    assert goal
    log(busy, "event", day=today, as_of=today, event_name="PyCon")

    shown = found(alice, goal=goal[1])

    assert "PyCon" in shown
    assert "Coffee" not in shown


def test_filters_answer_htmx_with_the_results_alone(alice: Client, busy: Workspace) -> None:
    part = alice.get("/log?kind=meeting", headers={**HTMX, "HX-Target": "results"}).content.decode()

    assert part.lstrip().startswith('<div class="stack" id="results"')


def test_entry_is_deleted_in_the_list_which_stays_as_it_was_filtered(alice: Client, busy: Workspace) -> None:
    part = alice.get("/log?kind=meeting").content.decode()
    delete = re.search(r'formaction="(/log/[-\w]+/delete)"', part)
    back = re.search(r'name="back" value="([^"]+)"', part[part.index('id="results"') :])
    assert delete
    assert back

    answer = alice.post(delete[1], {"back": unescape(back[1])})

    assert answer.headers["Location"] == "/log?kind=meeting"
    assert not Activity.objects.of(busy).filter(id=delete[1].split("/")[2]).exists()


def test_older_entries_are_one_click_away(alice: Client, busy: Workspace, today: date) -> None:
    for back in range(60):
        log(busy, "practice", day=today - timedelta(days=back), as_of=today)

    first = alice.get("/log?kind=practice").content.decode()
    older = re.search(r'href="(/log\?kind=practice&amp;before=[^"]+)"', first)
    assert older
    second = alice.get(unescape(older[1])).content.decode()

    assert first.count('class="entry"') == 50
    assert second.count('class="entry"') == 10


def test_empty_log_says_what_to_do(alice: Client, workspace: Workspace) -> None:
    assert "Nothing in the log yet" in found(alice)
