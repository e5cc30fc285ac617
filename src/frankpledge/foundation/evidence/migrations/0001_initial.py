import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ledger',
            fields=[
                ('partnership', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='accounts.partnership')),
                ('length', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('source', 'Source'), ('count', 'Figures of a count'), ('finding', 'Finding'), ('knowledge', 'Local knowledge'), ('provision', 'Existing provision'), ('answers', 'Answers to a question'), ('issue', 'Issue raised'), ('release', 'Release')], max_length=10)),
                ('key', models.CharField(max_length=100)),
                ('leads_to', models.PositiveBigIntegerField(blank=True, null=True)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
            ],
            options={
                'ordering': ('-number',),
                'constraints': [models.UniqueConstraint(fields=('partnership', 'number'), name='evidence_is_numbered'), models.UniqueConstraint(fields=('partnership', 'key'), name='a_thing_is_one_item_of_evidence')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(blank=True, choices=[('', 'Recorded'), ('draft', 'Draft'), ('signed', 'Signed'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], max_length=10)),
                ('title', models.CharField(max_length=250)),
                ('text', models.TextField(blank=True)),
                ('facts', models.JSONField(blank=True, default=list)),
                ('particulars', models.JSONField(blank=True, default=list)),
                ('detail', models.JSONField(blank=True, default=list)),
                ('limitations', models.JSONField(blank=True, default=list)),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='evidence.item')),
            ],
            options={
                'ordering': ('item_id', '-number'),
                'constraints': [models.UniqueConstraint(fields=('item', 'number'), name='versions_are_numbered')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(max_length=60)),
                ('is_beside', models.BooleanField(default=False)),
                ('on', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bears', to='evidence.version')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rests', to='evidence.version')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('version', 'on'), name='a_version_rests_on_another_once'), models.CheckConstraint(condition=models.Q(('on__lt', models.F('version'))), name='a_version_rests_on_what_was_before_it')],
            },
        ),
        migrations.CreateModel(
            name='Fingerprint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('of', models.CharField(max_length=100)),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fingerprints', to='evidence.version')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('version', 'of', 'sha256'), name='a_fingerprint_is_told_once')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('done', 'Done'), ('will-do', 'Will do'), ('will-not', 'Will not do')], max_length=10)),
                ('reason', models.TextField()),
                ('due', models.DateField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='evidence.version')),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='an_answer_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('due__isnull', False), ('outcome', 'will-do')), models.Q(models.Q(('outcome', 'will-do'), _negated=True), ('due', None)), _connector='OR'), name='what_will_be_done_has_a_day')],
            },
        ),
    ]
