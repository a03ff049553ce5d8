"""T4: a campaign of personalised mails (10 KB, text and HTML, a row per recipient), per CPU-second of the sender.

Into the same sink go: Pregón's worker; Django's own loop over one connection, without any row; and what the wire
allows, a bare socket that sends ready-made bytes one message ahead. Then personal notices are written while 100,000
mails of a campaign go out from a worker process, and the time until the sink has each of them is taken.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .instance import throw_away_instance
from .report import cpu_seconds, interleaved, median, process_cpu_seconds, publish, verdict

ROUNDS = 5
OURS, DJANGO, RAW = 4000, 300, 6000
CAMPAIGN = int(os.environ.get("T4_CAMPAIGN", "100000"))
NOTICES, NOTICE_PAUSE = 60, 0.25
WORKER = "import django; django.setup(); from pregon.jobs.public import run_forever; run_forever()"
PARAGRAPH = "La Alcaldía invita a la jornada de vacunación del sábado en el parque principal, de ocho a cuatro. "
TEXT = "Buenos días, {name}:\n\n" + "\n\n".join([PARAGRAPH * 2] * 12) + "\n\nRetírese: {unsubscribe_url}\n"
HTML = (
    "<html><body><p>Buenos días, {name}:</p>"
    + f'<p style="margin:0 0 16px">{PARAGRAPH * 2}</p>' * 25
    + '<p><a href="{unsubscribe_url}">No quiero más correos</a></p></body></html>'
)


def main() -> None:
    folder = throw_away_instance()
    with _sink(folder) as port:
        os.environ.update(PREGON_MAIL__TRANSPORT="smtp", PREGON_MAIL__HOST="127.0.0.1", PREGON_MAIL__PORT=str(port))
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        rows, notes = _speed(port)
        more_rows, more_notes = _notices_during_a_campaign(folder)
        publish("t4", "T4 campaign mail, 10 KB text and HTML", rows + more_rows, notes + more_notes)


@contextmanager
def _sink(folder: Path) -> Iterator[int]:
    port_file = folder / "port"
    process = subprocess.Popen([sys.executable, "-m", "bench.mail_sink", str(port_file), str(folder / "times")])
    try:
        while not port_file.exists():
            time.sleep(0.02)
        yield int(port_file.read_text())
    finally:
        process.kill()
        process.wait()


def _speed(port: int) -> tuple[list[dict[str, object]], list[str]]:
    contestants = {
        "Pregón": _ours,
        "Pregón, writing the list down": _freezing,
        "Django, one connection": lambda: _django(port),
        "the wire, one message ahead": lambda: _raw(port),
    }
    for run in contestants.values():
        run()  # warm
    figures = {name: median(values) for name, values in interleaved(ROUNDS, contestants).items()}
    loop, limit = figures["Django, one connection"], figures["the wire, one message ahead"]
    rows: list[dict[str, object]] = [
        {"what": name, "per CPU-second": f"{value:.0f}", "× Django": f"{value / loop:.1f}"}
        for name, value in figures.items()
    ]
    ours = figures["Pregón"]
    return rows, [
        f"{ours / loop:.1f} × Django's loop (target 10): {verdict(ours / loop, 10)}",
        f"{ours / limit:.2f} of the wire (target 0.25): {verdict(ours / limit, 0.25)}",
    ]


def _ours() -> float:
    from pregon.delivery.public import accounting, start
    from pregon.jobs.public import run_pending

    mailing = _campaign(OURS)
    start(mailing)
    spent = cpu_seconds(run_pending)
    numbers = accounting(mailing)
    assert numbers.sent == numbers.total == OURS, numbers
    return OURS / spent


def _freezing() -> float:
    return OURS / cpu_seconds(lambda: _campaign(OURS))


def _campaign(size: int) -> object:
    from pregon.delivery.public import Recipient, create_mailing

    people = (Recipient(f"persona{number}@example.org", f"Persona número {number}") for number in range(size))
    return create_mailing(
        subject="Vacunación el sábado",
        html=HTML,
        text=TEXT,
        recipients=people,
        source_kind="",
        source_id="",
        actor=None,
    )


def _django(port: int) -> float:
    from django.core.mail import EmailMultiAlternatives, get_connection

    backend = "django.core.mail.backends.smtp.EmailBackend"
    connection = get_connection(backend, host="127.0.0.1", port=port)
    connection.open()

    def loop() -> None:
        for number in range(DJANGO):
            values = {
                "{name}": f"Persona número {number}",
                "{unsubscribe_url}": f"http://localhost/correo/baja/{number}.x/",
            }
            text, html = _filled(TEXT, values), _filled(HTML, values)
            message = EmailMultiAlternatives(
                "Vacunación el sábado",
                text,
                to=[f"persona{number}@example.org"],
                connection=connection,
                headers={"List-Unsubscribe": f"<{values['{unsubscribe_url}']}>"},
            )
            message.attach_alternative(html, "text/html")
            message.send()

    spent = cpu_seconds(loop)
    connection.close()
    return DJANGO / spent


def _filled(text: str, values: dict[str, str]) -> str:
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text


def _raw(port: int) -> float:
    """The personal parts are put between ready-made bytes, nothing is recorded, one message is always ahead."""
    line_of_text = b"La jornada de vacunaci=C3=B3n es el s=C3=A1bado en el parque principal.\r\n"
    fixed = [b"Subject: x\r\n\r\n" + line_of_text * 40, line_of_text * 40, line_of_text * 40, line_of_text * 20]
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        replies = line.makefile("rb")
        replies.readline()
        line.sendall(b"HELO x\r\n" + _envelope(0))
        replies.readline()

        def loop() -> None:
            for number in range(RAW):
                content = _spliced(fixed, number)
                for _reply in range(3):
                    replies.readline()
                line.sendall(content + _envelope(number + 1))
                replies.readline()

        return RAW / cpu_seconds(loop)


def _envelope(number: int) -> bytes:
    return b"MAIL FROM:<a@example.org>\r\nRCPT TO:<persona%d@example.org>\r\nDATA\r\n" % number


def _spliced(fixed: list[bytes], number: int) -> bytes:
    name, link = b"Persona n=C3=BAmero %d" % number, b"http://localhost/correo/baja/%d.x/" % number
    head = b"To: <persona%d@example.org>\r\nMessage-ID: <%d@example.org>\r\n" % (number, number)
    return b"".join([head, fixed[0], name, fixed[1], link, fixed[2], name, fixed[3], link, b"\r\n.\r\n"])


def _notices_during_a_campaign(folder: Path) -> tuple[list[dict[str, object]], list[str]]:
    from django.core.mail import send_mail

    from pregon.delivery.public import accounting, start

    mailing = _campaign(CAMPAIGN)
    worker = subprocess.Popen([sys.executable, "-c", WORKER], env=os.environ)
    start(mailing)
    left_at: dict[str, float] = {}
    while accounting(mailing).sent < min(1000, CAMPAIGN // 10):
        time.sleep(0.1)
    for number in range(NOTICES):
        name = f"urgent-{number}"
        send_mail("Su contraseña", "Siga el enlace", None, [f"{name}@example.org"])
        left_at[name] = time.monotonic()
        time.sleep(NOTICE_PAUSE)
    still_going = accounting(mailing).pending
    waits = sorted(_arrivals(folder, left_at))
    worker_cpu = process_cpu_seconds(worker.pid)
    sent = accounting(mailing).sent
    worker.send_signal(signal.SIGTERM)
    worker.wait(60)
    worst = waits[min(len(waits) - 1, int(len(waits) * 0.99))]
    return [], [
        f"{len(waits)} notices while a campaign of {CAMPAIGN} went out ({still_going} still waiting at the end): "
        f"median {median(waits):.2f} s, p99 {worst:.2f} s (target 2 s): {verdict(worst, 2, at_most=True)}",
        f"the worker process sent {sent / worker_cpu:.0f} per CPU-second, its start included",
    ]


def _arrivals(folder: Path, left_at: dict[str, float]) -> list[float]:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        lines = (folder / "times").read_text().split("\n") if (folder / "times").exists() else []
        arrived = {line.split()[0]: float(line.split()[1]) for line in lines if line.count(" ") == 1}
        if arrived.keys() >= left_at.keys():
            return [max(0.0, arrived[name] - moment) for name, moment in left_at.items()]
        time.sleep(0.1)
    raise AssertionError("notices are missing at the sink")


if __name__ == "__main__":
    main()
