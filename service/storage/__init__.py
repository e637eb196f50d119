"""MySQL, which is authoritative: the only place with SQL, and nothing about HTTP or evaluation.

This package is the only importer of aiomysql and pymysql.
"""
