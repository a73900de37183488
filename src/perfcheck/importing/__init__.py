"""Published documents become target files: one middle form for all formats, and what its tables mean."""
