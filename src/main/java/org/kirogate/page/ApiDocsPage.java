package org.kirogate.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** {@code /docs/api}: {@code /openapi.json} in a viewer, from which one can call this gateway. Public. Thread-safe. */
public final class ApiDocsPage extends PublicPage {
    private static final long serialVersionUID = 1L;
    /** What the WebJar says of itself: its version is part of the addresses of its files. */
    private static final String VIEWER = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private final String version;

    /** What the page shows: the address of the viewer's files, without a slash at its end. */
    public record View(String viewer, String version) {
        public View {
            Objects.requireNonNull(viewer, "viewer");
            Objects.requireNonNull(version, "version");
        }
    }

    /** The reference of this site. */
    public ApiDocsPage(PublicSite site) {
        super(site);
        this.version = version();
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        show(request, response, "api", new View(
                request.getContextPath() + "/webjars/swagger-ui/" + version, version));
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = ApiDocsPage.class.getResourceAsStream(VIEWER)) {
            if (in == null) {
                throw new IllegalStateException("The viewer of the API reference is missing from WEB-INF/lib.");
            }
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException("The viewer of the API reference could not be read", e);
        }
    }
}
