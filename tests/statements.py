"""Sees to it that every statement on a scoped table names its workspace."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_]\w*|[()]|[^\s\w()'"]+|\S""")
SET_WORDS = {"UNION", "INTERSECT", "EXCEPT"}
END_OF_WHERE = {"GROUP", "ORDER", "HAVING", "LIMIT", "RETURNING", "WINDOW", "FOR"}


class WorkspaceMissing(AssertionError):
    """A statement reads or changes rows of more than one workspace."""


@dataclass
class Scope:
    """One SELECT, UPDATE or DELETE inside a statement: the tables it names, and whether it names the workspace."""

    tables: list[str] = field(default_factory=list)
    clause: str = ""
    names_workspace: bool = False


@lru_cache(maxsize=2000)  # the same statements come again and again
def unscoped_tables(statement: str, scoped: frozenset[str]) -> list[str]:
    """The scoped tables that `statement` selects from, updates or deletes from without the workspace in its WHERE."""
    return [
        table
        for scope in scopes(TOKEN.findall(statement))
        if not scope.names_workspace
        for table in scope.tables
        if table in scoped
    ]


def scopes(tokens: list[str]) -> Iterator[Scope]:
    """Each SELECT, UPDATE and DELETE of a statement; brackets that hold no SELECT belong to the one around them."""
    stack: list[tuple[Scope, bool]] = [(Scope(), True)]
    for before, token, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False):
        scope = stack[-1][0]
        word = token.upper()
        if token == "(":
            own = after.upper() == "SELECT"
            stack.append((Scope(), True) if own else (scope, False))
        elif token == ")":
            done, own = stack.pop()
            if own:
                yield done
        elif word in SET_WORDS:
            yield scope
            stack[-1] = (Scope(), stack[-1][1])
        else:
            read_token(scope, word, before.upper(), token)
    yield from (scope for scope, own in stack if own)


def read_token(scope: Scope, word: str, before: str, token: str) -> None:
    if before in {"FROM", "JOIN", "UPDATE", ","} and token.startswith('"') and scope.clause != "WHERE":
        scope.tables.append(token.strip('"'))
    elif word == "WHERE" or word in END_OF_WHERE:
        scope.clause = word
    elif scope.clause == "WHERE" and token == '"workspace_id"':
        scope.names_workspace = True


@cache
def scoped_tables() -> frozenset[str]:
    from django.apps import apps

    from kithward.workspaces.scoped import Scoped

    return frozenset(model._meta.db_table for model in apps.get_models() if issubclass(model, Scoped))


class StatementGuard:
    """Looks at every statement of every connection while a test runs; set-up, migrations and clean-up pass."""

    def __init__(self) -> None:
        self.watching = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if self.watching and sql.lstrip()[:6].upper() in {"SELECT", "UPDATE", "DELETE"}:
            tables = unscoped_tables(sql, scoped_tables())
            if tables:
                raise WorkspaceMissing(f"{', '.join(tables)} without workspace_id in WHERE: {sql}")
        return execute(sql, params, many, context)

    def watch_connection(self, connection: Any, **_: Any) -> None:
        if self not in connection.execute_wrappers:
            connection.execute_wrappers.append(self)


guard = StatementGuard()
