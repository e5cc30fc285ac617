"""Addresses of an audit's plan, commissions, reviews and improvements."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.audit.views import commissions, handovers, plan, review, strategy

urlpatterns = [
    path("audit/data-strategy/", strategy.data_strategy, name="data-strategy"),
    path("audit/data-strategy/write/", strategy.write, name="data-strategy-write"),
    path("audit/audits/<int:pk>/plan/", plan.plan, name="plan"),
    path("audit/audits/<int:pk>/plan/new/", plan.plan_task, name="task-plan"),
    path("audit/tasks/<int:pk>/", plan.task, name="task"),
    path("audit/tasks/<int:pk>/amend/", plan.amend_task, name="task-amend"),
    path("audit/tasks/<int:pk>/record/", plan.record_task, name="task-record"),
    path("audit/audits/<int:pk>/commissions/", commissions.commissions, name="commissions"),
    path("audit/audits/<int:pk>/commissions/new/", commissions.record, name="commission-record"),
    path("audit/commissions/<int:pk>/", commissions.commission, name="commission"),
    path("audit/commissions/<int:pk>/amend/", commissions.amend, name="commission-amend"),
    path("audit/commissions/<int:pk>/options/new/", commissions.weigh, name="option-weigh"),
    path("audit/commissions/<int:pk>/options/choose/", commissions.choose, name="option-choose"),
    path("audit/commissions/<int:pk>/owed/new/", commissions.add_owed, name="owed-add"),
    path("audit/commissions/<int:pk>/hand-over/", handovers.hand_over, name="hand-over"),
    path("audit/handovers/<int:pk>/", handovers.handover, name="handover"),
    path("audit/handovers/<int:pk>/run/", handovers.run_again, name="handover-run"),
    path("audit/owed/<int:pk>/done/", commissions.record_delivery, name="owed-done"),
    path("audit/audits/<int:pk>/improvements/", review.improvements, name="improvements"),
    path("audit/audits/<int:pk>/improvements/new/", review.plan, name="improvement-plan"),
    path("audit/audits/<int:pk>/reviews/new/", review.record_review, name="review-record"),
    path("audit/improvements/<int:pk>/done/", review.finish, name="improvement-done"),
]
