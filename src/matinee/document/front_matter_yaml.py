"""Reads YAML front matter: plain data only, nothing that unfolds."""

from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """The safe loader without references, by which a few lines can unfold into millions."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(
                None, None, "references (*name) are not read in front matter", event.start_mark
            )
        return super().compose_node(parent, index)


def load(text: str) -> Any:
    """Read the inside of the front matter, or raise ValueError with the line and the problem."""
    try:
        return yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problem = getattr(error, "problem", None) or "not readable as YAML"
        raise ValueError(f"line {line}: {problem}") from error
