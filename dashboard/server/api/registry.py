"""Everything that can be asked of the interface: one row an operation."""

from __future__ import annotations

from typing import Final

from dashboard import risk, schema, taxonomy
from dashboard.exports.risk_tables import COUNTRIES
from dashboard.server.api import parameters as given
from dashboard.server.api import risk as risk_layers
from dashboard.server.api.countries import country
from dashboard.server.api.incidents import incident, incidents
from dashboard.server.api.operations import Operation, Parameter
from dashboard.server.api.tables import table
from dashboard.wording import say

ROWS: Final = ("json", "csv")
"""Forms of an answer made of rows."""

PLACED: Final = ("json", "geojson", "csv")
"""Forms of an answer whose rows have a place."""

_TABLES: Final = tuple(t.name for t in schema.TABLES)
_COUNTRY: Final = Parameter("country", say("api.parameter.iso3"), given.COUNTRY)
_SERIES: Final = Parameter(
    "series", say("api.parameter.series"), {"type": "string", "minLength": 1, "maxLength": 80}
)
_RECORD: Final = Parameter("record", say("api.parameter.record"), given.IDENTIFIER)
_LAYER: Final = given.one_of(
    "layer", say("api.parameter.layer"), tuple(layer.code for layer in risk.LAYERS), place="path"
)


def _list(described: schema.Table, summary: str, *filters: Parameter, path: str = "") -> Operation:
    return Operation(
        path=path or f"/{described.name}",
        name=described.name,
        summary=summary,
        answer=described.name,
        parameters=(*filters, given.VERSION, *given.PAGING, given.form(ROWS)),
        forms=ROWS,
        work=table(described),
    )


OPERATIONS: Final = (
    Operation(
        path="/incidents",
        name="incidents",
        summary=say("api.incidents"),
        answer="incidents",
        parameters=(*given.FILTERS, given.VERSION, *given.PAGING, given.form(PLACED)),
        forms=PLACED,
        work=incidents,
    ),
    Operation(
        path="/incidents/{id}",
        name="incident",
        summary=say("api.incident"),
        answer="incidents",
        parameters=(
            Parameter("id", say("api.parameter.id"), given.IDENTIFIER, "path"),
            given.VERSION,
            given.form(PLACED),
        ),
        forms=PLACED,
        work=incident,
        paged=False,
    ),
    Operation(
        path="/countries/{iso3}",
        name="country",
        summary=say("api.country"),
        answer="country",
        parameters=(
            Parameter("iso3", say("api.parameter.iso3"), given.COUNTRY, "path"),
            given.VERSION,
        ),
        forms=("json",),
        work=country,
        paged=False,
    ),
    Operation(
        path="/risk",
        name="risk_layers",
        summary=say("api.risk.layers"),
        answer="risk_layers",
        parameters=(given.VERSION,),
        forms=("json",),
        work=risk_layers.layers,
        paged=False,
    ),
    Operation(
        path="/risk/{layer}",
        name="risk_layer",
        summary=say("api.risk.layer"),
        answer=COUNTRIES.name,
        parameters=(
            _LAYER,
            *given.RISK,
            *given.FILTERS,
            given.VERSION,
            *given.PAGING,
            given.form(ROWS),
        ),
        forms=ROWS,
        work=risk_layers.layer,
    ),
    Operation(
        path="/risk/{layer}/{iso3}",
        name="risk_country",
        summary=say("api.risk.country"),
        answer="risk_country",
        parameters=(
            _LAYER,
            Parameter("iso3", say("api.parameter.iso3"), given.COUNTRY, "path"),
            *given.RISK,
            *given.FILTERS,
            given.VERSION,
        ),
        forms=("json",),
        work=risk_layers.country,
        paged=False,
    ),
    _list(
        schema.LEGS,
        say("api.legs"),
        Parameter("from", say("api.parameter.from"), given.COUNTRY),
        Parameter("to", say("api.parameter.to"), given.COUNTRY),
        given.one_of("mode", say("api.parameter.mode"), taxonomy.codes(taxonomy.MODES)),
        given.one_of("document", say("api.parameter.document"), taxonomy.codes(taxonomy.DOCUMENTS)),
        given.one_of("status", say("api.parameter.status"), taxonomy.codes(taxonomy.LEG_STATUSES)),
        Parameter("on", say("api.parameter.on"), given.DAY),
    ),
    _list(schema.JOURNEYS, say("api.journeys")),
    _list(schema.STATISTICS, say("api.statistics"), _COUNTRY, _SERIES),
    _list(schema.ORGANISATIONS, say("api.organisations")),
    _list(schema.SOURCES, say("api.sources")),
    _list(
        schema.CHANGES,
        say("api.changes"),
        Parameter("version", say("api.parameter.version"), given.VERSION.shape),
        given.one_of("kind", say("api.parameter.kind"), taxonomy.codes(schema.CHANGE_KINDS)),
        given.one_of("table", say("api.parameter.table"), _TABLES),
        _RECORD,
    ),
    _list(schema.TOMBSTONES, say("api.tombstones")),
)
"""Paths below ``ROOT``; none is ever taken out of version 1 or changes its meaning."""
