package org.kirogate.soak;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kirogate.app.RunningGateway;

/**
 * Has the sickly accounts go through all ailments, checks them in between, and looks after those that are well. One
 * thread.
 */
final class Doctor implements AutoCloseable {
    /** Without those that hold a connection: whether their callers have left can't be asked at any time. */
    static final List<Ailment> ROUND = Arrays.stream(Ailment.values())
            .filter(ailment -> ailment != Ailment.SILENT_INSIDE).toList();

    private final RunningGateway gateway;
    private final Ward ward;
    private final Verdicts verdicts;
    private final Map<String, TreeSet<String>> states = new TreeMap<>();
    private final Map<String, String> lastSeen = new TreeMap<>();
    private final Map<Ailment, Integer> assigned = new EnumMap<>(Ailment.class);
    private final ExecutorService nurses = Executors.newCachedThreadPool();
    private int round;

    Doctor(RunningGateway gateway, Ward ward, Verdicts verdicts) {
        this.gateway = gateway;
        this.ward = ward;
        this.verdicts = verdicts;
    }

    /** Everybody's next ailment: what nobody met yet goes first, and no two of a kind are about at a time. */
    void nextRound() {
        List<CompletableFuture<Void>> visits = new ArrayList<>();
        EnumSet<Ailment> about = EnumSet.noneOf(Ailment.class);
        for (Patient patient : ward.patients().stream().filter(Patient::sickly).toList()) {
            Ailment next = next(about);
            about.add(next);
            assigned.merge(next, 1, Integer::sum);
            visits.add(CompletableFuture.runAsync(() -> visit(patient, next), nurses));
        }
        visits.forEach(CompletableFuture::join);
        round++;
        look();
    }

    private Ailment next(EnumSet<Ailment> about) {
        boolean signIn = about.stream().anyMatch(other -> other.stage() == Ailment.Stage.SIGN_IN);
        return ROUND.stream()
                .filter(ailment -> !about.contains(ailment))
                .filter(ailment -> !signIn || ailment.stage() != Ailment.Stage.SIGN_IN)
                .min(Comparator.comparing((Ailment ailment) -> ward.injected(ailment) > 0)
                        .thenComparing(ailment -> assigned.getOrDefault(ailment, 0)))
                .orElseThrow();
    }

    int rounds() {
        return round;
    }

    /** All are well again, and a person has had them checked. */
    void healAll() {
        ward.patients().stream().filter(Patient::sickly).forEach(this::heal);
    }

    private void visit(Patient patient, Ailment next) {
        heal(patient);
        ail(patient, next);
    }

    private void heal(Patient patient) {
        patient.ailment().ifPresent(
                ailment -> ailment.atSignIn(gateway.simulator().account(patient.name()), false));
        patient.ail(Optional.empty());
        gateway.admin("POST", "/admin/api/tokens/" + patient.tokenId() + "/validate", new JsonObject());
    }

    private void ail(Patient patient, Ailment ailment) {
        patient.ail(Optional.of(ailment));
        ailment.atSignIn(gateway.simulator().account(patient.name()), true);
    }

    /** Notes every state seen; one that never failed must be active at all times. */
    void look() {
        Map<Long, Patient> byToken = new TreeMap<>();
        ward.patients().forEach(patient -> byToken.put(patient.tokenId(), patient));
        for (JsonElement each : gateway.admin("GET", "/admin/api/tokens?page_size=200", new JsonObject())
                .getAsJsonArray("items")) {
            JsonObject token = each.getAsJsonObject();
            Patient patient = byToken.get(token.get("id").getAsLong());
            String state = token.get("state").getAsString();
            lastSeen.put(patient.name(), state);
            states.computeIfAbsent(patient.name(), missing -> new TreeSet<>()).add(state);
            if (!patient.sickly() && !state.equals("active")) {
                verdicts.broken(patient.name() + " never failed and is " + state + ": " + token.get("state_reason"));
            }
        }
    }

    /** Whether it was so when last looked at. */
    boolean isActive(Patient patient) {
        return "active".equals(lastSeen.get(patient.name()));
    }

    /** The states that an account was seen in. */
    String states(Patient patient) {
        return String.join(" ", states.getOrDefault(patient.name(), new TreeSet<>()));
    }

    @Override
    public void close() {
        nurses.shutdownNow();
    }
}
