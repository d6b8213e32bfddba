package org.kirogate.parity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kirogate.parity.Books.Row;
import org.kirogate.parity.Seen.Sight;

/**
 * What clients saw, what the service told a price for and what was written down, one by one. A record is known to be a
 * question's by the address it came from, also when its client never learned an id. One thread, one use.
 */
final class Comparison {
    private final Ledger ledger;
    private final Kills kills;
    private final Map<Integer, Row> rows = new HashMap<>();
    private final Map<Kind, Map<String, Integer>> table = new TreeMap<>();
    private final Outcomes outcomes = new Outcomes();
    private final List<String> broken = new ArrayList<>();
    private int endedUnseen;
    private int killed;
    private int killedAnswered;
    private int neverLetIn;
    private BigDecimal recorded = BigDecimal.ZERO;
    private BigDecimal told = BigDecimal.ZERO;
    private BigDecimal toldToKilled = BigDecimal.ZERO;

    Comparison(Ledger ledger, Kills kills) {
        this.ledger = ledger;
        this.kills = kills;
    }

    /** Compares all; what differs is in {@link #broken}. */
    Comparison compare(List<Seen> all, List<Row> records) {
        for (Row row : records) {
            recorded = recorded.add(row.credits());
            Row other = rows.put(Question.numberAt(row.address()), row);
            if (other != null) {
                broken.add("one request has two records, " + row + " and " + other);
            }
        }
        all.forEach(this::compare);
        rows.values().forEach(row -> broken.add("nobody asked for what " + row + " records"));
        if (recorded.compareTo(told) != 0) {
            broken.add("recorded are " + recorded + " credits, and the service told prices of " + told);
        }
        broken.addAll(outcomes.missing());
        return this;
    }

    private void compare(Seen seen) {
        Row row = rows.remove(seen.question().number());
        if (seen.question().kind() == Kind.UNKNOWN_KEY) {
            nobodys(seen, row);
        } else if (row == null) {
            notLetIn(seen);
        } else {
            require(seen.requestId().isEmpty() || seen.requestId().equals(row.requestId()), seen,
                    "its record is " + row);
            require(row.isSuper() == seen.question().isSuper()
                    && row.dialect().equals(seen.question().tongue().recorded()), seen, "its record is " + row);
            outcomes.add(row.outcome(), row.creditsKnown(), seen.question().tongue());
            if (row.isKilled()) {
                killed(seen, row);
            } else {
                ended(seen, row);
            }
        }
    }

    private void nobodys(Seen seen, Row row) {
        count(seen, "none");
        require(row == null, seen, "nobody's request has a record");
        boolean refused = seen.sight() == Sight.REFUSED && seen.status() == 401;
        require(refused || seen.sight() == Sight.CUT && kills.foundDead(seen), seen, "nobody's request was let in");
    }

    /** Only a request whose connection was dead already leaves no trace, and the service never came to hear of it. */
    private void notLetIn(Seen seen) {
        neverLetIn++;
        count(seen, "none");
        require(seen.requestId().isEmpty() && seen.sight() == Sight.CUT && kills.foundDead(seen), seen, "no record");
        require(ledger.calls(seen.question().number()) == 0, seen, "the service was asked, and there is no record");
    }

    private void killed(Seen seen, Row row) {
        killed++;
        count(seen, row.outcome());
        require(kills.caught(seen), seen, "marked as killed, and was not under way at a kill");
        require(row.credits().signum() == 0, seen, "killed, and with a price");
        if (Set.of(Sight.ANSWERED, Sight.REFUSED, Sight.FAILED).contains(seen.sight())) {
            killedAnswered++;
        }
        toldToKilled = toldToKilled.add(toldFor(seen.question()));
    }

    private void ended(Seen seen, Row row) {
        Question question = seen.question();
        count(seen, row.outcome() + (row.outcome().equals("client_gone") ? " " + row.creditsKnown() : ""));
        require(question.kind().outcomes().contains(row.outcome()), seen, "its record says " + row.outcome());
        price(seen, row);
        if (seen.sight() == Sight.CUT) {
            endedUnseen++;
            require(kills.cut(seen), seen, "cut although nothing was killed");
            return;
        }
        boolean fits = switch (seen.sight()) {
            case ANSWERED -> row.outcome().equals("ok") && row.status() == 200
                    && row.streaming() == question.stream();
            case REFUSED -> row.status() == seen.status()
                    && (row.outcome().equals("refused") || question.kind().fails());
            case FAILED -> question.kind().fails() && row.status() == 200;
            case LEFT -> question.kind().leaves() && row.status() == (row.outcome().equals("ok") ? 200 : 499);
            case WRONG, CUT -> false;
        };
        require(fits, seen, "its record says " + row.outcome() + " " + row.status());
    }

    private void price(Seen seen, Row row) {
        Question question = seen.question();
        boolean refused = row.outcome().equals("refused");
        boolean priced = question.kind().isPriced() && !refused;
        told = told.add(toldFor(question));
        Set<String> known = refused ? Set.of("none") : question.kind().known();
        require(known.contains(row.creditsKnown()), seen, "its credits are " + row.creditsKnown());
        require(!row.creditsKnown().equals("settled") || row.outcome().equals("client_gone"), seen,
                "settled although its client was there");
        BigDecimal credits = priced ? question.credits() : BigDecimal.ZERO;
        boolean same = row.credits().compareTo(credits) == 0
                && (!priced || row.inputTokens() == question.inputTokens()
                && row.outputTokens() == question.outputTokens());
        require(same, seen, row + " instead of " + credits + " credits, " + question.inputTokens() + " and "
                + question.outputTokens() + " tokens");
    }

    private BigDecimal toldFor(Question question) {
        return question.credits().multiply(BigDecimal.valueOf(ledger.priced(question.number())));
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

    Outcomes outcomes() {
        return outcomes;
    }

    List<String> broken() {
        return broken;
    }

    int killed() {
        return killed;
    }

    /** Those of the killed whose clients had their answers, and the process was killed before it noted the end. */
    int killedAnswered() {
        return killedAnswered;
    }

    /** Records that say how requests ended whose clients did not come to see it, because of a kill. */
    int endedUnseen() {
        return endedUnseen;
    }

    /** Requests that met a dead connection. */
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
