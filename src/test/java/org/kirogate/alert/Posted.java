package org.kirogate.alert;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A transport that keeps what it was given and answers as told, 200 when nothing is. One thread. */
final class Posted implements AlertPost {
    /** One post. */
    record Post(Map<String, String> headers, String body) {
        JsonObject json() {
            return JsonParser.parseString(body).getAsJsonObject();
        }

        String kindAndSeverity() {
            return json().get("kind").getAsString() + " " + json().get("severity").getAsString();
        }
    }

    final List<Post> posts = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();

    /** Statuses of the next answers, 0 = none comes. */
    void answer(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    /** Kind and severity of each post. */
    List<String> told() {
        return posts.stream().map(Post::kindAndSeverity).toList();
    }

    @Override
    public int post(URI address, Map<String, String> headers, byte[] body) throws IOException {
        posts.add(new Post(headers, new String(body, StandardCharsets.UTF_8)));
        int status = answers.isEmpty() ? 200 : answers.remove();
        if (status == 0) {
            throw new IOException("no answer");
        }
        return status;
    }
}
