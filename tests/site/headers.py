"""What every answer must say to browsers, and what no page may hold."""

from __future__ import annotations

import re

from django.http import HttpResponse

STALE = "This page was open too long"

GUARDED = ("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'")


def directives_of(answer: HttpResponse) -> list[str]:
    return [part.strip() for part in answer["Content-Security-Policy"].split(";")]


def check_headers(answer: HttpResponse) -> None:
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    directives = directives_of(answer)
    if "sandbox" in directives:  # a finished document, shown as it will be published: no script, form or origin
        assert "default-src 'none'" in directives
        assert not any(each.startswith(("script-src", "allow")) for each in directives)
        return
    assert set(GUARDED) <= set(directives)
    assert "unsafe" not in answer["Content-Security-Policy"]


INLINE = re.compile(r"<style|<script(?![^>]*\ssrc=)|\son[a-z]+=\"|\sstyle=\"", re.IGNORECASE)
"""What the policy forbids: it would not work."""
