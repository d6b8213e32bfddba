package org.kirogate.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kirogate.simulator.Onlooker;
import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.script.Turn;

/**
 * All accounts: has those fail that are ill, counts what each is used for, and remembers which request met what. A
 * request meets only so many failing calls that its nine tries must lead to an account that is well. Thread-safe.
 */
final class Ward implements Onlooker {
    /** Two accounts in trouble at the sign-in, of which there is one at a time, take four more tries at most. */
    private static final int MOST_A_REQUEST = 4;
    private static final int MOST_REPEATED_TWICE = 2;
    private static final Pattern REQUEST = Pattern.compile("R[0-9]+x[0-9]+");

    private final Map<String, Patient> patients = new ConcurrentHashMap<>();
    private final Map<String, List<Ailment>> met = new ConcurrentHashMap<>();
    private final Map<Ailment, AtomicLong> injected = new EnumMap<>(Ailment.class);
    private final AtomicLong spared = new AtomicLong();
    private final Verdicts verdicts;

    Ward(Verdicts verdicts) {
        this.verdicts = verdicts;
        for (Ailment ailment : Ailment.values()) {
            injected.put(ailment, new AtomicLong());
        }
    }

    void take(Patient patient) {
        patients.put(patient.name(), patient);
    }

    List<Patient> patients() {
        return patients.values().stream().sorted((one, other) -> one.name().compareTo(other.name())).toList();
    }

    @Override
    public Optional<Turn> came(Call call, BooleanSupplier left) {
        Patient patient = patients.get(call.credential());
        if (patient == null || call.operation() != Operation.GENERATE) {
            return Optional.empty();
        }
        patient.came(call, left, System.nanoTime()).ifPresent(verdicts::broken);
        return patient.ailment().filter(ailment -> meets(request(call), ailment))
                .filter(ailment -> ailment.stage() != Ailment.Stage.SIGN_IN).map(Ailment::turn);
    }

    @Override
    public void ending(Call call) {
        Patient patient = patients.get(call.credential());
        if (patient != null) {
            patient.ended(call);
        }
    }

    private static String request(Call call) {
        Matcher found = REQUEST.matcher(SimJson.string(call.userInput(), "content"));
        String last = "";
        while (found.find()) {
            last = found.group();
        }
        return last;
    }

    private boolean meets(String request, Ailment ailment) {
        List<Ailment> list = met.computeIfAbsent(request, missing -> new ArrayList<>());
        synchronized (list) {
            boolean enough = list.size() >= MOST_A_REQUEST || ailment.isRepeatedTwice()
                    && list.stream().filter(Ailment::isRepeatedTwice).count() >= MOST_REPEATED_TWICE;
            if (enough && ailment.stage() != Ailment.Stage.SIGN_IN) {
                spared.incrementAndGet();
                return false;
            }
            list.add(ailment);
        }
        injected.get(ailment).incrementAndGet();
        return true;
    }

    /** What the request met, in order; forgotten with this. */
    List<Ailment> release(String request) {
        List<Ailment> list = met.remove(request);
        if (list == null) {
            return List.of();
        }
        synchronized (list) {
            return List.copyOf(list);
        }
    }

    /** How many calls met it. */
    long injected(Ailment ailment) {
        return injected.get(ailment).get();
    }

    /** How many calls were answered although the account was ill, since their requests had met enough. */
    long spared() {
        return spared.get();
    }
}
