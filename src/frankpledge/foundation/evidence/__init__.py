"""The ledger of what can be cited: each item in versions that nobody changes, and what each rests on."""
