package io.likeness.galleries;

import io.likeness.users.AccountId;

/**
 * What pages know of a gallery.
 *
 * @param everything whether it holds all pictures of its owner, the coming ones too
 * @param mine whether the one who asks owns it; others may only look
 * @param ownerName the owner's account name
 * @param members how many other accounts may see it
 */
public record GalleryDetails(
        GalleryId id, String name, AccountId owner, String ownerName, boolean everything, boolean mine, long members) {}
