from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('roadmaps', '0004_known_id_of_rows'),
    ]

    operations = [
        migrations.AddField(
            model_name='columnchoice',
            name='columns',
            field=models.JSONField(default=list),
        ),
    ]
