"""The made-up town's partnership, built as its people would build it: by calling the site's services alone."""
