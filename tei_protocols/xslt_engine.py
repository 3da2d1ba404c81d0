"""XSLT 3.0 by SaxonC: the only module that knows Saxon.

An engine compiles its stylesheets, then locks its processor for good (no file, network, environment or extension can
be reached any more: Saxon cannot be unlocked, which is why the stylesheets are named first), then runs them on
documents that lxml has parsed and secured. Handing over a document takes as long as running a small stylesheet: where
several tasks have the same one, `handed_over_once` lets one engine serve them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, NewType

from lxml import etree

from tei_protocols import resources

Document = NewType("Document", object)
"""A document inside one engine; it is of no use to another."""

Parameters = Mapping[str, "str | Sequence[Document]"]
"""What is handed to the `xsl:param`s of a stylesheet, by name: strings, and documents of the same engine."""

# those that programs use among themselves, and so do ours: see formats/plain.xsl
_NO_CHARACTERS = "".join(map(chr, range(0xFDD0, 0xFDD8)))

_OURS = str(resources.stylesheet(""))
_FEATURE = "http://saxon.sf.net/feature/"
_LOCKS = {
    _FEATURE + "allowedProtocols": "",
    _FEATURE + "allow-external-functions": "off",
    _FEATURE + "disableXslEvaluate": "true",
    _FEATURE + "parserFeature?uri=http%3A//apache.org/xml/features/disallow-doctype-decl": "true",
}


class StylesheetFailed(Exception):
    """A stylesheet that does not compile, or stops while it runs; the message is Saxon's."""


class Engine:
    """A locked processor with its compiled stylesheets."""

    def __init__(self, stylesheets: tuple[Path, ...]) -> None:
        from saxonche import PySaxonApiError, PySaxonProcessor, PyXdmValue

        self._failure: type[Exception] = PySaxonApiError
        self._sequence = PyXdmValue
        self._processor = PySaxonProcessor(license=False)
        # by it the stylesheets of a project find ours
        self._processor.set_catalog_files([str(resources.stylesheet("catalog.xml"))])
        compiler = self._processor.new_xslt30_processor()
        self._executables = {path: self._compile(compiler, path) for path in stylesheets}
        for feature, setting in _LOCKS.items():
            self._processor.set_configuration_property(feature, setting)
        self._builder = self._processor.new_document_builder()

    def has(self, stylesheets: Sequence[Path]) -> bool:
        """Can it run all of these?"""
        return self._executables.keys() >= set(stylesheets)

    def _compile(self, compiler: Any, path: Path) -> Any:
        try:
            return compiler.compile_stylesheet(**self._module(path))
        except self._failure as error:
            raise StylesheetFailed(f"{path.name} does not compile: {error}") from None

    def _module(self, path: Path) -> dict[str, Any]:
        """A stylesheet as a document, from which it is compiled in four fifths of the time if it imports no other:
        Saxon looks for a file in many ways. One that cannot be read so is named by its file."""
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return {"stylesheet_file": str(path)}
        builder = self._processor.new_document_builder()
        builder.set_line_numbering(True)
        builder.set_base_uri(path.absolute().as_uri())
        return {"stylesheet_node": builder.parse_xml(xml_text=text)}

    def document(self, tree: etree._ElementTree | etree._Element) -> Document:
        """Hand over a tree that lxml has parsed. Line numbers are not carried along.

        Raises StylesheetFailed for one beyond Saxon's limits, such as an element with more than 200 attributes.
        """
        root = tree.getroot() if isinstance(tree, etree._ElementTree) else tree
        return self.document_written(etree.tostring(root, encoding="unicode", with_tail=False))

    def document_written(self, text: str) -> Document:
        """Hand over what lxml wrote of a tree; what is no character in Unicode becomes one that nobody knows. Raises
        StylesheetFailed."""
        if any(each in text for each in _NO_CHARACTERS):
            text = re.sub(f"[{_NO_CHARACTERS}]", "\ufffd", text)
        try:
            return Document(self._builder.parse_xml(xml_text=text))
        except self._failure as error:
            raise StylesheetFailed(f"the document cannot be taken over: {error}") from None

    def run(self, stylesheet: Path, document: Document, parameters: Parameters | None = None) -> str:
        """Transform `document`; the result is serialised as the stylesheet's `xsl:output` says.

        Raises StylesheetFailed.
        """
        executable = self._with(stylesheet, parameters)
        try:
            return str(executable.transform_to_string(xdm_node=document) or "")
        except self._failure as error:
            raise StylesheetFailed(f"{stylesheet.name} stopped: {error}") from None

    def transform(self, stylesheet: Path, document: Document, parameters: Parameters | None = None) -> Document:
        """Like `run`, but the result is a document again, for another stylesheet of this engine."""
        executable = self._with(stylesheet, parameters)
        try:
            return Document(executable.transform_to_value(xdm_node=document).head)
        except self._failure as error:
            raise StylesheetFailed(f"{stylesheet.name} stopped: {error}") from None

    def part(
        self, stylesheet: Path, template: str, document: Document, parameters: Parameters | None = None
    ) -> Document:
        """Like `transform`, but only what the template of this name makes of the document."""
        executable = self._with(stylesheet, parameters)
        try:
            executable.set_global_context_item(xdm_item=document)
            return Document(executable.call_template_returning_value(template).head)
        except self._failure as error:
            raise StylesheetFailed(f"{stylesheet.name} stopped: {error}") from None

    def part_written(
        self, stylesheet: Path, template: str, document: Document, parameters: Parameters | None = None
    ) -> str:
        """Like `part`, but serialised as by `run`."""
        executable = self._with(stylesheet, parameters)
        try:
            executable.set_global_context_item(xdm_item=document)
            return str(executable.call_template_returning_string(template) or "")
        except self._failure as error:
            raise StylesheetFailed(f"{stylesheet.name} stopped: {error}") from None

    def _with(self, stylesheet: Path, parameters: Parameters | None) -> Any:
        executable = self._executables[stylesheet]
        executable.clear_parameters()
        for name, value in (parameters or {}).items():
            executable.set_parameter(name, self._value(value))
        return executable

    def _value(self, value: str | Sequence[Document]) -> Any:
        if isinstance(value, str):
            return self._processor.make_string_value(value)
        sequence = self._sequence(self._processor)
        for document in value:
            sequence.add_xdm_item(document)
        return sequence


def engine(*stylesheets: Path) -> Engine:
    """The process's engine for these stylesheets; made once, then reused, until a stylesheet that is not ours, or one
    beside it, which it may include, is another.
    """
    return _engine(stylesheets, tuple(_state(path) for path in stylesheets if not str(path).startswith(_OURS)))


@lru_cache(maxsize=16)
def _engine(stylesheets: tuple[Path, ...], _states: tuple[object, ...]) -> Engine:
    return Engine(stylesheets)


def _state(stylesheet: Path) -> object:
    return tuple((path.name, path.stat().st_mtime_ns) for path in sorted(stylesheet.parent.glob("*.xsl")))


def forget_stylesheets() -> None:
    """Forget what was made of our own stylesheets, which have changed."""
    _engine.cache_clear()


# the trees that are handed over for several tasks, by their root elements
_in_common: dict[etree._Element, tuple[Engine, Document]] = {}


@contextmanager
def handed_over_once(tree: etree._ElementTree, stylesheets: Sequence[Path]) -> Iterator[None]:
    """Inside this, whatever `handed_over` is asked about this very tree runs in one engine, which has all these
    stylesheets and takes the tree over once. The tree must not be changed meanwhile.

    What cannot be compiled or taken over is refused to those who ask for it, not here.
    """
    root = tree.getroot()
    try:
        saxon = engine(*stylesheets)
        _in_common[root] = saxon, saxon.document(tree)
    except StylesheetFailed:
        pass
    try:
        yield
    finally:
        _in_common.pop(root, None)


def handed_over(tree: etree._ElementTree, *stylesheets: Path) -> tuple[Engine, Document]:
    """An engine for these stylesheets, and the tree as a document in it. Raises StylesheetFailed."""
    saxon, document = _in_common.get(tree.getroot(), (None, None))
    if saxon and document and saxon.has(stylesheets):
        return saxon, document
    saxon = engine(*stylesheets)
    return saxon, saxon.document(tree)
