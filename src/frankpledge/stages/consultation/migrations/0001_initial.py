import django.db.models.deletion
import frankpledge.stages.consultation.rules.channels
import frankpledge.stages.consultation.rules.phases
import frankpledge.stages.consultation.rules.planning
import frankpledge.stages.consultation.rules.settings
import frankpledge.stages.consultation.rules.worth
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConsultationStrategy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('budget', models.DecimalField(decimal_places=2, max_digits=12)),
                ('hours', models.PositiveIntegerField()),
                ('done_by', models.CharField(choices=[(frankpledge.stages.consultation.rules.planning.DoneBy['IN_HOUSE'], 'In house'), (frankpledge.stages.consultation.rules.planning.DoneBy['PARTLY'], 'Partly contracted out'), (frankpledge.stages.consultation.rules.planning.DoneBy['CONTRACTED'], 'Contracted out')], max_length=10)),
                ('done_by_reason', models.TextField()),
                ('lead_days', models.PositiveSmallIntegerField()),
                ('sensitive_lead_days', models.PositiveSmallIntegerField()),
                ('written_on', models.DateField()),
                ('put_on', models.DateField(blank=True, null=True)),
                ('answer', models.CharField(blank=True, choices=[('approved', 'Approved'), ('sent-back', 'Sent back')], max_length=10)),
                ('words', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultation_strategies', to='partnership.cycle')),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultation_strategies', to='accounts.post')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
                ('put_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('put_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.group')),
            ],
            options={
                'ordering': ('-version', '-pk'),
                'constraints': [models.UniqueConstraint(fields=('cycle', 'version'), name='a_strategy_has_each_version_once'), models.CheckConstraint(condition=models.Q(('sensitive_lead_days__gte', models.F('lead_days'))), name='sensitive_work_is_planned_no_later'), models.CheckConstraint(condition=models.Q(('budget__gte', 0)), name='a_strategys_budget_is_not_negative'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_by', None), ('answered_on', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_by__isnull', False), ('answered_on__isnull', False), ('put_to__isnull', False)), _connector='OR'), name='a_strategy_is_answered_by_a_group')],
            },
        ),
        migrations.CreateModel(
            name='GroupToHear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('reason', models.TextField()),
                ('needs', models.TextField(blank=True)),
                ('is_sensitive', models.BooleanField(default=False)),
                ('margin_source', models.CharField(blank=True, max_length=200)),
                ('named_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
            ],
            options={
                'ordering': ('name', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('partnership', 'name'), name='a_group_to_hear_is_named_once'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('named_on')), _connector='OR'), name='a_group_is_named_before_it_is_not')],
            },
        ),
        migrations.CreateModel(
            name='Forum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150)),
                ('kind', models.CharField(choices=[('forum', 'Forum or users’ group'), ('police-group', 'Police and community consultative group'), ('panel', 'Citizens’ panel'), ('parliament', 'Youth council or parliament'), ('scrutiny', 'Scrutiny committee'), ('watch', 'Residents’ or tenants’ association, or a watch'), ('staff', 'An agency’s own people who know how to ask')], max_length=15)),
                ('audience', models.CharField(max_length=300)),
                ('meets', models.CharField(max_length=100)),
                ('next_on', models.DateField(blank=True, null=True)),
                ('speaks_for', models.PositiveIntegerField(blank=True, null=True)),
                ('membership', models.TextField(blank=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forums', to='accounts.agency')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
                ('reaches', models.ManyToManyField(blank=True, related_name='forums', to='consultation.grouptohear')),
            ],
            options={
                'ordering': ('name', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('partnership', 'name'), name='a_forum_is_entered_once')],
            },
        ),
        migrations.CreateModel(
            name='PhaseAim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phase', models.CharField(choices=[(frankpledge.stages.consultation.rules.phases.Phase['PLANNING'], 'Before the audit'), (frankpledge.stages.consultation.rules.phases.Phase['AUDIT'], 'During the audit'), (frankpledge.stages.consultation.rules.phases.Phase['POST_AUDIT'], 'On the published audit'), (frankpledge.stages.consultation.rules.phases.Phase['ACTION'], 'While action is planned and taken'), (frankpledge.stages.consultation.rules.phases.Phase['REVIEW'], 'At the review, for the next round')], max_length=12)),
                ('aim', models.TextField()),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
                ('strategy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aims', to='consultation.consultationstrategy')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('strategy', 'phase'), name='a_phase_has_one_aim')],
            },
        ),
        migrations.CreateModel(
            name='Exercise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('phase', models.CharField(choices=[(frankpledge.stages.consultation.rules.phases.Phase['PLANNING'], 'Before the audit'), (frankpledge.stages.consultation.rules.phases.Phase['AUDIT'], 'During the audit'), (frankpledge.stages.consultation.rules.phases.Phase['POST_AUDIT'], 'On the published audit'), (frankpledge.stages.consultation.rules.phases.Phase['ACTION'], 'While action is planned and taken'), (frankpledge.stages.consultation.rules.phases.Phase['REVIEW'], 'At the review, for the next round')], max_length=12)),
                ('method', models.CharField(choices=[(frankpledge.stages.consultation.rules.phases.Method['QUESTIONNAIRE'], 'Questionnaire: online, in kiosks, on paper'), (frankpledge.stages.consultation.rules.phases.Method['MEETING'], 'Public meeting'), (frankpledge.stages.consultation.rules.phases.Method['FOCUS_GROUP'], 'Focus group'), (frankpledge.stages.consultation.rules.phases.Method['INTERVIEW'], 'Interviews'), (frankpledge.stages.consultation.rules.phases.Method['FORUM'], 'Return of a forum or panel'), (frankpledge.stages.consultation.rules.phases.Method['LETTERS'], 'E-mails and letters')], max_length=15)),
                ('method_reason', models.TextField(blank=True)),
                ('aim', models.TextField()),
                ('audience', models.CharField(max_length=300)),
                ('duties', models.JSONField(blank=True, default=list)),
                ('opens', models.DateField()),
                ('closes', models.DateField()),
                ('planned_on', models.DateField()),
                ('done_by', models.CharField(choices=[(frankpledge.stages.consultation.rules.planning.DoneBy['IN_HOUSE'], 'In house'), (frankpledge.stages.consultation.rules.planning.DoneBy['PARTLY'], 'Partly contracted out'), (frankpledge.stages.consultation.rules.planning.DoneBy['CONTRACTED'], 'Contracted out')], default=frankpledge.stages.consultation.rules.planning.DoneBy['IN_HOUSE'], max_length=10)),
                ('done_by_reason', models.TextField(blank=True)),
                ('cost_planned', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('hours_planned', models.PositiveIntegerField(blank=True, null=True)),
                ('called_off_on', models.DateField(blank=True, null=True)),
                ('called_off_why', models.TextField(blank=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exercises', to='partnership.cycle')),
                ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='exercises_led', to='accounts.post')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
                ('forums', models.ManyToManyField(blank=True, related_name='exercises', to='consultation.forum')),
                ('reaches', models.ManyToManyField(blank=True, related_name='exercises', to='consultation.grouptohear')),
            ],
            options={
                'ordering': ('opens', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('cycle', 'title'), name='an_exercise_is_planned_once'), models.CheckConstraint(condition=models.Q(('closes__gte', models.F('opens'))), name='an_exercise_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('cost_planned', None), ('cost_planned__gte', 0), _connector='OR'), name='an_exercise_costs_no_less_than_nothing'), models.CheckConstraint(condition=models.Q(models.Q(('called_off_on', None), ('called_off_why', '')), models.Q(('called_off_on__isnull', False), models.Q(('called_off_why', ''), _negated=True)), _connector='OR'), name='an_exercise_is_called_off_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('reached', models.PositiveIntegerField(blank=True, null=True)),
                ('responded', models.PositiveIntegerField()),
                ('cost', models.DecimalField(decimal_places=2, max_digits=12)),
                ('hours', models.PositiveIntegerField()),
                ('influence', models.CharField(choices=[(frankpledge.stages.consultation.rules.worth.Influence['NONE'], 'Nothing was decided otherwise'), (frankpledge.stages.consultation.rules.worth.Influence['CONFIRMED'], 'It confirmed what was planned'), (frankpledge.stages.consultation.rules.worth.Influence['CHANGED'], 'It changed something that was planned'), (frankpledge.stages.consultation.rules.worth.Influence['DECIDED'], 'Something new was decided because of it')], max_length=10)),
                ('changed', models.TextField()),
                ('lessons', models.TextField()),
                ('contacts', models.TextField(blank=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
                ('told_at', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.meeting')),
                ('exercise', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='evaluation', to='consultation.exercise')),
            ],
            options={
                'ordering': ('-on', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('cost__gte', 0)), name='an_exercise_cost_no_less_than_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Consultee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=150)),
                ('body', models.CharField(blank=True, max_length=60)),
                ('sent_on', models.DateField()),
                ('reply_by', models.DateField()),
                ('reminded_on', models.DateField(blank=True, null=True)),
                ('replied_on', models.DateField(blank=True, null=True)),
                ('reply', models.TextField(blank=True)),
                ('no_reply_on', models.DateField(blank=True, null=True)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultees', to='consultation.exercise')),
            ],
            options={
                'ordering': ('reply_by', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('agency__isnull', False), ('name', '')), models.Q(('agency', None), models.Q(('name', ''), _negated=True)), _connector='OR'), name='a_consultee_is_an_agency_or_named'), models.UniqueConstraint(fields=('exercise', 'agency'), name='an_agency_is_asked_once_an_exercise'), models.UniqueConstraint(condition=models.Q(('name', ''), _negated=True), fields=('exercise', 'name', 'body'), name='a_body_is_asked_once_an_exercise'), models.CheckConstraint(condition=models.Q(('reply_by__gte', models.F('sent_on'))), name='a_reply_is_wanted_after_the_asking'), models.CheckConstraint(condition=models.Q(models.Q(('replied_on', None), ('reply', '')), models.Q(('replied_on__gte', models.F('sent_on')), models.Q(('reply', ''), _negated=True)), _connector='OR'), name='a_reply_has_its_words'), models.CheckConstraint(condition=models.Q(('replied_on', None), ('no_reply_on', None), _connector='OR'), name='a_consultee_replied_or_did_not')],
            },
        ),
        migrations.CreateModel(
            name='Distribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('channel', models.CharField(choices=[(frankpledge.stages.consultation.rules.channels.Channel['HOUSEHOLDS'], 'To every household, such as with a newsletter'), (frankpledge.stages.consultation.rules.channels.Channel['PRESS'], 'Local press'), (frankpledge.stages.consultation.rules.channels.Channel['MINORITY_PRESS'], 'Press of a community or group'), (frankpledge.stages.consultation.rules.channels.Channel['RADIO'], 'Radio or television'), (frankpledge.stages.consultation.rules.channels.Channel['DEPOSIT'], 'Copies put where people can read them'), (frankpledge.stages.consultation.rules.channels.Channel['POST'], 'By post or e-mail to a list'), (frankpledge.stages.consultation.rules.channels.Channel['ONLINE'], 'Website or social media'), (frankpledge.stages.consultation.rules.channels.Channel['WORKER'], 'A worker whom the group trusts'), (frankpledge.stages.consultation.rules.channels.Channel['MEETING'], 'Handed out at a meeting'), (frankpledge.stages.consultation.rules.channels.Channel['POSTER'], 'Posters or leaflets'), (frankpledge.stages.consultation.rules.channels.Channel['OTHER'], 'Another way')], max_length=15)),
                ('what', models.CharField(max_length=200)),
                ('where', models.CharField(max_length=200)),
                ('copies', models.PositiveIntegerField(blank=True, null=True)),
                ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('returned', models.PositiveIntegerField(blank=True, null=True)),
                ('paid_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.agency')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='distributions', to='consultation.exercise')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='distributions', to='consultation.grouptohear')),
            ],
            options={
                'ordering': ('-on', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('cost', None), ('cost__gte', 0), _connector='OR'), name='what_goes_out_costs_no_less_than_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('place', models.CharField(max_length=150)),
                ('setting', models.CharField(choices=[(frankpledge.stages.consultation.rules.settings.Setting['CIVIC'], 'Town hall or police station'), (frankpledge.stages.consultation.rules.settings.Setting['COMMUNITY'], 'Community centre or village hall'), (frankpledge.stages.consultation.rules.settings.Setting['SCHOOL'], 'School, college or youth club'), (frankpledge.stages.consultation.rules.settings.Setting['WORSHIP'], 'Place of worship'), (frankpledge.stages.consultation.rules.settings.Setting['JOB_CENTRE'], 'Job centre'), (frankpledge.stages.consultation.rules.settings.Setting['SHELTER'], 'Shelter or hostel for homeless people'), (frankpledge.stages.consultation.rules.settings.Setting['HEALTH'], 'Surgery or hospital'), (frankpledge.stages.consultation.rules.settings.Setting['LIBRARY'], 'Library'), (frankpledge.stages.consultation.rules.settings.Setting['MARKET'], 'Market, street or shop'), (frankpledge.stages.consultation.rules.settings.Setting['WORK'], 'Place of work'), (frankpledge.stages.consultation.rules.settings.Setting['HOME'], 'People’s homes'), (frankpledge.stages.consultation.rules.settings.Setting['ONLINE'], 'Online or by telephone'), (frankpledge.stages.consultation.rules.settings.Setting['OTHER'], 'Somewhere else')], max_length=12)),
                ('place_ties', models.CharField(blank=True, max_length=150)),
                ('chair', models.CharField(blank=True, max_length=150)),
                ('chair_ties', models.CharField(blank=True, max_length=150)),
                ('came', models.PositiveIntegerField(blank=True, null=True)),
                ('filled_in', models.PositiveIntegerField(blank=True, null=True)),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sittings', to='consultation.exercise')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.partnership')),
            ],
            options={
                'ordering': ('on', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('exercise', 'on', 'place'), name='a_sitting_is_planned_once')],
            },
        ),
    ]
