"""The addresses of all pages."""

from django.urls import include, path

urlpatterns = [path("", include("kithward.web.urls"))]
handler400 = "kithward.web.errors.bad_request"
