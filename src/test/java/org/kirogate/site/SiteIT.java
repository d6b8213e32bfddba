package org.kirogate.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.ChangeWatch;
import org.kirogate.db.DbException;
import org.kirogate.db.MigratedDb;
import org.kirogate.db.Noting;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.support.SteppedClock;

class SiteIT {
    private final SteppedClock clock = new SteppedClock();
    private MigratedDb schema;

    @BeforeEach
    void open() {
        schema = MigratedDb.create();
    }

    @AfterEach
    void close() {
        schema.close();
    }

    @Test
    void theConfiguredModeHoldsUntilTheConsoleChangesIt() {
        assertEquals(new Site(RegistrationMode.CLOSED, false, false), settings("closed").current());
        SiteSettings first = settings("open");
        assertTrue(first.current().registrable());
        first.change(site -> site.registration(RegistrationMode.APPROVAL).maintenance(true), Noting.nothing());
        assertEquals(new Site(RegistrationMode.APPROVAL, true, false), first.current());
        assertEquals(new Site(RegistrationMode.APPROVAL, true, false), settings("open").current());
    }

    @Test
    void nobodyRegistersDuringMaintenanceInSelfUseOrWhenClosed() {
        Site open = new Site(RegistrationMode.OPEN, false, false);
        assertTrue(open.registrable());
        assertFalse(open.maintenance(true).registrable());
        assertFalse(open.selfUse(true).registrable());
        assertFalse(open.registration(RegistrationMode.CLOSED).registrable());
    }

    @Test
    void changesOfDifferentSwitchesAtOnceAreAllKept() throws Exception {
        SiteSettings one = settings("open");
        SiteSettings two = settings("open");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                boolean on = round % 2 == 0;
                Future<Site> first = threads.submit(() -> one.change(site -> site.maintenance(on), Noting.nothing()));
                Future<Site> second = threads.submit(() -> two.change(site -> site.selfUse(on), Noting.nothing()));
                first.get();
                second.get();
                assertEquals(new Site(RegistrationMode.OPEN, on, on), settings("closed").current());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSwitchReachesAnotherNodeWithItsNextPoll() {
        SiteSettings here = settings("open");
        SiteSettings there = settings("open");
        ChangeWatch watch = new ChangeWatch(new ChangeLog(schema.db()));
        watch.on(SiteSettings.ROOM, there::reload);
        here.change(site -> site.maintenance(true), Noting.nothing());
        assertFalse(there.current().maintenance());
        watch.poll();
        assertTrue(there.current().maintenance());
    }

    @Test
    void aValueNobodyUnderstandsIsNoAnswer() {
        schema.db().update("INSERT INTO settings (name, value, updated_at) VALUES ('maintenance', 'perhaps', 0)");
        assertThrows(DbException.class, () -> settings("open"));
    }

    @Test
    void theAnnouncementIsOneTextInTwoLanguages() {
        Announcements announcements = new Announcements(schema.db(), clock);
        assertEquals(Announcement.NONE, announcements.current());
        announcements.publish("今晚维护", "", true, Noting.nothing());
        announcements.publish("今晚维护", "Maintenance tonight", true, Noting.nothing());
        Announcement read = new Announcements(schema.db(), clock).current();
        assertEquals(new Announcement("今晚维护", "Maintenance tonight", true, clock.millis()), read);
        assertEquals("今晚维护", read.text("zh-CN"));
        assertEquals("Maintenance tonight", read.text("en"));
        assertEquals("今晚", new Announcement("今晚", "", true, 0).text("en"), "better the other language than none");
        assertEquals("text_en", assertThrows(
                GatewayException.class, () -> announcements.publish("", "x".repeat(2001), true,
                        Noting.nothing())).param());
    }

    @Test
    void addressesAndNetworksOfBothKindsAreBlocked() {
        IpBlocklist list = new IpBlocklist(schema.db(), clock);
        list.add("192.0.2.7", "scanner", Noting.nothing());
        list.add("10.1.2.3/12", "", Noting.nothing());
        list.add("2001:db8::/33", "", Noting.nothing());
        assertTrue(list.blocks("192.0.2.7") && list.blocks("::ffff:192.0.2.7"));
        assertFalse(list.blocks("192.0.2.8"));
        assertTrue(list.blocks("10.0.0.1") && list.blocks("10.15.255.255"));
        assertFalse(list.blocks("10.16.0.0"));
        assertTrue(list.blocks("2001:db8:7fff::1"));
        assertFalse(list.blocks("2001:db8:8000::1"));
        assertFalse(list.blocks("localhost") || list.blocks("") || list.blocks("10.0.0"));
    }

    @Test
    void askingCostsNoStatement() {
        IpBlocklist list = new IpBlocklist(schema.db(), clock);
        SiteSettings settings = settings("open");
        long before = schema.db().statements();
        list.blocks("192.0.2.7");
        settings.current();
        assertEquals(before, schema.db().statements());
    }

    @Test
    void theSameNetworkIsOnTheListOnceHoweverWritten() {
        IpBlocklist list = new IpBlocklist(schema.db(), clock);
        assertEquals("10.0.0.0/8", list.add("10.9.9.9/8", "", Noting.nothing()).network());
        assertEquals(Fault.CONFLICT,
                assertThrows(GatewayException.class, () -> list.add("10.0.0.0/8", "", Noting.nothing())).fault());
        list.add("2001:DB8::1", "", Noting.nothing());
        assertThrows(GatewayException.class, () -> list.add("2001:db8:0:0:0:0:0:1/128", "", Noting.nothing()));
    }

    @Test
    void whatIsNoNetworkOrEverybodyIsRefused() {
        IpBlocklist list = new IpBlocklist(schema.db(), clock);
        for (String text : List.of("", "example.org", "1.2.3", "1.2.3.4/33", "1.2.3.4/x", "0.0.0.0/0", "::/0",
                "::/129")) {
            assertEquals("network", assertThrows(GatewayException.class, () -> list.add(text, "",
                    Noting.nothing())).param(), text);
        }
        assertThrows(GatewayException.class, () -> list.add("192.0.2.1", "x".repeat(501), Noting.nothing()));
    }

    @Test
    void rowsAreListedSearchedAndRemoved() {
        IpBlocklist list = new IpBlocklist(schema.db(), clock);
        BlockedNetwork scanner = list.add("192.0.2.7", "scanner", Noting.nothing());
        list.add("198.51.100.0/24", "spam", Noting.nothing());
        assertEquals(List.of(scanner), list.list(new PageAsk(1, 10, "scan", "", false)).items());
        assertEquals(2, list.list(new PageAsk(1, 1, "", "network", true)).total());
        list.remove(scanner.id(), Noting.nothing());
        assertFalse(list.blocks("192.0.2.7"));
        assertEquals(Fault.NOT_FOUND,
                assertThrows(GatewayException.class, () -> list.remove(scanner.id(), Noting.nothing())).fault());
    }

    private SiteSettings settings(String mode) {
        return new SiteSettings(new GatewayConfig.Admin("", "", mode), schema.db(), clock);
    }
}
