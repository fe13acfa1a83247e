"""Sources as columns of the records, so that no record is ever parted from where it comes from."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exports.tables import ADDRESSES, MAIN, PUBLISHERS


def with_sources(records: pa.Table, sources: pa.Table) -> pa.Table:
    """Return records with the columns of :data:`dashboard.exports.tables.CITED`.

    Parameters
    ----------
    records, sources
        Arrow tables with the columns of the schema; ``source_ids`` names rows of ``sources``.
    """
    main = pc.replace_substring_regex(records["source_ids"], pattern=";.*", replacement="")
    first = pc.index_in(main, value_set=sources["id"])
    for column in MAIN:
        values = sources[column.name.removeprefix("source_")].take(first)
        records = records.append_column(column.name, values)
    ids = pc.split_pattern(records["source_ids"], ";").combine_chunks()
    places = pc.index_in(ids.flatten(), value_set=sources["id"])
    publishers = _joined(ids, _publishers(sources).take(places), "; ")
    addresses = _joined(ids, sources["url"].take(places), " ")
    all_publishers = records.append_column(PUBLISHERS.name, publishers)
    return all_publishers.append_column(ADDRESSES.name, addresses)


def _publishers(sources: pa.Table) -> Any:
    """Return ``Publisher (2024-02)``, without the brackets where no date is known."""
    dated = pc.binary_join_element_wise(sources["publisher"], " (", sources["date"], ")", "")
    return pc.coalesce(dated, sources["publisher"])


def _joined(ids: Any, found: Any, between: str) -> Any:
    """Join what was found for each record's ids; what is not there leaves no gap."""
    texts = pc.fill_null(found, "").combine_chunks()
    listed = pa.ListArray.from_arrays(ids.offsets, texts)
    lines = pc.binary_join(listed, between)
    doubled = f"(?:{between}){{2,}}"
    whole = pc.replace_substring_regex(lines, pattern=doubled, replacement=between)
    trimmed = pc.utf8_trim(whole, characters=between)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)
