"""What reads a file from outside: run by :mod:`paydesk.formats.invoice.child` as a process of its own.

PDF and pictures are taken apart by libraries in C++, and mail can be nested without end. So a file is read where a
crash, a bomb or a loop costs one process with limits, and where nothing is open but a pipe. This file imports nothing
of paydesk: it starts in the time of its libraries. In: the bytes of one file; out: JSON, a list of parts (see ``_part``).
"""

from __future__ import annotations

import base64
import importlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any, Final

CPU_SECONDS: Final = 20
MEMORY: Final = 1536 * 1024**2
MAX_PAGES: Final = 10
"""Pages of a PDF and frames of a picture that are read: an invoice has one or two."""

MAX_PIXELS: Final = 80_000_000
"""A4 at 800 dpi has 62 million pixels."""

MAX_PAGE_PIXELS: Final = 16_000_000
MAX_TEXT: Final = 200_000
MAX_CODES: Final = 40
MAX_PARTS: Final = 200
MAX_PAPERS: Final = 20
MAX_DEPTH: Final = 4

_DPI: Final = 200
_DPI_OF_SCANS: Final = 300
_IMAGE_OBJECT: Final = 3  # FPDF_PAGEOBJ_IMAGE
_PICTURES: Final = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
_SIGNATURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"RIFF")
_PLUGINS: Final = {b"II": "PIL.TiffImagePlugin", b"MM": "PIL.TiffImagePlugin", b"RI": "PIL.WebPImagePlugin"}
_PAYMENT: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*ST00")
_FIRST_HEADER: Final = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:|From )")
_HEADER: Final = re.compile(
    rb"^(?:received|return-path|delivered-to|from|to|date|subject|message-id|mime-version|content-type):",
    re.IGNORECASE | re.MULTILINE,
)


class Refused(Exception):
    """The file cannot be read; the argument is the reason, a word that ``child`` knows."""


def kind_of(body: bytes) -> str:
    """Tell by the content: pdf, picture, mail, text, or other."""
    if b"%PDF-" in body[:1024]:
        return "pdf"
    if body.startswith(_SIGNATURES) or (body.startswith(b"BM") and body[6:10] == b"\0\0\0\0"):
        return "picture"
    head = re.split(rb"\r?\n\r?\n", body[:65536].lstrip(), maxsplit=1)[0]
    if _FIRST_HEADER.match(head) and len({found.group().lower() for found in _HEADER.finditer(head)}) >= 2:
        return "mail"
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    return "other" if b"\x00" in body[:65536] or body.startswith(b"PK\x03\x04") else "text"


def read(body: bytes) -> list[dict[str, Any]]:
    """Return the parts of a file that is not a mail: one; of a mail: its text and each paper in it. Raises Refused."""
    kind = kind_of(body)
    if kind == "mail":
        return _mail(body)
    return [_reader(kind)(body)]


def _reader(kind: str) -> Callable[[bytes], dict[str, Any]]:
    readers: dict[str, Callable[[bytes], dict[str, Any]]] = {"pdf": _pdf, "picture": _picture, "text": _text}
    if kind not in readers:
        raise Refused("unknown_kind")
    return readers[kind]


def _part(kind: str, text: str = "", codes: list[bytes] | None = None, **more: Any) -> dict[str, Any]:
    """Return a part: ``codes`` are the payment codes, ``left`` the pages not read, ``refused`` why it is not read."""
    shown = [base64.b64encode(code).decode("ascii") for code in (codes or [])[:MAX_CODES]]
    return {"kind": kind, "name": None, "text": text[:MAX_TEXT], "codes": shown, "left": 0, "refused": None, **more}


def _text(body: bytes) -> dict[str, Any]:
    encodings = ["utf-16"] if body.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1251"]
    if _PAYMENT.match(body[:64]):
        return _part("text", codes=[body[:8192]])
    for encoding in encodings:
        try:
            return _part("text", body[: 4 * MAX_TEXT].decode(encoding))
        except UnicodeDecodeError as error:
            # The cut may stand in the middle of a letter.
            if error.start >= 4 * MAX_TEXT - 4:
                return _part("text", body[: error.start].decode(encoding))
    raise Refused("unknown_kind")


def _pdf(body: bytes) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise Refused("encrypted" if getattr(error, "err_code", None) == 4 else "damaged") from error
    count, texts, codes = len(document), list[str](), list[bytes]()
    if not count:
        raise Refused("damaged")
    broken = 0
    for index in range(min(count, MAX_PAGES)):
        try:
            page = document[index]
            text = page.get_textpage().get_text_bounded()
            texts.append(text[: MAX_TEXT // MAX_PAGES])
            codes += [code for code in _page_codes(page, has_text=bool(text.strip())) if code not in codes]
        except pypdfium2.PdfiumError:
            broken += 1  # one page may be broken, and the invoice stand on another
    if broken == min(count, MAX_PAGES):
        raise Refused("damaged")
    return _part("pdf", "\n".join(texts), codes, left=max(0, count - MAX_PAGES) + broken)


def _page_codes(page: Any, *, has_text: bool) -> list[bytes]:
    """Return the payment codes of a page; one that is hard to read is looked for in a second and a third way."""
    import zxingcpp

    def rendered(dpi: int) -> memoryview:
        width, height = page.get_size()
        scale = min(dpi / 72, (MAX_PAGE_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        # No copy and no Pillow: the decoder takes the bytes where they are, their padding as more of the margin.
        return memoryview(bitmap.buffer).cast("B").cast("B", shape=[bitmap.height, bitmap.stride])

    picture = rendered(_DPI)
    if found := _codes(picture) or _codes(picture, zxingcpp.Binarizer.GlobalHistogram):
        return found
    is_scan = not has_text and any(True for _ in page.get_objects(filter=[_IMAGE_OBJECT], max_depth=3))
    return _codes(rendered(_DPI_OF_SCANS)) if is_scan else []


def _codes(picture: Any, binarizer: Any = None) -> list[bytes]:
    import zxingcpp

    options = {"binarizer": binarizer} if binarizer is not None else {}
    seen = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]), **options)
    return list(dict.fromkeys(bytes(one.bytes) for one in seen if _PAYMENT.match(bytes(one.bytes[:64]))))


def _picture(body: bytes) -> dict[str, Any]:
    import io
    import warnings

    from PIL import Image

    Image.preinit()
    if plugin := _PLUGINS.get(body[:2]):  # the others come with preinit
        importlib.import_module(plugin)
    Image.MAX_IMAGE_PIXELS = None  # the size is looked at here, before a pixel is read
    warnings.simplefilter("ignore")
    codes: list[bytes] = []
    known: list[str] = [kind for kind in _PICTURES if kind in Image.OPEN]
    try:
        with Image.open(io.BytesIO(body), formats=known) as picture:
            frames = getattr(picture, "n_frames", 1)
            for index in range(min(frames, MAX_PAGES)):
                picture.seek(index)
                if picture.width * picture.height > MAX_PIXELS:
                    raise Refused("too_many_pixels")
                codes += [code for code in _picture_codes(picture) if code not in codes]
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise Refused("damaged") from error
    return _part("picture", codes=codes, left=max(0, frames - MAX_PAGES))


def _picture_codes(picture: Any) -> list[bytes]:
    import zxingcpp
    from PIL import Image, ImageFilter

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        colours = picture.convert("RGBA")
        grey = Image.alpha_composite(Image.new("RGBA", colours.size, "white"), colours).convert("L")
    else:
        grey = picture.convert("L")
    if grey.width * grey.height > MAX_PAGE_PIXELS:
        share = (MAX_PAGE_PIXELS / (grey.width * grey.height)) ** 0.5
        grey = grey.resize((max(1, int(grey.width * share)), max(1, int(grey.height * share))), Image.Resampling.BOX)
    if found := _codes(grey) or _codes(grey, zxingcpp.Binarizer.GlobalHistogram):
        return found
    # Noise of a scan goes by a blur, small modules need room.
    if found := _codes(grey.filter(ImageFilter.GaussianBlur(1.5))):
        return found
    if grey.width * grey.height < MAX_PAGE_PIXELS // 4:
        return _codes(grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.BICUBIC))
    return []


def _mail(body: bytes) -> list[dict[str, Any]]:
    from email import message_from_bytes, policy

    try:
        message = message_from_bytes(body, policy=policy.default)
        parts = list(_leaves(message))
    except RecursionError as error:
        raise Refused("nested") from error
    plain, markup, papers = list[str](), list[str](), list[dict[str, Any]]()
    for part in parts:
        content = _content(part)
        name, kind = _name(part), kind_of(content)
        if part.get_content_maintype() == "text" and not _is_attached(part):
            found = markup if part.get_content_subtype() == "html" else plain
            found.append(_decoded(part, content))
        elif kind in ("pdf", "picture") or (kind == "text" and part.get_content_type() == "text/plain"):
            if len(papers) == MAX_PAPERS:
                raise Refused("too_many_parts")
            papers.append(_paper(name, kind, content))
    text = "\n".join(plain) or "\n".join(map(_without_markup, markup))
    return [_part("mail", text), *papers]


def _leaves(message: Any) -> Iterator[Any]:
    """Return the parts that hold something, mails inside the mail among them, in their order."""
    waiting, count = [(message, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if count > MAX_PARTS:
            raise Refused("too_many_parts")
        inner = part.get_payload() if part.is_multipart() else None
        if not isinstance(inner, list):
            yield part
        elif depth == 3 * MAX_DEPTH:
            raise Refused("nested")
        else:
            waiting += [(one, depth + 1) for one in reversed(inner)]


def _content(part: Any) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _name(part: Any) -> str | None:
    try:
        name = part.get_filename()
    except Exception:  # noqa: BLE001 - the parser of headers of the standard library fails in many ways
        return None
    return str(name)[:200].encode("utf-8", "replace").decode("utf-8") if name else None


def _is_attached(part: Any) -> bool:
    try:
        return bool(part.is_attachment())
    except Exception:  # noqa: BLE001 - as in _name
        return False


def _decoded(part: Any, content: bytes) -> str:
    charset = str(part.get_param("charset", "utf-8"))
    for encoding in (charset, "utf-8", "cp1251"):
        try:
            return content[: 4 * MAX_TEXT].decode(encoding)
        except (LookupError, UnicodeError, ValueError):
            continue
    return content[:MAX_TEXT].decode("latin-1")


def _paper(name: str | None, kind: str, content: bytes) -> dict[str, Any]:
    try:
        found = _reader(kind)(content)
    except Refused as refused:
        found = _part(kind, refused=str(refused))
    except (ImportError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - as in main; the other papers may be in order
        found = _part(kind, refused="damaged")
    if kind != "text":
        found["body"] = base64.b64encode(content).decode("ascii")
    return found | {"name": name}


def _without_markup(markup: str) -> str:
    from html.parser import HTMLParser

    pieces: list[str] = []
    hidden = 0

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002 - the shape of the base class
            nonlocal hidden
            hidden += tag in ("style", "script")
            pieces.append("\n" if tag in ("br", "p", "div", "tr", "li", "table", "h1", "h2", "h3") else " ")

        def handle_endtag(self, tag: str) -> None:
            nonlocal hidden
            hidden -= tag in ("style", "script") and hidden > 0

        def handle_data(self, data: str) -> None:
            if not hidden:
                pieces.append(data)

    reader = Reader()
    reader.feed(markup[:MAX_TEXT])
    reader.close()
    return "".join(pieces)


def _limit() -> None:
    """Take away what a bomb would use; Windows has the clock of the parent alone."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows
        return
    for what, most in ((resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        try:
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (OSError, ValueError):  # pragma: no cover - a system that knows no such limit
            continue


def main() -> None:
    """Read standard input, write JSON to standard output."""
    _limit()
    try:
        answer: dict[str, Any] = {"parts": read(sys.stdin.buffer.read())}
    except Refused as refused:
        answer = {"refused": str(refused)}
    except MemoryError:
        answer = {"refused": "memory"}
    except ImportError as missing:
        answer = {"missing": missing.name or ""}
    except Exception:  # noqa: BLE001 - what a library says of a hostile file is no fault of the program
        answer = {"refused": "damaged"}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main()
