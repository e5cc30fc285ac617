"""A figure that is kept back so that nobody can be picked out."""

from dataclasses import dataclass
from typing import NoReturn


@dataclass(frozen=True)
class Withheld:
    """A figure that exists and is not shown. It carries a reason and no number.

    It is not zero, not missing and not NaN, and it refuses to be used as a number.

    Examples
    --------
    >>> str(Withheld("small number"))
    'withheld'
    >>> int(Withheld("small number"))
    Traceback (most recent call last):
        ...
    TypeError: a withheld figure has no number
    """

    reason: str = "small number"

    def __str__(self) -> str:
        return "withheld"

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError("a withheld figure has no number")

    __int__ = __float__ = __index__ = __bool__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = _refuse
