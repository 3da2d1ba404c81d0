"""A server for the browsers of this machine: it gives out the files of a folder, and says when they were made again, or
why they could not be.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from tei_protocols.preview.pages import MADE_AGAIN, as_served
from tei_protocols.problems import Problem

_LOOPBACK = "127.0.0.1"
# another name would mean that a page from elsewhere asks, by a name that its owner lets lead here
_NAMES = [_LOOPBACK, "localhost"]
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
# so often a connection says that it lives, in seconds
_PULSE = 15
_MISSING = "<!DOCTYPE html><html><title>404</title><body><p>404</p></body></html>"


class Server:
    """Serves `folder` while the context is open, on a `port` of the loopback interface; 0 means one that is free.

    Raises OSError where the port is taken.
    """

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder.resolve()
        self._errors: Sequence[Problem] = ()
        self._listening: set[asyncio.Queue[bool]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._socket = socket.create_server((_LOOPBACK, port))
        routes = [Route(MADE_AGAIN, self._made_again), Route("/{path:path}", self._file)]
        application = Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_NAMES)])
        settings = uvicorn.Config(application, log_level="error", lifespan="off", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(settings)
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def address(self) -> str:
        """The address of the home page."""
        return f"http://{_LOOPBACK}:{self._socket.getsockname()[1]}/"

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._tell(False)
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def tell(self, errors: Sequence[Problem]) -> None:
        """Tell all pages that are open that they were made again, and from now on every page what stood in the way of
        some.
        """
        self._errors = tuple(errors)
        self._tell(True)

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])

    def _tell(self, goes_on: bool) -> None:
        if self._loop is not None:
            for queue in tuple(self._listening):
                self._loop.call_soon_threadsafe(queue.put_nowait, goes_on)

    async def _made_again(self, _: Request) -> Response:
        self._loop = asyncio.get_running_loop()
        return StreamingResponse(self._news(), media_type="text/event-stream", headers=_HEADERS)

    async def _news(self) -> AsyncIterator[str]:
        """A line each time that the edition was made again, until the server ends."""
        queue: asyncio.Queue[bool] = asyncio.Queue()
        self._listening.add(queue)
        try:
            yield ": listening\n\n"
            while True:
                try:
                    if not await asyncio.wait_for(queue.get(), _PULSE):
                        return
                    yield "data: made again\n\n"
                except TimeoutError:
                    yield ": alive\n\n"
        finally:
            self._listening.discard(queue)

    async def _file(self, request: Request) -> Response:
        file = self._inside(request.path_params["path"])
        if file is None:
            # it may be there when it is made again
            return Response(as_served(_MISSING.encode(), self._errors), 404, _HEADERS, "text/html")
        if file.suffix == ".html":
            return Response(as_served(file.read_bytes(), self._errors), 200, _HEADERS, "text/html")
        return FileResponse(file, headers=_HEADERS)

    def _inside(self, path: str) -> Path | None:
        """The file of this path in the folder; None where there is none, or where the path leads out of the folder."""
        try:
            file = (self._folder / path).resolve()
            if not file.is_relative_to(self._folder):
                return None
            file = file / "index.html" if file.is_dir() else file
            return file if file.is_file() else None
        except (OSError, ValueError):  # a name that no file can have
            return None
