"""The OpenAPI 3.1 description: schemas from the structs that validate, the rest from the routes."""
