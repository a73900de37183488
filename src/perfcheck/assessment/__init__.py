"""Targets and actual figures become an assessment. Pure: no file, no clock, no environment."""
