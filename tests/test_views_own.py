"""Own looks: a project changes colours, shows its logo and has a view of its own; nothing of ours is copied for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browsers import needs_browser, opened
from lxml import etree, html
from projects import demonstration, run, with_files
from view_samples import english

STYLE = ":root { --accent: rgb(0 85 102); --measure: 30rem; }\n"

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30"/></svg>'

# Only what speakers say is shown, with their labels as printed.
SPEECHES = """<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:import href="tei-protocols:views/diplomatic.xsl"/>

  <xsl:variable name="view" as="xs:string" select="'speeches'"/>

  <xsl:template match="body">
    <xsl:apply-templates select=".//sp"/>
  </xsl:template>
</xsl:stylesheet>
"""

OWN: dict[str, str | bytes] = {
    "style.css": STYLE,
    "logo.svg": LOGO,
    "xslt/views/speeches.xsl": SPEECHES,
    "tei/seven.xml": etree.tostring(english()),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return with_files(demonstration(tmp_path / "project"), OWN)


@needs_browser
def test_a_project_has_its_own_colours_logo_and_view(project: Path, browser: Any, tmp_path: Path) -> None:
    made = run("transform", project / "tei" / "seven.xml", "-o", tmp_path / "seven.html")
    assert (made.status, made.said) == (0, "")
    with opened(browser, (tmp_path / "seven.html").as_uri()) as page:
        logo = page.get_by_role("img", name="Nobody Press")
        assert logo.bounding_box()["width"] == 90
        link = page.locator(".switch a:visible").nth(1)
        assert link.evaluate("each => getComputedStyle(each).color") == "rgb(0, 85, 102)"
        page.locator(".switch a:visible", has_text="speeches").click()
        assert page.locator("[id='speeches.item-1.1']").is_visible() or page.locator("[id='s.item-1.1']").is_visible()
        assert not page.locator(".speeches .closer").count()


def test_an_own_view_has_every_format(project: Path, tmp_path: Path) -> None:
    made = run("transform", project / "tei" / "seven.xml", "--view", "speeches", "-o", tmp_path / "seven.txt")
    assert (made.status, made.said) == (0, "")
    text = (tmp_path / "seven.txt").read_text()
    assert text.startswith("speeches · ") and "view.speeches" not in text
    assert "Cde. Petrov: We need" in text and "Instruct Cde. Lapina" not in text


def test_an_edition_has_the_views_of_its_project_and_is_built_again_when_they_change(
    project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert "1 built" in run("build", with_files(demonstration(tmp_path / "plain"), {}), "--out", tmp_path / "x").said
    run("build", project, "--out", out)
    page = html.parse(str(out / "documents" / "protocol-61.html"))
    assert [each.text for each in page.xpath('//div[@class="view reading"]/nav//a')][-1] == "speeches"
    assert (out / "speeches" / "protocol-61.html").is_file()
    downloads = html.parse(str(out / "downloads.html"))
    assert downloads.xpath("//dl[@id='protocol-61']//dt/text()[.='speeches']")
    assert downloads.xpath("//a[@href='speeches/protocol-61.pdf']")
    assert "unchanged" in run("build", project, "--out", out).said
    with_files(project, {"style.css": ":root { --accent: #123456; }"})
    assert "built" in run("build", project, "--out", out).said
    assert "#123456" in (out / "documents" / "protocol-61.html").read_text()


def test_a_view_that_nobody_has_is_refused_with_those_that_there_are(project: Path) -> None:
    made = run("transform", project / "tei" / "seven.xml", "--view", "choir")
    assert made.status == 2
    assert "no view 'choir'; choose from reading, diplomatic, published, speeches" in made.said


@pytest.mark.parametrize("style", ["p { content: '</style><script>alert(1)</script>' }", b"\xff"])
def test_a_style_cannot_break_a_page(style: str | bytes, project: Path, tmp_path: Path) -> None:
    with_files(project, {"style.css": style})
    made = run("transform", project / "tei" / "seven.xml", "--view", "reading", "-o", tmp_path / "seven.html")
    assert made.status == 0
    page = html.parse(str(tmp_path / "seven.html"))
    assert len(page.xpath("//style")) == 1 and len(page.xpath("//script")) == 2


def test_a_view_that_does_not_compile_is_named(project: Path) -> None:
    with_files(project, {"xslt/views/speeches.xsl": SPEECHES.replace('select=".//sp"', 'select=".//sp["')})
    made = run("transform", project / "tei" / "seven.xml", "--view", "speeches")
    assert made.status == 1
    assert "speeches.xsl does not compile" in made.said
