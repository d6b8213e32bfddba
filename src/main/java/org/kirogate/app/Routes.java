package org.kirogate.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.kirogate.admin.AdminGuard;
import org.kirogate.admin.AdminSessionServlet;
import org.kirogate.admin.AnnouncementPage;
import org.kirogate.admin.AnnouncementServlet;
import org.kirogate.admin.Approver;
import org.kirogate.admin.Attention;
import org.kirogate.admin.AuditExportServlet;
import org.kirogate.admin.AuditPage;
import org.kirogate.admin.AuditServlet;
import org.kirogate.admin.Blocking;
import org.kirogate.admin.BlocklistServlet;
import org.kirogate.admin.Console;
import org.kirogate.admin.IpBulkPage;
import org.kirogate.admin.IpPage;
import org.kirogate.admin.KeyBulkPage;
import org.kirogate.admin.KeyQuestionPage;
import org.kirogate.admin.KeyTable;
import org.kirogate.admin.KeyTerms;
import org.kirogate.admin.KeysPage;
import org.kirogate.admin.LoginPage;
import org.kirogate.admin.OverviewPage;
import org.kirogate.admin.PasswordPage;
import org.kirogate.admin.PoolActs;
import org.kirogate.admin.PoolServlet;
import org.kirogate.admin.RequestNames;
import org.kirogate.admin.RequestPage;
import org.kirogate.admin.RequestQuery;
import org.kirogate.admin.RequestsPage;
import org.kirogate.admin.SettingsPage;
import org.kirogate.admin.SettingsServlet;
import org.kirogate.admin.SuperKeyPage;
import org.kirogate.admin.SuperKeys;
import org.kirogate.admin.SuperKeysServlet;
import org.kirogate.admin.SystemPage;
import org.kirogate.admin.TokenActsPage;
import org.kirogate.admin.TokenChecksPage;
import org.kirogate.admin.TokenPage;
import org.kirogate.admin.TokensPage;
import org.kirogate.admin.UsageNames;
import org.kirogate.admin.UsagePage;
import org.kirogate.admin.UserActs;
import org.kirogate.admin.UserBulkPage;
import org.kirogate.admin.UserPage;
import org.kirogate.admin.UserQuestionPage;
import org.kirogate.admin.UserTable;
import org.kirogate.admin.UsersPage;
import org.kirogate.admin.UsersServlet;
import org.kirogate.config.SettingInForce;
import org.kirogate.dialect.Dialect;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.dialect.responses.ResponsesDialect;
import org.kirogate.page.ApiDocsPage;
import org.kirogate.page.BaseUrl;
import org.kirogate.page.DocsPage;
import org.kirogate.page.ErrorPage;
import org.kirogate.page.LandingPage;
import org.kirogate.page.NewKeys;
import org.kirogate.page.OneTimeForms;
import org.kirogate.page.OpenApiServlet;
import org.kirogate.page.PageHeadersFilter;
import org.kirogate.page.Pages;
import org.kirogate.page.PlaygroundPage;
import org.kirogate.page.PreferencesServlet;
import org.kirogate.page.PublicSite;
import org.kirogate.page.StaticHeadersFilter;
import org.kirogate.page.StatusPage;
import org.kirogate.page.UsageFiles;
import org.kirogate.portal.AccountPage;
import org.kirogate.portal.AddPanels;
import org.kirogate.portal.AddTokensPage;
import org.kirogate.portal.ApprovalsPage;
import org.kirogate.portal.Centre;
import org.kirogate.portal.DeleteKeyPage;
import org.kirogate.portal.DeleteTokensPage;
import org.kirogate.portal.DevicePage;
import org.kirogate.portal.EditTokenPage;
import org.kirogate.portal.ExportTokensPage;
import org.kirogate.portal.ImportJobPage;
import org.kirogate.portal.NewKeyPage;
import org.kirogate.portal.OwnExportServlet;
import org.kirogate.portal.OwnImportsServlet;
import org.kirogate.portal.OwnKeyBulkPage;
import org.kirogate.portal.OwnKeys;
import org.kirogate.portal.OwnKeysPage;
import org.kirogate.portal.OwnKeysServlet;
import org.kirogate.portal.OwnTokensPage;
import org.kirogate.portal.OwnTokensServlet;
import org.kirogate.portal.RegisterPage;
import org.kirogate.portal.Registration;
import org.kirogate.portal.RotateKeyPage;
import org.kirogate.portal.SignInPage;
import org.kirogate.portal.SignOutPage;
import org.kirogate.portal.TokenActPage;
import org.kirogate.portal.TokenBulkPage;
import org.kirogate.portal.TokenExports;
import org.kirogate.portal.TokenHistoryPage;
import org.kirogate.portal.TokenTermsPage;
import org.kirogate.portal.UserGuard;
import org.kirogate.portal.UserSessionServlet;
import org.kirogate.usage.Addresses;
import org.kirogate.usage.KeyTrends;
import org.kirogate.usage.TokenTrends;
import org.kirogate.usage.UsageExport;
import org.kirogate.web.ApiPaths;
import org.kirogate.web.ApiRoute;
import org.kirogate.web.ChatServlet;
import org.kirogate.web.CorsFilter;
import org.kirogate.web.CountTokensServlet;
import org.kirogate.web.Doorkeeper;
import org.kirogate.web.EdgeFilter;
import org.kirogate.web.Forwarding;
import org.kirogate.web.HealthServlet;
import org.kirogate.web.HelloServlet;
import org.kirogate.web.ModelsServlet;
import org.kirogate.web.RequestLog;
import org.kirogate.web.SiteFilter;
import org.kirogate.web.UnknownPathServlet;
import org.kirogate.web.metrics.MetricsServlet;

/** Every servlet and filter of the application, one line each. */
final class Routes {
    private static final int MULTIPART_BYTES = 8 * 1024 * 1024;

    private final Gateway gateway;
    private final List<SettingInForce> inForce;
    private final BaseUrl baseUrl;
    private final Pages pages;
    private final Console console;
    private final Centre centre;
    private final Visitors visitors;
    private final ErrorPage errors;

    Routes(Gateway gateway, List<SettingInForce> inForce) {
        this.gateway = gateway;
        this.inForce = inForce;
        this.baseUrl = new BaseUrl(gateway.config.web().publicBaseUrl());
        this.pages = new Pages(gateway.build.stamp(), gateway.build.version(), gateway.announcements::current,
                () -> gateway.site.current().registrable());
        OneTimeForms forms = new OneTimeForms(gateway.clock);
        AdminGuard adminGuard = new AdminGuard(gateway.sessions, gateway.adminPassword, gateway.config.admin());
        this.console = new Console(adminGuard, pages, forms, gateway.pool);
        this.centre = new Centre(
                new UserGuard(gateway.sessions, gateway.users), pages, forms, gateway.users, baseUrl,
                gateway.trails, gateway.admission);
        this.visitors = new Visitors(console, centre);
        this.errors = new ErrorPage(pages, visitors::ofFailure);
    }

    /** Registers them all, before the application begins to serve. */
    void register(ServletContext context) {
        OpenAiDialect openai = new OpenAiDialect();
        AnthropicDialect anthropic = new AnthropicDialect();
        Doorkeeper door = new Doorkeeper(gateway.authenticator, gateway.admission, gateway.clock);
        List<ApiRoute> api = List.of(
                new ApiRoute("openai", chat("chat_completions", openai, door), "/chat/completions"),
                new ApiRoute("responses", chat("responses", new ResponsesDialect(), door), "/responses"),
                new ApiRoute("anthropic", chat("messages", anthropic, door), "/messages"),
                new ApiRoute("count-tokens", new CountTokensServlet(
                        anthropic, gateway.fetcher::forRequest, door, gateway.config.web(),
                        log("count_tokens", anthropic)), "/messages/count_tokens"),
                new ApiRoute("models", new ModelsServlet(openai, anthropic, door, gateway.relay,
                        log("models", openai, anthropic)), "/models/*"));
        ApiPaths paths = new ApiPaths(api);

        filter(context, "edge", new EdgeFilter(new Forwarding(gateway.config.web().trustedProxies())), "/*");
        filter(context, "cors", new CorsFilter(paths, gateway.config.web().corsOrigins()), "/*");
        filter(context, "site",
                new SiteFilter(gateway.site, gateway.blocklist, paths, openai, anthropic, errors::refuse), "/*");
        filter(context, "page-headers", new PageHeadersFilter(), "/admin/*", "/user/*", "/login", "/logout", "/register",
                "/preferences", "/", "/docs", "/docs/*", "/playground", "/status");
        filter(context, "static-headers", new StaticHeadersFilter(), "/static/*", "/webjars/*");

        for (ApiRoute route : api) {
            servlet(context, route.name(), route.servlet(), route.spellings());
        }
        // Takes what is left from the container's own servlet, which keeps the static files.
        servlet(context, ApiPaths.UNKNOWN, new UnknownPathServlet(openai, anthropic, paths, baseUrl::of), "/");
        context.getServletRegistration("default").addMapping("/static/*", "/webjars/*");
        servlet(context, "hello", new HelloServlet(), "/api/hello");
        servlet(context, "health", new HealthServlet(gateway.db::answers, gateway.pool), "/health");
        servlet(context, "metrics", new MetricsServlet(gateway.config.web(), Figures.of(gateway)), "/metrics");

        UsageRoutes usage = new UsageRoutes(gateway, context);
        registerConsole(context, usage);
        registerPortal(context, usage);
        registerPublic(context);
        servlet(context, "preferences", new PreferencesServlet(), "/preferences");
    }

    private void registerConsole(ServletContext context, UsageRoutes usage) {
        AdminGuard guard = console.guard();
        PoolActs poolActs = new PoolActs(gateway.tokens, gateway.poolList, gateway.imports, gateway.trails.tokens());
        RequestQuery requestQuery = new RequestQuery(gateway.users, gateway.keySearch, gateway.clock);
        RequestNames requestNames = new RequestNames(gateway.keys, gateway.users, gateway.tokens);
        SuperKeys superKeys = new SuperKeys(
                gateway.keys, gateway.approvals, gateway.trails.keys(), new NewKeys(gateway.site));
        KeyTerms terms = new KeyTerms(gateway.config.keys().superMaxDays(), gateway.clock);
        UserTable userTable = new UserTable(gateway.users, gateway.keys, gateway.tokens);
        UserActs userActs = new UserActs(
                gateway.users, gateway.sessions, gateway.keys, gateway.tokens, gateway.ceilings, gateway.trails);
        KeyTable keyTable = new KeyTable(
                gateway.keys, gateway.users, new KeyTrends(gateway.db, gateway.clock), gateway.admission,
                gateway.clock);

        servlet(context, "error", errors, ErrorPage.PATH);
        UsageNames names = new UsageNames(gateway.keys, gateway.users, gateway.pool);
        servlet(context, "admin", new OverviewPage(console, gateway.reports, names,
                new Attention(gateway.keys, gateway.approvals, gateway.networks, gateway.users, gateway.pool,
                        gateway.usage), gateway.clock), "/admin",
                        "/admin/");
        servlet(context, "admin-usage", new UsagePage(console, gateway.reports,
                new UsageFiles(new UsageExport(gateway.db)), names, gateway.clock), "/admin/usage");
        Blocking blocking = new Blocking(gateway.blocklist, gateway.audit);
        servlet(context, "admin-ip", new IpPage(console, new Addresses(gateway.db, gateway.clock), gateway.blocklist,
                blocking,
                names), "/admin/ip", "/admin/ip/*");
        servlet(context, "admin-ip-bulk", new IpBulkPage(
                console, new Addresses(gateway.db, gateway.clock), gateway.blocklist, blocking), "/admin/ip/bulk");
        servlet(context, "admin-login", new LoginPage(
                console, gateway.sessions, gateway.adminPassword, gateway.trails.signIns()),
                "/admin/login", "/admin/logout");
        servlet(context, "admin-password", new PasswordPage(
                console, gateway.adminPassword, gateway.trails.signIns()), "/admin/password");
        servlet(context, "admin-users", new UsersPage(console, userTable, gateway.users, userActs, terms),
                "/admin/users", "/admin/users/state");
        servlet(context, "admin-user-questions",
                new UserQuestionPage(console, gateway.users, userTable, userActs),
                "/admin/users/trust", "/admin/users/ban", "/admin/users/password", "/admin/users/sign-out",
                "/admin/users/delete");
        servlet(context, "admin-user-bulk", new UserBulkPage(console, userTable, gateway.users, userActs),
                "/admin/users/bulk");
        servlet(context, "admin-user",
                new UserPage(console, gateway.users, userTable, keyTable, terms, gateway.tokens, gateway.poolList,
                        gateway.audit, gateway.ceilings, gateway.admission, gateway.clock), "/admin/users/*");
        servlet(context, "admin-super-key",
                new SuperKeyPage(console, gateway.users, keyTable, terms, superKeys, baseUrl),
                "/admin/super-keys", "/admin/super-keys/new");
        servlet(context, "admin-announcement",
                new AnnouncementPage(console, gateway.announcements, gateway.audit), "/admin/announcement");
        servlet(context, "admin-settings", new SettingsPage(console, gateway.site, gateway.audit, inForce),
                "/admin/settings");
        servlet(context, "admin-audit", new AuditPage(console, gateway.audit, gateway.auditCheck, gateway.clock),
                "/admin/audit", "/admin/audit/check");
        servlet(context, "admin-system",
                new SystemPage(console, new SystemFacts(gateway, context.getServerInfo()), inForce,
                        SelfChecks.of(gateway, context), gateway.tokens, gateway.trails.tokens(), gateway.alerts::test),
                "/admin/system", "/admin/system/self-test", "/admin/system/re-encrypt", "/admin/system/test-alert");
        servlet(context, "admin-keys", new KeysPage(console, keyTable, gateway.keys, superKeys),
                "/admin/keys", "/admin/keys/state");
        servlet(context, "admin-key-questions",
                new KeyQuestionPage(console, gateway.keys, keyTable, superKeys, baseUrl),
                "/admin/keys/rotate", "/admin/keys/delete");
        new KeyRoutes(gateway, context).console(console, keyTable, terms, superKeys, userActs);
        servlet(context, "admin-key-bulk", new KeyBulkPage(console, keyTable, superKeys),
                "/admin/keys/bulk", "/admin/super-keys/bulk");

        servlet(context, "admin-tokens", new TokensPage(
                console, gateway.poolList, gateway.users, new TokenTrends(gateway.db, gateway.clock),
                gateway.config.pool().strategy(), gateway.clock),
                "/admin/tokens");
        servlet(context, "admin-token", new TokenPage(
                console, gateway.tokens, gateway.poolList, poolActs, gateway.users, gateway.clock), "/admin/tokens/*");
        servlet(context, "admin-token-acts", new TokenActsPage(console, poolActs, gateway.poolList, gateway.users),
                "/admin/tokens/act", "/admin/tokens/delete", "/admin/tokens/private");
        servlet(context, "admin-token-checks", new TokenChecksPage(console, gateway.imports), "/admin/tokens/checks/*");
        servlet(context, "admin-requests", new RequestsPage(console, gateway.requests, requestQuery, requestNames),
                "/admin/requests");
        servlet(context, "admin-request", new RequestPage(
                console, gateway.requests, requestNames, gateway.config.usage().receiptDays()), "/admin/requests/*");
        servlet(context, "admin-api-session", new AdminSessionServlet(
                guard, gateway.sessions, gateway.adminPassword, gateway.trails.signIns()),
                "/admin/api/login", "/admin/api/logout", "/admin/api/password");
        servlet(context, "admin-api-super-keys",
                new SuperKeysServlet(guard, new Approver(guard, gateway.sessions, gateway.users), gateway.keys,
                        superKeys, gateway.reports, gateway.admission),
                "/admin/api/super-api-keys", "/admin/api/super-api-keys/*");
        servlet(context, "admin-api-users",
                new UsersServlet(guard, gateway.users, gateway.keys, userTable, userActs, gateway.ceilings,
                        gateway.admission),
                "/admin/api/users", "/admin/api/users/*");
        servlet(context, "admin-api-tokens", new PoolServlet(guard, gateway.tokens, poolActs, gateway.trails.tokens()),
                "/admin/api/tokens", "/admin/api/tokens/*");
        servlet(context, "admin-api-announcement",
                new AnnouncementServlet(guard, gateway.announcements, gateway.audit), "/admin/api/announcement");
        servlet(context, "admin-api-ip-blocklist", new BlocklistServlet(guard, gateway.blocklist, blocking),
                "/admin/api/ip-blocklist", "/admin/api/ip-blocklist/*");
        servlet(context, "admin-api-audit", new AuditServlet(guard, gateway.audit, gateway.auditCheck),
                "/admin/api/audit", "/admin/api/audit/check");
        servlet(context, "admin-api-audit-export", new AuditExportServlet(guard, gateway.audit),
                "/admin/api/audit/export");
        usage.console(guard, requestQuery);
        servlet(context, "admin-api-settings", new SettingsServlet(guard, gateway.site, gateway.audit),
                "/admin/api/settings");
    }

    private void registerPortal(ServletContext context, UsageRoutes usage) {
        UserGuard guard = centre.guard();
        OwnKeys ownKeys = new OwnKeys(gateway.keys, gateway.trails.keys(), new NewKeys(gateway.site));
        Registration registration = new Registration(gateway.users, gateway.site, gateway.trails.users());
        servlet(context, "login", new SignInPage(centre, gateway.signIn, gateway.sessions, gateway.site), "/login");
        servlet(context, "logout", new SignOutPage(centre, gateway.sessions), "/logout");
        servlet(context, "register", new RegisterPage(centre, registration, gateway.sessions), "/register");
        servlet(context, "user-keys", new OwnKeysPage(centre, ownKeys, gateway.approvals, gateway.tokens,
                gateway.ceilings, gateway.admission, gateway.clock),
                "/user/keys", "/user/keys/state");
        servlet(context, "user-approvals", new ApprovalsPage(centre, gateway.approvals), "/user/approvals");
        servlet(context, "user-key-bulk", new OwnKeyBulkPage(centre, ownKeys), "/user/keys/bulk");
        servlet(context, "user-key-new", new NewKeyPage(centre, ownKeys, gateway.tokens), "/user/keys/new");
        new KeyRoutes(gateway, context).portal(centre, ownKeys);
        servlet(context, "user-key-rotate", new RotateKeyPage(centre, ownKeys, gateway.tokens),
                "/user/keys/rotate");
        servlet(context, "user-key-delete", new DeleteKeyPage(centre, ownKeys), "/user/keys/delete");
        servlet(context, "user-account", new AccountPage(centre, gateway.users, gateway.sessions),
                "/user/account", "/user/account/password", "/user/account/sessions");

        AddPanels panels = new AddPanels(gateway.tokens, gateway.imports, gateway.deviceSignIns,
                () -> !gateway.site.current().selfUse(), gateway.clock);
        TokenExports exports = new TokenExports(gateway.tokens, gateway.signIn, gateway.audit);
        servlet(context, "user-tokens", new OwnTokensPage(centre, gateway.ownTokens, panels,
                gateway.reports, gateway.keys, gateway.clock), "/user", "/user/", "/user/tokens");
        servlet(context, "user-token-add",
                new AddTokensPage(centre, panels, gateway.imports, gateway.replacement), "/user/tokens/add");
        servlet(context, "user-token-device", new DevicePage(centre, panels, gateway.deviceSignIns),
                "/user/tokens/device");
        servlet(context, "user-token-jobs", new ImportJobPage(centre, gateway.imports), "/user/tokens/imports");
        servlet(context, "user-token-act", new TokenActPage(centre, gateway.tokens), "/user/tokens/act");
        servlet(context, "user-token-bulk", new TokenBulkPage(centre, gateway.ownTokens, gateway.imports),
                "/user/tokens/bulk");
        servlet(context, "user-token-delete", new DeleteTokensPage(centre, gateway.tokens, gateway.ownTokens),
                "/user/tokens/delete");
        servlet(context, "user-token-edit", new EditTokenPage(centre, gateway.tokens), "/user/tokens/edit");
        servlet(context, "user-token-terms", new TokenTermsPage(centre, gateway.tokens), "/user/tokens/terms");
        servlet(context, "user-token-history", new TokenHistoryPage(centre, gateway.tokens), "/user/tokens/history");
        servlet(context, "user-token-export", new ExportTokensPage(centre, exports), "/user/tokens/export");

        servlet(context, "user-api-session",
                new UserSessionServlet(guard, gateway.users, gateway.signIn, gateway.sessions, registration,
                        gateway.trails),
                "/user/api/register", "/user/api/login", "/user/api/logout", "/user/api/profile", "/user/api/password");
        servlet(context, "user-api-tokens", new OwnTokensServlet(guard, gateway.tokens, gateway.trails.tokens()),
                "/user/api/tokens", "/user/api/tokens/*");
        servlet(context, "user-api-imports", new OwnImportsServlet(guard, gateway.imports, gateway.trails.tokens()),
                "/user/api/tokens/import", "/user/api/tokens/imports", "/user/api/tokens/imports/*",
                "/user/api/tokens/validate");
        servlet(context, "user-api-export",
                new OwnExportServlet(guard, exports), "/user/api/tokens/export");
        usage.portal(centre);
        servlet(context, "user-api-keys", new OwnKeysServlet(guard, ownKeys, gateway.admission), "/user/api/keys",
                "/user/api/keys/*");
    }

    private void registerPublic(ServletContext context) {
        PublicSite site = new PublicSite(pages, visitors::of, baseUrl, gateway.pool, gateway.site,
                gateway::lately, gateway.db::answers);

        servlet(context, "landing", new LandingPage(site), "");
        servlet(context, "docs", new DocsPage(site), "/docs");
        servlet(context, "docs-api", new ApiDocsPage(site), "/docs/api");
        servlet(context, "openapi", new OpenApiServlet(gateway.build.version(), baseUrl), "/openapi.json");
        servlet(context, "playground", new PlaygroundPage(site), "/playground");
        servlet(context, "status", new StatusPage(site, gateway.clock), "/status");
    }

    private ChatServlet chat(String route, Dialect dialect, Doorkeeper door) {
        return new ChatServlet(dialect, gateway.fetcher::forRequest, door, gateway.relay, gateway.drains, gateway.usage,
                log(route, dialect), gateway.config.web(), gateway.config.relay(), gateway.clock);
    }

    private RequestLog log(String route, Dialect... dialects) {
        return new RequestLog(route, gateway.requestFigures, gateway.clock,
                Stream.of(dialects).map(Dialect::name).toArray(String[]::new));
    }

    static void servlet(ServletContext context, String name, Servlet servlet, String... paths) {
        ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
        registration.addMapping(paths);
        registration.setMultipartConfig(
                new MultipartConfigElement("", MULTIPART_BYTES, MULTIPART_BYTES, MULTIPART_BYTES));
    }

    private static void filter(ServletContext context, String name, Filter filter, String... paths) {
        FilterRegistration.Dynamic registration = context.addFilter(name, filter);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, paths);
    }
}
