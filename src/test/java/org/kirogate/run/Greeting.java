package org.kirogate.run;

import java.io.PrintStream;
import java.util.Map;

/**
 * What the local server says when everything serves: where, with which password, and two calls that work as printed.
 *
 * @param address      of the program, without a slash at its end
 * @param environment  the program's variables
 * @param demoPassword of the demo users, empty without the simulator
 * @param superKey     made for this run, empty without the simulator
 */
record Greeting(String address, Map<String, String> environment, String demoPassword, String superKey) {
    private static final String FIRST_PASSWORD = "admin123";

    void print(PrintStream out) {
        out.println();
        out.println("KiroGate serves " + address);
        out.println("  console    " + address + "/admin");
        out.println("  password   " + adminPassword());
        if (superKey.isEmpty()) {
            out.println("  upstream   the real service; add tokens through the user interface, see README.md");
        } else {
            printDemo(out);
        }
        out.println();
        out.println("Ctrl-C stops it.");
    }

    private String adminPassword() {
        if (environment.containsKey("ADMIN_PASSWORD")) {
            return "the one of ADMIN_PASSWORD, unless it was changed";
        }
        return FIRST_PASSWORD + " (unless it was changed)";
    }

    private void printDemo(PrintStream out) {
        out.println("  users      " + String.join(", ", Demo.USERS) + " (password " + demoPassword + ")");
        out.println("  upstream   a simulator with three public tokens and a private one");
        out.println("  super key  " + superKey);
        out.println();
        out.println("curl -N " + address + "/v1/messages -H 'x-api-key: " + superKey + "' -H 'content-type: application/json' "
                + "-d '{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":1024,\"stream\":true,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"[[long:20]] [[slow:100]]\"}]}'");
        out.println();
        out.println("curl " + address + "/v1/chat/completions -H 'authorization: Bearer " + superKey
                + "' -H 'content-type: application/json' -d '{\"model\":\"claude-sonnet-4-5\","
                + "\"messages\":[{\"role\":\"user\",\"content\":\"[[say:你好]]\"}]}'");
    }
}
