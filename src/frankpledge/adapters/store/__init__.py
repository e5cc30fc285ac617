"""Files kept by the hash of their bytes: written whole or not at all, never changed."""

from frankpledge.adapters.store.folder import FolderStore, Stored

__all__ = ["FolderStore", "Stored"]
