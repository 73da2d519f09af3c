package io.likeness.galleries;

import io.likeness.users.AccountId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A set of pictures with its owner and the accounts that may see it. */
@Entity
@Table(name = "galleries")
class Gallery {

    /** What the gallery of all pictures is called. */
    static final String ALL_PICTURES = "All pictures";

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    private String name;

    private boolean everything;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "gallery_members", joinColumns = @JoinColumn(name = "gallery_id"))
    private Set<Member> members = new LinkedHashSet<>();

    @Column(name = "created_at")
    @SuppressWarnings("unused") // Only queries read it.
    private Instant createdAt;

    @Column(name = "deleted_at")
    @SuppressWarnings("unused") // Only queries read it.
    private @Nullable Instant deletedAt;

    /** Two pages that change one gallery at once do not overwrite each other. */
    @Version
    @SuppressWarnings("unused")
    private @Nullable Long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Gallery() {}

    private Gallery(UUID id, AccountId owner, String name, boolean everything, Instant createdAt) {
        this.id = id;
        this.ownerId = owner.value();
        this.name = name;
        this.everything = everything;
        this.createdAt = createdAt;
    }

    static Gallery named(AccountId owner, String name, Instant now) {
        return new Gallery(GalleryId.random().value(), owner, name, false, now);
    }

    /** The gallery of all pictures; its id follows from the owner's, so that an account cannot get two. */
    static Gallery ofEverything(AccountId owner, Instant now) {
        return new Gallery(idOfEverything(owner), owner, ALL_PICTURES, true, now);
    }

    static UUID idOfEverything(AccountId owner) {
        return UUID.nameUUIDFromBytes(("all pictures of " + owner).getBytes(StandardCharsets.UTF_8));
    }

    GalleryId id() {
        return new GalleryId(id);
    }

    AccountId owner() {
        return new AccountId(ownerId);
    }

    String name() {
        return name;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    boolean isOfEverything() {
        return everything;
    }

    boolean admits(AccountId who) {
        return ownerId.equals(who.value()) || members.stream().anyMatch(member -> member.isAccount(who));
    }

    Set<Member> members() {
        return Set.copyOf(members);
    }

    void admit(AccountId account, Instant now) {
        if (!admits(account)) {
            members.add(new Member(account, now));
        }
    }

    void dismiss(AccountId account) {
        members.removeIf(member -> member.isAccount(account));
    }

    void rename(String newName) {
        name = newName;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    void restore() {
        deletedAt = null;
    }

    GalleryDetails details(AccountId who, String ownerName, long memberCount) {
        return new GalleryDetails(id(), name, owner(), ownerName, everything, ownerId.equals(who.value()), memberCount);
    }
}
