"""Searching: one way over films, people, characters, series, collections and reviews."""

from matinee.discovery.search.answer import Answer, Facet, FacetValue, Found
from matinee.discovery.search.entries import Entry, Kind
from matinee.discovery.search.port import SearchIndex, Spelling
from matinee.discovery.search.query import Filter, Problem, Query, parse_query

__all__ = [
    "Answer",
    "Entry",
    "Facet",
    "FacetValue",
    "Filter",
    "Found",
    "Kind",
    "Problem",
    "Query",
    "SearchIndex",
    "Spelling",
    "parse_query",
]
