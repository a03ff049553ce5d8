"""`pregon serve`: answers, survives, stops."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.support.command import do_pregon, free_ports, run_pregon, running, serving, wait_for


@contextmanager
def _one(municipality: Path, *options: object) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    port = free_ports()
    with serving(municipality, "--port", port, "--no-jobs", *options) as process:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield process, f"http://127.0.0.1:{port}"


def test_one_instance_is_one_process_that_stops_when_asked(municipality: Path) -> None:
    with _one(municipality) as (process, address):
        assert wait_for(f"{address}/readyz") == '{"status": "ok"}'
        assert _children(process.pid) == []
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def test_a_visitor_who_never_ends_a_request_does_not_keep_the_server_from_stopping(municipality: Path) -> None:
    with _one(municipality) as (process, address):
        half = socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])))
        with half:
            half.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0


def test_many_at_once_are_all_answered(municipality: Path) -> None:
    with _one(municipality) as (_process, address), ThreadPoolExecutor(16) as visitors:
        answers = list(visitors.map(lambda _: wait_for(f"{address}/readyz"), range(400)))
    assert answers == ['{"status": "ok"}'] * 400


def test_static_files_are_compressed_and_live_long(municipality: Path) -> None:
    names = re.findall(r'"(wagtailadmin/css/core\.[0-9a-f]+\.css)"', _manifest(municipality))
    with _one(municipality) as (_process, address):
        request = urllib.request.Request(f"{address}/static/{names[0]}", headers={"Accept-Encoding": "br"})
        with urllib.request.urlopen(request, timeout=10) as response:
            assert response.headers["Content-Encoding"] == "br"
            assert "immutable" in response.headers["Cache-Control"]


def _manifest(municipality: Path) -> str:
    return (municipality / "static" / "staticfiles.json").read_text()


def test_a_body_that_is_too_big_is_refused_at_once_and_when_it_shows(municipality: Path) -> None:
    with _one(municipality) as (_process, address):
        assert _post(address, b"x" * (26 * 1024 * 1024)) == 413
        assert _post(address, iter([b"x" * 1024 * 1024] * 26)) == 413
        assert _post(address, iter([b"email=a"])) == 403
        assert wait_for(f"{address}/healthz") == '{"status": "ok"}'


def _post(address: str, body: object) -> int:
    request = urllib.request.Request(f"{address}/cuenta/login/", data=body, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code
    except (urllib.error.URLError, ConnectionError) as error:
        # The server answered and closed while we were still sending.
        assert isinstance(getattr(error, "reason", error), ConnectionError)
        return 413


def test_several_instances_have_following_ports_and_come_back_when_killed(two_municipalities: list[Path]) -> None:
    port = free_ports(2)
    with serving(*two_municipalities, "--port", port, "--no-jobs") as supervisor:
        for offset in (0, 1):
            wait_for(f"http://127.0.0.1:{port + offset}/readyz")
        first, second = _children(supervisor.pid)
        os.kill(first, signal.SIGKILL)
        _wait_until(lambda: len(_children(supervisor.pid)) == 2 and first not in _children(supervisor.pid))
        wait_for(f"http://127.0.0.1:{port}/readyz")
        assert second in _children(supervisor.pid)
        children = _children(supervisor.pid)
        supervisor.send_signal(signal.SIGTERM)
        assert supervisor.wait(20) == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in children)


def test_a_killed_supervisor_leaves_nobody_behind(two_municipalities: list[Path]) -> None:
    port = free_ports(2)
    with serving(*two_municipalities, "--port", port, "--no-jobs") as supervisor:
        wait_for(f"http://127.0.0.1:{port + 1}/readyz")
        children = _children(supervisor.pid)
        supervisor.kill()
        _wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children))


def test_a_database_of_a_newer_version_is_refused_before_it_is_touched(municipality: Path) -> None:
    do_pregon(
        *("manage", municipality, "shell", "--no-imports", "-c"),
        "from django.db import connection as c;"
        'c.cursor().execute("INSERT INTO django_migrations (app, name, applied) '
        "VALUES ('people', '9999_del_futuro', '2030-01-01')\")",
    )
    (municipality / "state" / "prepared-database").unlink()
    result = run_pregon("serve", municipality, "--port", free_ports(), "--no-jobs")
    assert result.returncode == 1
    assert "versión más nueva de Pregón (tiene people.9999_del_futuro)" in result.stderr
    assert list((municipality / "backups").iterdir()) == []


def test_existing_data_is_copied_before_it_is_migrated(municipality: Path) -> None:
    do_pregon("manage", municipality, "migrate", "sessions", "zero")
    (municipality / "state" / "prepared-database").write_text("de otra versión")
    with _one(municipality) as (_process, address):
        assert wait_for(f"{address}/readyz") == '{"status": "ok"}'
    copies = list((municipality / "backups").glob("antes-de-*.tar.gz"))
    assert len(copies) == 1
    assert "No changes" in do_pregon("manage", municipality, "makemigrations", "--check", "--dry-run")


def test_jobs_run_beside_the_web_by_default(municipality: Path) -> None:
    port = free_ports()
    with serving(municipality, "--port", port) as process:
        wait_for(f"http://127.0.0.1:{port}/readyz")
        _enqueue(municipality)
        _wait_until(lambda: _has_run(municipality))
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


def test_jobs_run_in_a_process_of_their_own(municipality: Path) -> None:
    _enqueue(municipality)
    with running("jobs", municipality) as process:
        _wait_until(lambda: _has_run(municipality))
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


def _enqueue(municipality: Path) -> None:
    code = "from pregon.jobs.public import enqueue; from pregon.jobs.tasks import clear_old_results as j; enqueue(j)"
    do_pregon("manage", municipality, "shell", "--no-imports", "-c", code)


def _has_run(municipality: Path) -> bool:
    code = (
        "from django_tasks_db.models import DBTaskResult as r;"
        "print(r.objects.filter(status='SUCCESSFUL', task_path__endswith='clear_old_results').exists())"
    )
    return do_pregon("manage", municipality, "shell", "--no-imports", "-c", code).strip() == "True"


def test_the_same_instance_twice_is_refused(municipality: Path) -> None:
    result = run_pregon("serve", municipality, municipality)
    assert (result.returncode, result.stderr) == (1, "pregon: Una misma instancia está dos veces en la orden.\n")


def test_a_busy_port_is_refused_in_one_line(municipality: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        result = run_pregon("serve", municipality, "--port", port, "--no-jobs")
    assert result.returncode == 1
    assert result.stderr.startswith(f"pregon: No se puede escuchar en 127.0.0.1, puerto {port} ")
    assert result.stderr.count("\n") == 1


def test_several_workers_share_a_port_and_one_that_is_killed_comes_back(municipality: Path) -> None:
    with _one(municipality, "--workers", "2") as (process, address):
        _wait_until(lambda: len(_children(process.pid)) == 2)
        killed = _children(process.pid)[0]
        os.kill(killed, signal.SIGKILL)
        _wait_until(lambda: len(set(_children(process.pid)) - {killed}) == 2)
        assert wait_for(f"{address}/readyz") == '{"status": "ok"}'
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def _children(pid: int) -> list[int]:
    return sorted(int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def _wait_until(condition: object, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
