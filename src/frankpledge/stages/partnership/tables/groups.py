"""The rows of the tables of groups, and what is said of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from frankpledge.core.readiness.case import SeatRole
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import reading_of
from frankpledge.stages.partnership.models import Group, Meeting
from frankpledge.stages.partnership.queries.groups import Membership
from frankpledge.stages.partnership.tables.group_cells import address, group_links, joined, link, tag
from frankpledge.stages.partnership.tables.people import holders_today
from frankpledge.ui.formats import date_text, plural

Row = list[Any]


def group_rows(found: Iterable[Membership], standing: Standing) -> list[Row]:
    """Return a row a group at work: which, level, chair, seats, functions, next meeting, terms."""
    return [
        [
            link(each.group.name, "group", standing, each.group.pk), each.group.get_level_display(), chair(each),
            seats_said(each), functions_said(each.group), each.group.next_meeting, terms_tag(each.group),
        ]
        for each in found
    ]  # fmt: skip


def ended_rows(groups: Iterable[Group], standing: Standing) -> list[Row]:
    """Return a row a group that has ended: which, since and until when, what it did, what became of it."""
    return [
        [
            link(group.name, "group", standing, group.pk), group.started, group.ended, functions_said(group),
            what_became_of(group, standing),
        ]
        for group in groups
    ]  # fmt: skip


def chair(membership: Membership) -> str:
    """Name the chair's post and its holder."""
    return "; ".join(f"{seat.post.title} ({holders_today(seat.post) or 'vacant'})" for seat in membership.chairs)


def seats_said(membership: Membership) -> str:
    """Say how many sit in a group, and how many of the seats it should have are unfilled."""
    held, unfilled = plural(len(membership.seats), "seat"), len(membership.unfilled)
    return f"{held}, {unfilled} unfilled" if unfilled else held


def functions_said(group: Group) -> str:
    """Name a group's functions."""
    return functions_named(group.functions)


def functions_named(codes: Iterable[str]) -> str:
    """Name some functions."""
    return ", ".join(reading_of(code) for code in codes)


def terms_tag(group: Group) -> Any:
    """Say whether a group's terms of reference are agreed."""
    return tag("Agreed", "green") if group.terms_agreed_on else tag("Not agreed", "yellow")


def what_became_of(group: Group, standing: Standing) -> Any:
    """Say where the work of a group that ended went on."""
    if group.merged_into:
        return joined(["Merged into", group_links([group.merged_into], standing)], " ")
    followers = list(group.successors.all())
    return joined(["Followed by", group_links(followers, standing)], " ") if followers else "Ended"


def group_facts(group: Group, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is known of a group, a pair a line; what nobody recorded and may stay empty is left out."""
    facts = [
        ("Level", group.get_level_display(), True),
        ("Began", group.started, True),
        ("Came after", group_links([group.predecessor], standing) if group.predecessor else "", False),
        ("Ended", group.ended, False),
        ("What became of it", what_became_of(group, standing), bool(group.ended)),
        ("Followed by", group_links(group.successors.all(), standing), False),
        ("Took over", group_links(group.absorbed.all(), standing), False),
        ("Next meeting", group.next_meeting, not group.ended),
        ("Meets jointly with", group_links(group.meets_jointly_with.all(), standing), False),
        ("What sets it apart", group.overlap_reason, False),
    ]
    hidden = {"Ended", "What became of it"} if not group.ended else {"Followed by"}
    return [(key, value) for key, value, always in facts if key not in hidden and (value or always)]


def terms_facts(group: Group) -> list[tuple[str, Any]]:
    """Return a group's terms of reference, a pair a line."""
    agreed = joined([terms_tag(group), date_text(group.terms_agreed_on) if group.terms_agreed_on else ""], " ")
    return [
        ("Agreement", agreed),
        ("Remit", group.remit),
        ("Powers", group.powers),
        ("Constitution", group.constitution),
        ("Functions", functions_said(group)),
        ("Topics", ", ".join(str(topic) for topic in group.topics.all())),
    ]


def taken_over_rows(group: Group, standing: Standing) -> list[Row]:
    """Return a row a group that merged into this one: its functions, and who sat in it to the last (R077)."""
    return [
        [
            link(absorbed.name, "group", standing, absorbed.pk), absorbed.ended, functions_said(absorbed),
            "; ".join(str(seat.post) for seat in absorbed.seats.all() if seat.until == absorbed.ended),
        ]
        for absorbed in group.absorbed.all()
    ]  # fmt: skip


def joint_rows(meetings: Iterable[Meeting], group: Group, standing: Standing) -> list[Row]:
    """Return a row a meeting that a group has with others."""
    return [
        [
            link(date_text(meeting.on), "meeting", standing, meeting.pk),
            group_links((other for other in meeting.groups.all() if other != group), standing), meeting.venue,
        ]
        for meeting in meetings
    ]  # fmt: skip


def history(group: Group, standing: Standing) -> list[dict[str, Any]]:
    """Return what happened in a group's life, the latest first; seats of one day stand together."""
    entries = [{"at": group.started, "title": "Began"}]
    if group.terms_agreed_on:
        entries.append({"at": group.terms_agreed_on, "title": "Terms of reference agreed"})
    for absorbed in group.absorbed.all():
        href = address("group", standing, absorbed.pk)
        entries.append({"at": absorbed.ended, "title": f"Took over {absorbed.name}", "href": href})
    entries += _seats_by_day(group, "since", "took a seat", "took seats")
    entries += _seats_by_day(group, "until", "gave up a seat", "gave up seats")
    if group.ended:
        title = f"Merged into {group.merged_into}" if group.merged_into else "Ended"
        entries.append({"at": group.ended, "title": title})
    return sorted(entries, key=lambda entry: entry["at"], reverse=True)


def _seats_by_day(group: Group, end: str, one: str, several: str) -> list[dict[str, Any]]:
    by_day: defaultdict[date, list[str]] = defaultdict(list)
    for seat in group.seats.all():
        as_what = "" if seat.role == SeatRole.MEMBER else f" ({seat.get_role_display().lower()})"
        by_day[getattr(seat, end)].append(f"{seat.post}{as_what}")
    return [
        {"at": day, "title": f"{len(posts)} {several}" if len(posts) > 1 else f"1 {one}", "text": "; ".join(posts)}
        for day, posts in by_day.items()
        if day
    ]
