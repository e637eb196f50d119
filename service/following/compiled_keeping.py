"""Keeps the file of compiled flag sets so new that a start has little to compile."""

from __future__ import annotations

import asyncio

from service.allocator import release_free_memory
from service.evaluation.flag_set import CompiledFlagSet
from service.following.compiled_file import CompiledFile
from service.following.refreshing import Refreshing, is_large
from service.following.snapshots import Snapshots
from service.tasks.cancellation import uninterrupted

# Seconds between two looks: writing 10,000 flags takes a quarter of a second of CPU.
_PAUSE = 10.0
# The file is written again after so many flags were compiled, or this share of those in it.
_LEAST = 100
_SHARE = 0.1
# Seconds before a failed write is tried again.
_RETRY = 600.0


class CompiledKeeping:
    """Writes the compiled large sets in a thread, now and then."""

    def __init__(self, file: CompiledFile, snapshots: Snapshots, refreshing: Refreshing) -> None:
        self._file = file
        self._snapshots = snapshots
        self._refreshing = refreshing

    async def keep(self) -> None:
        """Write the file when enough was compiled that is not in it; run forever."""
        while True:
            await asyncio.sleep(_PAUSE)
            if not await self.write_if_due():
                await asyncio.sleep(_RETRY)

    async def write_if_due(self) -> bool:
        """Write the file if it is worth it; return False if that failed."""
        large = [each for each in self._snapshots if is_large(each)]
        flags = sum(len(each.definitions) for each in large)
        compiled = self._refreshing.compiled_flags
        if compiled < max(_LEAST, _SHARE * flags):
            return True
        written = await uninterrupted(asyncio.to_thread(self._write, large))
        if written:
            self._refreshing.compiled_flags -= compiled
        return written

    def _write(self, large: list[CompiledFlagSet]) -> bool:
        written = self._file.write(large)
        # Compiling and writing so much leaves free pages behind.
        release_free_memory()
        return written
