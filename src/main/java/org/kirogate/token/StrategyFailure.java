package org.kirogate.token;

/** Why a strategy has made no choice, as the rest of a sentence that begins with its name. */
final class StrategyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: while a strategy hangs there is one for every request. */
    StrategyFailure(String what) {
        super(what, null, false, false);
    }

    /** It threw; {@code thrown} may be anybody's class. */
    static StrategyFailure threw(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return new StrategyFailure(
                "threw " + thrown.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
    }
}
