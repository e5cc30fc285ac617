"""Addresses of role cards, commitments, delegations, training, skills and procedures."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import commitments, delegations, procedures, role_cards, training

urlpatterns = [
    path("role-cards/", role_cards.role_cards, name="role-cards"),
    path("role-cards/commit/", role_cards.commit, name="role-card-commit"),
    path("posts/<int:pk>/card/", role_cards.role_card, name="role-card"),
    path("posts/<int:pk>/card/print/", role_cards.printed, name="role-card-print"),
    path("posts/<int:pk>/card/write/", role_cards.write, name="role-card-write"),
    path("posts/<int:pk>/card/agree/", role_cards.agree, name="role-card-agree"),
    path("commitments/", commitments.commitments, name="commitments"),
    path("commitments/<int:pk>/", commitments.commitment, name="commitment"),
    path("commitments/<int:pk>/answer/", commitments.answer, name="commitment-answer"),
    path("commitments/<int:pk>/withdraw/", commitments.withdraw, name="commitment-withdraw"),
    path(
        "posts/<int:pk>/commitments/<int:pounds>/ask-post/<int:of_post>/", commitments.ask, name="commitment-ask-post"
    ),
    path(
        "posts/<int:pk>/commitments/<int:pounds>/ask-group/<int:of_group>/",
        commitments.ask,
        name="commitment-ask-group",
    ),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/new/", delegations.delegate, name="delegation-record"),
    path("delegations/<int:pk>/", delegations.delegation, name="delegation"),
    path("delegations/<int:pk>/end/", delegations.end, name="delegation-end"),
    path("training/", training.training, name="training"),
    path("training/new/", training.record, name="training-record"),
    path("training/<int:pk>/complete/", training.complete, name="training-complete"),
    path("training/<int:pk>/withdraw/", training.withdraw, name="training-withdraw"),
    path("training/skills/", training.skills, name="training-skills"),
    path("training/skills/new/", training.record_skill, name="training-skill-record"),
    path("training/skills/<int:pk>/withdraw/", training.withdraw_skill, name="training-skill-withdraw"),
    path("procedures/", procedures.procedures, name="procedures"),
    path("procedures/new/", procedures.record, name="procedure-record"),
    path("procedures/dependence/", procedures.dependence, name="procedure-dependence"),
    path("procedures/<int:pk>/", procedures.procedure, name="procedure"),
    path("procedures/<int:pk>/change/", procedures.change, name="procedure-change"),
    path("procedures/<int:pk>/withdraw/", procedures.withdraw, name="procedure-withdraw"),
]
