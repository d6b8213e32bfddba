package org.kirogate.upstream;

import java.util.Objects;

/** What a provider says about a sign-in that waits for its owner. */
public sealed interface DeviceAnswer {
    /** Nothing happened yet; {@code slower} when the question comes too often. */
    record Waiting(boolean slower) implements DeviceAnswer {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.waiting(this);
        }
    }

    /** The owner said no. */
    record Denied() implements DeviceAnswer {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.denied(this);
        }
    }

    /** The code has ended. */
    record Expired() implements DeviceAnswer {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.expired(this);
        }
    }

    /** The owner said yes. */
    record Granted(Credential credential) implements DeviceAnswer {
        public Granted {
            Objects.requireNonNull(credential, "credential");
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.granted(this);
        }
    }

    /** Calls the method for its kind. */
    <T> T accept(Visitor<T> visitor);

    /** One method a kind. */
    interface Visitor<T> {
        /** Nothing happened yet. */
        T waiting(Waiting waiting);

        /** The owner said no. */
        T denied(Denied denied);

        /** The code has ended. */
        T expired(Expired expired);

        /** The owner said yes. */
        T granted(Granted granted);
    }
}
