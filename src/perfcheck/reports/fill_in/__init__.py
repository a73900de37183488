"""The workbook that people fill in with their actual figures, made from the targets."""
