import django.db.models.deletion
import frankpledge.core.cycle.body
import frankpledge.core.readiness.case.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('is_active', models.BooleanField(default=True)),
                ('is_host_staff', models.BooleanField(default=False)),
                ('joined', models.DateTimeField(blank=True, null=True)),
                ('erased', models.DateTimeField(blank=True, null=True)),
                ('mail_pace', models.CharField(choices=[('at-once', 'Whenever something happens'), ('digest', 'Once a day, everything together')], default='at-once', max_length=10)),
            ],
            options={
                'verbose_name_plural': 'people',
                'ordering': ('name', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('sector', models.CharField(choices=[('local-government', 'Local government'), ('police', 'Police'), ('police-oversight', 'Police oversight'), ('probation', 'Probation'), ('health', 'Health'), ('fire', 'Fire'), ('education', 'Education'), ('housing', 'Housing'), ('voluntary', 'Voluntary'), ('community', 'Community'), ('business', 'Business'), ('justice', 'Justice'), ('transport', 'Transport'), ('public-services', 'Public services')], max_length=20)),
                ('council_tier', models.CharField(choices=[('none', 'None'), ('unitary', 'Unitary'), ('district', 'District'), ('county', 'County')], default=frankpledge.core.readiness.case.terms.CouncilTier['NONE'], max_length=10)),
                ('operating_from', models.DateField(blank=True, null=True)),
                ('operating_until', models.DateField(blank=True, null=True)),
                ('hours_a_month', models.PositiveIntegerField(blank=True, null=True)),
            ],
            options={
                'ordering': ('name', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(max_length=40, unique=True)),
                ('code', models.CharField(blank=True, help_text="The area's GSS code", max_length=12)),
                ('regime', models.CharField(max_length=20)),
                ('tier', models.CharField(choices=[('two-tier', 'Two tier'), ('unitary', 'Unitary'), ('london', 'London'), ('city', 'City'), ('wales', 'Wales')], default=frankpledge.core.cycle.body.Tier['UNITARY'], max_length=10)),
                ('started', models.DateField()),
                ('predecessor', models.CharField(blank=True, max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('level', models.CharField(choices=[('strategic', 'Strategic'), ('co-ordinating', 'Co-ordinating'), ('operational', 'Operational')], max_length=20)),
                ('seniority', models.CharField(choices=[('chief-officer', 'Chief officer'), ('senior', 'Senior'), ('middle', 'Middle'), ('practitioner', 'Practitioner'), ('elected-member', 'Elected member'), ('volunteer', 'Volunteer')], default=frankpledge.core.readiness.case.terms.Seniority['MIDDLE'], max_length=20)),
                ('co_ordinates', models.BooleanField(default=False)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='accounts.agency')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='accounts.partnership')),
            ],
            options={
                'ordering': ('agency__name', 'title', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('role', models.CharField(choices=[('co-ordinator', 'Co-ordinator'), ('information-officer', 'Information officer'), ('agency-representative', 'Agency representative'), ('data-liaison', 'Data liaison officer'), ('output-checker', 'Output checker'), ('chair', 'Chair or board member'), ('contractor', 'Contractor'), ('observer', 'Observer from a county, region or neighbour')], max_length=30)),
                ('until', models.DateField(blank=True, null=True)),
                ('token_digest', models.CharField(max_length=64, unique=True)),
                ('invited_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='accounts.partnership')),
            ],
            options={
                'ordering': ('-invited_at', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('accepted_at', None), ('accepted_by', None)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False)), _connector='OR'), name='accepted_when_and_by_whom_together')],
            },
        ),
        migrations.CreateModel(
            name='PartnershipAgency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(blank=True, help_text="The regime's key for this kind of body", max_length=60)),
                ('standing', models.CharField(choices=[('responsible', 'Responsible'), ('co-operating', 'Co-operating'), ('participating', 'Participating'), ('member', 'Member')], max_length=20)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('hours_a_month', models.PositiveIntegerField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='accounts.agency')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='accounts.partnership')),
            ],
            options={
                'ordering': ('agency__name', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('partnership', 'agency'), name='one_open_place_an_agency'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='place_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='RoleGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('co-ordinator', 'Co-ordinator'), ('information-officer', 'Information officer'), ('agency-representative', 'Agency representative'), ('data-liaison', 'Data liaison officer'), ('output-checker', 'Output checker'), ('chair', 'Chair or board member'), ('contractor', 'Contractor'), ('observer', 'Observer from a county, region or neighbour')], max_length=30)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='accounts.agency')),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='accounts.partnership')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('person__name', 'role', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('agency__isnull', False), ('role__in', ('agency-representative', 'data-liaison'))), models.Q(('role__in', ('agency-representative', 'data-liaison')), _negated=True), _connector='OR'), name='a_role_for_an_agency_names_it'), models.CheckConstraint(condition=models.Q(models.Q(('role', 'contractor'), _negated=True), ('until__isnull', False), _connector='OR'), name='a_contractor_has_a_last_day')],
            },
        ),
        migrations.CreateModel(
            name='StaffAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='staff_access', to='accounts.partnership')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='staff_access', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-starts_at', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='staff_access_ends')],
            },
        ),
        migrations.CreateModel(
            name='PostHolding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='accounts.post')),
            ],
            options={
                'ordering': ('since', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('post', 'person'), name='held_once_at_a_time')],
            },
        ),
    ]
