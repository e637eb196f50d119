"""The rows of stored contexts: texts as they were written. Times are in milliseconds since 1970.

A row that was stored for a flag set that is deleted, and whose name is in use again, is not seen.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from service.storage.pool import Database
from service.structs.contexts import StoredContext

_decode_attributes = msgspec.json.Decoder(dict[str, object]).decode
_decode_overrides = msgspec.json.Decoder(dict[str, str]).decode


async def read_contexts(
    database: Database, flag_set: str, keys: Sequence[str]
) -> dict[str, StoredContext]:
    """What is stored for these targeting keys, by one query; those without are absent."""
    if not keys:
        return {}
    async with database.read() as cursor:
        await cursor.execute(
            "SELECT c.targeting_key, c.attributes, c.overrides FROM flag_sets s"
            " JOIN contexts c ON c.flag_set_id = s.id AND c.created_at >= s.created_at"
            " WHERE s.name = %s AND s.deleted_at IS NULL"
            f" AND c.targeting_key IN ({', '.join(['%s'] * len(keys))})",
            (flag_set.encode(), *(key.encode() for key in keys)),
        )
        return {
            key.decode(): StoredContext(
                _decode_attributes(attributes), _decode_overrides(overrides)
            )
            for key, attributes, overrides in cursor.fetchall()
        }
