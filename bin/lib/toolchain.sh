# Sourced by the commands in bin: finds a JDK and Maven, and builds what is missing.
# shellcheck shell=bash

JDK_WANTED=25

# Java names files in the character set of the locale, and ours may have any name.
[ "$(locale charmap 2>/dev/null || echo UTF-8)" = UTF-8 ] || export LC_ALL=C.UTF-8

# Prints the feature version of the JDK in $1; nothing if there is none with a compiler.
jdk_feature() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Prints the home of the JDK whose $1 (java or javac) is on the PATH.
jdk_of_path() {
  local found
  found=$(command -v "$1" 2>/dev/null) || return 0
  found=$(readlink -f "$found" 2>/dev/null || printf '%s' "$found")
  printf '%s\n' "${found%/bin/*}"
}

# Prints where JDKs usually are, one a line.
jdk_places() {
  printf '%s\n' "${JAVA_HOME:-}" "$(jdk_of_path javac)" "$(jdk_of_path java)"
  local home=${HOME:-/nonexistent} place
  for place in /usr/lib/jvm/* "$home"/.sdkman/candidates/java/* "$home"/.jdks/* \
    "$home"/.local/share/mise/installs/java/* "$home"/.asdf/installs/java/* /opt/* /opt/java/* /opt/jdk/* \
    /usr/local/openjdk* /usr/local/jdk* /usr/java/* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -d "$place" ] && printf '%s\n' "$place"
  done
}

# Sets and exports JAVA_HOME: the one that is set if it is new enough, else the oldest JDK that is.
require_jdk() {
  local place feature best= best_feature=999 seen=
  while IFS= read -r place; do
    [ -n "$place" ] || continue
    feature=$(jdk_feature "$place")
    [ -n "$feature" ] || continue
    seen="$seen, $feature in $place"
    if [ "$feature" -ge "$JDK_WANTED" ] && [ "$feature" -lt "$best_feature" ]; then
      best=$place
      best_feature=$feature
      [ "$place" = "${JAVA_HOME:-}" ] && break
    fi
  done < <(jdk_places)
  if [ -z "$best" ]; then
    local found=${seen#, }
    cat >&2 <<MESSAGE
JDK: expected version $JDK_WANTED or newer, found ${found:-none}.
Install one of these, or set JAVA_HOME to a JDK $JDK_WANTED that is installed elsewhere:
  Debian, Ubuntu   apt-get install openjdk-$JDK_WANTED-jdk     (or temurin-$JDK_WANTED-jdk from the Adoptium packages)
  Fedora           dnf install java-$JDK_WANTED-openjdk-devel
  macOS            brew install openjdk@$JDK_WANTED
  SDKMAN           sdk install java $JDK_WANTED-tem
MESSAGE
    exit 1
  fi
  export JAVA_HOME=$best
}

require_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  cat >&2 <<MESSAGE
Maven: expected mvn 3.8.7 or newer on the PATH, found none.
Install it:
  Debian, Ubuntu   apt-get install maven
  Fedora           dnf install maven
  macOS            brew install maven
  SDKMAN           sdk install maven
MESSAGE
  exit 1
}

# Says on standard error, over the last line of the same kind if it is a terminal.
say_progress() {
  if [ -t 2 ]; then printf '\r\033[K  … %s' "$1" >&2; else printf '  … %s\n' "$1" >&2; fi
}

say_done() {
  if [ -t 2 ]; then printf '\r\033[K  \033[32m✓\033[0m %s\n' "$1" >&2; else printf '  ok %s\n' "$1" >&2; fi
}

say_failed() {
  if [ -t 2 ]; then printf '\r\033[K  \033[31m✗\033[0m %s\n' "$1" >&2; else printf '  failed %s\n' "$1" >&2; fi
}

# Prints the Maven option that puts the commit into the version, which reports and models name. $1: root of the checkout.
source_commit() {
  local commit
  commit=$(git -C "$1" describe --always --dirty --exclude '*' 2>/dev/null) || return 0
  printf '%s\n' "-Dsource.commit=+$commit"
}

# True if a jar is missing or a source is newer than the last build. $1: root of the checkout.
# CONCEPT_LINKER_BUILD=never takes what is there, for callers that build by themselves.
needs_build() {
  [ "${CONCEPT_LINKER_BUILD:-}" != never ] || return 1
  local root=$1 stamp=$1/.build/built
  [ -f "$stamp" ] || return 0
  [ -f "$root/cli/target/cli.jar" ] && [ -d "$root/cli/target/lib" ] || return 0
  [ -d "$root/node/target/elasticsearch-home/lib" ] || return 0
  compgen -G "$root/plugin/target/*.zip" >/dev/null || return 0
  [ -n "$(find "$root" \( -name target -o -name .git -o -name .build -o -name test -o -path "$root/tests" \) -prune -o \
    -type f \( -path '*/src/main/*' -o -name pom.xml \) -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

# Builds the command and the plugin without their tests. $1: root of the checkout.
build() {
  local root=$1 log=$1/.build/build.log line status
  require_maven
  mkdir -p "$root/.build"
  touch "$root/.build/building"
  say_progress "building (the first time downloads what is needed)"
  set +e
  # shellcheck disable=SC2046 # one option or none
  (cd "$root" && mvn -B -DskipTests $(source_commit "$root") -pl cli,plugin,node -am package </dev/null 2>&1) | tee "$log" |
    while IFS= read -r line; do
      if [[ $line =~ ^\[INFO\]\ Building\ ([a-z-]+)\ .*\[([0-9]+)/([0-9]+)\]$ ]]; then
        say_progress "building ${BASH_REMATCH[1]} (${BASH_REMATCH[2]} of ${BASH_REMATCH[3]})"
      fi
    done
  status=${PIPESTATUS[0]}
  set -e
  if [ "$status" -ne 0 ]; then
    say_failed "building; the whole log is in $log"
    grep '^\[ERROR\]' "$log" | sed 's/^\[ERROR\] */    /' | head -n 20 >&2
    exit 1
  fi
  mv "$root/.build/building" "$root/.build/built"
  say_done "built in ${SECONDS} s"
}
