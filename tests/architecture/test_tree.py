"""Nothing in the tree belongs to one machine."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MACHINE_PATH = re.compile(r"(?<![\w.:/\]}*])/(?:home|root|Users|mnt|work)/\w")
REGISTRY = re.compile(r"\b(?:py" r"pi\.org|pythonhosted\.org|registry\.npm" r"js\.org)\b")
TEXT = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".yml", ".json", ".typ", ".csv", ""}


def _tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / name for name in names.decode().split("\0") if name]
    return [file for file in files if file.suffix in TEXT and file.is_file()]


def test_no_path_of_a_machine_and_no_registry_is_in_the_tree() -> None:
    found = []
    for file in _tracked():
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if MACHINE_PATH.search(line) or REGISTRY.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []
