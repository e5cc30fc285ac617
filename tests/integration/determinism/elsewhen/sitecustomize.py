"""Put on a process's path, this moves its clock on by four hundred days and a bit."""

import datetime
import time

AHEAD = 400 * 86_400 + 12_345.678
_time, _time_ns = time.time, time.time_ns
_gmtime, _localtime, _strftime = time.gmtime, time.localtime, time.strftime
_date, _datetime = datetime.date, datetime.datetime


class OfTheSameKind(type):
    """Dates made before the clock was moved, or in C, are dates still."""

    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])


class ShiftedDate(_date, metaclass=OfTheSameKind):
    """A date whose today is later."""

    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class ShiftedDatetime(_datetime, metaclass=OfTheSameKind):
    """A moment whose now is later."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


def move() -> None:
    """Replace whatever tells the time."""
    time.time = lambda: _time() + AHEAD
    time.time_ns = lambda: _time_ns() + int(AHEAD * 1e9)
    time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
    time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
    time.strftime = lambda form, moment=None: _strftime(form, time.localtime() if moment is None else moment)
    datetime.date, datetime.datetime = ShiftedDate, ShiftedDatetime


if __name__ == "sitecustomize":
    move()
