"""A web view of WebKitGTK that is told what to open and what to run; for the system's Python.

It reads a list of steps from standard input and writes what each gave. `open` loads an
address, `run` runs the body of an async function, `goes` does so and waits for a page.
Names that are not of this computer go to a proxy, so that a test can be every site.
"""

import json
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib  # noqa: E402 - after the versions are named
from gi.repository import Gtk  # noqa: E402
from gi.repository import WebKit2  # noqa: E402

PATIENCE_MS = 8000


class View:
    """One window; each step ends with a page that was loaded, a value, or its patience."""

    def __init__(self, proxy: str) -> None:
        context = WebKit2.WebContext.new_ephemeral()
        settings = WebKit2.NetworkProxySettings.new(proxy, ["127.0.0.1", "localhost"])
        context.get_website_data_manager().set_network_proxy_settings(
            WebKit2.NetworkProxyMode.CUSTOM, settings
        )
        self._view = WebKit2.WebView.new_with_context(context)
        self._view.connect("load-changed", self._loaded)
        self._loop = GLib.MainLoop()
        self._waits_for_page = False
        self._value: object = None
        window = Gtk.Window()
        window.add(self._view)
        window.show_all()

    def step(self, step: dict[str, str]) -> object:
        """Do one step and give what came of it."""
        self._value = None
        self._waits_for_page = "run" not in step
        if "open" in step:
            self._view.load_uri(step["open"])
        else:
            body = step.get("run") or step["goes"]
            self._view.call_async_javascript_function(
                body, -1, None, None, None, None, self._ran, None
            )
        late = GLib.timeout_add(PATIENCE_MS, self._loop.quit)
        self._loop.run()
        GLib.source_remove(late) if GLib.MainContext.default().find_source_by_id(late) else None
        return self._value if "run" in step else self._view.get_uri()

    def _loaded(self, _view: object, event: object) -> None:
        if event == WebKit2.LoadEvent.FINISHED and self._waits_for_page:
            self._loop.quit()

    def _ran(self, view: WebKit2.WebView, result: object, _data: object) -> None:
        try:
            value = view.call_async_javascript_function_finish(result)
        except GLib.Error as fault:
            self._value = {"fault": fault.message}
        else:
            told = value.to_json(0)
            self._value = json.loads(told) if told else None
        if not self._waits_for_page:
            self._loop.quit()


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    shown = View(asked["proxy"])
    json.dump([shown.step(step) for step in asked["steps"]], sys.stdout)
