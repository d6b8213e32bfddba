export ANTHROPIC_BASE_URL="http://localhost:9000"
export ANTHROPIC_API_KEY="sk-super-abc123def456..."

claude -p "[[say:Claude Code got its answer.]]"
