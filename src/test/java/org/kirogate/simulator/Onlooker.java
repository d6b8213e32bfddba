package org.kirogate.simulator;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.script.Turn;

/** Sees every call and may have it answered otherwise. Called by the calls' own threads, so it must be thread-safe. */
public interface Onlooker {

    /** Sees nothing. */
    Onlooker NOBODY = new Onlooker() {
        @Override
        public Optional<Turn> came(Call call, BooleanSupplier left) {
            return Optional.empty();
        }

        @Override
        public void ending(Call call) {
            // nobody counts
        }
    };

    /**
     * A call came; nothing has been checked yet.
     *
     * @param left whether the peer has given the call up; may be asked until {@link #ending} returns, by any thread
     * @return what to answer before all checks, script and model; empty: what the simulator answers by itself
     */
    Optional<Turn> came(Call call, BooleanSupplier left);

    /** The last bytes of its answer are about to be sent, or the peer is gone; told once or more often. */
    void ending(Call call);
}
