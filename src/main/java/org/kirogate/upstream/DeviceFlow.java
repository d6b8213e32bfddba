package org.kirogate.upstream;

/**
 * Signing in to an account without its secrets passing through here: the provider hands out a code, its owner confirms
 * it in a browser on any device, and the credential comes as the answer to a question asked now and then. Thread-safe;
 * both calls block their thread.
 */
public interface DeviceFlow {
    /**
     * Begins a sign-in.
     *
     * @throws UpstreamException TRANSIENT, TIMEOUT, RATE_LIMITED or FORBIDDEN when the provider hands out no code
     */
    DeviceGrant begin();

    /**
     * Asks whether its owner has confirmed the code; no more often than the grant says.
     *
     * @throws UpstreamException TRANSIENT, TIMEOUT or RATE_LIMITED when the question is worth asking again, else
     *     SIGN_IN_AGAIN or FORBIDDEN
     */
    DeviceAnswer poll(DeviceGrant grant);
}
