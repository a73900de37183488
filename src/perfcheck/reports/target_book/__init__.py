"""Targets as a workbook that is filled in, read back and turned into YAML, without losing a cell."""
