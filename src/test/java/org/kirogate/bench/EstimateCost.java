package org.kirogate.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kirogate.chat.TokenEstimate;

/** What counting the tokens of a text takes, by kind of text: it is on every request's way before the first byte. */
final class EstimateCost {
    private static final int CHARACTERS = 10_000;
    private static final int ROUNDS = 2_000;

    private EstimateCost() {}

    /** Counts over and over, the first half to warm up, and tells the median of the rest and what 99 of 100 stay below. */
    static void tell(Report report) {
        report.line("");
        report.line("Estimating the tokens of %d characters", CHARACTERS);
        texts().forEach((kind, text) -> {
            long[] nanos = new long[ROUNDS];
            long tokens = 0;
            for (int round = -ROUNDS; round < ROUNDS; round++) {
                long start = System.nanoTime();
                tokens = TokenEstimate.ofText(text, "claude-sonnet-5");
                nanos[Math.max(0, round)] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            report.line("%-10s %6d tokens, median %6.1f us, p99 %6.1f us", kind, tokens,
                    nanos[ROUNDS / 2] / 1000.0, nanos[ROUNDS * 99 / 100] / 1000.0);
        });
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("English", "Nobody had told the postman that the bridge was closed, so he went the long way round. ");
        texts.put("Chinese", "邮递员不知道桥已经封闭了，所以他只好绕了很远的路，到达的时候天已经黑了。");
        texts.put("code",
                "    if (entries.size() >= MAX_ENTRIES) {\n        throw new FullException(name, 42);\n    }\n");
        texts.put("JSON",
                "{\"id\":1042,\"name\":\"bridge\",\"open\":false,\"tags\":[\"post\",\"road\"],\"length\":12.5},");
        texts.replaceAll((kind, text) -> text.repeat(CHARACTERS / text.length() + 1).substring(0, CHARACTERS));
        return texts;
    }
}
