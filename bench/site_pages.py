"""Time the site's pages on a busy partnership under 20 clients without think time. See README.md.

    python bench/site_pages.py                    # SQLite; half a minute of building, half a minute of timing
    python bench/site_pages.py --postgres postgresql://me@localhost/empty
    python bench/site_pages.py --seconds 60 --workers 3 --json

Serves the real working site and the real public site from a home of its own, by gunicorn, on this machine alone. Exits
with 1 where a page is slower than the limit of pages.toml or an answer is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from bench.site_clients import Sample, Somebody, Target, press  # noqa: E402
from tests.functional.serving import Home, manage, new_home, run_script, serve_public, serve_site  # noqa: E402

BUILD = """
import json, sys
from django.db import connection
from django.urls import reverse
from frankpledge.foundation.accounts.models import RoleGrant
from tests.universe.busy.build import build_busy
from tests.universe.partnership import PASSWORD

busy = build_busy()
with connection.cursor() as cursor:
    cursor.execute("ANALYZE")  # what PostgreSQL does by itself within a minute of so many rows
slug, keys = busy.universe.partnership.slug, busy.busiest()


def address_of(page):
    if page.get("site") == "public":
        return {{"front": "/", "release": f"/{{slug}}/{{busy.release.number}}/"}}[page["address"]]
    outside = page["address"].startswith("account_")
    path = reverse(page["address"], args=[] if outside else [slug, *([keys[page["about"]]] if "about" in page else [])])
    return f"{{path}}?{{page['query']}}" if "query" in page else path


people = [
    [grant.person.email, PASSWORD, grant.role]
    for grant in RoleGrant.objects.filter(partnership=busy.universe.partnership).select_related("person").order_by("pk")
]
addresses = {{page["name"]: address_of(page) for page in json.loads({pages!r})}}
print(json.dumps({{"people": people, "addresses": addresses, "sign_in": reverse("account_login")}}))
"""


@dataclass(frozen=True)
class Measured:
    """What one page took: time from asking to the last byte, and the median of the server's own processor time."""

    page: str
    requests: int
    median_ms: float
    p95_ms: float
    slowest_ms: float
    processor_ms: float | None
    errors: int


def main() -> int:
    """Build, serve, press, tell; return the exit status."""
    wanted = arguments()
    plan = tomllib.loads((Path(__file__).parent / "pages.toml").read_text())
    with tempfile.TemporaryDirectory(prefix="frankpledge-bench-") as folder:
        home = new_home(Path(folder) / "home")
        if wanted.postgres:
            os.environ["DATABASE_URL"] = wanted.postgres
            manage(home, "migrate", "--verbosity", "0")
        tell("building the busy partnership ...")
        built = json.loads(run_script(home, BUILD.format(pages=json.dumps(plan["page"]))).splitlines()[-1])
        samples, share = measure(home, plan, built, wanted)
        spent = spent_by_address(home.folder)
    rows = [measured(page["name"], samples, spent.get(built["addresses"][page["name"]])) for page in plan["page"]]
    print_json(rows) if wanted.json else print_table(rows, plan, wanted, share)
    return int(any(row.errors or row.requests == 0 or row.p95_ms >= plan["limit_ms"] for row in rows))


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30, help="how long times are taken (at most 600)")
    parser.add_argument("--workers", type=int, default=2, help="gunicorn's workers of the working site")
    parser.add_argument("--postgres", metavar="URL", help="an empty PostgreSQL database, instead of SQLite")
    parser.add_argument("--json", action="store_true", help="a line of JSON a page on stdout, and nothing else there")
    wanted = parser.parse_args()
    wanted.seconds = min(wanted.seconds, 600)
    return wanted


def measure(
    home: Home, plan: Mapping[str, Any], built: Mapping[str, Any], wanted: argparse.Namespace
) -> tuple[list[Sample], float]:
    """Serve both sites and press them; return the samples and the share of one processor that the clients took."""
    day = Path(__file__).parent / "site_day.py"
    given = {
        "WEB_CONCURRENCY": str(wanted.workers), "BENCH_SPENT": str(home.folder),
    }  # fmt: skip
    with serve_site(home, given, str(day)) as site, serve_public(home) as public:
        targets = [target_of(page, built["addresses"], site, public) for page in plan["page"]]
        tell(f"{plan['clients']} clients for {wanted.seconds:g} seconds ...")
        began, spent = time.perf_counter(), time.process_time()
        samples = press(people_of(built["people"], plan), site + built["sign_in"], targets, wanted.seconds)
        return samples, (time.process_time() - spent) / (time.perf_counter() - began)


def people_of(found: Iterable[Sequence[str]], plan: Mapping[str, Any]) -> list[Somebody]:
    """Choose so many different people as there are clients, of each role in turn."""
    everybody = [Somebody(*each) for each in found]
    by_role = [iter([one for one in everybody if one.role == role]) for role in plan["signed_in_as"]]
    return [next(by_role[number % len(by_role)]) for number in range(plan["clients"])]


def target_of(page: Mapping[str, Any], addresses: Mapping[str, str], site: str, public: str) -> Target:
    """Say where a page is, and who asks for it."""
    is_public = page.get("site") == "public"
    readers = frozenset() if is_public else frozenset(page["readers"]) if "readers" in page else None
    return Target(page["name"], (public if is_public else site) + addresses[page["name"]], readers)


def spent_by_address(folder: Path) -> dict[str, list[float]]:
    """Read the processor time that the workers left behind, in milliseconds by address."""
    found: dict[str, list[float]] = {}
    for left in folder.glob("*.json"):
        for address, took in json.loads(left.read_text()):
            found.setdefault(address, []).append(took)
    return found


def measured(page: str, samples: Iterable[Sample], spent: Sequence[float] | None) -> Measured:
    """Sum up what a page took."""
    of_page = [sample for sample in samples if sample.page == page]
    took = sorted(sample.took_ms for sample in of_page) or [0.0]
    p95 = took[min(len(took) - 1, int(len(took) * 0.95))]
    errors = sum(bool(sample.fault) for sample in of_page)
    processor = statistics.median(spent) if spent else None
    return Measured(page, len(of_page), statistics.median(took), p95, took[-1], processor, errors)


def print_json(rows: Iterable[Measured]) -> None:
    """Print a line a page."""
    for row in rows:
        print(json.dumps(asdict(row)))


def print_table(rows: Sequence[Measured], plan: Mapping[str, Any], wanted: argparse.Namespace, share: float) -> None:
    """Print a table for people."""
    print(f"{'page':<24}{'requests':>9}{'median ms':>11}{'95 % ms':>9}{'slowest':>9}{'processor':>11}{'errors':>8}")
    for row in rows:
        late = "  too slow" if row.p95_ms >= plan["limit_ms"] else ""
        print(
            f"{row.page:<24}{row.requests:>9}{row.median_ms:>11.0f}{row.p95_ms:>9.0f}{row.slowest_ms:>9.0f}"
            f"{'' if row.processor_ms is None else f'{row.processor_ms:.1f}':>11}{row.errors:>8}{late}"
        )
    total = sum(row.requests for row in rows)
    database = "PostgreSQL" if wanted.postgres else "SQLite"
    print(
        f"{plan['clients']} clients, {wanted.workers} workers, {os.cpu_count()} cores, {database}: "
        f"{total / wanted.seconds:.0f} requests a second; the clients took {share:.0%} of one core"
    )


def tell(what: str) -> None:
    """Say how far it is, beside the figures."""
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
