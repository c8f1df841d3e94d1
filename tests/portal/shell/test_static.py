import base64
import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

SOURCES = "".join(path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html"))
MODULES = "".join(path.read_text() for path in (settings.BASE_DIR / "static/js").glob("*.js"))
# As published for Bootstrap 5.3.8: what the package carries is what its makers released.
PUBLISHED = {
    "css/bootstrap.min.css": "sRIl4kxILFvY47J16cr9ZwB07vP4J8+LH7qKQnuqkuIAvNWLzeN8tE5YBujZqJLB",
    "js/bootstrap.bundle.min.js": "FKyoEForCGlyvwx9Hj09JcYn3nv7wiPVlz7YYwJrWVcXK/BmnVDxM+D2scQbITxI",
}


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_bootstrap_is_the_published_one(name: str) -> None:
    path = finders.find(f"vendor/bootstrap/{name}")
    assert path is not None

    with open(path, "rb") as file:
        digest = hashlib.sha384(file.read()).digest()

    assert base64.b64encode(digest).decode() == PUBLISHED[name]


@pytest.mark.parametrize("path", sorted((settings.BASE_DIR / "static").glob("*/*.*")), ids=lambda path: path.name)
def test_every_static_file_is_used_by_a_page(path: Path) -> None:
    name = f"{path.parent.name}/{path.name}"

    is_imported = name.startswith("js/") and f'from "./{path.name}"' in MODULES
    assert is_imported or f"'{name}'" in SOURCES or f'"{name}"' in SOURCES


@pytest.mark.parametrize("path", sorted((settings.BASE_DIR / "static/js").glob("*.js")), ids=lambda path: path.name)
def test_a_behaviour_is_one_short_module(path: Path) -> None:
    text = path.read_text()

    assert len(text.splitlines()) <= 150
    assert [word for word in ("eval(", "innerHTML", "document.write", "new Function") if word in text] == []
