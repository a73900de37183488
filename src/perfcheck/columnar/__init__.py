"""Indicators in columns: what never was YAML, graded where it lies by an engine that already exists."""
