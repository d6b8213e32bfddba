package org.kirogate.simulator.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.zip.GZIPOutputStream;

import org.kirogate.simulator.http.ChunkedStream;
import org.kirogate.simulator.http.WireExchange;
import org.kirogate.simulator.pace.Hold;

/** Sends answers, with the faults asked for. Thread-safe. */
public final class ReplyPlayer {

    private final LongFunction<Hold> pauses;

    /** @param pauses what a script's pause of so many milliseconds becomes */
    public ReplyPlayer(LongFunction<Hold> pauses) {
        this.pauses = pauses;
    }

    /**
     * Sends the answer.
     *
     * @param ending told before the bytes by which the peer knows that the answer is over
     * @throws IOException          when the peer is gone
     * @throws InterruptedException when the simulator closes during a hold
     */
    public void play(WireExchange exchange, Reply reply, Faults faults, Runnable ending)
            throws IOException, InterruptedException {
        faults.beforeHeaders().await();
        Ending how = faults.endingInstead().orElse(reply.ending());
        if (!reply.streamed()) {
            ending.run();
            whole(exchange, reply, how);
            return;
        }
        ChunkedStream body = exchange.stream(reply.status(), headers(reply, faults));
        OutputStream out = faults.gzip() ? new GZIPOutputStream(body, 512, true) : body;
        Splitter splitter = new Splitter(faults.split(), out);
        if (!faults.noFrames()) {
            frames(reply.frames(), faults, splitter);
        }
        splitter.flush();
        if (how != Ending.HANG) {
            ending.run();
        }
        end(exchange, how, reply.hangMs(), out);
    }

    private static void whole(WireExchange exchange, Reply reply, Ending ending) throws IOException {
        switch (ending) {
            case EOF -> exchange.respond(reply.status(), reply.headers(),
                    reply.body().getBytes(StandardCharsets.UTF_8));
            case CUT -> exchange.cut();
            case RESET -> exchange.reset();
            case HANG -> exchange.hang(reply.hangMs());
        }
    }

    private static Map<String, String> headers(Reply reply, Faults faults) {
        if (!faults.gzip()) {
            return reply.headers();
        }
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        headers.put("content-encoding", "gzip");
        return headers;
    }

    private void frames(List<Frame> frames, Faults faults, Splitter splitter)
            throws IOException, InterruptedException {
        int number = 0;
        for (Frame frame : frames) {
            if (frame.pauseMs() > 0) {
                splitter.flush();
                pauses.apply(frame.pauseMs()).await();
            }
            if (frame.kind() == Frame.Kind.PAUSE) {
                continue;
            }
            if (number == faults.stopBefore()) {
                return;
            }
            Hold hold = number == 0 ? faults.beforeFirstFrame() : faults.betweenFrames();
            if (hold != Hold.NONE) {
                splitter.flush();
                hold.await();
            }
            byte[] bytes = bytes(frame, number, faults);
            splitter.write(bytes);
            if (number == faults.stopInside()) {
                return;
            }
            if (number == faults.twice()) {
                splitter.write(bytes);
            }
            number++;
        }
    }

    private static byte[] bytes(Frame frame, int number, Faults faults) {
        boolean spoilt = number == faults.wrongCrc();
        byte[] bytes = FrameEncoder.encode(spoilt ? frame.corrupted(Frame.Corrupt.MESSAGE_CRC) : frame);
        return number == faults.stopInside() ? Arrays.copyOf(bytes, bytes.length / 2) : bytes;
    }

    private static void end(WireExchange exchange, Ending ending, int hangMs, OutputStream out) throws IOException {
        switch (ending) {
            case EOF -> out.close();
            case CUT -> exchange.cut();
            case RESET -> exchange.reset();
            case HANG -> exchange.hang(hangMs);
        }
    }
}
