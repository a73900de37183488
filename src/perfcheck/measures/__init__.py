"""What one cell says: quantities, units, criteria, standards. Knows no file and no model."""
