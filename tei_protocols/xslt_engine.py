"""XSLT 3.0 by SaxonC: the only module that knows Saxon.

An engine compiles its stylesheets, then locks its processor for good (no file, network, environment or extension can
be reached any more: Saxon cannot be unlocked, which is why the stylesheets are named first), then runs them on
documents that lxml has parsed and secured. Ask for an engine with all stylesheets that a task needs, so that a
document is handed over once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NewType

from lxml import etree

from tei_protocols import resources

Document = NewType("Document", object)
"""A document inside one engine; it is of no use to another."""

Parameters = Mapping[str, "str | Sequence[Document]"]
"""What is handed to the `xsl:param`s of a stylesheet, by name: strings, and documents of the same engine."""

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

    def _compile(self, compiler: Any, path: Path) -> Any:
        try:
            return compiler.compile_stylesheet(stylesheet_file=str(path))
        except self._failure as error:
            raise StylesheetFailed(f"{path.name} does not compile: {error}") from None

    def document(self, tree: etree._ElementTree | etree._Element) -> Document:
        """Hand over a tree that lxml has parsed. Line numbers are not carried along.

        Raises StylesheetFailed for one beyond Saxon's limits, such as an element with more than 200 attributes.
        """
        root = tree.getroot() if isinstance(tree, etree._ElementTree) else tree
        text = etree.tostring(root, encoding="unicode", with_tail=False)
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

    def part(self, stylesheet: Path, template: str, document: Document) -> Document:
        """Like `transform`, but only what the template of this name makes of the document."""
        executable = self._with(stylesheet, None)
        try:
            executable.set_global_context_item(xdm_item=document)
            return Document(executable.call_template_returning_value(template).head)
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


@lru_cache(maxsize=16)
def engine(*stylesheets: Path) -> Engine:
    """The process's engine for these stylesheets; made once, then reused."""
    return Engine(stylesheets)
