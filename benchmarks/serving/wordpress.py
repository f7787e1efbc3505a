"""WordPress as Debian gives it: MariaDB, PHP-FPM with two workers and its opcode cache, nginx.

Needs the packages wordpress, wordpress-theme-twentytwentythree, mariadb-server, php-fpm, php-mysql
and nginx. Everything runs out of one folder, on ports of its own, as long as it is measured.
"""

import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.serving.ours import free_port, wait_for

CODE = Path("/usr/share/wordpress")
WORKERS = 2
_FPM = next(iter(sorted(Path("/usr/sbin").glob("php-fpm*"))), None)
_INSTALL = """<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = getenv('HOST');
require '{config_root}/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/theme.php';
wp_install('Films', 'admin', 'nobody@films.example', true, '', '{password}');
switch_theme('twentytwentythree');
update_option('permalink_structure', '/%postname%/');
flush_rewrite_rules();
for ($n = 0; $n < 30; $n++) {{
    wp_insert_post([
        'post_title' => getenv('TITLE') . ($n ? " $n" : ''),
        'post_name' => $n ? "other-$n" : 'measured',
        'post_content' => file_get_contents('{text}'), 'post_status' => 'publish',
    ]);
}}
"""


def lacking() -> str:
    """Say what is not installed, or ''."""
    missing = [name for name in ("mariadbd", "mariadb-install-db", "nginx", "php")
               if not shutil.which(name)]  # fmt: skip
    missing += [] if _FPM else ["php-fpm"]
    missing += [] if (CODE / "wp-load.php").is_file() else ["wordpress"]
    return ", ".join(missing)


def version() -> str:
    """Give the version of WordPress."""
    text = (CODE / "wp-includes" / "version.php").read_text(encoding="utf-8")
    return text.split("$wp_version = '")[1].split("'")[0]


@contextmanager
def served(folder: Path, *, title: str, html: str) -> Iterator[tuple[str, list[int]]]:
    """Install WordPress in a folder, publish the text thirty times, and serve it.

    Gives its address and the processes that answer: the database, PHP and the web server.
    """
    folder.mkdir(parents=True)
    if os.geteuid() == 0:
        # The database and PHP run as users of their own, who must come this far.
        folder.parent.chmod(0o711)
        shutil.chown(folder, "mysql")
    folder.chmod(0o755)
    port, started = free_port(), []
    try:
        started.append(_database(folder))
        _code(folder, port)
        text = folder / "text.html"
        text.write_text(html, encoding="utf-8")
        script = folder / "install.php"
        script.write_text(
            _INSTALL.format(config_root=folder / "site", password=secrets.token_hex(8), text=text),
            encoding="utf-8",
        )
        subprocess.run(
            ["php", str(script)], check=True, stdout=subprocess.DEVNULL,
            env={**os.environ, "HOST": f"127.0.0.1:{port}", "TITLE": title},
        )  # fmt: skip
        started += _web(folder, port)
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/measured/")
        yield address, [process.pid for process in started]
    finally:
        for process in reversed(started):
            process.terminate()
        for process in reversed(started):
            process.wait(30)


def _database(folder: Path) -> "subprocess.Popen[bytes]":
    data, sock = folder / "data", folder / "db.sock"
    user = f"--user={'mysql' if os.geteuid() == 0 else os.environ.get('USER', 'mysql')}"
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", f"--datadir={data}", user,
         "--auth-root-authentication-method=normal"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    process = subprocess.Popen(
        ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={sock}", user,
         "--skip-networking", "--innodb-buffer-pool-size=256M", f"--pid-file={folder / 'db.pid'}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(300):
        made = subprocess.run(
            ["mariadb", "--no-defaults", f"--socket={sock}", "-uroot", "-e",
             "CREATE DATABASE wp; CREATE USER wp@localhost IDENTIFIED BY 'wp';"
             " GRANT ALL ON wp.* TO wp@localhost"],
            capture_output=True,
        )  # fmt: skip
        if made.returncode == 0:
            return process
        time.sleep(0.3)
    process.terminate()
    raise RuntimeError(f"MariaDB did not start: {made.stderr.decode()}")


def _code(folder: Path, port: int) -> None:
    site = folder / "site"
    # Debian keeps its configuration by host name elsewhere; a copy has its own.
    shutil.copytree(CODE, site, ignore_dangling_symlinks=True)
    config = site / "wp-config.php"
    config.unlink(missing_ok=True)
    keys = "".join(
        f"define('{name}', '{secrets.token_hex(24)}');\n"
        for name in ("AUTH_KEY", "SECURE_AUTH_KEY", "LOGGED_IN_KEY", "NONCE_KEY", "AUTH_SALT",
                     "SECURE_AUTH_SALT", "LOGGED_IN_SALT", "NONCE_SALT")
    )  # fmt: skip
    config.write_text(
        "<?php\ndefine('DB_NAME', 'wp');\ndefine('DB_USER', 'wp');\ndefine('DB_PASSWORD', 'wp');\n"
        f"define('DB_HOST', 'localhost:{folder / 'db.sock'}');\ndefine('DB_CHARSET', 'utf8mb4');\n"
        f"define('WP_HOME', 'http://127.0.0.1:{port}');\n"
        f"define('WP_SITEURL', 'http://127.0.0.1:{port}');\ndefine('DISABLE_WP_CRON', true);\n"
        f"define('WP_HTTP_BLOCK_EXTERNAL', true);\n{keys}$table_prefix = 'wp_';\n"
        "if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');\n"
        "require_once ABSPATH . 'wp-settings.php';\n",
        encoding="utf-8",
    )


def _web(folder: Path, port: int) -> "list[subprocess.Popen[bytes]]":
    sock = folder / "php.sock"
    pool = folder / "fpm.conf"
    user = "user = www-data\ngroup = www-data\n" if os.geteuid() == 0 else ""
    owner = "listen.owner = www-data\n" if os.geteuid() == 0 else ""
    pool.write_text(
        f"[global]\nerror_log = {folder / 'fpm.log'}\ndaemonize = no\n[www]\n{user}"
        f"listen = {sock}\n{owner}pm = static\npm.max_children = {WORKERS}\n"
        "php_admin_value[opcache.enable] = 1\nphp_admin_value[memory_limit] = 256M\n",
        encoding="utf-8",
    )
    conf = folder / "nginx.conf"
    worker = "user www-data;\n" if os.geteuid() == 0 else ""
    conf.write_text(
        f"{worker}daemon off;\npid {folder / 'nginx.pid'};\nerror_log {folder / 'nginx.log'};\n"
        "worker_processes 1;\nevents { worker_connections 256; }\nhttp {\n"
        "include /etc/nginx/mime.types;\naccess_log off;\ngzip on;\ngzip_proxied any;\n"
        f"server {{ listen 127.0.0.1:{port}; root {folder / 'site'}; index index.php;\n"
        "location / { try_files $uri $uri/ /index.php?$args; }\n"
        "location ~ \\.php$ { include /etc/nginx/fastcgi.conf;"
        f" fastcgi_pass unix:{sock}; }} }} }}\n",
        encoding="utf-8",
    )
    assert _FPM
    return [
        subprocess.Popen([str(_FPM), "-F", "-R", "-y", str(pool)], stderr=subprocess.DEVNULL),
        subprocess.Popen(["nginx", "-c", str(conf)], stderr=subprocess.DEVNULL),
    ]
