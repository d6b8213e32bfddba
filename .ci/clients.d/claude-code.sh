# Claude Code without its terminal; sourced by .ci/clients. Each step has a folder of its own, and its task is steered by
# marks: what comes back from a tool is in the answer only if the tool has run.

claude_home=$work/claude-home
claude_program=$tools/npm/node_modules/.bin/claude
claude_name="Claude Code $(version @anthropic-ai/claude-code)"

# claude_code ARGUMENTS...: in `here`; nothing of this machine's settings, and none of the traffic that is not the gateway's.
claude_code() {
  (cd "$here" && env -i HOME="$claude_home" PATH="$PATH" LANG=C.UTF-8 TMPDIR="$here/.." ANTHROPIC_BASE_URL="$address" \
    "${credential:-ANTHROPIC_API_KEY=$key}" CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1 DISABLE_TELEMETRY=1 DISABLE_ERROR_REPORTING=1 \
    DISABLE_AUTOUPDATER=1 CLAUDE_CODE_MAX_RETRIES=2 timeout 60 "$claude_program" "$@" </dev/null)
}

cc_plain() {
  claude_code -p '[[say:Claude Code got its 回答.]]' >"$here.out"
  [ "$(cat "$here.out")" = 'Claude Code got its 回答.' ]
}

cc_bearer() {
  credential=ANTHROPIC_AUTH_TOKEN=$key
  claude_code -p '[[say:let in]]' >"$here.out"
  said 'let in' "$here.out"
}

cc_bash() {
  claude_code -p '[[tool:Bash {"command":"echo $((6*7)) > made.txt && cat made.txt"}]] [[then]] [[tool:Bash {"command":"cat made.txt made.txt | tr -d \"\\n\"; exit 3"}]]' \
    --allowedTools Bash >"$here.out"
  [ "$(cat "$here/made.txt")" = 42 ]
  said 'TOOL_RESULT ERROR' "$here.out"
  said 4242 "$here.out"
}

cc_files() {
  claude_code -p "[[tool:Write {\"file_path\":\"$here/a/note.txt\",\"content\":\"first 行\\nsecond \\\"line\\\"\\n\"}]]
    [[then]] [[tool:Read {\"file_path\":\"$here/a/note.txt\"}]]
    [[then]] [[tool:Edit {\"file_path\":\"$here/a/note.txt\",\"old_string\":\"second\",\"new_string\":\"changed\"}]]
    [[then]] [[tool:Read {\"file_path\":\"$here/a/note.txt\"}]]" --allowedTools Write,Read,Edit --output-format stream-json --verbose >"$here.out"
  printf 'first 行\nchanged "line"\n' | diff - "$here/a/note.txt"
  said_together "$here.out" '"type":"result"' '"subtype":"success"' '"num_turns":5' '"result":"TOOL_RESULT'
  said 'changed \"line\"' "$here.out"
}

cc_parallel() {
  claude_code -p "[[tool:Bash {\"command\":\"echo one >one; echo is-1\"}]] [[tool:Bash {\"command\":\"echo two >two; echo is-2\"}]] \
    [[tool:Write {\"file_path\":\"$here/three\",\"content\":\"three\\n\"}]]" --allowedTools Bash,Write >"$here.out"
  [ "$(cat "$here/one" "$here/two" "$here/three" | tr '\n' ' ')" = 'one two three ' ]
  said 'TOOL_RESULT is-1 | is-2 | ' "$here.out"
}

cc_image() {
  base64 -d <<<"$dot" >"$here/dot.png"
  claude_code -p "[[tool:Read {\"file_path\":\"$here/dot.png\"}]] [[then]] [[echo]]" --allowedTools Read >"$here.out"
  said '"images":1,' "$here.out"
}

cc_pdf() {
  (cd "$work/scripts" && "$tools/npm/node_modules/.bin/node" -e 'import("./claims.mjs").then((m) => process.stdout.write(m.pdf("written in a file")))') \
    | base64 -d >"$here/a.pdf"
  claude_code -p "[[tool:Read {\"file_path\":\"$here/a.pdf\"}]] [[then]] [[echo]]" --allowedTools Read >"$here.out"
  said 'written in a file' "$here.out"
}

cc_agent() {
  claude_code -p '[[tool:Agent {"description":"look","subagent_type":"general-purpose","prompt":"[[tool:Bash {\"command\":\"echo from-below >sub.txt; cat sub.txt\"}]]"}]]' \
    --allowedTools Bash,Agent --output-format stream-json --verbose >"$here.out"
  [ "$(cat "$here/sub.txt")" = from-below ]
  said_together "$here.out" '"subtype":"task_notification"' '"status":"completed"' 'TOOL_RESULT from-below'
  said_together "$here.out" '"type":"result"' '"subtype":"success"'
}

cc_continue() {
  claude_code -p 'the word is ptarmigan [[say:I will keep it]]'
  claude_code --continue -p '[[echo]]' >"$here.out"
  said 'the word is ptarmigan' "$here.out"
  said 'I will keep it' "$here.out"
}

cc_compact() {
  claude_code -p 'the word is ptarmigan [[say:I will keep it]]'
  claude_code --continue -p /compact
  claude_code --continue -p '[[echo]]' >"$here.out"
  said 'This session is being continued from a previous conversation' "$here.out"
  said 'Hello from the simulator.' "$here.out"
}

cc_thinking() {
  claude_code -p '[[think:let me see]] [[tool:Bash {"command":"echo seen"}]] [[then]] [[think:now I know]] [[say:known]]' --allowedTools Bash \
    --output-format stream-json --verbose >"$here.out"
  grep -qE '"type":"thinking","thinking":"let me see","signature":"[^"]{20,}"' "$here.out"
  grep -qE '"type":"thinking","thinking":"now I know","signature":"[^"]{20,}"' "$here.out"
  said_together "$here.out" '"type":"result"' '"result":"known"'
}

cc_pieces() {
  claude_code -p '[[long:30]] [[slow:20]]' --output-format stream-json --verbose --include-partial-messages >"$here.out"
  [ "$(grep -c '"type":"text_delta"' "$here.out")" -ge 10 ]
  said_together "$here.out" '"type":"result"' '"result":"word0 word1 '
}

cc_silence() {
  claude_code -p '[[slow:2500]] [[say:late]]' >"$here.out"
  said late "$here.out"
}

# The tool is deferred, so it is looked for first; the query tells the model of the search's own request what to do.
cc_search() {
  claude_code -p '[[tool:ToolSearch {"query":"select:WebSearch"}]] [[then]] [[tool:WebSearch {"query":"[[tool:web_search {\"query\":\"reindeer\"}]]"}]]' \
    --allowedTools WebSearch --output-format stream-json --verbose >"$here.out"
  said_together "$here.out" '"type":"tool_result"' 'https://example.com/' '"searchCount":1'
  said_together "$here.out" '"type":"result"' '"subtype":"success"'
}

cc_mcp() {
  printf '{"mcpServers":{"lab":{"command":"%s","args":["%s"]}}}' "$tools/npm/node_modules/.bin/node" "$scripts/mcp-server.mjs" >"$here/mcp.json"
  claude_code -p '[[tool:ToolSearch {"query":"select:mcp__lab__sum-of"}]] [[then]] [[tool:mcp__lab__sum-of {"a":19,"b":23}]]' \
    --mcp-config "$here/mcp.json" --strict-mcp-config --allowedTools mcp__lab__sum-of >"$here.out"
  said 'TOOL_RESULT the sum is 42' "$here.out"
}

cc_structured() {
  claude_code -p '[[tool:StructuredOutput {"city":"Oulu"}]]' --output-format json \
    --json-schema '{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}' >"$here.out"
  said '"structured_output":{"city":"Oulu"}' "$here.out"
}

# Twenty-five requests for a count at once.
cc_context() {
  claude_code -p /context >"$here.out"
  grep -E '\| System tools \| [1-9]' "$here.out"
}

cc_overflow() {
  if claude_code -p '[[error:toolong]]' >"$here.out" 2>&1; then echo 'no failure'; return 1; fi
  said 'Prompt is too long' "$here.out"
}

cc_unauthenticated() {
  credential=ANTHROPIC_API_KEY=sk-super-wrong
  local before=$SECONDS
  if claude_code -p hi >"$here.out" 2>&1; then echo 'no failure'; return 1; fi
  said 'API key' "$here.out"
  [ "$((SECONDS - before))" -le 5 ] || { echo "after $((SECONDS - before)) s"; return 1; }
}

cc_model() {
  if claude_code --model no-such-model-9 -p hi >"$here.out" 2>&1; then echo 'no failure'; return 1; fi
  said 'issue with the selected model (no-such-model-9)' "$here.out"
}

cc_names() {
  local name
  for name in opus sonnet haiku claude-sonnet-4-5-20250929 claude-haiku-4-5-20251001; do
    claude_code --model "$name" -p "[[say:$name serves]]" >"$here.out"
    said "$name serves" "$here.out"
  done
}

cc_broken() {
  if claude_code -p '[[long:40]] [[error:midstream]]' >"$here.out" 2>&1; then echo 'no failure'; return 1; fi
  said 'API Error' "$here.out"
}

mkdir -p "$claude_home"
claude_step() { agent_step "$claude_name" "$@"; }

claude_step cc_plain 'a plain answer'
claude_step cc_bearer 'the key as a bearer'
claude_step cc_names 'the models it names'
claude_step cc_bash 'Bash runs twice in one task, and its failure comes back'
claude_step cc_files 'Write, Read, Edit and Read again in one task'
claude_step cc_parallel 'three tools at a time'
claude_step cc_image 'a picture it read reaches the model'
claude_step cc_pdf 'a PDF it read reaches the model'
claude_step cc_agent 'a sub-agent works and reports'
claude_step cc_continue '--continue knows the conversation'
claude_step cc_compact '/compact goes on from a summary'
claude_step cc_thinking 'thinking before and after a tool'
claude_step cc_pieces 'pieces as they are made'
claude_step cc_silence 'signs of life in silence are read over'
claude_step cc_search 'WebSearch is found and searches'
claude_step cc_mcp 'a tool of an MCP server'
claude_step cc_structured '--json-schema'
claude_step cc_context '/context counts'
claude_step cc_overflow 'a conversation too long is recognised'
claude_step cc_unauthenticated 'a wrong key is said at once'
claude_step cc_model 'an unknown model is named'
claude_step cc_broken 'an answer that breaks off is an error'
