"""What went wrong, told to programs as problem details (RFC 9457) and in a sentence to whoever runs them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse

HOME = "/api/v1/problems/"
"""Where the meaning of each problem can be read."""

PROBLEMS: dict[str, tuple[int, str]] = {
    "no-token": (401, "No supply token was shown"),
    "token-not-good": (401, "The supply token is not good"),
    "not-permitted": (403, "That may not be done"),
    "not-there": (404, "There is no such thing"),
    "wrong-method": (405, "That cannot be done here"),
    "wrong-offset": (409, "The part does not begin where the last one ended"),
    "not-whole": (409, "Not all of the extract has arrived"),
    "upload-over": (410, "The upload is over"),
    "lost": (410, "What had arrived did not survive"),
    "no-length": (411, "The length of the part must be said"),
    "wrong-version": (412, "Another version of the protocol of uploads is spoken here"),
    "too-long": (413, "More came than was declared"),
    "wrong-type": (415, "A part is sent as application/offset+octet-stream"),
    "not-taken": (422, "What was declared cannot be taken"),
    "key-used": (422, "The idempotency key was used for something else"),
    "wrong-digest": (422, "What arrived is not what was declared"),
    "too-many-uploads": (429, "Too many uploads are under way"),
    "too-many": (429, "Too many requests"),
}


class Problem(Exception):
    """What a request came to instead of an answer. Carries no value from any record."""

    def __init__(self, code: str, detail: str = "", **more: Any) -> None:
        super().__init__(code)
        self.code, self.detail, self.more = code, detail, more

    def answer(self) -> HttpResponse:
        """Return it as it goes over the wire."""
        status, title = PROBLEMS[self.code]
        body = {"type": f"{HOME}{self.code}/", "title": title, "status": status, "detail": self.detail or f"{title}."}
        answer = JsonResponse(body | self.more, status=status, content_type="application/problem+json")
        if status == 401:
            answer["WWW-Authenticate"] = 'Bearer realm="supply"'
        if self.code == "too-many":
            answer["Retry-After"] = "60"
        return answer
