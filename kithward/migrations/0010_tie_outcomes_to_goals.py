import django.db.models.deletion
import kithward.workspaces.models
import kithward.workspaces.scoped
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kithward', '0009_keep_reviews'),
        ('workspaces', '0002_keep_holidays_and_look'),
    ]

    operations = [
        migrations.CreateModel(
            name='OutcomeGoal',
            fields=[
                ('pk', models.CompositePrimaryKey('workspace_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('id', models.UUIDField(default=kithward.workspaces.models.new_id, editable=False)),
                ('outcome_id', models.UUIDField()),
                ('goal_id', models.UUIDField()),
                ('goal', models.ForeignObject(from_fields=['workspace_id', 'goal_id'], on_delete=django.db.models.deletion.CASCADE, related_name='tied', serialize=False, to='kithward.goal', to_fields=['workspace_id', 'id'])),
                ('outcome', models.ForeignObject(from_fields=['workspace_id', 'outcome_id'], on_delete=django.db.models.deletion.CASCADE, related_name='tied', serialize=False, to='kithward.outcome', to_fields=['workspace_id', 'id'])),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', 'goal_id'], name='outcomegoal_by_goal')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'outcome_id', 'goal_id'), name='outcome_tied_once_to_a_goal'), kithward.workspaces.scoped.CompositeForeignKey(columns=('workspace_id', 'outcome_id'), name='outcomegoal_outcome_of_same_workspace', to_columns=('workspace_id', 'id'), to_table='kithward_outcome'), kithward.workspaces.scoped.CompositeForeignKey(columns=('workspace_id', 'goal_id'), name='outcomegoal_goal_of_same_workspace', to_columns=('workspace_id', 'id'), to_table='kithward_goal')],
            },
        ),
    ]
