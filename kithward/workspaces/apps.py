"""The app of the one table that must exist before all others."""

from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    name = "kithward.workspaces"
    label = "workspaces"
