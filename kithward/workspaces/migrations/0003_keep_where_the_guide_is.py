"""The first-time guide: on in new workspaces, left in those that are there, whose people know their way."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workspaces', '0002_keep_holidays_and_look'),
    ]

    operations = [
        migrations.AddField(
            model_name='workspace',
            name='guide',
            field=models.CharField(default='left', max_length=8),
        ),
        migrations.AlterField(
            model_name='workspace',
            name='guide',
            field=models.CharField(default='on', max_length=8),
        ),
        migrations.AddField(
            model_name='workspace',
            name='guide_skipped',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddConstraint(
            model_name='workspace',
            constraint=models.CheckConstraint(condition=models.Q(('guide__in', ('on', 'left', 'finished'))), name='workspace_guide_is_known'),
        ),
    ]
