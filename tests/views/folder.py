"""The samples as a site on disk."""

import shutil
from pathlib import Path

from dossier.render import make_renderer
from tests.views.samples import SAMPLES

ROOT = Path(__file__).parent.parent.parent


def set_samples(folder: Path) -> Path:
    """The samples below this folder, each page where its links expect it, with what is static."""
    render = make_renderer(ROOT / "templates")
    for path, view in SAMPLES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(render(view), encoding="utf-8")
    shutil.copytree(ROOT / "static", folder / "static")
    shutil.copytree(ROOT / "static", folder / "empty" / "static")  # these samples are pages of the top too
    return folder
