"""Makes `.venv` from the hash-locked requirements: `bootstrap.py run` or `bootstrap.py dev`.

Needs nothing but Python: uv and what builds the project come from their own small lock into `.venv/build`. A
second call sees by the stamp that nothing changed and returns at once. Bytecode is compiled here, also where the
environment tells Python to write none: Django starts in half the time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
BUILD = VENV / "build"
UV = BUILD / "bin" / "uv"
STAMP = VENV / "pregon-stamp"
LOCKS = {
    "build": ROOT / "requirements-build.txt",
    "run": ROOT / "requirements.txt",
    "dev": ROOT / "requirements-dev.txt",
}
MINIMUM = (3, 11)


def main(kind: str) -> None:
    """Brings `.venv` to what `kind` asks for."""
    _check_python()
    if STAMP.exists() and STAMP.read_text() in _sufficient(kind):
        return
    _make_environment()
    _make_tools()
    say(f"Installing {LOCKS[kind].name} (the first time takes about a minute)")
    uv("pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode", "--python", PYTHON, LOCKS[kind])
    _install_project()
    STAMP.write_text(_stamp(kind))
    say("Environment ready")


def _check_python() -> None:
    if sys.version_info < MINIMUM:
        found, needed = ".".join(map(str, sys.version_info[:3])), ".".join(map(str, MINIMUM))
        sys.exit(f"Python {needed} or newer is needed; {sys.executable} is {found}. Try: make PYTHON=python3.11")


def _sufficient(kind: str) -> set[str]:
    # Whoever develops has what running needs: `make demo` after `make test` changes nothing.
    return {_stamp(kind), _stamp("dev")}


def _stamp(kind: str) -> str:
    digest = hashlib.sha256(f"{VENV} {sys.version}".encode())
    for file in (LOCKS["build"], LOCKS[kind], ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    return f"{kind} {digest.hexdigest()}"


def _make_environment() -> None:
    STAMP.unlink(missing_ok=True)
    # An environment without pip is one that an earlier call could not finish.
    if PYTHON.exists() and _runs(PYTHON, "-c", f"import pip, sys; assert sys.version_info >= {MINIMUM}"):
        return
    say(f"Making {VENV}")
    shutil.rmtree(VENV, ignore_errors=True)
    if not _runs(sys.executable, "-m", "venv", VENV):
        _install_debian_package("python3-venv")
        run(sys.executable, "-m", "venv", VENV)


def _install_debian_package(name: str) -> None:
    """Debian ships Python without what makes an environment."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"Python cannot make an environment here. Install it first: apt-get install {name}")
    say(f"Installing the Debian package {name}")
    run("apt-get", "update", "-qq")
    run("apt-get", "install", "-qq", "-y", name)


def _make_tools() -> None:
    stamp = BUILD / "stamp"
    wanted = hashlib.sha256(LOCKS["build"].read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Installing uv")
    shutil.rmtree(BUILD, ignore_errors=True)
    pip = [PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--no-compile"]
    run(*pip, "--require-hashes", "--target", BUILD, "-r", LOCKS["build"])
    stamp.write_text(wanted)


def _install_project() -> None:
    # The builder comes from .venv/build, so this step asks no registry.
    uv(
        *("pip", "install", "--quiet", "--offline", "--no-deps", "--no-build-isolation", "--reinstall"),
        *("--python", PYTHON, "--editable", ROOT),
    )


def uv(*command: object) -> None:
    run(UV, *command, env={**os.environ, "PYTHONPATH": str(BUILD), "UV_NO_PROGRESS": "1"})


def run(*command: object, env: dict[str, str] | None = None) -> None:
    result = subprocess.run([str(part) for part in command], env=env)
    if result.returncode:
        sys.exit(f"Failed ({result.returncode}): {' '.join(map(str, command))}")


def _runs(*command: object) -> bool:
    return subprocess.run([str(part) for part in command], capture_output=True).returncode == 0


def say(message: str) -> None:
    print(f"==> {message}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["dev"]):
        sys.exit("usage: bootstrap.py run|dev")
    main(sys.argv[1])
