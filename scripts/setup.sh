#!/usr/bin/env bash
# Leaves .venv/bin/gongshi ready, with the development tools. Does nothing where pyproject.toml,
# constraints.txt, this script and the folder are the ones of the last setup.
# PYTHON=/path/to/python chooses the interpreter; exit code 4: the machine lacks something.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

here=$(pwd -P)
venv=$here/.venv
stamp=$venv/.gongshi-setup

missing() {
  echo "$*" >&2
  exit 4
}

setup_key() {
  { echo "$here"; cat pyproject.toml constraints.txt scripts/setup.sh; } | cksum
}

is_new_enough() {
  command -v "$1" >/dev/null && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
  local candidate candidates=(python3 python3.13 python3.12 python3.11 python)
  [ -z "${PYTHON:-}" ] || candidates=("$PYTHON")
  for candidate in "${candidates[@]}"; do
    if is_new_enough "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  missing "没有找到 Python 3.11 或更新的版本：请先安装（Debian/Ubuntu：apt-get install python3 python3-venv），\
或用 PYTHON=程序路径 make setup 指定。"
}

# A virtual environment that was copied or moved still starts the old folder's programs.
stands_here() {
  [ -x "$venv/bin/python" ] && "$venv/bin/python" -c '' 2>/dev/null && grep -qsF "$venv/bin/python" "$venv/bin/pip"
}

can_make_venvs() {
  "$1" -c 'import venv, ensurepip' 2>/dev/null
}

# Debian and Ubuntu keep the venv module in a package of its own: pythonX.Y-venv.
install_venv_module() {
  local package
  package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "正在安装 $package……"
    apt-get -q update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get -q install -y "$package" >/dev/null || true
  fi
  can_make_venvs "$1" || missing "Python（$1）缺少 venv 模块：请先安装（Debian/Ubuntu：apt-get install $package）。"
}

make_venv() {
  local python
  python=$(find_python)
  can_make_venvs "$python" || install_venv_module "$python"
  echo "正在建立虚拟环境 .venv（$("$python" --version)）……"
  "$python" -m venv --clear "$venv"
}

# `pip install --group` (the development tools of pyproject.toml) came with pip 25.1.
renew_pip() {
  "$venv/bin/python" -c 'import pip, sys; sys.exit(tuple(map(int, pip.__version__.split(".")[:2])) < (25, 1))' ||
    "$venv/bin/python" -m pip install -qq --upgrade 'pip>=25.1'
}

install_packages() {
  echo "正在按 constraints.txt 安装依赖……"
  renew_pip && "$venv/bin/python" -m pip install -qq --constraint constraints.txt --editable . --group dev ||
    missing "依赖没有装成，原因见上：请检查能否连上 Python 软件源（代理、镜像由 pip 自己的设置决定），再运行一次 make setup。"
}

if [ ! -f "$stamp" ] || [ ! -x "$venv/bin/gongshi" ] || [ "$(cat "$stamp")" != "$(setup_key)" ]; then
  stands_here || make_venv
  rm -f "$stamp"
  install_packages
  setup_key >"$stamp"
fi

exec "$venv/bin/python" -m gongshi.setup_browser
