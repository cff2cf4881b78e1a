#!/usr/bin/env bash
# Measures the running program against the feed farm, all on loopback, and prints one JSON line for each figure.
#
#   bash tests/bench.sh                 a few minutes; nothing else should run, and each line says the machine's load
#   FEEDS=50 PAGE_FEEDS=4 bash tests/bench.sh     smaller, to try it out
#
# It leaves nothing behind. The pure parts are measured by: dotnet run -c Release --project tests/NewsAggregator.Benchmarks -- pure
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 2
cd "$root" || exit 2
exec </dev/null

feeds=${FEEDS:-500} items=50 hosts=100
page_feeds=${PAGE_FEEDS:-20}                 # 20 feeds x 50 items: 1,000 articles with their pages
seconds=${SECONDS_EACH:-4}                   # of load on each address

# ---- the program's names, all in one place --------------------------------------------------------------------------
site_program=src/NewsAggregator.Web/bin/Release/net10.0/NewsAggregator.Web.dll
farm_program=tests/NewsAggregator.FeedFarm/bin/Release/net10.0/feedfarm
bench_program=tests/NewsAggregator.Benchmarks/bin/Release/net10.0/NewsAggregator.Benchmarks
database_files() { ls "$1"/news.db "$1"/news.db-wal 2>/dev/null; }
site_settings() {                            # DATA FOLDER, FARM PORT
    export Data__Folder=$1 Outbound__AllowList__0=127.0.0.0/8 Outbound__ExtraPorts__0=$2
    export ASPNETCORE_ENVIRONMENT=Production ASPNETCORE_URLS=http://127.0.0.1:0 Log__Level=Warning
}
site_listens_as='serves \(http://127.0.0.1:[0-9]*\)'
site() { dotnet "$site_program" "$@"; }
import_feeds() { site opml import "$1"; }
refresh_all() { exec dotnet "$site_program" refresh; }
serve() { Ingestion__Enabled=false exec dotnet "$site_program"; }
feed_path=/feed.xml
search_paths='/search?q=fusion /search?q=lawsuit /search?q=battery+factory /search?q=%E6%A0%B8%E8%81%9A%E5%8F%98 /search?q=quokkaberry'

# ---- tools ----------------------------------------------------------------------------------------------------------
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
scratch=$(mktemp -d "${TMPDIR:-/tmp}/news-bench.XXXXXX") || exit 2
farm_pid="" site_pid="" watched=""
clean_up() {
    trap - EXIT INT TERM
    for pid in $site_pid $watched $farm_pid; do kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; done
    rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

fail() { printf '%s\n' "$1" >&2; [ -f "${2:-}" ] && tail -20 "$2" >&2; exit 1; }
now_ms() { local t=${EPOCHREALTIME/[.,]/}; printf '%s' $((t / 1000)); }
seconds_of() { printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)); }
rate() { awk -v n="$1" -v ms="$2" 'BEGIN { printf "%.1f", (ms > 0 ? n * 1000 / ms : 0) }'; }

# One line for a figure: its name, its fields, and how busy the machine was.
say() { printf '{"figure":"%s",%s,"load":%s}\n' "$1" "$2" "$(cut -d' ' -f1 /proc/loadavg)"; }

free_port() {
    local port
    for _ in $(seq 50); do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { printf '%s' "$port"; return; }
    done
    return 1
}

# CPU (user and system) in ms, and the most memory it ever held in kB, of a process that lives.
ticks_per_second=$(getconf CLK_TCK)
read_process() {
    local line key value rest
    line=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    set -- "$1" ${line##*) }
    cpu_ms=$(((${13} + ${14}) * 1000 / ticks_per_second))
    while read -r key value rest; do [ "$key" = VmHWM: ] && peak_kb=$value; done 2>/dev/null <"/proc/$1/status"
    return 0
}

# Runs a command to its end; leaves took_ms, cpu_ms, peak_kb and its output in $scratch/out.
watch_command() {
    local started
    cpu_ms=0 peak_kb=0
    started=$(now_ms)
    ("$@") >"$scratch/out" 2>"$scratch/err" &
    watched=$!
    while kill -0 "$watched" 2>/dev/null; do read_process "$watched"; sleep 0.1; done
    wait "$watched" || fail "failed: $*" "$scratch/err"
    watched=""
    took_ms=$(($(now_ms) - started))
}

# The numbers of a line of JSON, by name.
json_number() { sed -n "s/.*\"$1\":\(-\{0,1\}[0-9.]*\).*/\1/p"; }
farm() { curl -sf --noproxy '*' "$@"; }
farm_stat() { farm "$farm_at/stats" | json_number "$1"; }
megabytes() { awk -v kb="$1" 'BEGIN { printf "%.1f", kb / 1024 }'; }

command -v curl >/dev/null || fail "bench.sh needs curl"

# ---- build, and start the farm --------------------------------------------------------------------------------------
for project in src/NewsAggregator.Web tests/NewsAggregator.FeedFarm tests/NewsAggregator.Benchmarks; do
    dotnet build "$project" -c Release -v q -clp:NoSummary >"$scratch/build" 2>&1 || fail "The build failed." "$scratch/build"
done

farm_port=$(free_port) || fail "no free port"
"$farm_program" --port "$farm_port" --hosts "$hosts" --feeds "$feeds" --items "$items" >"$scratch/farm" 2>"$scratch/farm.err" &
farm_pid=$!
farm_at=http://127.0.0.1:$farm_port
for _ in $(seq 600); do [ -s "$scratch/farm" ] && break; kill -0 "$farm_pid" 2>/dev/null || fail "The farm ended." "$scratch/farm.err"; sleep 0.1; done
farm "$farm_at/opml.xml" >"$scratch/all.opml" || fail "The farm does not answer." "$scratch/farm.err"

measure_refresh() {                          # FIGURE: refreshes everything and says what it came to
    farm -X POST "$farm_at/stats/reset" >/dev/null
    watch_command refresh_all
    local new
    new=$(sed -n 's/.* \([0-9]*\) new articles.*/\1/p' "$scratch/out" | tail -1)
    say "$1" "\"seconds\":$(seconds_of $took_ms),\"articles\":${new:-0},\"articlesPerSecond\":$(rate "${new:-0}" $took_ms),\"cpuSeconds\":$(seconds_of $cpu_ms),\"peakMb\":$(megabytes $peak_kb),\"feeds200\":$(farm_stat feed200),\"feeds304\":$(farm_stat feed304),\"pages\":$(farm_stat articleRequests),\"mostAtOnce\":$(farm_stat maxInFlight)"
}

say_size() {                                 # FIGURE, FOLDER, ARTICLES
    local bytes
    bytes=$(cat $(database_files "$2") | wc -c)
    say "$1" "\"bytes\":$bytes,\"articles\":$3,\"bytesPerArticle\":$((bytes / $3))"
}

# ---- many feeds, their text taken from the feed ---------------------------------------------------------------------
data=$scratch/feeds
site_settings "$data" "$farm_port"
import_feeds "$scratch/all.opml" >"$scratch/out" 2>"$scratch/err" || fail "The import failed." "$scratch/err"
"$bench_program" prepare "$data" feed >/dev/null || fail "The site could not be prepared."
measure_refresh ingest_first
say_size database_size "$data" $((feeds * items))
measure_refresh refresh_nothing_new
farm -X POST "$farm_at/tick" >/dev/null
measure_refresh refresh_one_new_each

# ---- readers --------------------------------------------------------------------------------------------------------
started=$(now_ms)
serve >"$scratch/serve" 2>"$scratch/serve.err" &
site_pid=$!
site_at=""
for _ in $(seq 3000); do
    [ -n "$site_at" ] || site_at=$(sed -n "s!.*$site_listens_as.*!\1!p" "$scratch/serve" 2>/dev/null)
    [ -n "$site_at" ] && curl -sf --noproxy '*' -o "$scratch/front" "$site_at/" && break
    kill -0 "$site_pid" 2>/dev/null || fail "The site ended." "$scratch/serve.err"
    sleep 0.02
done
[ -s "$scratch/front" ] || fail "The front page did not come." "$scratch/serve.err"
took_ms=$(($(now_ms) - started))
read_process "$site_pid"
say startup_to_first_page "\"seconds\":$(seconds_of $took_ms),\"cpuSeconds\":$(seconds_of $cpu_ms),\"peakMb\":$(megabytes $peak_kb)"

load_on() {                                  # FIGURE, ADDRESS...: alone for the latency, eight at once for the rate
    local figure=$1 alone many before
    shift
    read_process "$site_pid"; before=$cpu_ms
    alone=$("$bench_program" load "$@" --seconds "$seconds" --connections 1) || fail "no load on $figure"
    many=$("$bench_program" load "$@" --seconds "$seconds" --connections 8) || fail "no load on $figure"
    read_process "$site_pid"
    local asked=$(($(json_number requests <<<"$alone") + $(json_number requests <<<"$many")))
    say "$figure" "\"p50Ms\":$(json_number p50Ms <<<"$alone"),\"p99Ms\":$(json_number p99Ms <<<"$alone"),\"requestsPerSecond\":$(json_number requestsPerSecond <<<"$many"),\"p50MsOf8\":$(json_number p50Ms <<<"$many"),\"p99MsOf8\":$(json_number p99Ms <<<"$many"),\"cpuMsEach\":$(awk -v c=$((cpu_ms - before)) -v n="$asked" 'BEGIN { printf "%.2f", (n > 0 ? c / n : 0) }'),\"bytesEach\":$(json_number bytesEach <<<"$alone"),\"failures\":$(($(json_number failures <<<"$alone") + $(json_number failures <<<"$many")))"
}

addresses() { local path; for path in "$@"; do printf '%s ' "$site_at$path"; done; }
articles=$(grep -o 'href="/articles/[^"#?]*"' "$scratch/front" | cut -d'"' -f2 | sort -u | head -30)
[ -n "$articles" ] || fail "The front page has no article." "$scratch/front"
load_on list_page $(addresses /)
load_on article_page $(addresses $articles)
load_on feed $(addresses "$feed_path")
load_on search $(addresses $search_paths)
read_process "$site_pid"
say serving_memory "\"peakMb\":$(megabytes $peak_kb),\"cpuSeconds\":$(seconds_of $cpu_ms)"
kill "$site_pid" && wait "$site_pid" 2>/dev/null
site_pid=""

# ---- a change of filter over many stored articles -------------------------------------------------------------------
refiltered=$("$bench_program" refilter "${FILTER_ARTICLES:-100000}" 50) || fail "The change of filter failed."
printf '%s,"load":%s}\n' "${refiltered%\}}" "$(cut -d' ' -f1 /proc/loadavg)"

# ---- fewer feeds, with the page of each article ---------------------------------------------------------------------
data=$scratch/pages
site_settings "$data" "$farm_port"
{ sed '/<outline/,$d' "$scratch/all.opml"; grep '<outline' "$scratch/all.opml" | head -"$page_feeds"; printf '</body>\n</opml>\n'; } >"$scratch/some.opml"
import_feeds "$scratch/some.opml" >"$scratch/out" 2>"$scratch/err" || fail "The import failed." "$scratch/err"
"$bench_program" prepare "$data" page >/dev/null || fail "The site could not be prepared."
measure_refresh ingest_with_pages
say_size database_size_with_pages "$data" $((page_feeds * items))
