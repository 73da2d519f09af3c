package io.likeness.models.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.models.Audience;
import io.likeness.models.BaseModelCard;
import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModelId;
import io.likeness.models.ModelFacts;
import io.likeness.models.ModelFamily;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelCardTest {

    @Test
    void onlyWhoLooksAfterTheServerSeesWhereTheFilesComeFrom() {
        assertThat(text(true, false)).contains("From", "/srv/models/tiny").doesNotContain("converted");
        assertThat(text(false, false)).contains("Licence").doesNotContain("From", "/srv");
    }

    @Test
    void aModelOfTheStudiosOwnThatWasMadeOfAFileSaysSo() {
        assertThat(text(true, true)).contains("File /srv/models/tiny, converted");
    }

    private static String text(boolean withOrigin, boolean ownsFiles) {
        BaseModelCard card = new BaseModelCard(
                new BaseModelDetails(BaseModelId.random(), "Tiny", "", false),
                new ModelFacts(ModelFamily.STABLE_DIFFUSION_1, "epsilon", 512, 1000, null, null),
                "/srv/models/tiny",
                true,
                Audience.EVERYONE,
                0,
                true,
                ownsFiles);
        return new ModelCard(card, Optional.empty(), withOrigin).getElement().getTextRecursively();
    }
}
