"""The commands that the README shows do what it says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def test_every_example_of_the_readme_runs(tmp_path: Path) -> None:
    for name in ("components", "sample_data", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines() if line]
    assert len(commands) >= 8
    for command in commands:
        program, *arguments = shlex.split(command)
        assert program == "python"
        told = subprocess.run(
            [sys.executable, *arguments], cwd=tmp_path, capture_output=True, text=True, env=os.environ, check=False
        )
        assert told.returncode == 0, f"{command}\n{told.stderr}"
        assert told.stdout or told.stderr or "-o" in arguments, command
