"""The API as OpenAPI 3.1: schemas from the structs that validate, the rest from the routes."""
