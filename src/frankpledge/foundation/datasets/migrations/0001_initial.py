import django.db.models.deletion
import frankpledge.foundation.sharing.models.protocols
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('sharing', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PseudonymKey',
            fields=[
                ('partnership', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='accounts.partnership')),
                ('key', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dataset', models.CharField(choices=frankpledge.foundation.sharing.models.protocols.dataset_choices, max_length=40)),
                ('file_name', models.CharField(max_length=150)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField(blank=True, null=True)),
                ('area_field', models.CharField(blank=True, max_length=40)),
                ('area_codes', models.JSONField(blank=True, default=list)),
                ('outside', models.PositiveBigIntegerField(blank=True, null=True)),
                ('received_at', models.DateTimeField()),
                ('status', models.CharField(choices=[('received', 'Received'), ('unreadable', 'To be sent again'), ('checked', 'To be accepted'), ('accepted', 'Accepted'), ('returned', 'Returned'), ('deleted', 'Deleted on time')], default='received', max_length=10)),
                ('sheet', models.CharField(blank=True, max_length=60)),
                ('heading_row', models.PositiveSmallIntegerField(default=0)),
                ('snapshot_sha256', models.CharField(blank=True, max_length=64)),
                ('snapshot_size', models.PositiveBigIntegerField(blank=True, null=True)),
                ('kept', models.JSONField(blank=True, default=list)),
                ('dropped', models.JSONField(blank=True, default=list)),
                ('rows', models.PositiveBigIntegerField(blank=True, null=True)),
                ('unreadable_rows', models.PositiveBigIntegerField(blank=True, null=True)),
                ('screened', models.PositiveBigIntegerField(blank=True, null=True)),
                ('faults', models.JSONField(blank=True, default=list)),
                ('taken_in_at', models.DateTimeField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('returned_why', models.TextField(blank=True)),
                ('keep_until', models.DateField()),
                ('deleted_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='accounts.agency')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('flow', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='sharing.flow')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='accounts.partnership')),
                ('received_from', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-received_at', '-pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('unreadable', 'returned', 'deleted')), _negated=True), fields=('partnership', 'agency', 'dataset', 'sha256'), name='the_same_file_twice_is_one'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('checked', 'accepted')), _negated=True), models.Q(('snapshot_sha256', ''), _negated=True), _connector='OR'), name='what_was_checked_has_a_snapshot'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'deleted'), _negated=True), ('deleted_at__isnull', False), _connector='OR'), name='what_was_deleted_says_when')],
            },
        ),
        migrations.CreateModel(
            name='ColumnNames',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dataset', models.CharField(choices=frankpledge.foundation.sharing.models.protocols.dataset_choices, max_length=40)),
                ('names', models.JSONField(default=dict)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership', 'agency', 'dataset'), name='columns_are_named_once')],
            },
        ),
        migrations.CreateModel(
            name='Spool',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=64)),
                ('key', models.BinaryField()),
                ('elsewhere', models.JSONField(blank=True, default=list)),
                ('submission', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='spool', to='datasets.submission')),
            ],
        ),
        migrations.CreateModel(
            name='Fulfilment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('instalment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fulfilments', to='sharing.instalment')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fulfilments', to='datasets.submission')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('submission', 'instalment'), name='an_extract_serves_an_instalment_once')],
            },
        ),
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=10)),
                ('purpose', models.CharField(max_length=20)),
                ('fields', models.JSONField()),
                ('at', models.DateTimeField()),
                ('flow', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='sharing.flow')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='accounts.partnership')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='datasets.submission')),
            ],
            options={
                'ordering': ('-at', '-pk'),
            },
        ),
    ]
