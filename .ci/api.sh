# Calls of the gateway's interfaces with curl; sourced after lib.sh.

# The value of a member, from JSON on standard input.
member() { sed -n 's/.*"'"$1"'" *: *"\{0,1\}\([^",}]*\)"\{0,1\}.*/\1/p' | head -n 1; }

expect() { # expect TEXT FILE
  grep -qF -- "$1" "$2" || { echo "no «$1» in what came:"; tail -c 2000 "$2"; return 1; }
}

json() { # json METHOD URL BODY [curl options]
  local method=$1 url=$2 body=$3
  shift 3
  curl -sS --fail-with-body --max-time 60 -X "$method" -H 'Content-Type: application/json' "$@" -d "$body" "$url"
}

# admin_login BASE PASSWORD: `admin_jar` and `admin_csrf` hold the session.
admin_login() {
  admin_jar=$(mktemp "$CI_WORK/jar.XXXXXX")
  admin_csrf=$(json POST "$1/admin/api/login" '{"password":"'"$2"'"}' -c "$admin_jar" | member csrf_token)
  [ -n "$admin_csrf" ]
}

# The guide's section on the interface: multipart, its two fields. Prints the answer.
super_key() { # super_key BASE USER_ID
  curl -sS --fail-with-body -b "$admin_jar" -H "X-CSRF-Token: $admin_csrf" -F "user_id=$2" -F name=超级密钥 "$1/admin/api/super-api-keys"
}

# pool BASE PASSWORD REFRESH_TOKEN...: a user, that user's public tokens, a super key; `key` and `key_id` hold it.
pool() {
  local base=$1 password=$2 answer csrf token
  shift 2
  admin_login "$base" "$password"
  answer=$(json POST "$base/admin/api/users" '{"name":"ci_user","email":"ci@example.com","password":"Ci-password-1"}' \
    -b "$admin_jar" -H "X-CSRF-Token: $admin_csrf")
  user_id=$(printf %s "$answer" | member id)
  user_jar=$(mktemp "$CI_WORK/jar.XXXXXX")
  csrf=$(json POST "$base/user/api/login" '{"name":"ci_user","password":"Ci-password-1"}' -c "$user_jar" | member csrf_token)
  for token in "$@"; do
    json POST "$base/user/api/tokens" '{"credential":{"refreshToken":"'"$token"'","provider":"Google"},"is_public":true}' \
      -b "$user_jar" -H "X-CSRF-Token: $csrf" >/dev/null
  done
  answer=$(super_key "$base" "$user_id")
  echo "$answer" | sed 's/sk-super-[A-Za-z0-9]*/sk-super-…/g'
  key=$(printf %s "$answer" | member key)
  key_id=$(printf %s "$answer" | member id)
  case $key in sk-super-*) ;; *) echo "no super key"; return 1 ;; esac
}

# ask DIALECT BASE KEY STREAM TEXT FILE: one request; the answer's body goes to the file.
ask() {
  local dialect=$1 base=$2 secret=$3 stream=$4 text=$5 file=$6
  if [ "$dialect" = openai ]; then
    json POST "$base/v1/chat/completions" '{"model":"claude-sonnet-4-5","stream":'"$stream"',"messages":[{"role":"user","content":"'"$text"'"}]}' \
      -N -H "Authorization: Bearer $secret" >"$file"
  else
    json POST "$base/v1/messages" '{"model":"claude-sonnet-4-5","max_tokens":1024,"stream":'"$stream"',"messages":[{"role":"user","content":"'"$text"'"}]}' \
      -N -H "x-api-key: $secret" >"$file"
  fi
}

# Both dialects, whole and streamed, answered to their end.
both_dialects() { # both_dialects BASE KEY
  local file
  file=$(mktemp "$CI_WORK/answer.XXXXXX")
  ask openai "$1" "$2" false 你好 "$file"
  expect '"Hello from the simulator."' "$file"
  ask openai "$1" "$2" true 你好 "$file"
  expect 'chat.completion.chunk' "$file"
  expect 'data: [DONE]' "$file"
  ask anthropic "$1" "$2" false 你好 "$file"
  expect '"Hello from the simulator."' "$file"
  ask anthropic "$1" "$2" true 你好 "$file"
  expect 'text_delta' "$file"
  expect 'event: message_stop' "$file"
}

# A slow answer arrives piece by piece: at least ten pieces, no two at once, the first long before the last.
piece_by_piece() { # piece_by_piece DIALECT BASE KEY
  local times
  times=$(mktemp "$CI_WORK/times.XXXXXX")
  ask "$1" "$2" "$3" true '[[long:40]] [[slow:100]]' /dev/stdout | while IFS= read -r line; do
    case $line in data:*word*) date +%s%N ;; esac
  done >"$times"
  awk 'NR > 1 && $1 - last > 50000000 { apart++ } { last = $1 } NR == 1 { first = $1 }
    END { printf "%d pieces, %d of them apart, %.1f s\n", NR, apart, (last - first) / 1e9
          exit !(apart >= 10 && last - first > 1e9) }' "$times"
}
