package org.kirogate.guide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kirogate.app.Http;
import org.kirogate.app.RunningGateway;

/** Somebody who has signed in and reads the pages in Chinese, as the guide has them. */
final class Reader {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Http http;

    private Reader(RunningGateway gateway) {
        this.http = new Http(gateway.url(""));
    }

    static Reader administrator(RunningGateway gateway) {
        Reader reader = new Reader(gateway);
        reader.post("/admin/login", "password", "admin123");
        return reader;
    }

    static Reader user(RunningGateway gateway, String name) {
        Reader reader = new Reader(gateway);
        reader.post("/login", "name", name, "password", RunningGateway.PASSWORD);
        return reader;
    }

    /** The page, which must be there. */
    String page(String path) {
        HttpResponse<String> answer = http.send("GET", path, "", "accept", "text/html", "accept-language", "zh-CN");
        assertTrue(answer.statusCode() == 200, () -> path + " answered " + answer.statusCode());
        return answer.body();
    }

    /** Sends a form with the mark of a page against forgery. */
    void submit(String page, String path, String... fields) {
        Matcher mark = Pattern.compile("name=\"csrf_token\" value=\"([^\"]+)\"").matcher(page(page));
        assertTrue(mark.find(), () -> "no form on " + page);
        String[] all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "csrf_token";
        all[fields.length + 1] = mark.group(1);
        post(path, all);
    }

    private void post(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        HttpResponse<String> answer = http.send("POST", path, body.toString(), "content-type", FORM);
        assertTrue(answer.statusCode() / 100 == 3, () -> path + " answered " + answer.statusCode() + " " + answer.body());
    }
}
