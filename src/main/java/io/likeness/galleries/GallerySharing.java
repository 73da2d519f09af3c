package io.likeness.galleries;

import io.likeness.common.NotFound;
import io.likeness.users.AccountId;
import io.likeness.users.AccountSummary;
import io.likeness.users.Accounts;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who besides its owner may see a gallery; whoever asks about a gallery that is not theirs gets {@link NotFound}. */
@Service
@Transactional
public class GallerySharing {

    private final GalleryAccess access;
    private final Accounts accounts;
    private final Clock clock;

    GallerySharing(GalleryAccess access, Accounts accounts, Clock clock) {
        this.access = access;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Lets the account with this name see the gallery. */
    public ShareResult share(AccountId who, GalleryId id, String accountName) {
        Gallery gallery = access.owned(who, id);
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
        access.owned(who, id).dismiss(with);
    }

    /** Gives up a gallery that another account shares. */
    public void leave(AccountId who, GalleryId id) {
        access.visible(who, id).dismiss(who);
    }

    /** Who besides the owner may see the gallery, the longest-standing first; only the owner may know. */
    @Transactional(readOnly = true)
    public List<AccountSummary> members(AccountId who, GalleryId id) {
        List<AccountId> members = access.owned(who, id).members().stream()
                .sorted(Comparator.comparing(Member::since))
                .map(Member::account)
                .toList();
        Map<AccountId, AccountSummary> known = accounts.byId(members);
        return members.stream().map(known::get).filter(Objects::nonNull).toList();
    }
}
