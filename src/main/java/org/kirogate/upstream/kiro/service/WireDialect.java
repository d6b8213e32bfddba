package org.kirogate.upstream.kiro.service;

import org.kirogate.upstream.Credential;
import org.kirogate.upstream.kiro.credential.CredentialAttributes;

/** The three forms of the same call that the service takes (Kiro protocol, section 0). */
public enum WireDialect {
    /** AWS-JSON on the runtime host, what the current official clients send. */
    RUNTIME("runtime"),
    /** AWS-JSON on the runtime host under the older service's name. */
    RUNTIME_CW("runtime-cw"),
    /** REST on the legacy host. */
    Q_LEGACY("q-legacy");

    private final String wireName;

    WireDialect(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the configuration. */
    public String wireName() {
        return wireName;
    }

    /** Whether members that REST binds to headers stand in the body (Kiro protocol, section 3.1). */
    public boolean isAwsJson() {
        return this != Q_LEGACY;
    }

    /**
     * The dialect of a name.
     *
     * @throws IllegalArgumentException when it is none of the three
     */
    public static WireDialect named(String name) {
        for (WireDialect dialect : values()) {
            if (dialect.wireName.equals(name)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException(
                "wire dialect '" + name + "' is unknown; allowed are runtime, runtime-cw and q-legacy");
    }

    /** The account's own dialect, else the configured one. */
    public static WireDialect of(Credential credential, WireDialect configured) {
        String own = credential.attribute(CredentialAttributes.DIALECT);
        return own.isEmpty() ? configured : named(own);
    }
}
