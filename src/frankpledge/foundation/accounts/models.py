"""Partnerships as tenants, agencies that may belong to several, people, posts and roles."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from frankpledge.core.cycle import Tier
from frankpledge.core.readiness.case import CouncilTier, Level, Sector, Seniority, Standing
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.choices import choices_of
from frankpledge.foundation.sensitivity import labelled


class Partnership(models.Model):
    """One crime and disorder reduction partnership: the tenant to which everything else belongs."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=40, unique=True)
    code = models.CharField(max_length=12, blank=True, help_text="The area's GSS code")
    regime = models.CharField(max_length=20)
    tier = models.CharField(max_length=10, choices=choices_of(Tier), default=Tier.UNITARY)
    started = models.DateField()
    predecessor = models.CharField(max_length=120, blank=True)

    sensitivity = labelled(open="name slug code regime tier started predecessor")

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """A body that takes part: a council, a police force, a charity. It may serve several partnerships."""

    name = models.CharField(max_length=120)
    sector = models.CharField(max_length=20, choices=choices_of(Sector))
    council_tier = models.CharField(max_length=10, choices=choices_of(CouncilTier), default=CouncilTier.NONE)
    operating_from = models.DateField(null=True, blank=True)
    operating_until = models.DateField(null=True, blank=True)
    hours_a_month = models.PositiveIntegerField(null=True, blank=True)
    """Staff hours the agency can give to all its partnerships together."""

    sensitivity = labelled(open="name sector council_tier operating_from operating_until", working="hours_a_month")

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class PartnershipAgency(models.Model):
    """An agency's place in a partnership: the statute's, or the one it was invited to."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships")
    body = models.CharField(max_length=60, blank=True, help_text="The regime's key for this kind of body")
    standing = models.CharField(max_length=20, choices=choices_of(Standing))
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    """Why a body that no list names is a member, and what it brings (R060)."""
    hours_a_month = models.PositiveIntegerField(null=True, blank=True)
    """Staff hours the agency has offered to this partnership."""

    sensitivity = labelled(open="partnership agency body standing since until", working="reason hours_a_month")

    class Meta:
        ordering = ("agency__name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "agency"), condition=Q(until=None), name="one_open_place_an_agency"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="place_ends_after_it_began"
            ),
        )

    def __str__(self) -> str:
        return str(self.agency)


class People(BaseUserManager["Person"]):
    """Makes and finds people; the framework's own commands ask for it."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Find a person by the address they sign in with, whatever its capitals."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in. Names live here alone, so that they can be erased here alone."""

    class MailPace(models.TextChoices):
        AT_ONCE = "at-once", "Whenever something happens"
        DIGEST = "digest", "Once a day, everything together"

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    is_host_staff = models.BooleanField(default=False)
    """Works for whoever runs the system. It opens nothing: access is asked for, limited in time and logged."""
    joined = models.DateTimeField(null=True, blank=True)
    erased = models.DateTimeField(null=True, blank=True)
    mail_pace = models.CharField(max_length=10, choices=MailPace.choices, default=MailPace.AT_ONCE)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name",)
    objects = People()

    sensitivity = labelled(
        working="is_active is_host_staff joined erased mail_pace", personal="email name last_login", secret="password"
    )

    class Meta:
        ordering = ("name", "pk")
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name or "a person since erased"

    def get_full_name(self) -> str:
        """Return the name, for the parts of the framework that ask."""
        return str(self)


class Post(models.Model):
    """A job in an agency that takes part in the partnership. Its history outlives whoever holds it (R037)."""

    held: list[PostHolding]
    """Its holdings, from the first on, where a query read them beside it: see ``holdings_beside``."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="posts")
    title = models.CharField(max_length=120)
    level = models.CharField(max_length=20, choices=choices_of(Level))
    seniority = models.CharField(max_length=20, choices=choices_of(Seniority), default=Seniority.MIDDLE)
    co_ordinates = models.BooleanField(default=False)
    """Whether this is the partnership's community safety officer or co-ordinator."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    sensitivity = labelled(open="partnership agency title level", working="seniority co_ordinates since until")

    class Meta:
        ordering = ("agency__name", "title", "pk")

    def __str__(self) -> str:
        return f"{self.title}, {self.agency}"


class PostHolding(models.Model):
    """Who held a post, from when until when."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    sensitivity = labelled(working="post since until", personal="person")

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.UniqueConstraint(fields=("post", "person"), condition=Q(until=None), name="held_once_at_a_time"),
        )


class RoleGrant(models.Model):
    """A role somebody holds in a partnership, from when until when, and who gave it."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="grants")
    person = models.ForeignKey(Person, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=30, choices=Role.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="grants")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    sensitivity = labelled(working="partnership role agency since until", personal="person granted_by")

    class Meta:
        ordering = ("person__name", "role", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=("agency-representative", "data-liaison"), agency__isnull=False)
                | ~Q(role__in=("agency-representative", "data-liaison")),
                name="a_role_for_an_agency_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(role="contractor") | Q(until__isnull=False), name="a_contractor_has_a_last_day"
            ),
        )


class Invitation(models.Model):
    """An invitation to sign in, sent by mail. Only a digest of its token is kept."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=30, choices=Role.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    until = models.DateField(null=True, blank=True)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    sensitivity = labelled(
        working="partnership role agency until invited_at expires_at accepted_at withdrawn_at",
        personal="email invited_by accepted_by",
        secret="token_digest",
    )

    class Meta:
        ordering = ("-invited_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="accepted_when_and_by_whom_together",
            ),
        )


class StaffAccess(models.Model):
    """A look into one partnership by somebody who runs the system: asked for with a reason, and soon over."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="staff_access")
    person = models.ForeignKey(Person, models.PROTECT, related_name="staff_access")
    reason = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    sensitivity = labelled(working="partnership reason starts_at ends_at", personal="person")

    class Meta:
        ordering = ("-starts_at", "pk")
        constraints = (models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="staff_access_ends"),)
