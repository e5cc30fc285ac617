"""The data dictionary as files: one a dataset."""

from frankpledge.adapters.dictionary.read import dataset_keys, datasets, find_dataset, read_dataset

__all__ = ["dataset_keys", "datasets", "find_dataset", "read_dataset"]
