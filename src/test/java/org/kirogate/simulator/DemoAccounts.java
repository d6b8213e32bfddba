package org.kirogate.simulator;

import java.util.List;

import org.kirogate.simulator.account.SimAccount;

/** The accounts of the one-command run, the same at each start: every kind that needs no outside identity provider. */
public final class DemoAccounts {

    private DemoAccounts() {
    }

    /** Three to share and, last, one to keep private. */
    public static List<SimAccount> all() {
        return List.of(SimAccount.social("demo-social"), SimAccount.builderId("demo-builder"),
                SimAccount.idc("demo-company"), SimAccount.social("demo-private"));
    }
}
