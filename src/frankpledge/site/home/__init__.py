"""The first page: what must I do next, by when; what is missing; who has not replied."""
