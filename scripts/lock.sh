#!/usr/bin/env bash
# Writes constraints.txt anew: the newest versions that pyproject.toml allows, as one line each, without the
# project itself, without the installers, without addresses. Run it, then `make check`, then commit both.
# PYTHON=/path/to/python chooses the interpreter. Take the oldest one supported, Debian 12's Python 3.11.2, so that
# the lock fits all: some packages ask for a later 3.11 (soupsieve 3 and on: 3.11.5).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

"${PYTHON:-python3.11}" -m venv "$room/venv"
python=$room/venv/bin/python
"$python" -m pip install -qq --upgrade 'pip>=25.1'
"$python" -m pip install -qq --editable '.[postgres,duckdb,spark]' --group dev

{
  echo "# Versions that the tests passed with. Written by scripts/lock.sh with $("$python" --version); not edited by hand."
  "$python" -m pip list --format=freeze --exclude-editable --exclude pip --exclude setuptools | LC_ALL=C sort -f
} >"$room/constraints.txt"

mv "$room/constraints.txt" constraints.txt
echo "constraints.txt: $(grep -c == constraints.txt) packages"
