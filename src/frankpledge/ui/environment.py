"""The Jinja2 environment of every page: GOV.UK's macros, ours, and British formats.

In settings::

    TEMPLATES = [{
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "OPTIONS": {"environment": "frankpledge.ui.environment.environment"},
    }]
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.templatetags.static import static
from django.utils.translation import gettext, ngettext
from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
)

from frankpledge.ui import cells, formats, page, paging, sources, statuses
from frankpledge.ui.addresses import reverse
from frankpledge.ui.forms import faults, shapes
from frankpledge.ui.withheld import markup_for_withheld

OURS = "frankpledge."


def environment(*, loader: BaseLoader | None = None, **options: Any) -> Environment:
    """Make the environment; Django's Jinja2 backend calls this with its options."""
    options["undefined"] = ChainableUndefined  # the GOV.UK macros ask for what was not given
    options["autoescape"] = True
    made = Environment(  # noqa: S701 -- it escapes: see the options above
        loader=ChoiceLoader([each for each in (loader, our_templates(), govuk_templates()) if each]),
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.do", "jinja2.ext.i18n"], **options,
    )  # fmt: skip
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(globals_of_pages())
    made.filters.update(filters_of_pages())
    return made


def our_templates() -> FileSystemLoader:
    """Find templates/ in every app of the program, and in no other app: theirs are not Jinja2."""
    return FileSystemLoader([Path(app.path) / "templates" for app in apps.get_app_configs() if is_ours(app.name)])


def is_ours(name: str) -> bool:
    """Say whether an app is part of the program."""
    return name.startswith(OURS)


def govuk_templates() -> PrefixLoader:
    """Find GOV.UK's macros where their package put them."""
    return PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})


def url(name: str, *args: object) -> str:
    """Return the address of a named page."""
    return reverse(name, args)


def globals_of_pages() -> dict[str, Any]:
    """Return what templates may call."""
    return {
        "static": static, "url": url, "query_with": page.query_with,
        "page_title": page.page_title, "page_language": page.page_language,
        "signed_in_name": page.signed_in_name, "sign_out_url": page.sign_out_url,
        "own_account_url": page.own_account_url, "take_messages": page.take_messages,
        "form_groups": shapes.form_groups, "field_shape": shapes.field_shape, "faults_of": faults.faults_of,
        "shape_table": cells.shape_table, "tag_markup": statuses.tag_markup,
        "page_links": paging.page_links, "source_warning": sources.source_warning,
        "plural": formats.plural, "period": formats.period_text, "no_value": formats.no_value,
    }  # fmt: skip


def filters_of_pages() -> dict[str, Any]:
    """Return how values are written."""
    return {
        "date": formats.date_text, "month": formats.month_text, "time": formats.time_text,
        "datetime": formats.datetime_text, "number": formats.number_text, "percent": formats.percent_text,
        "money": formats.money_text, "shown": cells.cell_markup, "withheld": markup_for_withheld,
    }  # fmt: skip
