"""Plans whose time has come, without waiting for it."""

from __future__ import annotations

from service.management.stores import Stores


async def let_time_pass(stores: Stores, *ids: int) -> None:
    """Let 31 days pass for all plans, or for those with these ids."""
    only = f" WHERE id IN ({', '.join(map(str, ids))})" if ids else ""
    async with stores.database.transaction() as cursor:
        await cursor.execute(
            "UPDATE plans SET next_at = next_at - 31 * 86400000,"
            f" latest_at = latest_at - 31 * 86400000{only}"
        )
