package org.kirogate.token;

import java.util.Objects;

/**
 * A place on a token that a request has taken. A request counts once, however often it called the account: as it ended.
 * So neither one request that nobody can answer nor its repeats make a token rest. One request, one thread at a time.
 */
final class Place {
    /** How the request ended for the breakers, so far. */
    enum End {
        /** Without a word about the token. */
        UNKNOWN,
        /** The service failed. */
        FAULT,
        /** The model had no capacity. */
        MODEL_FAULT
    }

    private final String modelId;
    private final Breaker.Pass account;
    private final Breaker.Pass model;
    private End end = End.UNKNOWN;

    Place(String modelId, Breaker.Pass account, Breaker.Pass model) {
        this.modelId = Objects.requireNonNull(modelId, "modelId");
        this.account = Objects.requireNonNull(account, "account");
        this.model = Objects.requireNonNull(model, "model");
    }

    String modelId() {
        return modelId;
    }

    /** What the breaker of the token let it in with. */
    Breaker.Pass account() {
        return account;
    }

    /** What the breaker of the model let it in with. */
    Breaker.Pass model() {
        return model;
    }

    End end() {
        return end;
    }

    void end(End newEnd) {
        end = newEnd;
    }
}
