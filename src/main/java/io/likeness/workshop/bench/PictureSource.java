package io.likeness.workshop.bench;

/** Where a judged picture comes from. */
enum PictureSource {
    /** The model that is scored; the world where the referee itself is. */
    DRAWN,

    /** The world itself: nothing can be more right. */
    RENDERED,

    /** The world's picture through the model's autoencoder: no picture of the model can be better. */
    RECONSTRUCTED
}
