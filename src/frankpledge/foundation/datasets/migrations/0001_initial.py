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
            name='SupplyToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('datasets', models.JSONField()),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('last_day', models.DateField()),
                ('last_used_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supply_tokens', to='accounts.agency')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supply_tokens', to='accounts.partnership')),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-made_at', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('revoked_at', None), ('revoked_by', None)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False)), _connector='OR'), name='a_token_is_revoked_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='TallySheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dataset', models.CharField(choices=frankpledge.foundation.sharing.models.protocols.dataset_choices, max_length=40)),
                ('areas', models.JSONField()),
                ('categories', models.JSONField()),
                ('laid_out_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tally_sheets', to='accounts.agency')),
                ('laid_out_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tally_sheets', to='accounts.partnership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership', 'agency', 'dataset'), name='a_tally_sheet_is_laid_out_once')],
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
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dataset', models.CharField(choices=frankpledge.foundation.sharing.models.protocols.dataset_choices, max_length=40)),
                ('name', models.CharField(max_length=32, unique=True)),
                ('once_key', models.CharField(max_length=120)),
                ('file_name', models.CharField(max_length=150)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('arrived', models.PositiveBigIntegerField(default=0)),
                ('begun_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('ended', models.CharField(blank=True, choices=[('wrong-digest', 'What arrived is not what was declared'), ('not-covered', 'No live protocol covers it'), ('unreadable', 'It is of a kind that cannot be read'), ('lost', 'What had arrived did not survive'), ('expired', 'Nothing more came in time'), ('withdrawn', 'The sender withdrew it')], max_length=12)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='accounts.agency')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='accounts.partnership')),
                ('submission', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='datasets.submission')),
                ('token', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='datasets.supplytoken')),
            ],
            options={
                'ordering': ('-begun_at', '-pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended', ''), ('submission', None)), fields=('partnership', 'agency', 'once_key'), name='one_upload_under_way_for_a_key'), models.CheckConstraint(condition=models.Q(('arrived__lte', models.F('size'))), name='no_more_arrives_than_was_declared'), models.CheckConstraint(condition=models.Q(('submission', None), ('ended', ''), _connector='OR'), name='an_upload_ends_in_one_way')],
            },
        ),
        migrations.CreateModel(
            name='DataIssue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dataset', models.CharField(choices=frankpledge.foundation.sharing.models.protocols.dataset_choices, max_length=40)),
                ('code', models.CharField(max_length=40)),
                ('column', models.CharField(blank=True, max_length=100)),
                ('what', models.TextField()),
                ('found_count', models.PositiveBigIntegerField(default=1)),
                ('seen_count', models.PositiveBigIntegerField(blank=True, null=True)),
                ('opened_at', models.DateTimeField()),
                ('due', models.DateField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_why', models.TextField(blank=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='data_issues', to='accounts.agency')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issues_closed', to='datasets.submission')),
                ('found_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issues_found', to='datasets.submission')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='data_issues', to='accounts.partnership')),
                ('seen_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='datasets.submission')),
            ],
            options={
                'ordering': ('due', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None), models.Q(('code', 'returned'), _negated=True)), fields=('partnership', 'agency', 'dataset', 'code', 'column'), name='a_fault_of_data_is_open_once'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None), ('closed_in', None), ('closed_why', '')), models.Q(('closed_at__isnull', False), ('closed_by', None), ('closed_in__isnull', False), ('closed_why', '')), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False), ('closed_in', None), models.Q(('closed_why', ''), _negated=True)), _connector='OR'), name='a_data_issue_is_closed_by_an_extract_or_somebody')],
            },
        ),
        migrations.CreateModel(
            name='UploadPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.PositiveBigIntegerField()),
                ('size', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=64, unique=True)),
                ('key', models.BinaryField()),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='datasets.upload')),
            ],
            options={
                'ordering': ('starts',),
                'constraints': [models.UniqueConstraint(fields=('upload', 'starts'), name='parts_of_an_upload_do_not_overlap'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='a_part_holds_something')],
            },
        ),
    ]
