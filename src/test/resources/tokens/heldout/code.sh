#!/usr/bin/env bash
# Backs up a database, keeps the last few files, and tells somebody when it failed.
set -euo pipefail

readonly KEEP="${KEEP:-14}"
readonly TARGET="${1:?usage: $0 FOLDER [DATABASE...]}"
shift

log() { printf '%s %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

cleanup() {
  local status=$?
  rm -rf -- "${work:-}"
  if (( status != 0 )); then
    log "failed with status $status"
    [[ -n "${MAIL_TO:-}" ]] && mail -s "backup of $(hostname) failed" "$MAIL_TO" < "$TARGET/last.log" || true
  fi
}
trap cleanup EXIT

work="$(mktemp -d)"
mkdir -p "$TARGET"
exec 2> >(tee "$TARGET/last.log" >&2)

if [ "$#" -eq 0 ]; then
  mapfile -t databases < <(mariadb --batch --skip-column-names -e 'SHOW DATABASES' | grep -Ev '^(sys|mysql|.*_schema)$')
else
  databases=("$@")
fi

for database in "${databases[@]}"; do
  file="$TARGET/$database-$(date +%Y%m%d-%H%M%S).sql.zst"
  log "dumping $database to $file"
  mariadb-dump --single-transaction --routines --events "$database" | zstd -q -T0 -10 > "$work/dump.zst"
  zstd -tq "$work/dump.zst" && mv "$work/dump.zst" "$file"
  sha256sum "$file" | awk '{print $1}' > "$file.sha256"
  find "$TARGET" -maxdepth 1 -name "$database-*.sql.zst" -printf '%T@ %p\n' \
    | sort -rn | tail -n "+$((KEEP + 1))" | cut -d' ' -f2- \
    | while IFS= read -r old; do rm -f -- "$old" "$old.sha256"; log "removed $old"; done
done

case "$(df --output=pcent "$TARGET" | tail -1 | tr -dc '0-9')" in
  9[0-9]|100) log "the disk is nearly full"; exit 3 ;;
  *) log "done, ${#databases[@]} databases" ;;
esac
