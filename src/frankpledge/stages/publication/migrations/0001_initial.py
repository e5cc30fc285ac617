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
            name='ReleaseCandidate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('about', models.JSONField(blank=True, default=dict)),
                ('bundle_digest', models.CharField(max_length=64)),
                ('prepared_at', models.DateTimeField()),
                ('proposed_at', models.DateTimeField(blank=True, null=True)),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('returned_at', models.DateTimeField(blank=True, null=True)),
                ('returned_why', models.TextField(blank=True)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='release_candidates', to='accounts.partnership')),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('released_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consents_wanted', models.PositiveSmallIntegerField(default=0)),
                ('corrects', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='publication.releasecandidate')),
                ('corrects_why', models.TextField(blank=True)),
                ('public_from', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_why', models.TextField(blank=True)),
            ],
            options={
                'ordering': ('-prepared_at', '-pk'),
                'constraints': [models.UniqueConstraint(fields=('partnership', 'number'), name='releases_are_numbered'), models.CheckConstraint(condition=models.Q(models.Q(('proposed_at', None), ('proposed_by', None)), models.Q(('proposed_at__isnull', False), ('proposed_by__isnull', False)), _connector='OR'), name='proposed_when_and_by_whom_together'), models.CheckConstraint(condition=models.Q(models.Q(('signed_at', None), ('signed_by', None)), models.Q(('proposed_by__isnull', False), ('signed_at__isnull', False), ('signed_by__isnull', False), models.Q(('signed_by', models.F('proposed_by')), _negated=True), models.Q(('signed_by', models.F('prepared_by')), _negated=True)), _connector='OR'), name='nobody_signs_off_their_own_release'), models.CheckConstraint(condition=models.Q(models.Q(('number', None), ('released_at', None), ('released_by', None)), models.Q(('number__isnull', False), ('released_at__isnull', False), ('released_by__isnull', False), ('signed_at__isnull', False)), _connector='OR'), name='only_what_was_signed_off_is_released'), models.CheckConstraint(condition=models.Q(('released_at', None), ('consents_wanted', 0), _connector='OR'), name='only_what_agencies_agreed_to_is_released'), models.CheckConstraint(condition=models.Q(models.Q(('public_from', None), ('released_at', None)), models.Q(('public_from__gte', models.F('released_at')), ('released_at__isnull', False)), _connector='OR'), name='nothing_is_public_before_it_is_released'), models.CheckConstraint(condition=models.Q(('corrects', None), models.Q(models.Q(('corrects', models.F('id')), _negated=True), models.Q(('corrects_why', ''), _negated=True)), _connector='OR'), name='a_correction_says_what_was_wrong'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_by', None)), models.Q(('released_at__isnull', False), ('withdrawn_at__gte', models.F('released_at')), ('withdrawn_by__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='only_what_was_released_is_withdrawn_and_why')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField()),
                ('answer', models.CharField(blank=True, choices=[('', 'Not answered yet'), ('given', 'Agreed'), ('refused', 'Not agreed')], default='', max_length=10)),
                ('why', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='publication.releasecandidate')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
            ],
            options={
                'ordering': ('agency__name', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('candidate', 'agency'), name='an_agency_is_asked_once'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_by', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='answered_when_and_by_whom_together'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'refused'), _negated=True), models.Q(('why', ''), _negated=True), _connector='OR'), name='a_refusal_says_why')],
            },
        ),
    ]
