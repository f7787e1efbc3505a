"""The bar comes on a terminal when work takes long, and only then."""

import io
import sys
import time

import pytest

from matinee.cli import progress
from matinee.cli.progress import Progress


class Terminal(io.StringIO):
    """A standard error that takes colours."""

    def isatty(self) -> bool:
        return True


def put_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of standard error (no fixture: pytest sets its own after)."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def comes(terminal: Terminal, words: str) -> bool:
    """Wait until words are shown, however slow the machine."""
    end = time.monotonic() + 30
    while words not in terminal.getvalue() and time.monotonic() < end:
        time.sleep(0.02)
    return words in terminal.getvalue()


def test_the_bar_comes_while_the_first_step_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """And it counts the steps that follow."""
    terminal = put_terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    with Progress("checking", 3) as shown:
        assert comes(terminal, "0/3")
        shown.step()
        shown.pause()
        shown.step(3)
        assert comes(terminal, "3/3")
    assert "checking" in terminal.getvalue()


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even an empty line."""
    terminal = put_terminal(monkeypatch)
    with Progress("checking", 1) as shown:
        shown.step()
    assert terminal.getvalue() == ""


def test_a_stream_that_is_no_terminal_stays_clean(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Logs hold messages, not bars."""
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    with Progress("checking", 1) as shown:
        time.sleep(0.1)
        shown.step()
    assert capsys.readouterr().err == ""
