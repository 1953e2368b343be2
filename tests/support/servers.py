"""Servers that take messages: mail as it really comes, and webhooks; both can refuse, be slow, or hang up."""

from __future__ import annotations

import asyncio
import email
import email.policy
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class MailServer:
    """What it took, and how it answers: ``answers`` are used up one by one, then all is well.

    An answer is what it says to the letter; ``drop`` hangs up before answering, ``slow`` waits a moment first.
    """

    letters: list[EmailMessage] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    """Address → what is said to it."""
    answers: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"smtp+plain://127.0.0.1:{self.port}/?from=paydesk@firm.example"

    def to(self, address: str) -> list[EmailMessage]:
        return [one for one in self.letters if one["To"] == address]

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == "drop":
            server.transport.close()
            return "421 gone"
        if answer == "slow":
            await asyncio.sleep(0.3)
            answer = "250 OK"
        if answer.startswith("250"):
            letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
            self.letters.append(letter)
        return answer


class _AnyPort(Controller):
    """The controller tries its port by connecting to it, and does not know the one that the system chose."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A real SMTP server on a port of its own."""
    server = MailServer()
    controller = _AnyPort(server, hostname="127.0.0.1", port=0, server_hostname="mail.example")
    controller.start()
    server.port = controller.port
    try:
        yield server
    finally:
        controller.stop()


@dataclass
class WebServer:
    """What was posted: path and body; ``answers`` are status and text, used up one by one."""

    posts: list[tuple[str, Any]] = field(default_factory=list)
    answers: list[tuple[int, str]] = field(default_factory=list)
    port: int = 0


@contextmanager
def web_server(fine: str = '{"result": 1}') -> Iterator[WebServer]:
    """A real HTTP server on a port of its own."""
    seen = WebServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, text = seen.answers.pop(0) if seen.answers else (200, fine)
            if status == 0:
                self.connection.close()
                return
            try:
                seen.posts.append((self.path, json.loads(body)))
            except ValueError:
                seen.posts.append((self.path, body))
            self.send_response(status)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    seen.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
