"""Mail over TLS with a login, and where its secret comes from: neither is ever shown, whatever goes wrong."""

from __future__ import annotations

import os

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from paydesk import channels
from paydesk.channels import Failure, Message

pytest.importorskip("cryptography")

from tests.support.secure_mail import PASSWORD, USER, certificate, secure_mail_server
from tests.support.servers import mail_server

LETTER = Message("id", "", "subject", "text", "")
MAIL = "hanna@firm.example"


@pytest.fixture(params=["smtp", "smtps"])
def server(request, tmp_path, monkeypatch):
    """A server whose certificate this machine trusts."""
    pem = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with secure_mail_server(request.param, pem) as server:
        yield server


def send(url):
    channel = channels.open_channel(url)
    try:
        channel.send(MAIL, LETTER)
    finally:
        channel.close()


def refusal(url):
    with pytest.raises(Failure) as refused:
        send(url)
    assert PASSWORD not in str(refused.value)
    return refused.value


def test_mail_goes_by_tls_after_a_login(server):
    channel = channels.open_channel(server.url)
    for _ in range(2):
        channel.send(MAIL, LETTER)
    channel.close()
    assert [letter["To"] for letter in server.letters] == [MAIL, MAIL]


def test_a_refused_login_is_told_and_may_pass(server):
    found = refusal(server.url_for("wrong-word-99"))
    assert str(found).startswith("535")
    assert "wrong-word-99" not in str(found)
    assert not found.permanent, "somebody will mend the secret, and nothing is lost until then"
    assert server.letters == []
    assert not refusal(server.url.replace(f"{USER.replace('@', '%40')}:{PASSWORD}@", "")).permanent


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
@pytest.mark.parametrize(
    ("made", "trusted", "why"),
    [
        ({}, False, "self-signed certificate"),
        ({"address": "192.0.2.1"}, True, "not valid for '127.0.0.1'"),
        ({"days": -1}, True, "expired"),
    ],
)
def test_a_wrong_certificate_is_refused_before_anything_is_said(tmp_path, monkeypatch, scheme, made, trusted, why):
    pem = certificate(tmp_path, **made)
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(pem if trusted else certificate(other)))
    with secure_mail_server(scheme, pem) as server:
        found = refusal(server.url)
        assert "the certificate of 127.0.0.1 is not to be trusted" in str(found)
        assert why in str(found)
        assert server.letters == []


def test_a_server_without_tls_gets_no_password(monkeypatch):
    with mail_server() as server:
        url = f"smtp://user:{PASSWORD}@127.0.0.1:{server.port}/?from=paydesk@firm.example"
        assert "STARTTLS" in str(refusal(url))
        assert server.letters == []
        # A scheme that begins with TLS meets one that does not speak it.
        refusal(url.replace("smtp://", "smtps://"))


class Memory(KeyringBackend):
    """A keyring of this test."""

    priority = 1
    locked = False

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        if self.locked:
            raise KeyringLocked("locked")
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


@pytest.fixture
def ring():
    before = keyring.get_keyring()
    made = Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_the_secret_comes_out_of_the_keyring_and_is_nowhere_else(desk, server, ring):
    """Told by commands from the channel to the sent mail, with everything that is said on the way."""
    said = []

    def run(who, *words):
        result = who.run(*words, env={"SSL_CERT_FILE": os.environ["SSL_CERT_FILE"]})
        said.append(result.out + result.err)
        return result

    keyring.set_password("paydesk", "smtp", server.url)
    robot = desk.person("robot", "notifier")
    desk.keeper.ok("user", "edit", desk.hanna.login, "--email", MAIL)
    assert run(desk.keeper, "notify", "channel", "mail", "keyring:paydesk/smtp").code == 0
    desk.pending()
    assert run(robot, "notify", "run", "--json").json["sent"] == 1
    assert run(desk.hanna, "notify", "test").code == 0
    assert [letter["To"] for letter in server.letters] == [MAIL, MAIL]
    # What goes wrong is told, and not with the secret.
    keyring.set_password("paydesk", "smtp", server.url_for("wrong-word-99"))
    desk.pending(invoice_number="18", purpose="Оплата по счету 18, без НДС")
    assert run(robot, "notify", "run", "--json").json["failed"] == 1
    assert run(desk.hanna, "notify", "test").code == 7
    ring.locked = True
    assert run(desk.hanna, "notify", "test").code == 7
    assert "There is no secret at keyring:paydesk/smtp" in said[-1]
    ring.locked = False
    keyring.delete_password("paydesk", "smtp")
    assert run(desk.hanna, "notify", "test").code == 7
    assert "There is no secret at keyring:paydesk/smtp" in said[-1]
    for words in (("notify", "status", "--json"), ("notify", "channel", "--json"), ("notify", "channel"), ("doctor",),
                  ("audit", "log", "--json"), ("notify", "settings")):  # fmt: skip
        run(desk.keeper, *words)
    assert any("535" in one for one in said)
    for one in said:
        assert PASSWORD not in one
        assert "wrong-word-99" not in one
        assert server.url not in one
