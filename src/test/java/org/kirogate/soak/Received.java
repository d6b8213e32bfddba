package org.kirogate.soak;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * All that came of an answer's body. A connection that ends early is no failure: OpenAI's clients know a failed stream by it,
 * and what came before is wanted (the JDK's own input stream drops it). One answer.
 */
final class Received implements HttpResponse.BodySubscriber<String> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<String> body = new CompletableFuture<>();
    private final boolean leaves;
    private Flow.Subscription subscription;

    /** @param leaves whether to hang up once the first bytes have come */
    Received(boolean leaves) {
        this.leaves = leaves;
    }

    @Override
    public CompletionStage<String> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        for (ByteBuffer piece : pieces) {
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            bytes.writeBytes(copy);
        }
        if (leaves) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable early) {
        onComplete();
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toString(StandardCharsets.UTF_8));
    }
}
