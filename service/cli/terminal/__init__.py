"""Output for people: sentences, tables, differences, progress, questions."""
