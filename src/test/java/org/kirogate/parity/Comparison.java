package org.kirogate.parity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.kirogate.parity.Books.Row;
import org.kirogate.parity.Seen.Sight;

/** What clients saw, what the service told a price for and what was written down, one by one. One thread, one use. */
final class Comparison {
    /** Between the last byte to a client and the record of it, and until a client finds its connection dead. */
    private static final long NOTING_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Ledger ledger;
    private final List<Parity.Kill> kills;
    private final long readOnNanos;
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<Integer, Seen> unheard = new HashMap<>();
    private final Map<Kind, Map<String, Integer>> table = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();
    private int endedUnseen;
    private int killed;
    private int neverLetIn;
    private BigDecimal recorded = BigDecimal.ZERO;
    private BigDecimal told = BigDecimal.ZERO;
    private BigDecimal toldToKilled = BigDecimal.ZERO;

    /** Against these books; {@code readOnNanos} is how long a request may go on without its client. */
    Comparison(Ledger ledger, List<Parity.Kill> kills, long readOnNanos) {
        this.ledger = ledger;
        this.kills = kills;
        this.readOnNanos = readOnNanos;
    }

    /** Compares all; what differs is in {@link #broken}. */
    Comparison compare(List<Seen> all, List<Row> records) {
        records.forEach(row -> rows.put(row.requestId(), row));
        if (rows.size() != records.size()) {
            broken.add((records.size() - rows.size()) + " requests have two records");
        }
        for (Row row : records) {
            recorded = recorded.add(row.credits());
        }
        all.forEach(this::compare);
        leftOver();
        if (recorded.compareTo(told) != 0) {
            broken.add("recorded are " + recorded + " credits, and the service told prices of " + told);
        }
        return this;
    }

    private void compare(Seen seen) {
        if (seen.requestId().isEmpty()) {
            require(wasUnderWay(seen), seen, "no answer although nothing was killed");
            unheard.put(seen.question().number(), seen);
            return;
        }
        Row row = rows.remove(seen.requestId());
        if (seen.question().kind() == Kind.UNKNOWN_KEY) {
            count(seen, "none");
            require(row == null && seen.status() == 401, seen, "nobody's request has a record or was let in");
        } else if (row == null) {
            require(false, seen, "no record");
        } else if (row.isKilled()) {
            killed(seen, row);
        } else {
            ended(seen, row);
        }
    }

    private void killed(Seen seen, Row row) {
        killed++;
        count(seen, row.outcome());
        require(wasUnderWay(seen), seen, "marked as killed, and was not under way at a kill");
        require(row.credits().signum() == 0, seen, "killed, and with a price");
        toldToKilled = toldToKilled.add(toldFor(seen.question()));
    }

    private void ended(Seen seen, Row row) {
        Question question = seen.question();
        count(seen, row.outcome());
        require(question.kind().outcomes().contains(row.outcome()), seen, "its record says " + row.outcome());
        price(question, row);
        if (seen.sight() == Sight.CUT) {
            endedUnseen++;
            require(wasUnderWay(seen), seen, "cut although nothing was killed");
            return;
        }
        boolean fits = switch (seen.sight()) {
            case ANSWERED -> row.outcome().equals("ok");
            case REFUSED -> row.status() == seen.status()
                    && (row.outcome().equals("refused") || question.kind().fails());
            case FAILED -> question.kind().fails() && row.status() == 200;
            case LEFT -> question.kind().leaves();
            case WRONG, CUT -> false;
        };
        require(fits, seen, "its record says " + row.outcome() + " " + row.status());
    }

    private void price(Question question, Row row) {
        boolean refused = row.outcome().equals("refused");
        boolean expected = question.kind().isPriced() && !refused;
        told = told.add(toldFor(question));
        if (expected != row.isPriced()) {
            broken.add("Q" + question.number() + " " + question.kind().words() + ": its credits are "
                    + row.creditsKnown() + " as " + row.outcome());
        }
        BigDecimal credits = expected ? question.credits() : BigDecimal.ZERO;
        boolean same = row.credits().compareTo(credits) == 0;
        if (expected) {
            same &= row.inputTokens() == question.inputTokens() && row.outputTokens() == question.outputTokens();
        }
        if (!same) {
            broken.add("Q" + question.number() + " " + question.kind().words() + ": " + row + " instead of "
                    + credits + " credits, " + question.inputTokens() + " and " + question.outputTokens() + " tokens");
        }
    }

    private BigDecimal toldFor(Question question) {
        return question.credits().multiply(BigDecimal.valueOf(ledger.priced(question.number())));
    }

    /** Records of requests whose clients never learned their ids: the connection ended before. */
    private void leftOver() {
        int most = unheard.size();
        if (rows.size() > most) {
            broken.add(rows.size() + " records are of no request that a client knows, and " + most
                    + " clients were cut off without a word");
        }
        for (Row row : rows.values()) {
            if (row.isKilled()) {
                killed++;
            } else {
                endedUnseen++;
                endedUnheard(row);
            }
        }
        neverLetIn = Math.max(0, most - rows.size());
        unheard.values().forEach(seen -> toldToKilled = toldToKilled.add(toldFor(seen.question())));
    }

    /** Which one that was is told by its price. */
    private void endedUnheard(Row row) {
        if (row.credits().signum() == 0) {
            return;
        }
        int number = row.credits().movePointRight(6).intValueExact() - 100;
        Seen seen = unheard.remove(number);
        if (seen == null) {
            broken.add("no client asked for what " + row + " records");
        } else {
            price(seen.question(), row);
        }
    }

    private boolean wasUnderWay(Seen seen) {
        long end = seen.toNanos() + NOTING_NANOS + (seen.question().kind().leaves() ? readOnNanos : 0);
        return kills.stream().anyMatch(kill -> seen.fromNanos() < kill.toNanos() + NOTING_NANOS && end > kill.fromNanos());
    }

    private void count(Seen seen, String outcome) {
        table.computeIfAbsent(seen.question().kind(), missing -> new TreeMap<>())
                .merge(seen.sight().name().toLowerCase(Locale.ROOT) + " → " + outcome, 1, Integer::sum);
    }

    private void require(boolean holds, Seen seen, String otherwise) {
        if (!holds) {
            broken.add("Q" + seen.question().number() + " " + seen.question().kind().words() + ", seen as "
                    + seen.sight() + " " + seen.status() + " " + seen.requestId() + ": " + otherwise);
        }
    }

    /** What clients saw and what the record says, by kind of question. */
    Map<Kind, Map<String, Integer>> table() {
        return table;
    }

    List<String> broken() {
        return broken;
    }

    int killed() {
        return killed;
    }

    /** Records that say how requests ended whose clients did not come to see it, because of a kill. */
    int endedUnseen() {
        return endedUnseen;
    }

    /** Requests that were cut off before they were let in. */
    int neverLetIn() {
        return neverLetIn;
    }

    BigDecimal recorded() {
        return recorded;
    }

    BigDecimal told() {
        return told;
    }

    /** What the service told a price for while the process that asked was killed. */
    BigDecimal toldToKilled() {
        return toldToKilled;
    }
}
