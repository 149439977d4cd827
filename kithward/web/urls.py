"""The addresses of the pages."""

from django.urls import path

from kithward.web import (
    door,
    duplicates,
    goal,
    goal_adjust,
    goals,
    imports,
    log,
    new_goal,
    sample,
    settings,
    undo,
    week,
)

urlpatterns = [
    path("", week.week, name="week"),
    path("steps/<slug:step>", week.decide, name="decide"),
    path("hours", week.hours, name="hours"),
    path("log", log.log, name="log"),
    path("goals", goals.goals, name="goals"),
    path("goals/new", new_goal.new_goal, name="new_goal"),
    path("goals/<uuid:goal_id>", goal.goal, name="goal"),
    path("goals/<uuid:goal_id>/adjust", goal_adjust.adjust, name="adjust_goal"),
    path("goals/<uuid:goal_id>/pace", goal.promise_pace, name="promise_pace"),
    path("goals/<uuid:goal_id>/state", goal.decide, name="decide_goal"),
    path("goals/<uuid:goal_id>/counts", goal.decide_evidence, name="decide_evidence"),
    path("goals/<uuid:goal_id>/counted", goal.evidence, {"which": "counted"}, name="goal_counted"),
    path("goals/<uuid:goal_id>/nearly", goal.evidence, {"which": "near"}, name="goal_near"),
    path("goals/<uuid:goal_id>/set", goals.set_draft, name="set_draft"),
    path("goals/<uuid:goal_id>/serve", goals.serve, name="serve"),
    path("aspirations/add", goals.add_aspiration, name="add_aspiration"),
    path("imports", imports.upload, name="import"),
    path("settings", settings.settings, name="settings"),
    path("settings/days-off", settings.add_holiday, name="add_holiday"),
    path("settings/days-off/remove", settings.remove_holiday, name="remove_holiday"),
    path("start/<str:key>", door.start, name="start"),
    path("people/duplicates", duplicates.duplicates, name="duplicates"),
    path("people/merge", duplicates.merge, name="merge"),
    path("undo/<uuid:undo_id>", undo.undo, name="undo"),
    path("sample", sample.sample, name="sample"),
    path("own", sample.own, name="own"),
]
