"""Plain forms: what `xslt/formats/plain.xsl` says of a page goes in; a text comes out, in a form that reads well."""
