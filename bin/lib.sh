# What bin/run, bin/test and bin/bench share: the tools of this machine, and building only what changed.
# Bash 3.2 or later (macOS has that).

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# The feature version of the JDK in a directory; nothing when there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
}

# Sets JAVA_HOME to a JDK 25 or later: the one it names, else one in the usual places.
find_jdk() {
  local candidate version
  local on_path=""
  if has javac; then
    on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)" 2>/dev/null || command -v javac)")")
  fi
  for candidate in "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/*25* /usr/lib/jvm/*/ /usr/java/*25* /opt/*jdk*25* /opt/java/* /usr/local/*jdk*25* \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* "$HOME"/.asdf/installs/java/*25* \
    "$HOME"/.local/share/mise/installs/java/*25* \
    /opt/homebrew/opt/openjdk@25 /opt/homebrew/opt/openjdk /usr/local/opt/openjdk@25 \
    "$([ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v 25 2>/dev/null)"; do
    [ -n "$candidate" ] || continue
    version=$(jdk_version "${candidate%/}")
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      export JAVA_HOME="${candidate%/}"
      export PATH="$JAVA_HOME/bin:$PATH"
      return 0
    fi
  done
  fail "ChatFlow needs JDK 25, and none was found (JAVA_HOME is ${JAVA_HOME:-not set}).
Install one and try again, or point JAVA_HOME to it:
  any system       https://adoptium.net/temurin/releases/?version=25
  with SDKMAN      sdk install java 25-tem
  macOS, Homebrew  brew install openjdk@25"
}

find_node() {
  has node && has npm || fail "ChatFlow needs Node.js 20.19 or later with npm: https://nodejs.org/"
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' ||
    fail "ChatFlow needs Node.js 20.19 or later; this is $(node -v): https://nodejs.org/"
}

find_maven() {
  local version
  has mvn || fail "ChatFlow needs Maven 3.8 or later (mvn): https://maven.apache.org/install.html"
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  case "${version:-0.0}" in
    [012].* | 3.[0-7])
      fail "ChatFlow needs Maven 3.8 or later; this is $version: https://maven.apache.org/install.html" ;;
  esac
}

sha256() {
  if has sha256sum; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# One hash over the names and contents of everything that goes into a build of the given paths.
content_stamp() {
  if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    git ls-files -z --cached --others --exclude-standard -- "$@"
  else
    find "$@" -type f ! -path '*/node_modules/*' ! -path '*/target/*' ! -path '*/dist/*' -print0
  fi | sort -z | while IFS= read -r -d '' file; do [ -f "$file" ] && printf '%s\0' "$file"; done |
    xargs -0 sh -c 'if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi' sh |
    sha256 | cut -d ' ' -f 1
}

# Whether what is recorded under a name is not the given stamp.
is_stale() { [ "$(cat "$STAMPS/$1" 2>/dev/null)" != "$2" ]; }

record() { mkdir -p "$STAMPS" && printf '%s\n' "$2" >"$STAMPS/$1"; }

# Runs a quiet command; what it printed is shown only when it fails.
quietly() {
  local what="$1" log="$STAMPS/build.log"
  shift
  mkdir -p "$STAMPS"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 60 "$log" >&2
    fail "$what failed. The whole output is in ${log#"$ROOT"/}."
  fi
}

# npm ci where the lock file changed since the last time.
install_packages() {
  local module="$1" stamp name
  name="packages-${module//\//-}"
  stamp=$(sha256 <"$module/package-lock.json" | cut -d ' ' -f 1)
  if [ ! -d "$module/node_modules" ] || is_stale "$name" "$stamp"; then
    printf 'Installing the packages of %s …\n' "$module"
    quietly "npm ci in $module" npm --prefix "$module" ci --no-audit --no-fund
    record "$name" "$stamp"
  fi
}

# Builds wordpress-plugin/target/chatflow.zip, where something changed.
build_wordpress_plugin() {
  local plugin
  plugin=$(content_stamp wordpress-plugin)
  if is_stale wordpress-plugin "$plugin" || [ ! -f wordpress-plugin/target/chatflow.zip ]; then
    install_packages wordpress-plugin
    printf 'Building the WordPress plugin …\n'
    quietly "The build of the WordPress plugin" npm --prefix wordpress-plugin run build
    record wordpress-plugin "$plugin"
  fi
}

# Builds api/target/api.jar, as far as something changed.
build() {
  local widget panel service
  widget=$(content_stamp widget-js)
  panel=$(content_stamp widget-js tenant-admin)
  service=$(content_stamp pom.xml api/pom.xml api/src/main widget-js tenant-admin)
  if is_stale widget "$widget" || [ ! -f widget-js/dist/loader.js ]; then
    install_packages widget-js
    printf 'Building the widget …\n'
    quietly "The build of the widget" npm --prefix widget-js run build
    record widget "$widget"
  fi
  if is_stale panel "$panel" || [ ! -f tenant-admin/dist/index.html ]; then
    # Through the link tenant-admin/node_modules/@chatflow/widget the panel reads the widget's own packages.
    install_packages widget-js
    install_packages tenant-admin
    printf 'Building the panel …\n'
    quietly "The build of the panel" npm --prefix tenant-admin run build
    record panel "$panel"
  fi
  if is_stale service "$service" || [ ! -f api/target/api.jar ]; then
    find_maven
    printf 'Building the service …\n'
    quietly "The build of the service" mvn -B -q -pl api package -DskipTests -Dmaven.test.skip=true
    record service "$service"
  fi
}

JAVA_OPTIONS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
AOT_CACHE="api/target/api.aot"

# Lets the virtual machine learn one start of this jar, so that all later ones take a third of the work. Without it
# everything works the same, only slower: a failure here is no failure.
prepare_fast_start() {
  local stamp practice log process waited
  stamp="$(cat "$STAMPS/service" 2>/dev/null) $(sha256 <"$JAVA_HOME/release" | cut -d ' ' -f 1)"
  if ! is_stale aot "$stamp" && [ -f "$AOT_CACHE" ]; then return 0; fi
  printf 'Preparing fast starts …\n'
  rm -f "$AOT_CACHE"
  practice=$(mktemp -d "${TMPDIR:-/tmp}/chatflow-practice.XXXXXX")
  log="$STAMPS/practice.log"
  CHATFLOW_DATA_DIR="$practice" CHATFLOW_PORT=-1 CHATFLOW_DEMO=false \
    "$JAVA_HOME/bin/java" $JAVA_OPTIONS -XX:AOTCacheOutput="$AOT_CACHE" -jar api/target/api.jar >"$log" 2>&1 </dev/null &
  process=$!
  waited=0
  while kill -0 "$process" 2>/dev/null && ! grep -q 'Ready on port' "$log" && [ "$waited" -lt 600 ]; do
    sleep 0.2
    waited=$((waited + 1))
  done
  kill "$process" 2>/dev/null || true
  wait "$process" 2>/dev/null || true
  rm -rf "$practice"
  record aot "$stamp"
}

# The command line of the service, one word a line. Without a limit the heap grows with the machine: to gigabytes of
# what could be collected.
service_command() {
  printf '%s\n' "$JAVA_HOME/bin/java" -Xmx1g $JAVA_OPTIONS
  if [ -f "$AOT_CACHE" ]; then printf '%s\n' "-XX:AOTCache=$ROOT/$AOT_CACHE" "-Xlog:aot=off" "-Xlog:cds=off"; fi
  printf '%s\n' -jar "$ROOT/api/target/api.jar"
}
