"""Names that a grammar allows: a name, with its namespace in braces, goes in; whether it is one of them comes out."""

from __future__ import annotations

from msgspec import Struct


class Wild(Struct, frozen=True):
    """All names of a namespace, or of all namespaces, but those that are `excepted`."""

    namespace: str | None
    excepted: NameClass

    def __contains__(self, name: str) -> bool:
        return self.namespace in (None, namespace_of(name)) and name not in self.excepted


class NameClass(Struct, frozen=True):
    """The names that are `listed`, and those of the `wild` ones."""

    listed: tuple[str, ...] = ()
    wild: tuple[Wild, ...] = ()

    def __contains__(self, name: str) -> bool:
        return name in self.listed or any(name in each for each in self.wild)

    def __add__(self, other: NameClass) -> NameClass:
        return NameClass(self.listed + other.listed, self.wild + other.wild)


def namespace_of(name: str) -> str:
    """The namespace of a name; empty where it has none."""
    return name[1:].partition("}")[0] if name.startswith("{") else ""
