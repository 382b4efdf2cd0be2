package dev.heddle.bench;

import java.util.List;

/** What stands in the middle of what was measured several times. */
final class Medians {
    private Medians() {}

    /** Of each column. */
    static double[] of(List<double[]> runs) {
        double[] medians = new double[runs.getFirst().length];
        for (int column = 0; column < medians.length; column++) {
            int index = column;
            double[] sorted =
                    runs.stream().mapToDouble(run -> run[index]).sorted().toArray();
            int middle = sorted.length / 2;
            medians[column] = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
        return medians;
    }
}
