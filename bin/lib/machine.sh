# shellcheck shell=bash
# What the commands in bin/ need to know of the machine: where JDK 25 is, what is missing, and how to install it.

# The Debian package that brings a tool.
package_of() {
  case $1 in
    java) echo temurin-25-jdk ;;
    maven) echo maven ;;
    node) echo nodejs npm ;;
    git) echo git ;;
    chromium) echo chromium ;;
  esac
}

# Where Debian keeps JDKs; a test names an empty place.
jvms=${DATELINE_JVM_FOLDER:-/usr/lib/jvm}

# Sets JAVA_HOME to a JDK 25 or newer: the one that JAVA_HOME names, else one where Debian keeps them, else the one on
# the PATH.
find_java() {
  local candidate path_java
  path_java=$(command -v javac || true)
  for candidate in "${JAVA_HOME:-}" "$jvms"/*25* "$jvms"/* "${path_java:+$(dirname "$(dirname "$(readlink -f "$path_java")")")}"; do
    if [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] && [ "$(java_version "$candidate")" -ge 25 ]; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  return 1
}

java_version() {
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  echo "${version:-0}"
}

has() {
  case $1 in
    java) find_java ;;
    maven) command -v mvn >/dev/null ;;
    node) command -v node >/dev/null && command -v npm >/dev/null ;;
    chromium) command -v chromium >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# require INSTALL TOOL …: every tool is there, or is installed when INSTALL is yes, or its absence is told with the
# command that mends it.
require() {
  local install=$1 tool missing=()
  shift
  for tool in "$@"; do
    has "$tool" || missing+=("$tool")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local packages=()
  for tool in "${missing[@]}"; do
    read -r -a words <<<"$(package_of "$tool")"
    packages+=("${words[@]}")
  done
  if [ "$install" = yes ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${packages[*]} …" >&2
    if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}"; } >&2; then
      echo "dateline: could not install ${packages[*]}; see above" >&2
      exit 1
    fi
    for tool in "${missing[@]}"; do
      has "$tool" || { echo "dateline: $tool is still missing after installing its package" >&2; exit 1; }
    done
    return 0
  fi
  for tool in "${missing[@]}"; do
    case $tool in
      java) echo "dateline: there is no JDK 25 here (looked at JAVA_HOME, $jvms and the PATH)" >&2 ;;
      *) echo "dateline: $tool is missing" >&2 ;;
    esac
  done
  echo "dateline: install with: apt-get install -y ${packages[*]}   (or let it be done: bin/dateline --install …)" >&2
  exit 1
}

# What the program is built from, for telling whether it must be built again.
sources() {
  (cd "$1" && find pom.xml copydesk/pom.xml newsroom/pom.xml copydesk/src/main newsroom/src/main editor/package-lock.json editor/build.mjs editor/src -type f -printf '%p %s %T@\n' | sort | cksum)
}

# built HOUSE: the program is there, built from the sources as they are.
built() {
  [ -f "$1/newsroom/target/quarkus-app/quarkus-run.jar" ] && [ "$(cat "$1/newsroom/target/built-from" 2>/dev/null)" = "$(sources "$1")" ]
}

# note_built HOUSE SOURCES: says so, of the sources as they were when the build began.
note_built() {
  echo "$2" >"$1/newsroom/target/built-from"
}
