"""Chromium, driven through its DevTools protocol: pages, typing, pictures."""

import base64
import contextlib
import json
import shutil
import subprocess
import time
import urllib.request

import websocket

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
SECONDS = 120  # the machine may be busy; nothing waits longer than it must


def wait_for(condition, what):
    """Return what `condition` returns once it is true."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if value := condition():
                return value
        time.sleep(0.1)
    raise TimeoutError(f"{what} did not happen within {SECONDS} s.")


class Page:
    """One tab."""

    def __init__(self, address):
        self._socket = websocket.create_connection(address, timeout=SECONDS)
        self._number = 0

    def close(self):
        self._socket.close()

    def send(self, method, **parameters):
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        self._socket.send(json.dumps(message))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def open(self, url, until):
        """Go to a page and wait until a script's value is true there."""
        self.send("Page.navigate", url=url)
        wait_for(lambda: self.value(until), f"{until} on {url}")

    def value(self, script):
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    def fill(self, selector, text):
        """Click into a field, type over what it holds, and leave it."""
        self.value(f"document.querySelector({selector!r}).focus()")
        self.value(f"document.querySelector({selector!r}).select()")
        self.send("Input.insertText", text=text)
        self.value(f"document.querySelector({selector!r}).blur()")

    def picture(self, path):
        data = self.send("Page.captureScreenshot", captureBeyondViewport=False)["data"]
        path.write_bytes(base64.b64decode(data))


@contextlib.contextmanager
def browser(folder):
    """Start Chromium with a profile of its own; give its first page."""
    command = [CHROMIUM, "--headless=new", "--no-sandbox", "--remote-debugging-port=0"]
    command += ["--remote-allow-origins=*", "--window-size=1200,1600", "--disable-gpu"]
    command += [f"--user-data-dir={folder}", "about:blank"]
    port = folder / "DevToolsActivePort"
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port.exists, "the start of Chromium")
            number = wait_for(port.read_text, "its port").split()[0]
            list_url = f"http://127.0.0.1:{number}/json/list"

            def first():
                with urllib.request.urlopen(list_url) as reply:
                    pages = [x for x in json.load(reply) if x["type"] == "page"]
                return pages and pages[0]["webSocketDebuggerUrl"]

            with contextlib.closing(Page(wait_for(first, "the first page"))) as page:
                yield page
        finally:
            process.terminate()
