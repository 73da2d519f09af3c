package io.likeness.galleries;

import io.likeness.common.AddressCheck;
import io.likeness.common.NotFound;
import io.likeness.users.CurrentAccount;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The address of a gallery leads somewhere only for whoever may see it. */
@Configuration(proxyBeanMethods = false)
class GalleryAddress {

    @Bean
    AddressCheck addressOfGallery(GalleryService galleries, CurrentAccount account) {
        return new AddressCheck(
                "galleries",
                text -> galleries.get(account.id(), GalleryId.parse(text).orElseThrow(NotFound.of("Gallery", text))));
    }
}
