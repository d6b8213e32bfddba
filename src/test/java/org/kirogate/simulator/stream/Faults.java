package org.kirogate.simulator.stream;

import java.util.Optional;

import org.kirogate.simulator.pace.Hold;

import static java.util.Objects.requireNonNull;

/**
 * What goes wrong on the way of an answer. Starts from {@link #NONE}; each method returns a changed copy. Frame numbers
 * count from 0, pauses not included; a negative number means never.
 *
 * @param split            borders of the chunks
 * @param beforeHeaders    passed before the status line
 * @param beforeFirstFrame passed between the headers and the first frame
 * @param betweenFrames    passed before every further frame
 * @param stopInside       the frame of which only half is sent, and nothing after it
 * @param stopBefore       the frame before which the stream stops
 * @param wrongCrc         the frame with a spoilt message checksum
 * @param twice            the frame sent twice
 * @param gzip             whether the body is compressed
 * @param noFrames         whether a 200 without any frame is sent
 * @param end              EOF: as the answer says; anything else takes its place
 */
public record Faults(Split split, Hold beforeHeaders, Hold beforeFirstFrame, Hold betweenFrames, int stopInside,
                     int stopBefore, int wrongCrc, int twice, boolean gzip, boolean noFrames, Ending end) {

    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(Split.AT_FRAMES, Hold.NONE, Hold.NONE, Hold.NONE, -1, -1, -1, -1,
            false, false, Ending.EOF);

    public Faults {
        requireNonNull(split, "split");
        requireNonNull(beforeHeaders, "beforeHeaders");
        requireNonNull(beforeFirstFrame, "beforeFirstFrame");
        requireNonNull(betweenFrames, "betweenFrames");
        requireNonNull(end, "end");
    }

    /** Chunk borders by that rule. */
    public Faults splitting(Split rule) {
        return new Faults(rule, beforeHeaders, beforeFirstFrame, betweenFrames, stopInside, stopBefore, wrongCrc, twice,
                gzip, noFrames, end);
    }

    /** Waits before the status line. */
    public Faults holdingHeaders(Hold hold) {
        return new Faults(split, hold, beforeFirstFrame, betweenFrames, stopInside, stopBefore, wrongCrc, twice, gzip,
                noFrames, end);
    }

    /** Waits between the headers and the first frame. */
    public Faults holdingFirstFrame(Hold hold) {
        return new Faults(split, beforeHeaders, hold, betweenFrames, stopInside, stopBefore, wrongCrc, twice, gzip,
                noFrames, end);
    }

    /** Waits before each frame but the first. */
    public Faults holdingFrames(Hold hold) {
        return new Faults(split, beforeHeaders, beforeFirstFrame, hold, stopInside, stopBefore, wrongCrc, twice, gzip,
                noFrames, end);
    }

    /** Sends half of that frame and stops. */
    public Faults stoppingInside(int frame) {
        return new Faults(split, beforeHeaders, beforeFirstFrame, betweenFrames, frame, stopBefore, wrongCrc, twice,
                gzip, noFrames, end);
    }

    /** Stops before that frame. */
    public Faults stoppingBefore(int frame) {
        return new Faults(split, beforeHeaders, beforeFirstFrame, betweenFrames, stopInside, frame, wrongCrc, twice,
                gzip, noFrames, end);
    }

    /** Spoils the message checksum of that frame. */
    public Faults spoiling(int frame) {
        return new Faults(split, beforeHeaders, beforeFirstFrame, betweenFrames, stopInside, stopBefore, frame, twice,
                gzip, noFrames, end);
    }

    /** Sends that frame twice. */
    public Faults repeating(int frame) {
        return new Faults(split, beforeHeaders, beforeFirstFrame, betweenFrames, stopInside, stopBefore, wrongCrc,
                frame, gzip, noFrames, end);
    }

    /** Compresses the body. */
    public Faults compressing() {
        return new Faults(split, beforeHeaders, beforeFirstFrame, betweenFrames, stopInside, stopBefore, wrongCrc,
                twice, true, noFrames, end);
    }

    /** Sends the head of a good answer and no frame. */
    public Faults withoutFrames() {
        return new Faults(split, beforeHeaders, beforeFirstFrame, betweenFrames, stopInside, stopBefore, wrongCrc,
                twice, gzip, true, end);
    }

    /** Ends that way instead of properly. */
    public Faults ending(Ending other) {
        return new Faults(split, beforeHeaders, beforeFirstFrame, betweenFrames, stopInside, stopBefore, wrongCrc,
                twice, gzip, noFrames, other);
    }

    /** The ending put in the answer's place, if any. */
    Optional<Ending> endingInstead() {
        return end == Ending.EOF ? Optional.empty() : Optional.of(end);
    }
}
