package org.kirogate.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTomcatIT {

    @TempDir
    private Path webapp;

    @Test
    void aPageWithTagFileAndTagLibraryIsServedUnderAnyPath() throws Exception {
        pageWithTagFile();
        for (String contextPath : new String[] {"", "/kirogate", "/a/b"}) {
            try (TestTomcat tomcat = start(contextPath, Map.of())) {
                HttpResponse<String> page = read(tomcat, "/page.jsp?name=%3Cb%3E%E8%B6%85");
                assertEquals(200, page.statusCode(), page.body());
                assertEquals("[ " + contextPath + "/x &lt;b&gt;超]", page.body().replaceAll("\\s+", " ").strip());
            }
        }
    }

    @Test
    void theListenerOfWebXmlSeesTheEnvironment() throws Exception {
        listener(Remembering.class);
        Map<String, String> environment = Map.of("DB_URL", "jdbc:mariadb://127.0.0.1:1/x");
        try (TestTomcat tomcat = start("", environment)) {
            assertEquals(environment, tomcat.attribute("seen"));
            assertSame(Remembering.class, tomcat.attribute("class"));
        }
    }

    @Test
    void aListenerThatRefusesFailsTheStartWithItsException() throws Exception {
        listener(Refusing.class);
        ServerStartException failure = assertThrows(ServerStartException.class, () -> start("/kirogate", Map.of()));
        assertTrue(failure.getMessage().contains("DB_URL is missing"), failure.getMessage());
        assertEquals(IllegalStateException.class, failure.getCause().getClass());
    }

    @Test
    void servletsOfTheTestItselfAreServed() throws Exception {
        try (TestTomcat tomcat = TestTomcat.with("/own",
                (classes, servlets) -> servlets.addServlet("echo", new Echo()).addMapping("/echo/*"))) {
            assertEquals("/own /there", read(tomcat, "/echo/there").body());
        }
    }

    @Test
    void errorsTellNothingAboutTheServer() throws Exception {
        try (TestTomcat tomcat = TestTomcat.with("", (classes, servlets) -> { })) {
            HttpResponse<String> missing = read(tomcat, "/nothing-here");
            assertEquals(404, missing.statusCode());
            assertTrue(!missing.body().contains("Tomcat"), missing.body());
            assertTrue(missing.headers().firstValue("server").isEmpty());
        }
    }

    @Test
    void closeFreesThePort() throws Exception {
        TestTomcat tomcat = TestTomcat.with("", (classes, servlets) -> { });
        URI uri = tomcat.uri("/");
        assertEquals(404, read(uri).statusCode());
        tomcat.close();
        assertThrows(ConnectException.class, () -> read(uri));
    }

    private TestTomcat start(String contextPath, Map<String, String> environment) {
        return TestTomcat.start(webapp, contextPath, environment, (classes, servlets) -> { });
    }

    private void pageWithTagFile() throws IOException {
        Path tags = Files.createDirectories(webapp.resolve("WEB-INF/tags"));
        Files.writeString(tags.resolve("shown.tag"), """
                <%@ tag pageEncoding="UTF-8" %><%@ attribute name="text" required="true" %>
                <%@ taglib prefix="c" uri="jakarta.tags.core" %><c:url value="/x"/> <c:out value="${text}"/>""");
        Files.writeString(webapp.resolve("page.jsp"), """
                <%@ page contentType="text/plain;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
                <%@ taglib prefix="my" tagdir="/WEB-INF/tags" %>
                [<my:shown text="${param.name}"/>]""");
    }

    private void listener(Class<?> type) throws IOException {
        Files.writeString(Files.createDirectories(webapp.resolve("WEB-INF")).resolve("web.xml"), """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
                  <listener><listener-class>%s</listener-class></listener>
                </web-app>""".formatted(type.getName()));
    }

    private static HttpResponse<String> read(TestTomcat tomcat, String path) throws Exception {
        return read(tomcat.uri(path));
    }

    private static HttpResponse<String> read(URI uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Keeps what it found. */
    public static final class Remembering implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            Object environment = event.getServletContext().getAttribute(TomcatServer.ENVIRONMENT);
            event.getServletContext().setAttribute("seen", environment);
            event.getServletContext().setAttribute("class", getClass());
        }
    }

    /** Fails as the program does when its configuration is wrong. */
    public static final class Refusing implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            throw new IllegalStateException("DB_URL is missing");
        }
    }

    private static final class Echo extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getContextPath() + " " + request.getPathInfo());
        }
    }
}
