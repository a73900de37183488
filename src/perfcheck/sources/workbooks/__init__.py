"""Workbooks (.xlsx) as plain cells: opened safely, read exactly, told apart from what only looks like one."""
