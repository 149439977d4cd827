import django.db.models.deletion
import kithward.workspaces.models
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kithward', '0006_keep_assessments'),
        ('workspaces', '0002_keep_holidays_and_look'),
    ]

    operations = [
        migrations.CreateModel(
            name='VisionVersion',
            fields=[
                ('pk', models.CompositePrimaryKey('workspace_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('id', models.UUIDField(default=kithward.workspaces.models.new_id, editable=False)),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('by', models.DateField(blank=True, null=True)),
                ('written_on', models.DateField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'number'), name='vision_version_numbered_once')],
            },
        ),
        migrations.CreateModel(
            name='ReflectionAnswer',
            fields=[
                ('pk', models.CompositePrimaryKey('workspace_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('id', models.UUIDField(default=kithward.workspaces.models.new_id, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('question', models.CharField(max_length=20)),
                ('text', models.TextField()),
                ('answered_on', models.DateField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'question'), name='reflection_answered_once')],
            },
        ),
    ]
