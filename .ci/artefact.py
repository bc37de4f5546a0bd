"""What a job has left behind, read as a stranger's: one file of a fixed name and a limited size, in memory alone."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from forge import Forge, Refused

MOST_PACKED, MOST_BYTES = 5_000_000, 50_000_000


class Missing(Refused):
    """There is no such artefact."""


class TooLarge(Refused):
    """There is more of it than is read."""


def fetch(forge: Forge, run: int, name: str) -> Any:
    """The JSON in the newest artefact of this name that a run has left, in its one file `name`.json. Raises Refused."""
    listed = forge.get(f"actions/runs/{run}/artifacts", name=name, per_page=100)["artifacts"]
    named = [each for each in listed if each["name"] == name and not each["expired"]]
    if not named:
        raise Missing(f"run {run} has left no {name}")
    newest = max(named, key=lambda each: int(each["id"]))
    if newest["size_in_bytes"] > MOST_PACKED:
        raise TooLarge(f"it has more than {MOST_PACKED:,} bytes")
    packed = forge.file(f"actions/artifacts/{int(newest['id'])}/zip", MOST_PACKED)
    try:
        return json.loads(unpacked(packed, f"{name}.json"))
    except (
        ValueError,
        RecursionError,
    ) as error:  # bytes that are no text, a text that is no JSON, one too deep
        raise Refused(f"it holds no JSON: {type(error).__name__}") from error


def unpacked(packed: bytes, name: str) -> bytes:
    """The one file of a ZIP archive, by its name, which leads nowhere: nothing is written. Raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            if archive.namelist() != [name]:
                raise Refused(f"it does not hold {name} alone")
            with archive.open(name) as file:
                data = file.read(MOST_BYTES + 1)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
    ) as error:
        raise Refused(f"it is no ZIP archive that can be read: {type(error).__name__}") from error
    if len(data) > MOST_BYTES:
        raise TooLarge(f"it unpacks to more than {MOST_BYTES:,} bytes")
    return data
