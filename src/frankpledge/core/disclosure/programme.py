"""A linear programme over a system's cells, solved many times for different objectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.system import UNBOUNDED, LinearSystem, Whole

Numbers = NDArray[np.float64]
DUAL_SIMPLEX, PRIMAL_SIMPLEX = 1, 4
FIRST_FOUND, ONE_NODE = 1e6, 1
SLACK = 1e-6
"""How far a solver's answer may be from the whole number it stands for."""


class SolverStopped(RuntimeError):
    """The solver gave no answer within its counted limits."""


@dataclass(frozen=True, eq=False)
class Optimum:
    """The cells at the optimum, shape (n,), and the worth of each sum there, shape (n_sums,)."""

    cells: Numbers
    sum_worths: Numbers


class Programme:
    """The linear programme of one system: minimise a weighted sum of its cells.

    Only the objective changes from one call to the next, so that a solution can start from the one before.
    One thread, simplex, fixed seed: the same calls give the same answers.

    Examples
    --------
    >>> system = LinearSystem.of([0, 0, 10], [UNBOUNDED, UNBOUNDED, 10], [(2, [0, 1])])
    >>> Programme(system).minimise(np.array([-1.0, 0, 0])).cells.tolist()
    [10.0, 0.0, 10.0]
    """

    def __init__(self, system: LinearSystem, known: Whole | None = None) -> None:
        self._n = len(system.low)
        self._solver = quiet_solver()
        self._solver.setOptionValue("presolve", "off")  # measured: ten times as long on 5,000 areas, and no gain on few
        self._solver.passModel(as_programme(system, np.zeros(system.sums.shape[0]) if known is None else known))

    def minimise(self, objective: Numbers, *, afresh: bool = False) -> Optimum:
        """Return the cells that make ``objective @ cells`` least.

        ``afresh`` solves by dual simplex from nothing; otherwise primal simplex starts from the solution before.

        Raises
        ------
        SolverStopped
            If there is no least value, or the solver stopped at a limit.
        """
        columns = np.arange(self._n, dtype=np.int32)
        self._solver.changeColsCost(self._n, columns, np.asarray(objective, dtype=np.float64))
        if afresh:
            self._solver.clearSolver()
        self._solver.setOptionValue("simplex_strategy", DUAL_SIMPLEX if afresh else PRIMAL_SIMPLEX)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            self._solver.clearSolver()
            raise SolverStopped(f"linear programme: {self._solver.modelStatusToString(self._solver.getModelStatus())}")
        solution = self._solver.getSolution()
        return Optimum(np.array(solution.col_value), np.array(solution.row_dual))


def whole_table(system: LinearSystem, objective: Numbers, *, known: Whole) -> Whole | None:
    """Return the first whole-numbered cells found on the way to the least ``objective @ cells``.

    None where there are none, or none was found before the search would have to branch.

    Examples
    --------
    >>> system = LinearSystem.of([0, 0, 3], [3, 0, 3], [(2, [0, 1])])
    >>> whole_table(system, np.array([1.0, 0, 0]), known=np.zeros(1)).tolist()
    [3, 0, 3]
    """
    solver = quiet_solver()
    for option, value in (("solver", "choose"), ("mip_rel_gap", FIRST_FOUND), ("mip_max_nodes", ONE_NODE)):
        solver.setOptionValue(option, value)
    model = as_programme(system, known)
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(system.low)
    model.col_cost_ = np.asarray(objective, dtype=np.float64)
    solver.passModel(model)
    solver.run()
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    table: Whole = np.rint(np.array(solver.getSolution().col_value)).astype(np.int64)
    return table


def quiet_solver() -> Any:
    """Return a HiGHS solver that says nothing, uses one thread and always takes the same path."""
    solver = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0), ("parallel", "off")):
        solver.setOptionValue(option, value)
    solver.setOptionValue("solver", "simplex")
    return solver


def as_programme(system: LinearSystem, known: Any) -> Any:
    """Return the system as HiGHS takes it; ``known`` is what cells outside it add to each sum."""
    sums = system.sums.tocsr()
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(system.low), sums.shape[0]
    model.col_cost_ = np.zeros(len(system.low))
    model.col_lower_ = system.low.astype(float)
    model.col_upper_ = np.where(system.high == UNBOUNDED, highspy.kHighsInf, system.high.astype(float))
    model.row_lower_ = model.row_upper_ = -known.astype(float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_ = sums.indptr, sums.indices
    model.a_matrix_.value_ = sums.data.astype(float)
    return model
