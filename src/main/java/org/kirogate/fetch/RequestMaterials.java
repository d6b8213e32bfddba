package org.kirogate.fetch;

import org.kirogate.dialect.Materials;
import org.kirogate.fault.GatewayException;

/** The fetches of one request, counted: how many, and how many bytes they bring together. One thread. */
final class RequestMaterials implements Materials {

    static final int MAX_FETCHES = 20;

    private final UrlFetcher fetcher;
    private long bytesLeft;
    private int fetches;

    /** None fetched yet, {@code bytes} being the most that all of them may bring. */
    RequestMaterials(UrlFetcher fetcher, long bytes) {
        this.fetcher = fetcher;
        this.bytesLeft = bytes;
    }

    @Override
    public Material fetch(String url, String path) {
        if (fetches == MAX_FETCHES) {
            throw GatewayException.invalid(path, path + ": At most " + MAX_FETCHES
                    + " URLs are fetched for one request; send the rest as base64");
        }
        fetches++;
        if (bytesLeft <= 0) {
            throw GatewayException.invalid(path, path + ": The URLs of this request lead to too much data together");
        }
        Material material = fetcher.fetch(url, path, bytesLeft);
        bytesLeft -= material.bytes().length;
        return material;
    }
}
