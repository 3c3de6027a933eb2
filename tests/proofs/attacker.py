"""A hostile page: the server that gives it, and the script that tries every kind of attack."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer

PAGE = b"<!doctype html><title>page</title><p>page"
BENEATH = (
    "cors GET",
    "no-cors GET",
    "no-cors POST",
    "PUT",
    "POST with a header",
    "beacon",
    "image",
    "script",
    "iframe",
    "form into iframe",
    "WebSocket",
)
ON_TOP = ("top GET", "top form POST", "pop-up")
KINDS = (*BENEATH, *ON_TOP)
PREFLIGHT = ("PUT", "POST with a header")  # nothing but the question whether one may arrives

# Tries each kind once, and gives how many bytes could be read of those that can be read.
ATTACK = """async ([target, place, kinds]) => {
  const at = (kind, path) => `${target}${path}?cell=${encodeURIComponent(place + ': ' + kind)}`;
  const list = '/saved', start = '/encounters', file = '/static/js/fieldcard.js';
  const known = {};
  const tried = async (kind, path, options) => {
    try {
      const answer = await fetch(at(kind, path), { credentials: 'include', ...options });
      known[kind] = (await answer.text()).length;
    } catch { known[kind] = 0; }
  };
  const loaded = (kind, name, path, more = {}) => new Promise(done => {
    const one = document.createElement(name);
    Object.assign(one, more, { onload: () => done(), onerror: () => done() });
    one.src = at(kind, path);
    (document.body ?? document.documentElement).append(one);
  });
  const acts = {
    'cors GET': kind => tried(kind, list, { mode: 'cors' }),
    'no-cors GET': kind => tried(kind, list, { mode: 'no-cors' }),
    'no-cors POST': kind =>
      tried(kind, start, { mode: 'no-cors', method: 'POST', body: 'way=' }),
    'PUT': kind => tried(kind, list, { method: 'PUT', body: 'x' }),
    'POST with a header': kind =>
      tried(kind, start, { method: 'POST', headers: { 'HX-Request': 'true' }, body: 'way=' }),
    'beacon': async kind => navigator.sendBeacon(at(kind, start), 'way='),
    'image': kind => loaded(kind, 'img', list),
    'script': kind => loaded(kind, 'script', file),
    'iframe': kind => loaded(kind, 'iframe', list),
    'form into iframe': kind => new Promise(done => {
      const frame = document.createElement('iframe');
      frame.name = 'inside';
      document.body.append(frame);
      const form = document.createElement('form');
      Object.assign(form, { action: at(kind, start), method: 'post', target: 'inside' });
      form.innerHTML = '<input name="way" value="">';
      document.body.append(form);
      frame.onload = () => done();
      form.submit();
    }),
    'WebSocket': kind => new Promise(done => {
      try {
        const line = new WebSocket(at(kind, list).replace('http', 'ws'));
        line.onopen = () => { known[kind] = 1; done(); };
        line.onerror = line.onclose = () => done();
      } catch { done(); }
    }),
  };
  const patience = () => new Promise(done => setTimeout(done, 3000));
  await Promise.all(kinds.map(kind => Promise.race([acts[kind](kind), patience()])));
  return known;
}"""
TOP = """([address, kind]) => {
  if (kind === 'top GET') location.href = address;
  else if (kind === 'pop-up') window.open(address);
  else {
    const form = document.createElement('form');
    Object.assign(form, { action: address, method: 'post' });
    form.innerHTML = '<input name="way" value="">';
    (document.body ?? document.documentElement).append(form);
    form.submit();
  }
}"""


@dataclass(slots=True, kw_only=True)
class Trap:
    """A server of a stranger on another port; it remembers the cookies it was sent."""

    port: int
    cookies: list[str] = field(default_factory=list)
    tosses: str = ""


class _Quiet(ThreadingHTTPServer):
    """A server that says nothing of browsers that hang up."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def trap() -> Iterator[Trap]:
    """Serve an empty page under every name; `tosses` is a cookie that it sets."""
    set_up = Trap(port=0)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            set_up.cookies.append(self.headers.get("cookie", ""))
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(PAGE)))
            if set_up.tosses:
                self.send_header("Set-Cookie", f"{set_up.tosses}; Path=/")
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            """Say nothing."""

    server = _Quiet(("127.0.0.1", 0), Handler)
    set_up.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield set_up
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
