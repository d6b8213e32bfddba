// How the three dialects are asked, and what their answers hold: text, thinking, tokens out, an error, the end.
const MAX_TOKENS = 4096;

const anthropic = {
    headers: [["anthropic-version", "2023-06-01"]],
    keyHeader: key => ["x-api-key", key],
    request: ({ model, system, message, stream }) => ({
        path: "messages",
        body: {
            model, max_tokens: MAX_TOKENS, stream, ...(system && { system }),
            messages: [{ role: "user", content: message }],
        },
    }),
    whole: answer => ({
        text: joined(answer.content, "text", "text"), thinking: joined(answer.content, "thinking", "thinking"),
        output: answer.usage?.output_tokens, model: answer.model,
    }),
    event: data => {
        switch (data.type) {
            case "message_start": return { model: data.message.model };
            case "content_block_delta": return { text: data.delta.text, thinking: data.delta.thinking };
            case "message_delta": return { output: data.usage?.output_tokens };
            case "message_stop": return { end: true };
            case "error": return { error: data };
            default: return {};
        }
    },
};

const openai = {
    headers: [],
    keyHeader: key => ["authorization", `Bearer ${key}`],
    request: ({ model, system, message, stream }) => ({
        path: "chat/completions",
        body: {
            model, stream, ...(stream && { stream_options: { include_usage: true } }),
            messages: [...(system ? [{ role: "system", content: system }] : []), { role: "user", content: message }],
        },
    }),
    whole: answer => ({
        text: answer.choices[0].message.content, thinking: answer.choices[0].message.reasoning_content,
        output: answer.usage?.completion_tokens, model: answer.model,
    }),
    event: data => data.error ? { error: data } : {
        text: data.choices?.[0]?.delta?.content, thinking: data.choices?.[0]?.delta?.reasoning_content,
        output: data.usage?.completion_tokens, model: data.model,
    },
};

const responses = {
    headers: [],
    keyHeader: key => ["authorization", `Bearer ${key}`],
    request: ({ model, system, message, stream }) => ({
        path: "responses",
        body: { model, stream, store: false, ...(system && { instructions: system }), input: message },
    }),
    whole: answer => ({
        text: answer.output.filter(item => item.type === "message")
            .map(item => joined(item.content, "output_text", "text")).join(""),
        output: answer.usage?.output_tokens, model: answer.model,
    }),
    event: data => {
        switch (data.type) {
            case "response.created": return { model: data.response.model };
            case "response.output_text.delta": return { text: data.delta };
            case "response.reasoning_summary_text.delta": return { thinking: data.delta };
            case "response.completed":
            case "response.incomplete": return { end: true, output: data.response.usage?.output_tokens };
            case "response.failed":
            case "error": return { error: data };
            default: return {};
        }
    },
};

function joined(parts, type, member) {
    return parts.filter(part => part.type === type).map(part => part[member]).join("");
}

export const DIALECTS = { anthropic, openai, responses };
