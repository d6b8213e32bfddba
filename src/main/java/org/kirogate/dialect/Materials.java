package org.kirogate.dialect;

import java.util.Objects;
import org.kirogate.fault.GatewayException;

/** Brings what a request names by its address instead of sending it. Belongs to one request. */
@FunctionalInterface
public interface Materials {

    /** Brings nothing: whoever asks is told to send the thing itself. */
    Materials NONE = (url, path) -> {
        throw GatewayException.unsupported(
                path, path + ": Addresses are not fetched here; send the thing itself as base64");
    };

    /**
     * Fetches.
     *
     * @param url  as the caller wrote it
     * @param path the field it stands in, for the error
     * @throws GatewayException about the path when it can't be had: INVALID_REQUEST, UNSUPPORTED, or UNAVAILABLE when a
     *     repeat may work
     */
    Material fetch(String url, String path);

    /**
     * What was fetched.
     *
     * @param mediaType as its server declared it, lower case, without parameters; empty when it declared none
     * @param bytes     not copied, not to be changed
     */
    record Material(String mediaType, byte[] bytes) {
        public Material {
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(bytes, "bytes");
        }
    }
}
