"""Addresses of district and county."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import tier_changes as changes
from frankpledge.stages.partnership.views import tiers as views

urlpatterns = [
    path("tiers/", views.tiers, name="tiers"),
    path("tiers/print/", views.sheet, name="tier-sheet"),
    path("tiers/arrangement/", changes.arrange, name="tier-structure"),
    path("tiers/rows/new/", changes.add_row, name="tier-row-add"),
    path("tiers/rows/<int:pk>/", views.row, name="tier-row"),
    path("tiers/rows/<int:pk>/change/", changes.change_row, name="tier-row-change"),
    path("tiers/rows/<int:pk>/agree/<slug:tier>/", changes.agree_row, name="tier-row-agree"),
    path("tiers/<slug:tier>/rows/agree/", changes.agree_rows, name="tier-rows-agree"),
    path("tiers/<slug:tier>/role/", changes.write_statement, name="tier-statement-write"),
    path("tiers/<slug:tier>/role/agree/", changes.agree_statement, name="tier-statement-agree"),
]
