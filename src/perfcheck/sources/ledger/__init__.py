"""Spending from the ledger: an export of payments, summed project by project up to each day that is looked at."""
