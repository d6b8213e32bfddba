package org.kirogate.app;

import jakarta.servlet.ServletContext;
import org.kirogate.admin.AdminGuard;
import org.kirogate.admin.RequestExportServlet;
import org.kirogate.admin.RequestQuery;
import org.kirogate.admin.RequestsServlet;
import org.kirogate.admin.UsageExportServlet;
import org.kirogate.admin.UsageServlet;
import org.kirogate.page.RequestFiles;
import org.kirogate.page.SumsFiles;
import org.kirogate.portal.Centre;
import org.kirogate.portal.OwnRequestExportServlet;
import org.kirogate.portal.OwnRequestPage;
import org.kirogate.portal.OwnRequestsServlet;
import org.kirogate.portal.OwnUsageExportServlet;
import org.kirogate.portal.OwnUsagePage;
import org.kirogate.portal.OwnUsageServlet;
import org.kirogate.portal.UserGuard;
import org.kirogate.usage.UsageSumsExport;

/** The interfaces of usage and of requests, and a user's pages of them, one line each. */
final class UsageRoutes {
    private final Gateway gateway;
    private final ServletContext context;
    private final SumsFiles sums;
    private final RequestFiles requests;

    UsageRoutes(Gateway gateway, ServletContext context) {
        this.gateway = gateway;
        this.context = context;
        this.sums = new SumsFiles(new UsageSumsExport(gateway.db));
        this.requests = new RequestFiles(gateway.requests);
    }

    void console(AdminGuard guard, RequestQuery requestQuery) {
        Routes.servlet(context, "admin-api-usage", new UsageServlet(guard, gateway.reports, gateway.clock),
                "/admin/api/usage");
        Routes.servlet(context, "admin-api-usage-export", new UsageExportServlet(guard, sums, gateway.clock),
                "/admin/api/usage/export");
        Routes.servlet(context, "admin-api-request-export",
                new RequestExportServlet(guard, requests, requestQuery),
                "/admin/api/requests/export");
        Routes.servlet(context, "admin-api-requests",
                new RequestsServlet(
                        guard, gateway.requests, gateway.tokens, gateway.keys, gateway.users, requestQuery),
                "/admin/api/requests", "/admin/api/requests/*");
    }

    void portal(Centre centre) {
        UserGuard guard = centre.guard();
        Routes.servlet(context, "user-usage",
                new OwnUsagePage(centre, gateway.reports, gateway.keys, gateway.clock),
                "/user/usage");
        Routes.servlet(context, "user-request", new OwnRequestPage(
                centre, gateway.requests, gateway.tokens, gateway.keys, gateway.config.usage().receiptDays()),
                "/user/requests", "/user/requests/*");
        Routes.servlet(context, "user-api-requests",
                new OwnRequestsServlet(guard, gateway.requests, gateway.tokens, gateway.clock),
                "/user/api/requests", "/user/api/requests/*");
        Routes.servlet(context, "user-api-request-export",
                new OwnRequestExportServlet(guard, requests, gateway.clock),
                "/user/api/requests/export");
        Routes.servlet(context, "user-api-usage-export",
                new OwnUsageExportServlet(guard, sums, gateway.clock),
                "/user/api/usage/export");
        Routes.servlet(context, "user-api-usage",
                new OwnUsageServlet(guard, gateway.reports, gateway.pool::ownedBy, gateway.clock), "/user/api/usage");
    }
}
