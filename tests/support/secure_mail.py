"""An SMTP server with TLS and a login, and the certificates for it, made for each test."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.support.servers import MailServer

USER, PASSWORD = "robot@firm.example", "open-sesame-77"


def certificate(folder: Path, *, address: str = "127.0.0.1", days: int = 1) -> Path:
    """Key and certificate in one file; who trusts the file trusts the server. ``days`` below 0: it has run out."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=9))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "mail.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *form) + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@dataclass
class SecureMailServer(MailServer):
    """As :class:`MailServer`, with TLS from the start (``smtps``) or when it is asked for (``smtp``)."""

    scheme: str = "smtp"

    @property
    def url(self) -> str:
        return self.url_for(PASSWORD)

    def url_for(self, password: str) -> str:
        return f"{self.scheme}://{USER.replace('@', '%40')}:{password}@127.0.0.1:{self.port}/?from=paydesk@firm.example"


class _Controller(Controller):
    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        with socket.create_connection(("127.0.0.1", self.port), 5) as plain:
            if self.ssl_context is None:
                plain.recv(1024)
                return
            anyone = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            anyone.check_hostname, anyone.verify_mode = False, ssl.CERT_NONE
            with anyone.wrap_socket(plain) as secured:
                secured.recv(1024)


def _login(_server, _session, _envelope, _mechanism, data):
    wanted = LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=isinstance(data, LoginPassword) and data == wanted, handled=False)


@contextmanager
def secure_mail_server(scheme: str, pem: Path) -> Iterator[SecureMailServer]:
    """A real server on a port of its own that takes nothing without TLS and a login."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server = SecureMailServer(scheme=scheme)
    options = {"authenticator": _login, "auth_required": True, "server_hostname": "mail.example"}
    if scheme == "smtps":
        options |= {"ssl_context": context, "auth_require_tls": False}
    else:
        options |= {"tls_context": context, "require_starttls": True}
    controller = _Controller(server, hostname="127.0.0.1", port=0, **options)
    with warnings.catch_warnings():
        # It does not see that TLS from the start is TLS.
        warnings.filterwarnings("ignore", "Requiring AUTH while not requiring TLS")
        controller.start()
        server.port = controller.port
        try:
            yield server
        finally:
            controller.stop()
