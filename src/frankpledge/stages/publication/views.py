"""Pages of what is to be published: look, sign off or return, publish."""

from __future__ import annotations

from functools import partial

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.adapters.releases.shelf import content_type_of
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.queries import cited
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.publication import permissions, queries, services, tables
from frankpledge.stages.publication.citing import key_of
from frankpledge.stages.publication.documents import documents_of, summaries_in
from frankpledge.stages.publication.forms import ConsentForm, PublishForm, ReturnForm, SignOffForm, WithdrawForm
from frankpledge.stages.publication.models import Consent
from frankpledge.stages.publication.rules import ANSWERABLE, Status


@partnership_page
def candidates(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what is prepared, proposed, signed off and published."""
    rows = tables.candidate_rows(queries.candidates(standing), standing)
    return render(request, "publication/list.html", {"title": "Publishing", "rows": rows}, using="pages")


@partnership_page
def candidate(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what the public would see, and what may be done now."""
    found = queries.find_candidate(standing, pk)
    status = queries.status_of(found)
    context = {
        "title": found.title,
        "candidate": found,
        "status": status,
        "facts": tables.candidate_facts(found),
        "summaries": summaries_in(documents_of(found)),
        "files": tables.source_rows(found),
        "cited": cited(standing, key_of(found)),
        "may_sign_off": status is Status.PROPOSED and permissions.may_sign_off(standing, found),
        "may_publish": status is Status.SIGNED_OFF and found.consents_wanted == 0 and permissions.may_publish(standing),
        "may_withdraw": status is Status.RELEASED and permissions.may_publish(standing),
        "shown": tables.state_shown(found, standing.at),
        "consents": tables.consent_rows(found),
        "to_answer": tables.own_consents(found, standing) if status in ANSWERABLE else [],
        "consents_wanted": found.consents_wanted,
        "corrections": tables.correction_rows(queries.corrections_of(standing, found), standing),
        "public_address": tables.public_address(found, standing),
    }
    return render(request, "publication/one.html", context, using="pages")


@partnership_page
def sign(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask the checker to confirm, and sign off."""
    found = queries.find_candidate(standing, pk)
    permissions.check_may_sign_off(standing, found)
    return form_page(
        request,
        SignOffForm(**sent_form(request)),
        title="Sign off",
        caption=found.title,
        save=lambda checked: services.sign_off(candidate=found, by=standing, at=request.at),
        done="Signed off. The co-ordinator can publish it now.",
        to=reverse("publication:candidate", args=[standing.partnership.slug, pk]),
        button="Sign off",
    )


@partnership_page
def send_back(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask why it goes back to its author."""
    found = queries.find_candidate(standing, pk)
    permissions.check_may_sign_off(standing, found)
    return form_page(
        request,
        ReturnForm(**sent_form(request)),
        title="Return to its author",
        caption=found.title,
        save=partial(services.return_to_author, candidate=found, by=standing, at=request.at),
        done="Returned.",
        to=reverse("publication:candidate", args=[standing.partnership.slug, pk]),
        button="Return it",
    )


@partnership_page
def release(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to publish, for it cannot be undone."""
    permissions.check_may_publish(standing)
    found = queries.find_candidate(standing, pk)
    return form_page(
        request,
        PublishForm(**sent_form(request)),
        title="Publish",
        caption=found.title,
        intro="Once published it stays listed. A later release can correct it; it can be withdrawn, and not unseen.",
        save=partial(services.publish, candidate=found, by=standing, at=request.at),
        done="Published.",
        to=reverse("publication:candidate", args=[standing.partnership.slug, pk]),
        button="Publish",
    )


@partnership_page
def consent(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whoever represents an agency whether it agrees to the publication."""
    asked = queries.find_consent(standing, pk)
    permissions.check_may_consent(standing, asked)

    def save(answer: str, why: str) -> Consent:
        if answer == Consent.Answer.GIVEN:
            return services.give_consent(consent=asked, by=standing, at=request.at)
        return services.refuse_consent(consent=asked, why=why, by=standing, at=request.at)

    return form_page(
        request,
        ConsentForm(**sent_form(request), initial={"answer": asked.answer, "why": asked.why}),
        title=f"Answer for {asked.agency}",
        caption=asked.candidate.title,
        intro="It names your agency or was counted from its data. Read it first; you may change your answer until it "
        "is published.",
        save=save,
        done="Thank you: your agency's answer is recorded.",
        to=reverse("publication:candidate", args=[standing.partnership.slug, asked.candidate_id]),
        button="Answer",
    )


@partnership_page
def withdraw(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask why a release is taken back."""
    permissions.check_may_publish(standing)
    found = queries.find_candidate(standing, pk)
    return form_page(
        request,
        WithdrawForm(**sent_form(request)),
        title="Withdraw this release",
        caption=found.title,
        intro="Its files and figures are taken down at once. Its title stays listed, with the day and your reason. "
        "What people have copied cannot be called back.",
        save=partial(services.withdraw, candidate=found, by=standing, at=request.at),
        done="Withdrawn.",
        to=reverse("publication:candidate", args=[standing.partnership.slug, pk]),
        button="Withdraw it",
        kind="warning",
    )


@partnership_page
def bundle_file(request: HttpRequest, standing: Standing, pk: int, name: str) -> FileResponse:
    """Send a file of the bundle, as it would be published; a page is shown without any power of the site's own."""
    found = queries.file_of(queries.find_candidate(standing, pk), name)
    answer = FileResponse(found.open("rb"), content_type=content_type_of(name))
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    answer._csp_exempt = True  # type: ignore[attr-defined]
    return answer
