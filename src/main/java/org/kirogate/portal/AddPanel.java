package org.kirogate.portal;

import java.util.Objects;
import org.kirogate.page.Told;

/**
 * The ways to add a token, or to sign in to one again, and what is under way.
 *
 * @param way       {@code paste}, {@code file} or {@code device}
 * @param renew     the token that gets a new sign-in, id 0 = a new token is added
 * @param byCode    whether a sign-in by code is offered
 * @param sharing   whether tokens can be made public at present
 * @param error     what was wrong with the form
 * @param device    the sign-in by code, if there is one
 * @param job       the import or check to show, if there is one
 * @param here      the list that the panel stands beside
 */
public record AddPanel(
        String way, Renewed renew, boolean byCode, boolean sharing, Told error, DeviceShown device, JobShown job,
        String here) {
    /** Ways to add a token. */
    static final String PASTE = "paste";
    static final String FILE = "file";
    static final String DEVICE = "device";

    /** A token that gets a new sign-in: its id, name and the end of the key of its kind's words. */
    public record Renewed(long id, String name, String kind) {
        /** None does. */
        static final Renewed NOBODY = new Renewed(0, "", "");
    }

    public AddPanel {
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(renew, "renew");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(here, "here");
    }

    /** Address of the page with another way chosen. */
    public String with(String other) {
        return here + (here.indexOf('?') < 0 ? "?" : "&") + "way=" + other
                + (renew.id() == 0 ? "" : "&renew=" + renew.id()) + "#add";
    }

    /** Address of this panel alone, for the script that keeps it up to date. */
    public String self() {
        return "/user/tokens/add?way=" + way + (renew.id() == 0 ? "" : "&renew=" + renew.id())
                + (job.id() == 0 ? "" : "&job=" + job.id());
    }
}
