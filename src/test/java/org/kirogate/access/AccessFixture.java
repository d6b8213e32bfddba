package org.kirogate.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.kirogate.access.limit.Warned;
import org.kirogate.account.AccountFixture;
import org.kirogate.account.User;
import org.kirogate.config.GatewayConfig;
import org.kirogate.secret.Digests;
import org.kirogate.secret.RandomSecrets;
import org.kirogate.support.SteppedClock;

/** Keys over a schema of their own, counting how often bcrypt is asked. */
final class AccessFixture implements AutoCloseable {
    private final AccountFixture people = new AccountFixture();
    private final Digests digests = new Digests("a digest secret of 32 characters");
    private final GatewayConfig.Keys config;
    private final Node first;

    /** Keys without a longest term, and approved at once. */
    AccessFixture() {
        this(new GatewayConfig.Keys(0, false));
    }

    AccessFixture(GatewayConfig.Keys config) {
        this.config = config;
        this.first = new Node(people.first());
    }

    /** One node's front doors. */
    final class Node {
        final AccountFixture.Node people;
        final ApiKeys keys;
        final Authenticator authenticator;
        final Ceilings ceilings;
        final Admission admission;
        final List<Warned> warned = new CopyOnWriteArrayList<>();
        final AtomicInteger bcryptRuns = new AtomicInteger();

        private Node(AccountFixture.Node node) {
            this.people = node;
            this.keys = new ApiKeys(
                    config, node.db(), node.users(), digests, AccessFixture.this.people.passwords(), new RandomSecrets(),
                    clock());
            this.authenticator = new Authenticator(keys, node.users(), digests, this::proves, clock());
            this.ceilings = new Ceilings(node.db());
            this.admission = new Admission(
                    keys, ceilings, node.db(), new RandomSecrets().hex(8), warned::add, clock());
            node.watch().on(ApiKeys.ROOM, keys::reload);
            node.watch().on(Ceilings.ROOM, ceilings::reload);
            node.watch().poll();
        }

        private boolean proves(String text, String hash) {
            bcryptRuns.incrementAndGet();
            return AccessFixture.this.people.passwords().matches(text, hash);
        }
    }

    Node first() {
        return first;
    }

    /** Another node on the same database. */
    Node node() {
        return new Node(people.node());
    }

    AccountFixture people() {
        return people;
    }

    User user() {
        return people.user();
    }

    SteppedClock clock() {
        return people.clock();
    }

    @Override
    public void close() {
        people.close();
    }
}
