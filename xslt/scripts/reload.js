/* In the preview alone: a page is loaded again when the edition was made again. */
new EventSource("/-/made-again").onmessage = () => location.reload();
