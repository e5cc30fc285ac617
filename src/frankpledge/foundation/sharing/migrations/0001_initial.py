import django.db.models.deletion
import frankpledge.foundation.sharing.models
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
                ('dataset', models.CharField(choices=frankpledge.foundation.sharing.models.dataset_choices, max_length=40)),
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
    ]
