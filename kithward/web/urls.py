"""The addresses of the pages."""

from django.urls import path

from kithward.web import goals, imports, log, sample, week

urlpatterns = [
    path("", week.week, name="week"),
    path("steps/<slug:step>", week.decide, name="decide"),
    path("hours", week.hours, name="hours"),
    path("log", log.log, name="log"),
    path("goals", goals.goal, name="goal"),
    path("imports", imports.upload, name="import"),
    path("sample", sample.sample, name="sample"),
    path("own", sample.own, name="own"),
]
