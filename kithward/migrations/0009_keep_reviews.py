import django.db.models.deletion
import kithward.workspaces.models
import kithward.workspaces.scoped
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kithward', '0008_keep_wins'),
        ('workspaces', '0002_keep_holidays_and_look'),
    ]

    operations = [
        migrations.CreateModel(
            name='Review',
            fields=[
                ('pk', models.CompositePrimaryKey('workspace_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('id', models.UUIDField(default=kithward.workspaces.models.new_id, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('kind', models.CharField(choices=[('week', 'Week'), ('month', 'Month'), ('quarter', 'Quarter')], max_length=8)),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('finished', 'Finished'), ('skipped', 'Skipped')], default='open', max_length=8)),
                ('begun_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
        ),
        migrations.CreateModel(
            name='ReviewNote',
            fields=[
                ('pk', models.CompositePrimaryKey('workspace_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('id', models.UUIDField(default=kithward.workspaces.models.new_id, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('step', models.CharField(max_length=20)),
                ('text', models.TextField(blank=True)),
                ('written_on', models.DateField()),
                ('review_id', models.UUIDField()),
                ('review', models.ForeignObject(from_fields=['workspace_id', 'review_id'], on_delete=django.db.models.deletion.CASCADE, related_name='+', serialize=False, to='kithward.review', to_fields=['workspace_id', 'id'])),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(fields=('workspace', 'kind', 'first_on'), name='review_once_for_its_days'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('week', 'month', 'quarter'))), name='review_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', True), ('state', 'open')), models.Q(('closed_on__isnull', False), ('state__in', ('finished', 'skipped'))), _connector='OR'), name='review_is_closed_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('first_on__lte', models.F('last_on')), ('last_on__lt', models.F('due_on'))), name='review_is_due_after_its_days'),
        ),
        migrations.AddConstraint(
            model_name='reviewnote',
            constraint=models.UniqueConstraint(fields=('workspace', 'review_id', 'step'), name='review_note_once_a_step'),
        ),
        migrations.AddConstraint(
            model_name='reviewnote',
            constraint=kithward.workspaces.scoped.CompositeForeignKey(columns=('workspace_id', 'review_id'), name='reviewnote_review_of_same_workspace', to_columns=('workspace_id', 'id'), to_table='kithward_review'),
        ),
    ]
