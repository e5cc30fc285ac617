import django.db.models.deletion
import frankpledge.foundation.sharing.models.protocols
import frankpledge.foundation.sharing.rules.requests
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
            name='Requester',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('authority', models.CharField(max_length=200)),
                ('work', models.TextField()),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requesters', to='accounts.partnership')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('registered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-since', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='a_requester_ends_after_beginning')],
            },
        ),
        migrations.CreateModel(
            name='SharingProtocol',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('purpose', models.TextField()),
                ('starts', models.DateField()),
                ('review_by', models.DateField()),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('opened_on', models.DateField(blank=True, null=True)),
                ('ended', models.DateField(blank=True, null=True)),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='protocols', to='accounts.partnership')),
                ('previous', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next', to='sharing.sharingprotocol')),
            ],
            options={
                'ordering': ('name', 'version', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('review_by__gt', models.F('starts'))), name='a_protocol_is_reviewed_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dataset', models.CharField(choices=frankpledge.foundation.sharing.models.protocols.dataset_choices, max_length=40)),
                ('detail', models.CharField(choices=[('point', 'A point on the map'), ('lsoa', 'A small area, of about 1,500 people'), ('ward', 'A ward or police beat'), ('institution', 'A school, court or hospital'), ('partnership', 'The partnership’s area as a whole')], max_length=12)),
                ('held_from', models.DateField(blank=True, null=True)),
                ('renewed', models.CharField(choices=[('daily', 'Daily'), ('weekly', 'Weekly'), ('monthly', 'Monthly'), ('quarterly', 'Quarterly'), ('yearly', 'Yearly'), ('never', 'Not any more')], max_length=10)),
                ('may_release', models.TextField(blank=True)),
                ('release_to', models.TextField(blank=True)),
                ('told_on', models.DateField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='accounts.agency')),
                ('ask', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='accounts.partnership')),
            ],
            options={
                'ordering': ('agency__name', 'dataset', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('partnership', 'agency', 'dataset'), name='a_holding_stands_once')],
            },
        ),
        migrations.CreateModel(
            name='DataRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dataset', models.CharField(choices=frankpledge.foundation.sharing.models.protocols.dataset_choices, max_length=40)),
                ('fields', models.JSONField()),
                ('detail', models.CharField(choices=[('point', 'A point on the map'), ('lsoa', 'A small area, of about 1,500 people'), ('ward', 'A ward or police beat'), ('institution', 'A school, court or hospital'), ('partnership', 'The partnership’s area as a whole')], max_length=12)),
                ('purpose', models.CharField(choices=[('audit', 'Audit: count it, analyse it, and publish what is safe'), ('problem-solving', 'Problem solving: find places and patterns for work on one problem'), ('monitoring', 'Monitoring: measure how actions and targets go'), ('evaluation', 'Evaluation: find out whether something worked')], max_length=20)),
                ('why', models.TextField()),
                ('area_field', models.CharField(blank=True, max_length=40)),
                ('area_codes', models.JSONField(blank=True, default=list)),
                ('period_from', models.DateField()),
                ('period_to', models.DateField()),
                ('every', models.CharField(choices=[('once', 'Once'), ('month', 'Every month'), ('quarter', 'Every quarter'), ('year', 'Every year')], default=frankpledge.foundation.sharing.rules.requests.Every['ONCE'], max_length=10)),
                ('due_by', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('joint', models.CharField(blank=True, max_length=16)),
                ('issued_on', models.DateField()),
                ('estimated_hours', models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='data_requests', to='accounts.agency')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='data_requests', to='accounts.partnership')),
                ('requester', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='sharing.requester')),
            ],
            options={
                'ordering': ('agency__name', 'due_by', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('period_to__gte', models.F('period_from'))), name='a_period_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('joint', ''), models.Q(('area_field', ''), _negated=True), _connector='OR'), name='a_part_names_its_areas'), models.UniqueConstraint(condition=models.Q(('withdrawn_on', None), models.Q(('joint', ''), _negated=True)), fields=('partnership', 'joint'), name='one_part_a_partnership')],
            },
        ),
        migrations.CreateModel(
            name='ProtocolComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('protocol', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='sharing.sharingprotocol')),
            ],
            options={
                'ordering': ('at', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_by', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='a_comment_is_answered_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='protocol_parties', to='accounts.agency')),
                ('liaison', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                ('signs_as', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                ('protocol', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='sharing.sharingprotocol')),
            ],
            options={
                'ordering': ('agency__name', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('protocol', 'agency'), name='an_agency_is_party_once')],
            },
        ),
        migrations.CreateModel(
            name='Flow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dataset', models.CharField(choices=frankpledge.foundation.sharing.models.protocols.dataset_choices, max_length=40)),
                ('fields', models.JSONField()),
                ('detail', models.CharField(choices=[('point', 'A point on the map'), ('lsoa', 'A small area, of about 1,500 people'), ('ward', 'A ward or police beat'), ('institution', 'A school, court or hospital'), ('partnership', 'The partnership’s area as a whole')], max_length=12)),
                ('purposes', models.JSONField()),
                ('power', models.CharField(max_length=30)),
                ('basis', models.CharField(max_length=30)),
                ('necessity', models.TextField()),
                ('safeguards', models.TextField(blank=True)),
                ('keep_days', models.PositiveSmallIntegerField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flows', to='accounts.agency')),
                ('protocol', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='flows', to='sharing.sharingprotocol')),
            ],
            options={
                'ordering': ('agency__name', 'dataset', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('protocol', 'agency', 'dataset'), name='a_dataset_flows_once')],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signed_at', models.DateTimeField()),
                ('party', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signature', to='sharing.party')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
            ],
        ),
        migrations.CreateModel(
            name='Instalment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('due_by', models.DateField()),
                ('period_from', models.DateField()),
                ('period_to', models.DateField()),
                ('refused_on', models.DateField(blank=True, null=True)),
                ('refused_why', models.TextField(blank=True)),
                ('shortfall_why', models.TextField(blank=True)),
                ('hours', models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
                ('refused_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='instalments', to='sharing.datarequest')),
            ],
            options={
                'ordering': ('due_by', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('request', 'number'), name='an_instalment_stands_once'), models.CheckConstraint(condition=models.Q(models.Q(('refused_by', None), ('refused_on', None), ('refused_why', '')), models.Q(models.Q(('refused_why', ''), _negated=True), ('refused_by__isnull', False), ('refused_on__isnull', False)), _connector='OR'), name='a_refusal_says_why_and_by_whom')],
            },
        ),
    ]
