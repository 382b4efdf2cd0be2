package dev.heddle.trace.view.html;

/**
 * How much a picture may draw, so that its length stays bounded whatever the trace holds.
 *
 * @param slices slices drawn one by one, over all rows
 * @param buckets steps of the densities, over all rows
 * @param unfolded rows inside folds, over all folds
 * @param arrows hand-offs
 * @param rows rows that share slices and buckets
 */
record Budget(int slices, int buckets, int unfolded, int arrows, int rows) {
    static final Budget FULL = new Budget(900, 4_000, 24, 200, 1);

    Budget half() {
        return new Budget(slices / 2, buckets / 2, unfolded / 2, arrows / 2, rows);
    }

    Budget sharedBy(int drawnRows) {
        return new Budget(slices, buckets, unfolded, arrows, Math.max(1, drawnRows));
    }

    int slicesPerRow() {
        return Math.clamp(slices / rows, 3, 250);
    }

    /** Bands are few and stand for many rows. */
    int bucketsPerBand() {
        return Math.min(250, bucketsPerRow() * 3);
    }

    int bucketsPerRow() {
        return Math.clamp(buckets / rows, 12, 250);
    }
}
