
import django.db.models.deletion
import roadmaps.models.attachment
import roadmaps.models.kept_file
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('clusters', '0004_targets_of_requests'),
        ('roadmaps', '0014_requests'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wording', models.CharField(max_length=320)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='MessageVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('replaced_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('replaced_at', 'pk'),
            },
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='changed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='cluster',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='clusters.cluster'),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='edited_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='is_ministry_only',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='kind',
            field=models.CharField(choices=[('message', 'Message'), ('call', 'Phone call'), ('meeting', 'Meeting')], default='message', max_length=10),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='quotes',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='quoted_in', to='roadmaps.discussionmessage'),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='removed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='removed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages_removed', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='report',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='roadmaps.progressreport'),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='request',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='roadmaps.request'),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='revision',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='roadmaps.revision'),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='roadmap',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='roadmaps.roadmap'),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='talked_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='took_part',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='via',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AlterField(
            model_name='discussionmessage',
            name='milestone',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='roadmaps.milestone'),
        ),
        migrations.AlterField(
            model_name='discussionmessage',
            name='text',
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='added_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=255)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('size', models.PositiveIntegerField(default=0)),
                ('format', models.CharField(blank=True, choices=[('pdf', 'PDF'), ('docx', 'Word document'), ('xlsx', 'Excel workbook'), ('pptx', 'PowerPoint slides'), ('odt', 'OpenDocument text'), ('ods', 'OpenDocument table'), ('jpeg', 'JPEG picture'), ('png', 'PNG picture'), ('heic', 'HEIC photo')], max_length=4)),
                ('scan', models.CharField(choices=[('unscanned', 'not checked for viruses'), ('pending', 'is being checked for viruses'), ('clean', 'no viruses found'), ('infected', 'a virus was found')], default='unscanned', max_length=9)),
                ('added_at', models.DateTimeField()),
                ('file', models.FileField(storage=roadmaps.models.kept_file.private_storage, upload_to=roadmaps.models.attachment.attachment_path)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to=settings.AUTH_USER_MODEL)),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='roadmaps.discussionmessage')),
            ],
            options={
                'ordering': ('added_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Bookmark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=40)),
                ('read_upto', models.BigIntegerField(default=0)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('draft', models.TextField(blank=True)),
                ('is_draft_ministry_only', models.BooleanField(default=False)),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bookmarks', to='clusters.cluster')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bookmarks', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Circular',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='circulars', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-written_at', '-pk'),
            },
        ),
        migrations.AddField(
            model_name='discussionmessage',
            name='circular',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='roadmaps.circular'),
        ),
        migrations.AddIndex(
            model_name='discussionmessage',
            index=models.Index(fields=['milestone', '-written_at'], name='message_on_milestone'),
        ),
        migrations.AddIndex(
            model_name='discussionmessage',
            index=models.Index(fields=['roadmap', '-written_at'], name='message_on_roadmap'),
        ),
        migrations.AddConstraint(
            model_name='discussionmessage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('milestone__isnull', False), ('report__isnull', True), ('request__isnull', True), ('revision__isnull', True), ('roadmap__isnull', True)), models.Q(('milestone__isnull', True), ('report__isnull', True), ('request__isnull', True), ('revision__isnull', False), ('roadmap__isnull', True)), models.Q(('milestone__isnull', True), ('report__isnull', False), ('request__isnull', True), ('revision__isnull', True), ('roadmap__isnull', True)), models.Q(('milestone__isnull', True), ('report__isnull', True), ('request__isnull', False), ('revision__isnull', True), ('roadmap__isnull', True)), models.Q(('milestone__isnull', True), ('report__isnull', True), ('request__isnull', True), ('revision__isnull', True), ('roadmap__isnull', False)), _connector='OR'), name='message_on_one_subject'),
        ),
        migrations.AddConstraint(
            model_name='discussionmessage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'message'), ('talked_on__isnull', True)), models.Q(models.Q(('kind', 'message'), _negated=True), ('talked_on__isnull', False)), _connector='OR'), name='message_talk_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='discussionmessage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', True), ('removed_by__isnull', True)), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False), ('text', '')), _connector='OR'), name='message_removal_is_signed'),
        ),
        migrations.AddConstraint(
            model_name='discussionmessage',
            constraint=models.CheckConstraint(condition=models.Q(('circular__isnull', True), ('is_ministry_only', False), _connector='OR'), name='message_to_many_is_for_all'),
        ),
        migrations.AddField(
            model_name='mention',
            name='message',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='roadmaps.discussionmessage'),
        ),
        migrations.AddField(
            model_name='mention',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='messageversion',
            name='message',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='roadmaps.discussionmessage'),
        ),
        migrations.AddIndex(
            model_name='attachment',
            index=models.Index(condition=models.Q(('scan', 'pending')), fields=['scan'], name='attachment_to_scan'),
        ),
        migrations.AddIndex(
            model_name='attachment',
            index=models.Index(fields=['file'], name='attachment_by_file'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.UniqueConstraint(fields=('message', 'sha256'), name='attachment_once_in_message'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file', ''), _negated=True), models.Q(('sha256', ''), _negated=True)), name='attachment_is_a_file'),
        ),
        migrations.AddIndex(
            model_name='bookmark',
            index=models.Index(fields=['subject'], name='bookmark_by_subject'),
        ),
        migrations.AddConstraint(
            model_name='bookmark',
            constraint=models.UniqueConstraint(fields=('person', 'subject'), name='bookmark_once_in_discussion'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(fields=('message', 'person'), name='mention_once_in_message'),
        ),
    ]
