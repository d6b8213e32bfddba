package org.kirogate.simulator.call;

/** How a call was written on the wire (Kiro protocol, section 0). */
public enum Dialect {

    /** Root path and the target of the Kiro services. */
    RUNTIME("runtime", "com.amazon.kiro.runtimeservice#"),
    /** Root path and a target of the older service names. */
    RUNTIME_CW("runtime-cw", "com.amazon.kiro.runtimeservice#"),
    /** A path of its own and no target. */
    Q_LEGACY("q-legacy", "com.amazon.aws.codewhisperer#");

    private final String wireName;
    private final String typePrefix;

    Dialect(String wireName, String typePrefix) {
        this.wireName = wireName;
        this.typePrefix = typePrefix;
    }

    /** The name used in configuration and captures. */
    public String wireName() {
        return wireName;
    }

    /** What stands before an exception's name in {@code __type}. */
    public String typePrefix() {
        return typePrefix;
    }

    /** Whether the operation is named by a target, in AWS-JSON 1.0, and not by the path. */
    public boolean awsJson() {
        return switch (this) {
            case RUNTIME, RUNTIME_CW -> true;
            case Q_LEGACY -> false;
        };
    }
}
