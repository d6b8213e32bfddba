package org.kirogate.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what it is told of failed sign-ins. Thread-safe. */
final class SeenSignIns implements SignInWatch {
    private final List<Attempt> failed = Collections.synchronizedList(new ArrayList<>());
    private final List<Attempt> locked = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void failed(Attempt attempt) {
        failed.add(attempt);
    }

    @Override
    public void lockedOut(Attempt attempt) {
        locked.add(attempt);
    }

    List<Attempt> failed() {
        return List.copyOf(failed);
    }

    List<Attempt> locked() {
        return List.copyOf(locked);
    }
}
