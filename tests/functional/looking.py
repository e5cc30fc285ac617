"""What must hold of every page in a real browser, on a telephone and at a desk, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from tests.functional.browsing import AXE, DESK, PHONE, TAGS, kind_of

HEIGHT = 900

FAULTS = """(width) => {
    const faults = [], all = (selector) => [...document.querySelectorAll(selector)];
    const seen = (e) => e.outerHTML.slice(0, 160);
    if (document.documentElement.scrollWidth > width) {
        const wide = all('main *').filter(e => e.getBoundingClientRect().right > width && !e.closest('.fp-scroll'));
        faults.push(`is ${document.documentElement.scrollWidth} px wide: ${wide.slice(0, 3).map(seen).join(' ')}`);
    }
    const h1 = all('h1');
    if (h1.length !== 1) faults.push(`has ${h1.length} main headings`);
    const heading = h1.length ? h1[0].cloneNode(true) : null;
    heading?.querySelectorAll('.govuk-caption-l').forEach(e => e.remove());
    const plain = (text) => text.replace(/\\s+/g, ' ').trim();
    const title = plain(document.title.replace(/^Error: /, ''));
    if (heading && !title.startsWith(plain(heading.textContent))) faults.push(`is titled ${document.title}`);
    if (!title.endsWith('Frankpledge')) faults.push(`does not name the site: ${document.title}`);
    const fields = all('input:not([type=hidden]), select, textarea');
    const named = (e) => e.labels?.length || e.ariaLabel || e.getAttribute('aria-labelledby');
    fields.filter(e => !named(e)).forEach(e => faults.push(`has a field without a label: ${seen(e)}`));
    all('img').filter(e => !e.naturalWidth).forEach(e => faults.push(`has a broken picture: ${seen(e)}`));
    const ids = all('[id]').map(e => e.id);
    ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => faults.push(`has the name ${id} twice`));
    all('[tabindex]').filter(e => e.tabIndex > 0).forEach(e => faults.push(`changes the order of keys: ${seen(e)}`));
    return faults;
}"""

UNSEEN_FOCUS = """() => {
    const shown = (e) => {
        const around = e.labels?.[0] ? getComputedStyle(e.labels[0], '::before') : getComputedStyle(e);
        const own = getComputedStyle(e);
        return (own.outlineStyle !== 'none' && own.outlineWidth !== '0px') || own.boxShadow !== 'none'
            || around.boxShadow !== 'none';
    };
    const reached = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
        .filter(e => e.type !== 'hidden' && !e.disabled && e.tabIndex >= 0 && e.checkVisibility());
    const unseen = reached.filter(e => {
        e.focus({focusVisible: true});
        return document.activeElement !== e || !shown(e);
    });
    document.activeElement.blur();
    return unseen.map(e => e.outerHTML.slice(0, 160));
}"""

SKIPS = (
    "document.activeElement.matches('.govuk-skip-link') && document.activeElement.getBoundingClientRect().height > 1"
)

MADE_OF = """() => [...document.querySelectorAll('h1, h2, h3, h4, form, [name]:not(meta)')]
    .filter(e => !e.closest('template'))
    .map(e => `${e.localName} ${e.name || ''} ${/^H/.test(e.tagName) ? e.textContent.replace(/\\s+/g, ' ') : ''}`)"""

HIDDEN = """() => [...document.querySelectorAll('main :is(h1, h2, h3, h4, input, select, textarea, [type=submit])')]
    .filter(e => e.type !== 'hidden' && !e.closest('details') && !e.checkVisibility())
    .map(e => e.outerHTML.slice(0, 160))"""


class Eyes:
    """Somebody's browser under the site's own strict policy, and the same without scripts."""

    kinds: ClassVar[set[str]] = set()
    """The kinds of pages that anybody has looked at."""

    def __init__(self, browser: Any, site: str, axe: Path) -> None:
        self.site, self.axe = site, axe.read_text(encoding="utf-8")
        self.context = self._open(browser, scripts=True)
        self.page = self.context.new_page()
        self.bare = self._open(browser, scripts=False).new_page()
        self.said: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.said.append(message.text)

    @staticmethod
    def _open(browser: Any, *, scripts: bool) -> Any:
        context = browser.new_context(viewport={"width": PHONE, "height": HEIGHT}, java_script_enabled=scripts)
        context.set_default_timeout(30_000)
        return context

    def sign_in(self, email: str, password: str) -> None:
        """Sign in, in both browsers."""
        self.page.goto(f"{self.site}/sign-in/")
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(lambda address: "/sign-in/" not in address)
        self.bare.context.add_cookies(self.context.cookies())

    def look_at(self, address: str) -> list[str]:
        """Open a page and say what is wrong with it."""
        self.said.clear()
        self.page.goto(self.site + address, wait_until="load")
        faults = [
            *self._keys(),
            *self.judge(kind_of(address)),
            *(f"says {text}" for text in self.said),
            *self._without_scripts(address),
        ]
        return [f"{address} {fault}" for fault in faults]

    def judge(self, kind: str = "") -> Iterator[str]:
        """Say what is wrong with the page that is open, at either width.

        Of a ``kind`` of page, the first is searched by axe at both widths, the others at the narrow one: what differs
        between two of a kind is what they hold, and what differs at a desk is how they are laid out.
        """
        self.page.evaluate(self.axe)
        is_known = bool(kind) and kind in self.kinds
        self.kinds.add(kind)
        for width in (DESK, PHONE):
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            found = [] if is_known and width == DESK else self.violations()
            for fault in [*self.page.evaluate(FAULTS, width), *found]:
                yield f"at {width} px {fault}"

    def violations(self) -> list[str]:
        """Say what axe finds."""
        found = self.page.evaluate(AXE, TAGS)["violations"]
        return [f"fails {each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]

    def _keys(self) -> Iterator[str]:
        self.page.keyboard.press("Tab")
        if not self.page.evaluate(SKIPS):
            yield "does not begin with the link that skips to the main part"
        yield from (f"does not show where the keyboard is: {each}" for each in self.page.evaluate(UNSEEN_FOCUS))

    def _without_scripts(self, address: str) -> Iterator[str]:
        self.bare.goto(self.site + address)
        if self.bare.evaluate(MADE_OF) != self.page.evaluate(MADE_OF):
            yield "has other headings or fields without scripts"
        if self.bare.evaluate("document.documentElement.scrollWidth") > PHONE:
            yield "scrolls sideways without scripts"
        yield from (f"hides without scripts {each}" for each in self.bare.evaluate(HIDDEN))

    def close(self) -> None:
        """Close both browsers."""
        self.bare.context.close()
        self.context.close()
