package org.kirogate.simulator;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.kirogate.simulator.account.SimAccount;

/** A steered simulator as a program of its own, for a gateway in another process. */
public final class SimulatorMain {

    private SimulatorMain() {
    }

    /**
     * Listens until the process is told to end. Prints a line {@code token NAME REFRESHTOKEN} for each account and then
     * {@code ready URL}.
     *
     * @param arguments the port, 0 for any, and the names of social accounts; their refresh tokens never change
     * @throws InterruptedException somebody interrupts the wait
     */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Simulator simulator = Simulator.start(SimOptions.steered().onPort(Integer.parseInt(arguments[0])))) {
            for (String name : List.of(arguments).subList(1, arguments.length)) {
                simulator.addAccount(SimAccount.social(name).withoutRotation());
                out.println("token " + name + " " + simulator.refreshToken(name));
            }
            out.println("ready " + simulator.baseUrl());
            new CountDownLatch(1).await();
        }
    }
}
