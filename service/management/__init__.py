"""Use-cases: validate, store and announce a write; read what is stored."""
