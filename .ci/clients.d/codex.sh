# Codex CLI in `codex exec`, which speaks the Responses API alone; sourced by .ci/clients.

codex_home=$work/codex-home
codex_name="Codex CLI $(version @openai/codex)"

codex() { # codex ARGUMENTS...: in `here`
  (cd "$here" && env -i HOME="$codex_home" CODEX_HOME="$codex_home" PATH="$tools/npm/node_modules/.bin:$PATH" LANG=C.UTF-8 KIROGATE_KEY="${secret:-$key}" \
    timeout 60 codex exec --skip-git-repo-check --dangerously-bypass-approvals-and-sandbox --json "$@" </dev/null)
}

codex_plain() {
  codex '[[say:Codex got its 回答.]]' >"$here.out"
  said '"text":"Codex got its 回答."' "$here.out"
  said '"type":"turn.completed"' "$here.out"
}

codex_task() {
  codex '[[tool:exec_command {"cmd":"echo $((6*7)) > made.txt && cat made.txt"}]] [[then]] [[tool:exec_command {"cmd":"cat made.txt made.txt > twice.txt; wc -l twice.txt"}]]' \
    >"$here.out"
  [ "$(cat "$here/made.txt" "$here/twice.txt" | tr '\n' ' ')" = '42 42 42 ' ]
  [ "$(grep -F '"type":"item.completed"' "$here.out" | grep -cF '"type":"command_execution"')" -eq 2 ]
  said '2 twice.txt' "$here.out"
  said_together "$here.out" '"type":"agent_message"' TOOL_RESULT
}

codex_patch() {
  codex '[[tool:exec_command {"cmd":"apply_patch <<EOF\n*** Begin Patch\n*** Add File: made.txt\n+a patched 行\n*** End Patch\nEOF\n"}]]' >"$here.out"
  [ "$(cat "$here/made.txt")" = 'a patched 行' ]
  said_together "$here.out" '"type":"file_change"' '"status":"completed"'
}

codex_parallel() {
  codex '[[tool:exec_command {"cmd":"echo 1 >one; echo is-1"}]] [[tool:exec_command {"cmd":"echo 2 >two; echo is-2"}]]' >"$here.out"
  [ "$(cat "$here/one" "$here/two" | tr '\n' ' ')" = '1 2 ' ]
  said_together "$here.out" TOOL_RESULT is-1 is-2
}

codex_image() {
  base64 -d <<<"$dot" >"$here/dot.png"
  codex "[[tool:view_image {\"path\":\"$here/dot.png\"}]] [[then]] [[echo]]" >"$here.out"
  said '\"images\":1,' "$here.out"
}

# The sub-agent works on its own; the command waits for what it makes.
codex_agent() {
  codex '[[tool:multi_agent_v1__spawn_agent {"message":"[[tool:exec_command {\"cmd\":\"echo from-below >sub.txt\"}]]"}]]
    [[then]] [[tool:exec_command {"cmd":"for i in $(seq 100); do [ -s sub.txt ] && break; sleep 0.1; done; cat sub.txt","yield_time_ms":15000}]]' >"$here.out"
  [ "$(cat "$here/sub.txt")" = from-below ]
  said_together "$here.out" '"tool":"spawn_agent"' '"status":"completed"'
  said_together "$here.out" '"type":"agent_message"' TOOL_RESULT from-below
}

codex_search() {
  codex '[[tool:web_search {"query":"reindeer"}]]' >"$here.out"
  said_together "$here.out" '"type":"item.completed"' '"type":"web_search"' '"query":"reindeer"'
  said_together "$here.out" '"type":"agent_message"' 'Simulated page about reindeer'
}

codex_resume() {
  codex 'the word is ptarmigan [[say:I will keep it]]'
  codex resume --last '[[echo]]' >"$here.out"
  said 'the word is ptarmigan' "$here.out"
  said 'I will keep it' "$here.out"
}

codex_thinking() {
  codex -c model_reasoning_effort=high '[[think:let me see]] [[tool:exec_command {"cmd":"echo seen"}]] [[then]] [[say:known]]' >"$here.out"
  said '"type":"reasoning"' "$here.out"
  said '"text":"known"' "$here.out"
}

codex_silence() {
  codex '[[slow:2500]] [[say:late]]' >"$here.out"
  said '"text":"late"' "$here.out"
}

codex_overflow() {
  if codex '[[error:toolong]]' >"$here.out" 2>&1; then echo 'no failure'; return 1; fi
  said "ran out of room in the model's context window" "$here.out"
}

codex_unauthenticated() {
  secret=sk-super-wrong
  if codex hi >"$here.out" 2>&1; then echo 'no failure'; return 1; fi
  said 401 "$here.out"
}

codex_step() { agent_step "$codex_name" "$@"; }

mkdir -p "$codex_home"
# The three settings after the model's are for what is not the gateway's: nothing is fetched or reported elsewhere.
cat >"$codex_home/config.toml" <<CONFIG
model = "claude-sonnet-4-6"
model_provider = "kirogate"
check_for_update_on_startup = false
[features]
plugins = false
[analytics]
enabled = false
[model_providers.kirogate]
name = "KiroGate"
base_url = "$address/v1"
env_key = "KIROGATE_KEY"
wire_api = "responses"
request_max_retries = 1
stream_max_retries = 1
CONFIG
codex_step codex_plain 'a plain answer'
codex_step codex_task 'a task of two commands makes its files'
codex_step codex_patch 'a patch makes a file'
codex_step codex_parallel 'two commands at a time'
codex_step codex_image 'a picture it looked at reaches the model'
codex_step codex_agent 'a sub-agent works'
codex_step codex_search 'a web search'
codex_step codex_thinking 'reasoning before a command'
codex_step codex_resume 'resume knows the conversation'
codex_step codex_silence 'signs of life in silence are read over'
codex_step codex_overflow 'a conversation too long is recognised'
codex_step codex_unauthenticated 'a wrong key is said'
