package org.kirogate.simulator.steered;

import org.kirogate.simulator.account.SimModel;

/**
 * What a call costs and how full the window is (Kiro protocol, section 11: tokens are about weighted characters / 4).
 *
 * @param percentage of the model's context window, input and output together
 * @param credits    by the model's rate
 */
record Price(double percentage, double credits) {

    private static final double CREDITS_PER_INPUT_TOKEN = 1.66e-5;
    private static final double CREDITS_PER_OUTPUT_TOKEN = 1.1e-4;

    static Price of(SimModel model, String input, String output) {
        double in = tokens(input);
        double out = tokens(output);
        double percentage = Math.min(100, (in + out) * 100 / model.window());
        double credits = model.rate() * (in * CREDITS_PER_INPUT_TOKEN + out * CREDITS_PER_OUTPUT_TOKEN);
        return new Price(percentage, credits);
    }

    /** A quarter of the characters, where one outside Latin script counts four times. */
    static double tokens(String text) {
        long wide = text.codePoints().filter(point -> point > 0x24f).count();
        long all = text.codePointCount(0, text.length());
        return (all + 3.0 * wide) / 4;
    }
}
