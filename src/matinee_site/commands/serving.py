"""Serves a site in the foreground until it is interrupted."""

import socket

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from matinee.cli.messages import RefusalError
from matinee_site.commands.opening import HOST

TARGET = "matinee_site.commands.application:application"


def require_port(port: int) -> None:
    """Refuse a port that somebody else listens on, before any work is done."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise RefusalError(
                f"port {port} of {HOST} is not free ({error.strerror}); name another with --port"
            ) from error


def serve_forever(*, port: int, workers: int = 1) -> None:
    """Answer on the port; one blocking thread a worker, which is fastest for Django."""
    server = Granian(
        TARGET,
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    server.serve()
