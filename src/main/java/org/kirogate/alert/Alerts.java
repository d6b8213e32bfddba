package org.kirogate.alert;

/** Where troubles are told. Returns at once and never throws for a receiver that is away. Thread-safe. */
public interface Alerts {
    /** There is a trouble; told once, however often it is raised before it is {@link #over}. */
    void raise(Alert alert);

    /** The trouble of that kind and subject has passed; told if it had been raised, else without effect. */
    void over(Alert alert);
}
