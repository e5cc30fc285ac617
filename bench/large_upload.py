"""Send a large extract through the web and measure what it takes. See README.md.

    python bench/large_upload.py               # 500 MB
    python bench/large_upload.py --megabytes 50

Serves the real working site with one worker process, sends a street file of that size as a browser does, and then takes
it in as the worker does. Prints the highest memory of the web process and of the taking in, and how long each took.
Exits with 1 where the web process held 300 MB or more.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import psutil

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from bench.site_clients import TOKEN, Browser, Somebody  # noqa: E402
from tests.functional.serving import new_home, run_script, serve_site  # noqa: E402

LIMIT_MB = 300
BOUNDARY = "a-boundary-that-no-row-holds"
HEAD = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Context,Officer"
)

BUILD = """
import json
from django.urls import reverse
from frankpledge.foundation.accounts.roles import Role
from tests.universe import thread
from tests.universe.partnership import PASSWORD, found
town = found()
flow = thread.flow_of(thread.signed(town))
supply = reverse("partnership:supply", args=["tithingham", flow.pk])
print(json.dumps({"email": town.people[Role.DATA_LIAISON].email, "password": PASSWORD,
                  "sign_in": reverse("account_login"), "supply": supply}))
"""

TAKE_IN = """
import json, resource, time
from django.utils import timezone
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import take_in
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.perf_counter()
done = take_in(submission=Submission.objects.get(), at=timezone.now())
print(json.dumps({"seconds": time.perf_counter() - began, "rows": done.rows, "status": done.status,
                  "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "before": before / 1024}))
"""


def main() -> int:
    """Build, send, take in, tell; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=500, help="how large the file is (at most 2,000)")
    size = min(parser.parse_args().megabytes, 2_000) << 20
    with tempfile.TemporaryDirectory(prefix="frankpledge-bench-") as folder:
        home = new_home(Path(folder) / "home")
        built = json.loads(run_script(home, BUILD).splitlines()[-1])
        with serve_site(home, {"WEB_CONCURRENCY": "1"}) as site, Watch() as watch:
            browser = Browser()
            browser.sign_in(site + built["sign_in"], Somebody(built["email"], built["password"], "data-liaison"))
            began = time.perf_counter()
            status = send(browser, site + built["supply"], size)
            sent = time.perf_counter() - began
        taken = json.loads(run_script(home, TAKE_IN).splitlines()[-1])
    print(f"sent {size >> 20} MB in {sent:.1f} s: status {status}; the web process held {watch.most_mb:.0f} MB at most")
    print(f"taken in: {taken['status']}, {taken['rows']:,} rows in {taken['seconds']:.1f} s, "
          f"{taken['megabytes']:.0f} MB at most ({taken['before']:.0f} MB before)")  # fmt: skip
    return int(status != 302 or watch.most_mb >= LIMIT_MB or taken["status"] != "checked")


class Watch:
    """Look again and again how much memory any process of the site holds."""

    def __init__(self) -> None:
        self.most_mb, self._over = 0.0, threading.Event()
        self._thread = threading.Thread(target=self._look)

    def _look(self) -> None:
        while not self._over.wait(0.05):
            for process in psutil.Process().children(recursive=True):
                with suppress(psutil.NoSuchProcess):
                    self.most_mb = max(self.most_mb, process.memory_info().rss / (1 << 20))

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *fault: object) -> None:
        self._over.set()
        self._thread.join()


def send(browser: Browser, address: str, size: int) -> int:
    """Send the file as a form does, a piece at a time; return the status of the answer."""
    _, page = browser.ask(address)
    token = TOKEN.search(page.decode())
    assert token, "no form to send"
    before = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token[1]}\r\n'
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="large.csv"\r\n'
        "Content-Type: text/csv\r\n\r\n"
    ).encode()
    after = f"\r\n--{BOUNDARY}--\r\n".encode()
    connection = HTTPConnection(urlsplit(address).netloc, timeout=600)
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Referer": address,
        "Content-Length": str(len(before) + size + len(after)),
        "Cookie": "; ".join(f"{name}={value}" for name, value in browser.cookies.items()),
    }  # fmt: skip
    connection.request("POST", urlsplit(address).path, body=body(before, size, after), headers=headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def body(before: bytes, size: int, after: bytes) -> Iterator[bytes]:
    """Yield a street file of exactly that size between the two ends of a form."""
    yield before
    piece = b"".join(_row(number) for number in range(10_000))
    left = size - len(HEAD) - 1
    yield HEAD.encode() + b"\n"
    while left > 0:
        yield piece[:left]
        left -= len(piece)
    yield after


def _row(number: int) -> bytes:
    words = (
        f"{number:064x},2025-01,Holmshire,Holmshire,-0.{number % 1000:03},51.5,On or near High Street,E01000001,Holm"
    )
    return f"{words},Burglary,,PC {number}\n".encode()


if __name__ == "__main__":
    sys.exit(main())
