"""What a workbook holds around its sheets (ECMA-376): types, relations, styles, properties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from dashboard.exports import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.exports.about import About
    from dashboard.exports.sheets import Sheet

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE: Final = "application/vnd.openxmlformats-officedocument"

MOST: Final = 255
"""Longest text of a property of one's own, in characters."""

STYLES: Final = (
    f'{XML}<styleSheet xmlns="{MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    ' quotePrefix="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
"""Plain, bold, day, text, text that begins like a formula, prose; 49 is the format 'text'."""


def around(sheets: Sequence[Sheet], about: About) -> dict[str, bytes]:
    """Return every file of a workbook but its sheets, by name."""
    files = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _relations(_WHOLE),
        "docProps/core.xml": _core(about),
        "docProps/custom.xml": _custom(about),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(_parts(len(sheets))),
        "xl/styles.xml": STYLES,
    }
    return {name: text.encode() for name, text in files.items()}


_WHOLE: Final = (
    (f"{OFFICE}/relationships/officeDocument", "xl/workbook.xml"),
    (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
)


def _parts(sheets: int) -> list[tuple[str, str]]:
    each = [f"worksheets/sheet{number}.xml" for number in range(1, sheets + 1)]
    return [
        *((f"{OFFICE}/relationships/worksheet", name) for name in each),
        (f"{OFFICE}/relationships/styles", "styles.xml"),
    ]


def _types(sheets: int) -> str:
    types = {
        "xl/workbook.xml": f"{TYPE}.spreadsheetml.sheet.main+xml",
        **{
            f"xl/worksheets/sheet{number}.xml": f"{TYPE}.spreadsheetml.worksheet+xml"
            for number in range(1, sheets + 1)
        },
        "xl/styles.xml": f"{TYPE}.spreadsheetml.styles+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/custom.xml": f"{TYPE}.custom-properties+xml",
    }
    named = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(found: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(found, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def _workbook(sheets: Sequence[Sheet]) -> str:
    lines = "".join(
        f'<sheet name="{sheet.name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return (
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}/relationships">'
        f"<bookViews><workbookView/></bookViews><sheets>{lines}</sheets>{_filters(sheets)}"
        "</workbook>"
    )


def _filters(sheets: Sequence[Sheet]) -> str:
    """Return the hidden names under which Excel looks for the areas it filters."""
    names = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
        f"{sheet.name}!{_fixed(sheet.area)}</definedName>"
        for place, sheet in enumerate(sheets)
        if sheet.table.num_rows
    )
    return f"<definedNames>{names}</definedNames>" if names else ""


def _fixed(area: str) -> str:
    """Return ``A1:W18`` as ``$A$1:$W$18``."""
    return re.sub("([A-Z]+)([0-9]+)", r"$\1$\2", area)


def _core(about: About) -> str:
    """Return the properties every office document has, dated by the day of the data."""
    day = f"{about.as_of.isoformat()}T00:00:00Z"
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(about.title)}</dc:title><dc:creator>{escape(about.author)}</dc:creator>"
        f"<dc:description>{escape(f'{about.question} {about.count}')}</dc:description>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        f"<cp:version>{escape(about.data_version)}</cp:version></cp:coreProperties>"
    )


def _custom(about: About) -> str:
    """Return what is said of the data as properties of our own, where it is short enough."""
    short = [
        (name, str(value))
        for name, value in said.values(about).items()
        if not isinstance(value, list) and len(str(value)) <= MOST
    ]
    lines = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}"'
        f" name={quoteattr(name)}><vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(short, 2)
    )
    return (
        f'{XML}<Properties xmlns="{OFFICE}/custom-properties"'
        f' xmlns:vt="{OFFICE}/docPropsVTypes">{lines}</Properties>'
    )
