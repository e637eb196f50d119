"""Flag files on disk."""

from __future__ import annotations

from pathlib import Path

from service.cli.files.flag_file import read_flag_file


def test_a_byte_order_mark_is_no_part_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "flags.json"
    path.write_bytes(b'\xef\xbb\xbf{"flags":\n{"f":5}}')
    file = read_flag_file(str(path))
    assert file.document == b'{"flags":\n{"f":5}}'
    assert file.place_of("/flags/f") is not None
