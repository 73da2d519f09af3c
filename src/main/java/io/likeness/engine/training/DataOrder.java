package io.likeness.engine.training;

import io.likeness.engine.tensor.Seeds;

/**
 * The order in which pictures are shown: all of them in a random order, then all in another. A pure function of the place, so
 * that a resumed training goes on with the picture that was next.
 *
 * @param count how many pictures there are
 * @param seeds of the orders
 */
record DataOrder(int count, Seeds seeds) {

    /** The pictures of a batch. */
    int[] batch(long index, int size) {
        int[] batch = new int[size];
        for (int i = 0; i < size; i++) {
            long place = index * size + i;
            batch[i] = seeds.at(place / count).permutation(count)[(int) (place % count)];
        }
        return batch;
    }
}
