package io.likeness.galleries;

import io.likeness.common.NotFound;
import io.likeness.galleries.GalleryRepository.MemberCount;
import io.likeness.users.AccountId;
import io.likeness.users.AccountSummary;
import io.likeness.users.Accounts;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Galleries: one's own, and those that others share; whoever asks for any other gets {@link NotFound}. */
@Service
@Transactional
public class GalleryService {

    /** So many names still fit on a page; who needs more needs a search first. */
    private static final int MOST_GALLERIES = 100;

    private final GalleryRepository galleries;
    private final PictureRepository pictures;
    private final GalleryAccess access;
    private final EverythingGallery everything;
    private final Accounts accounts;
    private final Clock clock;

    GalleryService(
            GalleryRepository galleries,
            PictureRepository pictures,
            GalleryAccess access,
            EverythingGallery everything,
            Accounts accounts,
            Clock clock) {
        this.galleries = galleries;
        this.pictures = pictures;
        this.access = access;
        this.everything = everything;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The account's own galleries, the one with all its pictures first, then the hundred last shared with it. */
    public List<GalleryDetails> list(AccountId who) {
        everything.ensure(who);
        return details(
                who,
                Stream.concat(
                                galleries
                                        .findByOwnerIdAndDeletedAtIsNullOrderByEverythingDescCreatedAt(who.value())
                                        .stream(),
                                galleries.sharedWith(who.value(), Limit.of(MOST_GALLERIES)).stream())
                        .toList());
    }

    /** The gallery of all the account's pictures. */
    public GalleryDetails everything(AccountId who) {
        everything.ensure(who);
        return get(who, new GalleryId(Gallery.idOfEverything(who)));
    }

    /** One gallery that the account owns or may see. */
    @Transactional(readOnly = true)
    public GalleryDetails get(AccountId who, GalleryId id) {
        return details(who, List.of(access.visible(who, id))).getFirst();
    }

    /** Creates an empty gallery. */
    public GalleryResult create(AccountId who, String name) {
        Optional<String> wrong = GalleryName.check(name);
        if (wrong.isPresent()) {
            return new GalleryResult.Refused(wrong.get());
        }
        if (isFull(who)) {
            return new GalleryResult.Refused(
                    "You have %d galleries, and no more fit. Delete one first.".formatted(MOST_GALLERIES));
        }
        Gallery gallery = galleries.save(Gallery.named(who, GalleryName.tidy(name), clock.instant()));
        return new GalleryResult.Saved(gallery.id());
    }

    /** Renames a gallery; the one of all pictures keeps its name. */
    public GalleryResult rename(AccountId who, GalleryId id, String name) {
        Gallery gallery = access.named(who, id);
        Optional<String> wrong = GalleryName.check(name);
        if (wrong.isPresent()) {
            return new GalleryResult.Refused(wrong.get());
        }
        gallery.rename(GalleryName.tidy(name));
        return new GalleryResult.Saved(id);
    }

    /** Puts a gallery into the trash, not its pictures; {@link #restore} brings it back. */
    public void delete(AccountId who, GalleryId id) {
        access.named(who, id).delete(clock.instant());
    }

    /**
     * Brings a deleted gallery back, with its pictures and members.
     *
     * @return why it must stay deleted, as a sentence; empty if it is back
     */
    public Optional<String> restore(AccountId who, GalleryId id) {
        Gallery gallery = galleries.findByIdAndOwnerId(id.value(), who.value()).orElseThrow(NotFound.of("Gallery", id));
        if (gallery.deletedAt() != null && isFull(who)) {
            return Optional.of("\"%s\" stays deleted: you have %d galleries, and no more fit. Delete one first."
                    .formatted(gallery.name(), MOST_GALLERIES));
        }
        gallery.restore();
        return Optional.empty();
    }

    private boolean isFull(AccountId who) {
        return galleries.countByOwnerIdAndDeletedAtIsNull(who.value()) >= MOST_GALLERIES;
    }

    /** Puts the account's own pictures into its gallery; answers which of them were not in it before. */
    public Set<PictureId> put(AccountId who, GalleryId id, Collection<PictureId> chosen) {
        UUID gallery = access.named(who, id).id().value();
        if (chosen.isEmpty()) {
            return Set.of();
        }
        Set<PictureId> added =
                pictures
                        .ownedButNotIn(
                                gallery, chosen.stream().map(PictureId::value).toList(), who.value())
                        .stream()
                        .map(PictureRow::id)
                        .collect(Collectors.toUnmodifiableSet());
        if (!added.isEmpty()) {
            pictures.putInto(gallery, added.stream().map(PictureId::value).toList(), who.value());
        }
        return added;
    }

    /** Takes pictures out of the gallery; they stay among all pictures. */
    public void takeOut(AccountId who, GalleryId id, Collection<PictureId> chosen) {
        Gallery gallery = access.named(who, id);
        if (!chosen.isEmpty()) {
            pictures.takeOut(
                    gallery.id().value(), chosen.stream().map(PictureId::value).toList());
        }
    }

    private List<GalleryDetails> details(AccountId who, List<Gallery> found) {
        Map<UUID, Long> members =
                galleries
                        .memberCounts(found.stream()
                                .map(gallery -> gallery.id().value())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(MemberCount::gallery, MemberCount::members));
        Map<AccountId, AccountSummary> owners =
                accounts.byId(found.stream().map(Gallery::owner).distinct().toList());
        return found.stream()
                .flatMap(gallery -> Stream.ofNullable(owners.get(gallery.owner()))
                        .map(owner -> gallery.details(
                                who,
                                owner.name(),
                                members.getOrDefault(gallery.id().value(), 0L))))
                .toList();
    }
}
