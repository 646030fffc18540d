# Shared by the scripts beside this file: finds Node, installs the packages, builds; each only when something has changed.
# Speaks on stderr only, so that stdout belongs to the program that is started. Exit code 2: this machine lacks something.
# shellcheck shell=bash
set -euo pipefail

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd -P)
export DATA_DIR="${DATA_DIR:-$root/data}"

install_node='Node.js 24 does (20 or later suffices on Linux). Debian 13: apt-get install nodejs npm. Elsewhere: unpack the archive from nodejs.org and put its bin folder on PATH.'

say() { printf 'brobygger: %s\n' "$*" >&2; }
refuse() {
  say "$*"
  exit 2
}

# Runs a command with its output in a log; one line tells that it runs and how long it took, both ends of the log why it failed.
announce() {
  local text=$1 log began=$SECONDS
  shift
  log=$(mktemp)
  printf 'brobygger: %s ... ' "$text" >&2
  if "$@" >"$log" 2>&1; then
    printf 'done (%s s)\n' "$((SECONDS - began))" >&2
    rm -f "$log"
  else
    printf 'failed:\n' >&2
    # npm says why at the start, apt-get at the end.
    { head -n 8 "$log" && tail -n +9 "$log" | tail -n 8; } >&2
    rm -f "$log"
    return 1
  fi
}

# Runs a function while no other script on this machine sets up the same folder. The lock ends with the process.
alone() {
  exec 9<"$root"
  if command -v flock >/dev/null && ! flock -n 9; then
    say 'waiting for another script that sets up'
    flock 9
  fi
  "$@" 9<&-
  exec 9<&-
}

# The number before the first dot of what `node --version` says; 0 when there is no Node or it does not run.
node_major() {
  local version
  version=$(node --version 2>/dev/null) || version=v0
  version=${version#v}
  printf '%s' "${version%%.*}"
}

platform() {
  case $(uname -m) in
    x86_64) printf 'linux-x64' ;;
    aarch64 | arm64) printf 'linux-arm64' ;;
    *) printf 'linux-%s' "$(uname -m)" ;;
  esac
}

check_platform() {
  [ "$(uname -s)" = Linux ] || [ -n "${DATABASE_URL:-}" ] ||
    refuse "the embedded database runs on Linux, not on $(uname -s). Set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL 15 or later; all else works here with Node.js 24."
}

# Whether node_modules is what package-lock.json says: a copy of it is kept from the last time that all went well.
installed() {
  cmp -s "$root/package-lock.json" "$root/node_modules/.installed-lock.json" && { [ "${1:-}" != dev ] || [ -d "$root/node_modules/vitest" ]; }
}

# npm ci first. A registry's mirror may lack packages for other kinds of machine: npm ci then calls the lockfile incomplete and
# stops, npm install goes on; both check the lockfile's hashes. npm skips an optional package that it could not fetch, in silence.
fetch_packages() {
  local flags=(--no-audit --no-fund --loglevel=error "${@/#dev/--include=dev}")
  npm ci "${flags[@]}" || npm install --no-save "${flags[@]}" || return 1
  [ "$(uname -s)" != Linux ] || [ "$(node_major)" -ge 24 ] || [ -x "node_modules/node-$(platform)/bin/node" ] || {
    echo "The package node-$(platform) is missing."
    return 1
  }
  cp package-lock.json node_modules/.installed-lock.json
}

install_packages() {
  if installed "$@"; then return; fi
  local major cache=
  major=$(node_major)
  [ "$major" -ne 0 ] || refuse "Node.js is missing. $install_node"
  [ "$major" -ge 20 ] || refuse "Node.js $(node --version) is too old. $install_node"
  command -v npm >/dev/null || refuse "npm is missing: it installs the packages. $install_node"
  [ -w "$root" ] || refuse "the packages are missing or out of date, and this user may not write in $root. Run script/server once as its owner."
  [ -w "${HOME:-/nonexistent}" ] || cache=$(mktemp -d)
  if ! fetch_apart "$cache" "$@"; then
    rm -rf "$cache"
    refuse 'the packages could not be installed. Is the npm registry reachable, and is there 1 GB free?'
  fi
  rm -rf "$cache"
}

# In a shell of its own. Readable for all, whatever the umask: the database server runs as another user when root starts it.
fetch_apart() (
  [ -z "$1" ] || export npm_config_cache="$1"
  shift
  umask 022
  cd "$root"
  announce 'installing packages' fetch_packages "$@"
)

# Puts a Node that is new enough first on PATH: the machine's own, else the one among the packages.
choose_node() {
  local found
  if [ "$(node_major)" -ge 24 ]; then return; fi
  found=$(node --version 2>/dev/null || printf 'none')
  export PATH="$root/node_modules/node-$(platform)/bin:$PATH"
  hash -r
  [ "$(node_major)" -ge 24 ] || refuse "Node.js 24 or later is needed on this kind of machine, found: $found. $install_node"
}

# What the build is made from, with sizes and times: any change counts, also to an older time.
sources() {
  (cd "$root" && find src build.ts tsconfig.json package.json package-lock.json -type f -printf '%p %s %T@\n')
}

built() { [ -n "$1" ] && [ -f "$root/build/server.js" ] && [ "$1" = "$(cat "$root/build/.sources" 2>/dev/null)" ]; }

build() {
  local before
  before=$(sources 2>/dev/null) || before=
  if built "$before"; then return; fi
  # An image that was built by somebody else and may not be written is used as it is.
  if [ -f "$root/build/server.js" ] && [ ! -w "$root/build" ]; then return; fi
  if ! (umask 022 && cd "$root" && announce building node build.ts); then exit 1; fi
  printf '%s\n' "$before" >"$root/build/.sources"
}

set_up() {
  check_platform
  installed "$@" || alone install_packages "$@"
  choose_node
  built "$(sources 2>/dev/null)" || alone build
}
