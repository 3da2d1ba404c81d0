"""The edition: a project goes in; a folder with TEI, views and a site comes out, and word of each document."""
