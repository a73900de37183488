"""The command line: parses options, calls one function of the floors below, chooses an exit code. Computes nothing."""
