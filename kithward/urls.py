"""The addresses of all pages."""

from django.urls import include, path

urlpatterns = [path("", include("kithward.web.urls"))]
