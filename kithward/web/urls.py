"""The addresses of the pages."""

from django.urls import path

from kithward.web import door, goals, imports, log, sample, settings, week

urlpatterns = [
    path("", week.week, name="week"),
    path("steps/<slug:step>", week.decide, name="decide"),
    path("hours", week.hours, name="hours"),
    path("log", log.log, name="log"),
    path("goals", goals.goal, name="goal"),
    path("imports", imports.upload, name="import"),
    path("settings", settings.settings, name="settings"),
    path("settings/days-off", settings.add_holiday, name="add_holiday"),
    path("settings/days-off/remove", settings.remove_holiday, name="remove_holiday"),
    path("start/<str:key>", door.start, name="start"),
    path("sample", sample.sample, name="sample"),
    path("own", sample.own, name="own"),
]
