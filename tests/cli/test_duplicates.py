"""`kithward duplicates`: who may be in the network twice."""

import json
from collections.abc import Callable
from typing import Any

from kithward.workspaces.actions import open_workspace
from tests.factories import person


def test_pairs_are_listed_with_their_reason(run: Callable[..., Any]) -> None:
    workspace = open_workspace("mine", name="Mine")
    one, other = (person(workspace, name, organisation="Nordlicht") for name in ("Jon Weber", "Jonathan Weber"))

    told, plain = run("duplicates", "--json"), run("duplicates")

    assert json.loads(told.out) == [
        {
            "one": {"id": str(one.id), "name": "Jon Weber"},
            "other": {"id": str(other.id), "name": "Jonathan Weber"},
            "reason": "Jon is short for Jonathan, both at Nordlicht",
            "score": 0.82,
        }
    ]
    assert plain.code == 0
    assert "Jon is short for" in plain.out


def test_more_pairs_than_wanted_are_counted(run: Callable[..., Any]) -> None:
    workspace = open_workspace("mine", name="Mine")
    for name in ("Ida Berg", "Ida Berg", "Maria Chen", "Maria Chen"):
        person(workspace, name)

    assert "1 of 2" in run("duplicates", "--most", "1").out


def test_where_nobody_is_twice_that_is_said(run: Callable[..., Any]) -> None:
    assert "Nobody is here twice" in run("duplicates").out
