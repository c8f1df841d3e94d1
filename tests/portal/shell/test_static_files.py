from __future__ import annotations

import re
from pathlib import Path

from portal.shell.static_names import NamedByContent


def test_module_imports_the_version_that_belongs_to_it(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js/part.js").write_text("export const one = 1;\n")
    (tmp_path / "js/whole.js").write_text('import { one } from "./part.js";\nconsole.log(one);\n')
    (tmp_path / "elsewhere.js").write_text('import { two } from "./missing";\n')
    storage = NamedByContent(location=tmp_path, base_url="/static/")

    names = ("js/part.js", "js/whole.js", "elsewhere.js")
    made = {name: hashed for name, hashed, _done in storage.post_process({name: (storage, name) for name in names})}

    text = (tmp_path / made["js/whole.js"]).read_text()
    assert re.findall(r'from "(.*)"', text) == ["./" + made["js/part.js"].removeprefix("js/")]
