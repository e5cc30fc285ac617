"""Choose the cheapest cells to withhold beside the small ones: a covering programme that is told what went wrong."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.programme import quiet_solver
from frankpledge.core.disclosure.system import UNBOUNDED, Whole

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
GAP, NODES = 0.002, 200


class CoverProgramme:
    """Which cells to withhold, as yes or no for every count that is not nothing.

    From the start each sum with anything withheld needs two withheld cells and enough room among its parts
    (or its total withheld, which gives endless room). What single sums do not show is added as demands.

    Parameters
    ----------
    values : int array, shape (n,)
        Exact counts.
    sums : sparse matrix, shape (n_sums, n)
        As in `LinearSystem`.
    floor, threshold : int
        A withheld count is known to be ``floor`` or more and must keep room of ``threshold``.
    costs : float array, shape (n,)
        What withholding each cell costs the reader.
    known : pair of int arrays, shape (n,), optional
        The least and the most that is known of each count besides, from what was published before.
    never : bool array, shape (n,), optional
        Cells that cannot be withheld, being public.

    References
    ----------
    M. Fischetti and J. J. Salazar (2001), Solving the cell suppression problem on tabular data with linear
    constraints, Management Science 47(7).
    """

    def __init__(
        self,
        values: Whole,
        sums: Any,
        *,
        floor: int,
        threshold: int,
        costs: Numbers,
        known: tuple[Whole, Whole] | None = None,
        never: Mask | None = None,
    ) -> None:
        self._values, self._threshold, self._costs = values, threshold, costs
        nothing: tuple[Whole, Whole] = (np.full(len(values), floor), np.full(len(values), UNBOUNDED))
        self._low, self._high = nothing if known is None else known
        self._never = np.zeros(len(values), dtype=bool) if never is None else never
        self._number = np.where(values > 0, np.cumsum(values > 0) - 1, -1)
        self._n_cells = int((values > 0).sum())
        self._rows: list[tuple[Whole, Numbers]] = []
        self._used: list[float] = []  # a lower bound for each "this sum has something withheld"
        small = (values > 0) & (values < threshold)
        for row in range(sums.shape[0]):
            entries = slice(sums.indptr[row], sums.indptr[row + 1])
            self._add_sum(sums.indices[entries], sums.data[entries] > 0, small)

    def demand(self, cell: int, room: Numbers) -> None:
        """Ask that, if ``cell`` is withheld, the withheld cells' ``room`` comes to the threshold."""
        weights = np.where(self._never, 0.0, np.minimum(room, self._threshold))
        weights[cell] -= min(float(self._threshold), weights.sum()) if self._never.any() else self._threshold
        cells = np.flatnonzero((np.abs(weights) > 1e-9) & (self._values > 0))
        self._rows.append((self._number[cells], weights[cells]))

    def demand_always(self, room: Numbers) -> None:
        """Ask that the withheld cells' ``room`` comes to the threshold, for a count that stands elsewhere."""
        weights = np.minimum(room, self._threshold)
        cells = np.flatnonzero((weights > 1e-9) & (self._values > 0) & ~self._never)
        needed = min(float(weights[cells].sum()), float(self._threshold))
        self._used.append(1.0)
        columns = np.append(self._number[cells], self._n_cells + len(self._used) - 1)
        self._rows.append((columns, np.append(weights[cells], -needed)))

    def solve(self, must: Mask) -> Mask:
        """Return the cells to withhold, all of ``must`` among them; all that can be if no answer was found."""
        solver = quiet_solver()
        for option, value in (("solver", "choose"), ("mip_rel_gap", GAP), ("mip_max_nodes", NODES)):
            solver.setOptionValue(option, value)
        solver.passModel(self._model(must))
        solver.run()
        if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return (self._values > 0) & ~(self._never & ~must)
        withheld = np.zeros(len(self._values), dtype=bool)
        withheld[self._values > 0] = np.array(solver.getSolution().col_value)[: self._n_cells] > 0.5
        return withheld

    def _add_sum(self, cells: Whole, is_part: Mask, small: Mask) -> None:
        """Ask for two withheld cells and enough room in a sum, unless its small cells give both already."""
        is_part, cells = is_part[self._values[cells] > 0], cells[self._values[cells] > 0]
        reach = np.where(is_part, self._values[cells] - self._low[cells], self._high[cells] - self._values[cells])
        room = np.clip(reach, 0, self._threshold)
        if len(cells) == 0 or (small[cells].sum() > 1 and room[small[cells]].sum() >= self._threshold):
            return
        used = self._n_cells + len(self._used)
        self._used.append(float(small[cells].any()))
        columns = np.append(self._number[cells], used)
        free = ~self._never[cells] | small[cells]
        self._rows.append((columns, np.append(np.ones(len(cells)), -min(2.0, free.sum()))))
        self._rows.append((columns, np.append(room, -min(self._threshold, room[free].sum())).astype(float)))
        if not small[cells].any():
            self._rows.extend((np.array([used, n]), np.array([1.0, -1.0])) for n in self._number[cells])

    def _model(self, must: Mask) -> Any:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._n_cells + len(self._used), len(self._rows)
        model.col_cost_ = np.concatenate([self._costs[self._values > 0], np.zeros(len(self._used))])
        model.col_lower_ = np.concatenate([must[self._values > 0].astype(float), self._used])
        never = (self._never & ~must)[self._values > 0]
        model.col_upper_ = np.concatenate([1.0 - never, np.ones(len(self._used))])
        whole, real = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        model.integrality_ = [whole] * self._n_cells + [real] * len(self._used)
        model.row_lower_, model.row_upper_ = np.zeros(len(self._rows)), np.full(len(self._rows), highspy.kHighsInf)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.concatenate([[0], np.cumsum([len(row) for row, _ in self._rows])]).astype(int)
        model.a_matrix_.index_ = np.concatenate([row for row, _ in self._rows] or [np.zeros(0, dtype=int)])
        model.a_matrix_.value_ = np.concatenate([weights for _, weights in self._rows] or [np.zeros(0)])
        return model
