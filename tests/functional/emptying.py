"""Sending each form of a page empty, and what must then be told."""

from __future__ import annotations

from collections.abc import Iterator

from tests.functional.looking import Eyes

ASKING = """() => [...document.querySelectorAll('main form[method=post]')]
    .map((form, i) => [i, [...form.elements].some(e => e.name && !['hidden', 'submit'].includes(e.type))])
    .filter(([, asks]) => asks).map(([i]) => i)"""

EMPTY = """i => {
    const form = document.querySelectorAll('main form[method=post]')[i];
    for (const e of form.elements) {
        if (['checkbox', 'radio'].includes(e.type)) e.checked = false;
        else if (e.localName === 'select') e.selectedIndex = [...e.options].findIndex(o => !o.value);
        else if (!['hidden', 'submit', 'button'].includes(e.type)) e.value = '';
    }
    form.requestSubmit();
}"""

UNTOLD = """() => {
    const faults = [], links = [...document.querySelectorAll('.govuk-error-summary a')];
    if (!document.title.startsWith('Error: ')) faults.push(`is titled ${document.title}`);
    if (!links.length) faults.push('has no summary of what is wrong that leads anywhere');
    if (!document.querySelector('.govuk-error-summary')?.contains(document.activeElement))
        faults.push('does not bring the keyboard to the summary');
    for (const link of links) {
        const field = document.getElementById(link.hash.slice(1));
        if (!field?.matches('input, select, textarea')) faults.push(`leads to ${link.hash}, which is no field`);
        else {
            const told = (field.getAttribute('aria-describedby') || '').split(' ')
                .concat((field.closest('fieldset')?.getAttribute('aria-describedby') || '').split(' '));
            const named = told.some(id => document.getElementById(id)?.matches('.govuk-error-message'));
            if (!named) faults.push(`does not say at ${link.hash} what is wrong there`);
        }
    }
    return faults;
}"""


def send_empty(eyes: Eyes, address: str) -> Iterator[tuple[bool, list[str]]]:
    """Send each form of a page empty; say of each whether it was taken, and what was not told as it should.

    A form of hidden fields and a button asks nothing, so that it cannot be empty.
    """
    eyes.page.goto(eyes.site + address)
    for turn, number in enumerate(eyes.page.evaluate(ASKING)):
        if turn:
            eyes.page.goto(eyes.site + address)
        with eyes.page.expect_navigation():
            eyes.page.evaluate(EMPTY, number)
        eyes.page.wait_for_load_state()
        refused = eyes.page.locator(".govuk-error-summary").count() > 0
        faults = [*eyes.page.evaluate(UNTOLD), *eyes.judge("a form sent empty")] if refused else []
        yield not refused, [f"{address}, sent empty, {fault}" for fault in faults]
