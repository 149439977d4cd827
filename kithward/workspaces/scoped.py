"""The base of every domain table, and the foreign key between such tables.

The workspace comes first in every key, so that a row can never point into another workspace, and so that the tables
can be spread over machines by workspace.
"""

from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from kithward.workspaces.models import Workspace, new_id

Row = TypeVar("Row", bound=models.Model, covariant=True)


class ScopedQuerySet(models.QuerySet[Row]):
    """Rows of one workspace."""

    def of(self, workspace: Workspace) -> Self:
        return self.filter(workspace=workspace)


class Scoped(models.Model):
    """A row of one workspace: keyed by the workspace and an id made here."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+", db_index=False)
    id = models.UUIDField(default=new_id, editable=False)
    by_itself: ClassVar[models.Q | None] = None  # rows that the program writes unasked: nobody built with them
    texts_with_ids: ClassVar[tuple[str, ...]] = ()  # columns in whose text ids of other rows stand, as plain digits

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True


class CompositeForeignKey(models.BaseConstraint):
    """A foreign key over several columns, checked at once by the database.

    It names tables and columns, not models: SQLite's remake of a table works with an empty registry of models.
    """

    def __init__(self, *, columns: tuple[str, ...], to_table: str, to_columns: tuple[str, ...], name: str) -> None:
        self.columns, self.to_table, self.to_columns = tuple(columns), to_table, tuple(to_columns)
        super().__init__(name=name)

    def constraint_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert schema_editor is not None
        quote = schema_editor.quote_name
        columns, to_columns = (", ".join(map(quote, names)) for names in (self.columns, self.to_columns))
        return f"CONSTRAINT {quote(self.name)} FOREIGN KEY ({columns}) REFERENCES {quote(self.to_table)} ({to_columns})"

    def create_sql(  # type: ignore[override]  # the stubs forget that Django takes None for nothing to do
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str | None:
        assert schema_editor is not None
        assert model is not None
        if schema_editor.connection.vendor == "sqlite":
            return None  # Django's remake of the table carries it there
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {self.constraint_sql(model, schema_editor)}"

    def remove_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert schema_editor is not None
        assert model is not None
        quote = schema_editor.quote_name
        return f"ALTER TABLE {quote(model._meta.db_table)} DROP CONSTRAINT {quote(self.name)}"

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """The database checks it; there is nothing to ask it beforehand."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CompositeForeignKey) and self.deconstruct() == other.deconstruct()

    __hash__ = models.BaseConstraint.__hash__

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path = f"{type(self).__module__}.{type(self).__qualname__}"
        names = {"columns": self.columns, "to_table": self.to_table, "to_columns": self.to_columns, "name": self.name}
        return path, (), names


class ScopedKey:
    """A foreign key to another scoped table: the id column, the relation over both columns, constraint and index.

    Beside `person = ScopedKey("Person")` stands `person_id: UUID`, which tells the type checker of the column.
    A row `lives_on` with the column empty when what it points to is deleted; else it goes with it.
    """

    def __init__(
        self,
        to: str,
        *,
        on_delete: Any = models.CASCADE,
        null: bool = False,
        lives_on: bool = False,
        related_name: str = "+",
    ) -> None:
        self.to, self.on_delete, self.null, self.related_name = to, on_delete, null, related_name
        self.lives_on = lives_on

    # The parts are added when Django builds the class; this tells the type checker what they read as.
    def __get__(self, row: models.Model | None, model: type[models.Model]) -> Any:
        raise AttributeError("a scoped key is replaced by its parts")

    def __set__(self, row: models.Model, value: Any) -> None:
        raise AttributeError("a scoped key is replaced by its parts")

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        column = f"{name}_id"
        models.UUIDField(null=self.null, blank=self.null).contribute_to_class(cls, column)
        relation: Any = models.ForeignObject(
            f"kithward.{self.to}",
            on_delete=self.on_delete,
            from_fields=["workspace_id", column],
            to_fields=["workspace_id", "id"],
            related_name=self.related_name,
            null=self.null,
            serialize=False,  # the two columns are written by their own fields
        )
        relation.lives_on = self.lives_on
        relation.contribute_to_class(cls, name)
        constraint = CompositeForeignKey(
            columns=("workspace_id", column),
            to_table=f"kithward_{self.to.lower()}",
            to_columns=("workspace_id", "id"),
            name=f"{cls.__name__.lower()}_{name}_of_same_workspace",
        )
        cls._meta.constraints = [*cls._meta.constraints, constraint]
        cls._meta.original_attrs["constraints"] = cls._meta.constraints
        if not is_indexed(cls, column):
            # Without it, taking away a row would read the whole of this table to see whether it is referred to.
            index = models.Index(fields=["workspace", column], name=f"{cls.__name__.lower()}_by_{name}")
            cls._meta.indexes = [*cls._meta.indexes, index]
            cls._meta.original_attrs["indexes"] = cls._meta.indexes


def is_indexed(model: type[models.Model], column: str) -> bool:
    """Whether an index or a unique constraint on all rows begins with the workspace and this column."""
    unique = [rule for rule in model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    whole = [rule.fields for rule in unique if rule.condition is None]
    return any(
        list(fields[:2]) == ["workspace", column] for fields in (*whole, *(i.fields for i in model._meta.indexes))
    )


class Editable(Scoped):
    """A row that a person can change: `version` tells whether it has changed since it was last seen."""

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    # Said again, because mypy forgets an inherited manager from one run to the next.
    objects = ScopedQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        abstract = True
