"""The one Django app of the domain."""

from django.apps import AppConfig


class KithwardConfig(AppConfig):
    name = "kithward"
    label = "kithward"
