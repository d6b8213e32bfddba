package org.kirogate.page.chart;

/**
 * From nothing to a round number above the largest value.
 *
 * @param step between two lines
 * @param lines above the ground, at least 1
 */
record Scale(double step, int lines) {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** A scale for values up to {@code most} with about as many lines as wanted. */
    static Scale of(double most, int wanted) {
        if (most <= 0) {
            return new Scale(1, 1);
        }
        double rough = most / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double round : ROUND) {
            double step = round * power;
            if (step * wanted >= most) {
                return new Scale(step, (int) Math.ceil(most / step - 1e-9));
            }
        }
        return new Scale(10 * power, wanted);
    }

    /** The value of the highest line. */
    double top() {
        return step * lines;
    }
}
