package org.kirogate.pages;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** Users with tokens of a simulated upstream, as their browsers see them. */
final class TokenSite implements AutoCloseable {
    private static final String PASSWORD = "Passw0rd-of-tests";
    private static final String LIST = "/user";

    final RunningGateway gateway;

    TokenSite(String contextPath) {
        this.gateway = RunningGateway.start(contextPath, Map.of());
    }

    /** A browser that nobody has signed in with, in Chinese. */
    Browser browser() {
        return new Browser(path -> URI.create(gateway.url(path))).with("accept-language", "zh-CN,zh;q=0.9");
    }

    Browser signedIn(Person person) {
        Browser browser = browser();
        browser.post("/login", "name", person.name(), "password", PASSWORD);
        return browser;
    }

    /** Sends a form of the list: names and values in turn. */
    Answer send(Browser browser, String path, String... fields) {
        String[] form = new String[fields.length + 2];
        form[0] = "csrf_token";
        form[1] = browser.get(LIST).field("csrf_token");
        System.arraycopy(fields, 0, form, 2, fields.length);
        return browser.post(path, form);
    }

    /** Changes the database behind the program's back. */
    void sql(String statement) {
        try (Connection connection = gateway.database().connect();
                PreparedStatement sql = connection.prepareStatement(statement)) {
            sql.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** Has a token's sign-in end. */
    void signInEnded(long id) {
        sql("UPDATE tokens SET state = 'invalid', state_reason = 'the sign-in has ended: sign in again' WHERE id = " + id);
    }

    /** The names of the tokens that a list shows, in order. */
    static List<String> names(Answer list) {
        return list.texts("<span class=\"head\"><b><bdi>(.*?)</bdi>");
    }

    @Override
    public void close() {
        gateway.close();
    }
}
