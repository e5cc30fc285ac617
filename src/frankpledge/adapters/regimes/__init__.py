"""Regimes as data: one TOML file each, read into the core's values."""

from frankpledge.adapters.regimes.read import parse_regime, read_regime, regime_keys

__all__ = ["parse_regime", "read_regime", "regime_keys"]
