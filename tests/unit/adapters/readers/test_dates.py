"""Trying only the ways of writing a date that can fit gives what trying all of them gives."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.adapters.readers.dates import read_date
from frankpledge.adapters.readers.layout import DATE_FORMATS

MOMENTS = st.datetimes().filter(lambda moment: 1900 <= moment.year <= 2100)
WRITTEN = st.builds(lambda moment, form: moment.strftime(form), MOMENTS, st.sampled_from(DATE_FORMATS))
SPOILT = st.text(alphabet="0123456789/:.- TMayJun", max_size=19)
AMERICAN = ("%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d")
ODD = ("%d/%m/%Y", "%x", "%Y-%m-%d %f")


@pytest.fixture(scope="module")
def engine():
    return duckdb.connect()


@pytest.mark.parametrize("formats", [DATE_FORMATS, AMERICAN, ODD, ("%Y-%m",)], ids=["all", "american", "odd", "one"])
@given(texts=st.lists(st.one_of(WRITTEN, SPOILT), min_size=1, max_size=30))
def test_what_is_read_is_what_trying_every_way_reads(engine, formats, texts):
    every = "[" + ", ".join(f"'{form}'" for form in formats) + "]"
    query = f"SELECT {read_date('t', formats)}, try_strptime(t, {every}) FROM (SELECT unnest(?::VARCHAR[]) AS t)"
    assert all(quickly == slowly for quickly, slowly in engine.execute(query, [texts]).fetchall())


def test_of_two_ways_that_fit_the_first_counts(engine):
    expression = read_date("'03/04/2024'", AMERICAN)
    (moment,) = engine.execute(f"SELECT {expression}").fetchone()
    assert (moment.day, moment.month) == (3, 4)
