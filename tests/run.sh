#!/usr/bin/env bash
# Runs every test of the house, on a machine that may have nothing but the .NET SDK.
#
#   bash tests/run.sh              all test projects
#   bash tests/run.sh Core Web     only projects whose names contain one of the words
#   bash tests/run.sh --pictures   the browser tests, which then take the pictures in docs/pictures
#
# What is missing (Chromium, CJK fonts, PostgreSQL) is installed from Debian's packages where this runs as root with
# apt-get; elsewhere the tests that need it skip and say what to install. The last line is always
# "N passed, N failed, N skipped"; the exit code is 0 only if nothing failed and every runner came to its end.
#
#   CI=true               restore by the lock files only
#   NEWS_TEST_POSTGRES    use this PostgreSQL (a connection string) instead of a throw-away one
#   CHROMIUM_PATH         use this Chromium instead of /usr/bin/chromium
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 2
cd "$root" || exit 2
exec </dev/null

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_UI_LANGUAGE=en
configuration=Release
per_project_seconds=1200
words=("$@")
if [ "${1:-}" = --pictures ]; then
    export NEWS_PICTURES=${NEWS_PICTURES:-1}
    words=(Browser)
fi

scratch=$(mktemp -d "${TMPDIR:-/tmp}/news-tests.XXXXXX") || exit 2
cluster="" runner=""
say() { printf '%s\n' "$*"; }

cleanup() {
    local code=$?
    trap - EXIT INT TERM
    [ -n "$runner" ] && kill "$runner" 2>/dev/null && wait "$runner" 2>/dev/null
    stop_postgres
    rm -rf "$scratch"
    exit "$code"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# ---- what a machine may lack ---------------------------------------------------------------------------------------

chromium_of_this_machine() {
    local path
    for path in "${CHROMIUM_PATH:-}" /usr/bin/chromium; do
        [ -n "$path" ] && [ -x "$path" ] && { printf '%s' "$path"; return; }
    done
    return 1
}

# Debian's own first: another postgres on the PATH may be a wrapper of an unknown kind.
postgres_bin() {
    local folder
    for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn); do
        [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && { printf '%s' "$folder"; return; }
    done
    folder=$(dirname "$(command -v initdb 2>/dev/null)" 2>/dev/null)
    [ -n "$folder" ] && [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && { printf '%s' "$folder"; return; }
    return 1
}

has_cjk_font() { [ -d /usr/share/fonts/opentype/noto ] && ls /usr/share/fonts/opentype/noto/NotoSansCJK-* >/dev/null 2>&1; }

missing_packages() {
    wanted Browser && ! chromium_of_this_machine >/dev/null && say chromium
    wanted Browser && ! has_cjk_font && say fonts-noto-cjk
    [ -z "${NEWS_TEST_POSTGRES:-}" ] && wants_postgres && ! postgres_bin >/dev/null && say postgresql
}

wanted() {
    [ ${#words[@]} -eq 0 ] && return 0
    local word
    for word in "${words[@]}"; do [[ "$1" == *"$word"* ]] && return 0; done
    return 1
}

wants_postgres() { wanted NewsAggregator.Storage.Tests || wanted NewsAggregator.Ingestion.Tests || wanted NewsAggregator.Web.Tests; }

install_missing() {
    local packages
    packages=$(missing_packages | tr '\n' ' ')
    [ -z "${packages// /}" ] && return
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        say "Not installed here, and this is not root with apt-get; tests that need them will skip: $packages"
        return
    fi
    say "Installing: $packages"
    # Two runs on one machine take turns: apt's lists cannot be fetched twice at once.
    (
        flock 9
        packages=$(missing_packages | tr '\n' ' ')
        [ -z "${packages// /}" ] && exit 0
        export DEBIAN_FRONTEND=noninteractive
        # The package's own cluster would be one more server on a fixed port; the tests bring theirs.
        if [[ "$packages" == *postgresql* ]]; then
            mkdir -p /etc/postgresql-common
            [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
        fi
        apt-get update -qq && apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 $packages
    ) 9>"${TMPDIR:-/tmp}/news-tests-apt.lock" >"$scratch/apt.log" 2>&1 \
        || { say "apt-get failed; tests that need them will skip. Its last lines:"; tail -15 "$scratch/apt.log"; }
}

# ---- a PostgreSQL of our own, for the time of this run --------------------------------------------------------------

as_server_user() {
    if [ "$(id -u)" -ne 0 ]; then "$@"; else runuser -u "$server_user" -- "$@"; fi
}

start_postgres() {
    [ -n "${NEWS_TEST_POSTGRES:-}" ] && return
    wants_postgres || return
    local bin
    bin=$(postgres_bin) || { say "No PostgreSQL here: its tests will skip (install: postgresql)"; return; }
    server_user=postgres
    id "$server_user" >/dev/null 2>&1 || server_user=nobody
    cluster=$(mktemp -d "/tmp/news-pg.XXXXXX") || return
    [ "$(id -u)" -ne 0 ] || chown "$server_user" "$cluster"
    # A Unix socket in a folder of its own: no port to be taken by somebody else, nothing to be reached from outside.
    if (cd / && as_server_user "$bin/initdb" -D "$cluster/data" -U news -A trust -E UTF8 --locale=C.UTF-8 --no-sync) >"$scratch/postgres.log" 2>&1 &&
       (cd / && as_server_user "$bin/pg_ctl" -D "$cluster/data" -w -t 60 -l "$cluster/server.log" \
            -o "-k $cluster -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" start) >>"$scratch/postgres.log" 2>&1
    then
        postgres=$bin
        export NEWS_TEST_POSTGRES="Host=$cluster;Username=news;Database=postgres"
    else
        say "PostgreSQL did not start; its tests will skip. Its last lines:"
        tail -15 "$scratch/postgres.log" "$cluster/server.log" 2>/dev/null
    fi
}

stop_postgres() {
    [ -n "$cluster" ] || return
    [ -n "${postgres:-}" ] && (cd / && as_server_user "$postgres/pg_ctl" -D "$cluster/data" -m immediate -w -t 20 stop) >/dev/null 2>&1
    rm -rf "$cluster"
}

# ---- build once, run each ------------------------------------------------------------------------------------------

# The one place where a test run is told from a broken one: a runner that did not print its summary has crashed.
total_passed=0 total_failed=0 total_skipped=0
finish() {
    say ""
    say "$total_passed passed, $total_failed failed, $total_skipped skipped"
    [ "$total_failed" -eq 0 ] && [ "$((total_passed + total_skipped))" -gt 0 ]
    exit
}

build() {
    local log="$scratch/build.log"
    mkdir -p artifacts
    # Two runs in one clone take turns here; the second finds everything built.
    (
        flock 9
        dotnet restore NewsAggregator.sln -v q && dotnet build NewsAggregator.sln -c "$configuration" --no-restore -v q -clp:NoSummary
    ) 9>artifacts/build.lock >"$log" 2>&1
    local code=$?
    grep -E 'warning|error' "$log" | sort -u | head -60
    [ $code -eq 0 ] || { tail -20 "$log"; say "The build failed."; total_failed=1; finish; }
}

run_project() {
    local project=$1 name started log code summary
    name=$(basename "$project")
    log="$scratch/$name.log"
    started=$SECONDS
    local program="$project/bin/$configuration/net10.0/$name"
    say ""
    say "== $name"
    timeout --kill-after=20 "$per_project_seconds" "$program" -noColor -noLogo -noAutoReporters -longRunning 120 >"$log" 2>&1 &
    runner=$!                 # waited for, not in front: so that an interrupt is obeyed at once
    wait "$runner"
    code=$?
    runner=""
    grep -vE '^ *(Discover(ing|ed)|Starting|Finished): |^=== TEST EXECUTION SUMMARY|^ *'"$name"'  Total:|^ *$' "$log"
    summary=$(grep -E "^ *$name  Total: " "$log" | tail -1)
    local numbers='Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+)'
    if [[ "$summary" =~ $numbers ]]; then
        local total=${BASH_REMATCH[1]} errors=${BASH_REMATCH[2]} failed=${BASH_REMATCH[3]} skipped=${BASH_REMATCH[4]}
        total_passed=$((total_passed + total - failed - skipped))
        total_skipped=$((total_skipped + skipped))
        [ "$code" -ne 0 ] && [ $((failed + errors)) -eq 0 ] && { say "$name ended with exit code $code after its summary"; errors=1; }
        total_failed=$((total_failed + failed + errors))
        say "$((total - failed - skipped)) passed, $((failed + errors)) failed, $skipped skipped in $((SECONDS - started)) s"
    else
        total_failed=$((total_failed + 1))
        if [ "$code" -eq 124 ] || [ "$code" -eq 137 ]; then say "$name was stopped after $per_project_seconds s"
        else say "$name ended without a summary, exit code $code"; fi
    fi
}

install_missing
build
start_postgres
if path=$(chromium_of_this_machine); then export CHROMIUM_PATH=$path; fi

for folder in tests/*.Tests; do
    wanted "$(basename "$folder")" && [ -e "$folder/$(basename "$folder").csproj" ] && run_project "$folder"
done
finish
