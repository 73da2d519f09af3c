package io.likeness.galleries;

import io.likeness.common.NotFound;
import io.likeness.users.AccountId;
import io.likeness.users.AccountSummary;
import io.likeness.users.Accounts;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final EverythingGallery everything;
    private final Accounts accounts;
    private final Clock clock;

    GalleryService(
            GalleryRepository galleries,
            PictureRepository pictures,
            EverythingGallery everything,
            Accounts accounts,
            Clock clock) {
        this.galleries = galleries;
        this.pictures = pictures;
        this.everything = everything;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The account's own galleries, the one with all its pictures first, then those shared with it. */
    public List<GalleryDetails> list(AccountId who) {
        everything.ensure(who);
        return Stream.concat(
                        galleries.findByOwnerIdAndDeletedAtIsNullOrderByEverythingDescCreatedAt(who.value()).stream(),
                        galleries.sharedWith(who.value()).stream())
                .map(gallery -> details(who, gallery))
                .toList();
    }

    /** The gallery of all the account's pictures. */
    public GalleryDetails everything(AccountId who) {
        everything.ensure(who);
        return get(who, new GalleryId(Gallery.idOfEverything(who)));
    }

    /** One gallery that the account owns or may see. */
    @Transactional(readOnly = true)
    public GalleryDetails get(AccountId who, GalleryId id) {
        return details(who, visible(who, id));
    }

    /** Creates an empty gallery. */
    public GalleryResult create(AccountId who, String name) {
        Optional<String> wrong = GalleryName.check(name);
        if (wrong.isPresent()) {
            return new GalleryResult.Refused(wrong.get());
        }
        if (galleries.countByOwnerIdAndDeletedAtIsNull(who.value()) >= MOST_GALLERIES) {
            return new GalleryResult.Refused(
                    "You have %d galleries, and no more fit. Delete one first.".formatted(MOST_GALLERIES));
        }
        Gallery gallery = galleries.save(Gallery.named(who, GalleryName.tidy(name), clock.instant()));
        return new GalleryResult.Saved(gallery.id());
    }

    /** Renames a gallery; the one of all pictures keeps its name. */
    public GalleryResult rename(AccountId who, GalleryId id, String name) {
        Gallery gallery = named(who, id);
        Optional<String> wrong = GalleryName.check(name);
        if (wrong.isPresent()) {
            return new GalleryResult.Refused(wrong.get());
        }
        gallery.rename(GalleryName.tidy(name));
        return new GalleryResult.Saved(id);
    }

    /** Deletes a gallery, not its pictures; {@link #restore} brings it back. */
    public void delete(AccountId who, GalleryId id) {
        named(who, id).delete(clock.instant());
    }

    /** Brings a deleted gallery back, with its pictures and members. */
    public void restore(AccountId who, GalleryId id) {
        galleries
                .findByIdAndOwnerId(id.value(), who.value())
                .orElseThrow(NotFound.of("Gallery", id))
                .restore();
    }

    /** Puts the account's own pictures into its gallery; says how many were not in it before. */
    public int put(AccountId who, GalleryId id, Collection<PictureId> chosen) {
        Gallery gallery = named(who, id);
        return chosen.isEmpty()
                ? 0
                : pictures.putInto(
                        gallery.id().value(),
                        chosen.stream().map(PictureId::value).toList(),
                        who.value());
    }

    /** Takes pictures out of the gallery; they stay among all pictures. */
    public void takeOut(AccountId who, GalleryId id, Collection<PictureId> chosen) {
        Gallery gallery = named(who, id);
        if (!chosen.isEmpty()) {
            pictures.takeOut(
                    gallery.id().value(), chosen.stream().map(PictureId::value).toList());
        }
    }

    /** Lets the account with this name see the gallery. */
    public ShareResult share(AccountId who, GalleryId id, String accountName) {
        Gallery gallery = owned(who, id);
        Optional<AccountSummary> with = accounts.findByName(accountName).filter(account -> !account.disabled());
        if (with.isEmpty()) {
            return new ShareResult.Refused(
                    "Nobody on this server is called \"%s\". Ask for the name the person signs in with."
                            .formatted(accountName.strip()));
        }
        if (with.get().id().equals(who)) {
            return new ShareResult.Refused("That is you. Type the name of another account.");
        }
        if (gallery.admits(with.get().id())) {
            return new ShareResult.Refused(
                    "%s can see this gallery already.".formatted(with.get().name()));
        }
        gallery.admit(with.get().id(), clock.instant());
        return new ShareResult.Shared(with.get());
    }

    /** Ends what {@link #share} began. */
    public void unshare(AccountId who, GalleryId id, AccountId with) {
        owned(who, id).dismiss(with);
    }

    /** Gives up a gallery that another account shares. */
    public void leave(AccountId who, GalleryId id) {
        visible(who, id).dismiss(who);
    }

    /** Who besides the owner may see the gallery, the longest-standing first; only the owner may know. */
    @Transactional(readOnly = true)
    public List<AccountSummary> members(AccountId who, GalleryId id) {
        return owned(who, id).members().stream()
                .sorted(Comparator.comparing(Member::since))
                .map(member -> accounts.get(member.account()))
                .toList();
    }

    private GalleryDetails details(AccountId who, Gallery gallery) {
        return gallery.details(who, accounts.get(gallery.owner()).name());
    }

    private Gallery visible(AccountId who, GalleryId id) {
        return galleries
                .findByIdAndDeletedAtIsNull(id.value())
                .filter(gallery -> gallery.admits(who))
                .orElseThrow(NotFound.of("Gallery", id));
    }

    private Gallery owned(AccountId who, GalleryId id) {
        return galleries
                .findByIdAndDeletedAtIsNull(id.value())
                .filter(gallery -> gallery.owner().equals(who))
                .orElseThrow(NotFound.of("Gallery", id));
    }

    /** A gallery that its owner named; the one of all pictures can be neither changed nor filled by hand. */
    private Gallery named(AccountId who, GalleryId id) {
        Gallery gallery = owned(who, id);
        if (gallery.isOfEverything()) {
            throw NotFound.of("Named gallery", id).get();
        }
        return gallery;
    }
}
