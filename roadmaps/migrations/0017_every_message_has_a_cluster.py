
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('clusters', '0004_targets_of_requests'),
        ('roadmaps', '0016_cluster_of_messages'),
    ]

    operations = [
        migrations.AlterField(
            model_name='discussionmessage',
            name='cluster',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='clusters.cluster'),
        ),
    ]
