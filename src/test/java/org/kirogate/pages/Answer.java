package org.kirogate.pages;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page answered. */
record Answer(HttpResponse<String> response) {

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    /** A header, or empty text. */
    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    List<String> cookies() {
        return response.headers().allValues("set-cookie");
    }

    /** The value of the first field of that name. */
    String field(String name) {
        Matcher field = Pattern.compile("name=\"" + name + "\"[^>]*?\\svalue=\"([^\"]*)\"").matcher(body());
        if (!field.find()) {
            throw new AssertionError("no field " + name + " in " + body());
        }
        return field.group(1);
    }

    /** What the elements that a pattern finds hold, as text. */
    List<String> texts(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(body()).results()
                .map(found -> plain(found.group(1)))
                .toList();
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", " ").replace("&#32;", " ").replaceAll("\\s+", " ").strip();
    }
}
