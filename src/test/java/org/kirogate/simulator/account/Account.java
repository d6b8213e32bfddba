package org.kirogate.simulator.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A registered account and what has become of it. Thread-safe. */
public final class Account {

    private static final int TOKENS_KEPT = 1000;

    private final SimAccount origin;
    private final Set<Trouble> troubles;
    private final Map<String, Instant> accessTokens = new HashMap<>();
    private int generation;
    private double creditsUsed;
    private boolean overages;

    Account(SimAccount origin) {
        this.origin = origin;
        this.troubles = EnumSet.noneOf(Trouble.class);
        this.troubles.addAll(origin.troubles());
        this.creditsUsed = origin.creditsUsed();
    }

    /** As it was registered. */
    public SimAccount origin() {
        return origin;
    }

    /** Its name. */
    public String name() {
        return origin.name();
    }

    /** Whether that is wrong with it now. */
    public synchronized boolean has(Trouble trouble) {
        return troubles.contains(trouble) || trouble == Trouble.QUOTA_OUT && !overages
                && creditsUsed >= origin.creditLimit();
    }

    /** Everything marked wrong with it. */
    public synchronized Set<Trouble> troubles() {
        return Set.copyOf(troubles);
    }

    /** Puts it into that trouble, or takes it out. */
    public synchronized void mark(Trouble trouble, boolean on) {
        if (on) {
            troubles.add(trouble);
        } else {
            troubles.remove(trouble);
        }
    }

    /** Whether it may use that model. */
    public boolean offers(String modelId) {
        return origin.models().isEmpty() || origin.models().contains(modelId);
    }

    /** Credits used this month. */
    public synchronized double creditsUsed() {
        return creditsUsed;
    }

    /** Takes the price of a call. */
    public synchronized void charge(double credits) {
        creditsUsed += credits;
    }

    /** Whether it goes on past its limit. */
    public synchronized boolean overages() {
        return overages;
    }

    /** Switches going on past the limit. */
    public synchronized void overages(boolean on) {
        overages = on;
    }

    /** The generation of the newest refresh token given out. */
    synchronized int generation() {
        return generation;
    }

    /** Accepts a refresh token of that generation and turns to the next; false when it was used up before. */
    synchronized boolean rotate(int presented) {
        if (presented < generation) {
            return false;
        }
        generation = origin.rotates() ? presented + 1 : presented;
        return true;
    }

    synchronized void hold(String accessToken, Instant expiresAt) {
        if (accessTokens.size() >= TOKENS_KEPT) {
            accessTokens.clear();
        }
        accessTokens.put(accessToken, expiresAt);
    }

    /** Whether that access token is its own and still good. */
    public synchronized boolean accepts(String accessToken, Instant now) {
        Instant expiresAt = accessTokens.getOrDefault(accessToken, Instant.MIN);
        return origin.kind() == AccountKind.API_KEY && accessToken.equals(origin.apiKey()) || now.isBefore(expiresAt);
    }

    synchronized boolean owns(String accessToken) {
        return accessTokens.containsKey(accessToken)
                || origin.kind() == AccountKind.API_KEY && accessToken.equals(origin.apiKey());
    }

    /** Ends every access token given out. */
    public synchronized void revokeAccessTokens() {
        accessTokens.replaceAll((token, expiresAt) -> Instant.MIN);
    }
}
