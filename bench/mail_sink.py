"""The fastest SMTP server we could write, in a process of its own: `python -m bench.mail_sink PORT_FILE TIMES_FILE`.

It knows PIPELINING, takes everything and keeps nothing but a count, and the moment of arrival of the messages to
`urgent-…`. Its CPU time is not the sender's.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

END = b"\r\n.\r\n"
EHLO = b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n"


class Sink(asyncio.Protocol):
    """One connection."""

    def __init__(self, times: Path) -> None:
        self._times, self._buffer, self._in_content, self._urgent = times, b"", False, ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]
        self._transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        answers: list[bytes] = []
        while self._step(answers):
            pass
        if answers:
            self._transport.write(b"".join(answers))

    def _step(self, answers: list[bytes]) -> bool:
        mark = END if self._in_content else b"\r\n"
        head, found, rest = self._buffer.partition(mark)
        if not found:
            return False
        self._buffer = rest
        answers.append(self._content_taken() if self._in_content else self._answer(head))
        return True

    def _content_taken(self) -> bytes:
        self._in_content = False
        if self._urgent:
            with self._times.open("a") as file:
                file.write(f"{self._urgent} {time.monotonic()}\n")
            self._urgent = ""
        return b"250 OK\r\n"

    def _answer(self, line: bytes) -> bytes:
        verb = line[:4].upper()
        if verb == b"RCPT" and b"<urgent-" in line:
            self._urgent = line.partition(b"<")[2].partition(b"@")[0].decode()
        if verb == b"DATA":
            self._in_content = True
            return b"354 go\r\n"
        return EHLO if verb == b"EHLO" else b"221 bye\r\n" if verb == b"QUIT" else b"250 OK\r\n"


async def _serve(port_file: Path, times: Path) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: Sink(times), "127.0.0.1", 0)
    unfinished = port_file.with_suffix(".tmp")
    unfinished.write_text(str(server.sockets[0].getsockname()[1]))
    unfinished.rename(port_file)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1]), Path(sys.argv[2])))
