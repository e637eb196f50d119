"""flagd's documents, flags and evaluators: parsed, checked, measured, and written back."""
