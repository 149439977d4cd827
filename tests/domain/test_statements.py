"""The guard of the statements: what it must refuse, and what it must let pass."""

import pytest
from django.db import connection

from kithward.network.models import EmailAddress, Person
from kithward.workspaces.models import Workspace
from tests.statements import WorkspaceMissing, unscoped_tables

SCOPED = frozenset({"person", "activity"})


@pytest.mark.parametrize(
    "statement",
    [
        'SELECT "person"."workspace_id" FROM "person"',
        'SELECT "person"."workspace_id" FROM "person" ORDER BY "person"."workspace_id"',
        'SELECT 1 FROM "person" WHERE "person"."name" = \'"workspace_id"\'',
        'DELETE FROM "person" WHERE "person"."id" IN (%s)',
        'UPDATE "person" SET "workspace_id" = %s WHERE "person"."id" = %s',
        'SELECT COUNT(*) FROM (SELECT 1 FROM "person") "sub"',
        'SELECT 1 FROM "place", "person"',
        'SELECT 1 FROM "place" INNER JOIN "person" ON ("place"."workspace_id" = "person"."workspace_id")',
        'SELECT 1 FROM "person" WHERE "person"."workspace_id" = %s AND EXISTS(SELECT 1 FROM "activity")',
        'SELECT 1 FROM "person" WHERE EXISTS(SELECT 1 FROM "activity" WHERE "activity"."workspace_id" = %s)',
        'SELECT 1 FROM "person" WHERE "person"."workspace_id" = %s UNION SELECT 1 FROM "person"',
    ],
)
def test_statement_without_workspace_is_found(statement: str) -> None:
    assert unscoped_tables(statement, SCOPED)


@pytest.mark.parametrize(
    "statement",
    [
        'SELECT 1 FROM "place"',
        'SELECT 1 FROM "person" WHERE "person"."workspace_id" = %s LIMIT 1',
        'DELETE FROM "person" WHERE (("person"."id" = %s AND "person"."workspace_id" = %s) OR ("person"."id" = %s))',
        'SELECT 1 FROM "person" INNER JOIN "activity" ON (1) WHERE "activity"."workspace_id" = %s',
        'SELECT 1 FROM "person" U0 WHERE U0."workspace_id" = (%s) AND U0."id" IN (%s, %s) FOR UPDATE',
        'SELECT COUNT(*) FROM (SELECT 1 FROM "person" WHERE "person"."workspace_id" = %s) "sub"',
    ],
)
def test_statement_with_workspace_passes(statement: str) -> None:
    assert unscoped_tables(statement, SCOPED) == []


def test_query_without_workspace_fails_a_test(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceMissing, match="kithward_person"):
        Person.objects.filter(name="Maria Chen").exists()


def test_cascade_of_a_workspace_names_it_in_every_statement(workspace: Workspace) -> None:
    maria = Person.objects.create(workspace=workspace, name="Maria Chen", name_key="maria chen")
    EmailAddress.objects.create(workspace=workspace, person=maria, address="maria@example.org")

    workspace.delete()

    with connection.cursor() as cursor:
        cursor.execute('SELECT COUNT(*) FROM "kithward_person" WHERE "workspace_id" IS NOT NULL')
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db(transaction=True)
def test_clean_up_after_a_test_of_transactions_is_not_watched(workspace: Workspace) -> None:
    person = Person.objects.create(workspace=workspace, name="Maria Chen", name_key="maria chen")

    person.delete()

    assert not Person.objects.of(workspace).exists()
