"""Answers for the public addresses: each asks one question and hands the answer to a template."""
