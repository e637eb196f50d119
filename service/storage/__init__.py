"""MySQL, which is the truth: the schema's words in SQL, and nothing about HTTP or evaluation.

This package is the only importer of aiomysql and pymysql.
"""
