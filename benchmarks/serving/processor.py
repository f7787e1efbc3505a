"""How long processes have had the processor, with all that they started (Linux's ``/proc``).

Where other programs run too, answers a second tell little; what an answer takes of a processor
tells the same on a busy machine, a little more where its caches are shared.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

PROC = Path("/proc")


def family(of: Iterable[int], parents: Mapping[int, int]) -> set[int]:
    """Give processes with all their descendants; ``parents`` has each process's parent."""
    children: dict[int, list[int]] = defaultdict(list)
    for child, parent in parents.items():
        children[parent].append(child)
    found: set[int] = set()
    waiting = list(of)
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += children[each]
    return found


def processor_seconds(of: Sequence[int]) -> float:
    """Give the seconds of a processor that processes and those they started have had."""
    parents: dict[int, int] = {}
    seconds: dict[int, float] = {}
    for folder in PROC.iterdir():
        if not folder.name.isdigit():
            continue
        try:
            text = (folder / "stat").read_text()
        except OSError:
            continue  # it has ended meanwhile
        # The name in brackets may hold anything, spaces and brackets too.
        fields = text.rpartition(")")[2].split()
        number = int(folder.name)
        parents[number] = int(fields[1])
        seconds[number] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return sum(seconds.get(each, 0.0) for each in family(of, parents))
