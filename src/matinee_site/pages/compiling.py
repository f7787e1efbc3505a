"""What Jinja2 makes of a template, without what the pages never ask of it.

Jinja2 looks at every value twice: may ``page.title`` be an item, does a function want the context,
is a printed string of a class of its own? The pages print frozen data and call plain functions, so
an attribute is read as an attribute and a function called as a function, which halves the time that
a film's page takes to render. What is printed is the same.
"""

import re
from collections.abc import Iterable
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_special = re.compile(r"[&<>\"']").search


class PlainCode(CodeGenerator):
    """Writes the code of a template.

    What it cannot say plainly, and templates outside autoescaping, it leaves to Jinja2.
    """

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Gather what a template or block prints, and give it up in one piece.

        Piece by piece it would pass through a generator for every template that extends another.
        """
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Read an attribute; one that is missing raises AttributeError."""
        # Blocks are items of ``self``, and no Python name can be a keyword.
        if iskeyword(node.attr) or (isinstance(node.node, nodes.Name) and node.node.name == "self"):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Call a function or macro; none of the pages' own wants the context."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.visit(named, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class PlainEnvironment(Environment):
    """An environment whose templates become plain code."""

    code_generator_class = PlainCode

    @staticmethod
    def printed(value: object) -> str:
        """Give a value as it stands in a page: escaped, unless it is markup."""
        kind = type(value)
        if kind is str:
            return escape(value) if _special(value) else value  # type: ignore[call-overload,return-value]
        return value if kind is Markup else escape(value)  # type: ignore[return-value]
