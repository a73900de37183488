"""What users would take instead, each as a script of its own; only benchmarks import it, and only where it is there."""
