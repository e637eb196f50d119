"""What people see: sentences, tables, differences, progress, questions."""
