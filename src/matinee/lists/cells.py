"""Cells of a table that a spreadsheet would read as a formula, made harmless and plain again.

See https://owasp.org/www-community/attacks/CSV_Injection
"""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"


def guarded(cell: str) -> str:
    """Give a cell that no spreadsheet runs; one that only looks guarded is guarded once more."""
    bare = cell.lstrip(_GUARD)
    return _GUARD + cell if bare.lstrip(" ").startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Give a cell as it was before it was guarded."""
    if cell.startswith(_GUARD) and cell.lstrip(_GUARD).lstrip(" ").startswith(_FORMULA):
        return cell[1:]
    return cell
