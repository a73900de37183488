"""What the errors of the YAML parsers mean, and what to write instead."""
