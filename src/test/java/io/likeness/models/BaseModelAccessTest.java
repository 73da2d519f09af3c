package io.likeness.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.models.BaseModelChange.Refused;
import io.likeness.models.install.FolderInstallations;
import io.likeness.users.AccountSummary;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Who may use which base model. */
class BaseModelAccessTest extends ModelsTest {

    @Autowired
    FolderInstallations folders;

    @Autowired
    BaseModelAdministration models;

    @Autowired
    BaseModels baseModels;

    private AccountSummary member;
    private AccountSummary other;
    private BaseModelId model;

    @BeforeEach
    void install() {
        member = accounts.member();
        other = accounts.member();
        Path folder = tinyIn("access-" + UUID.randomUUID());
        model = ((FolderInstallations.Result.Installed) folders.install(folder.toString(), null)).id();
    }

    @Test
    void aNewModelIsForEveryone() {
        assertThat(baseModels.isUsable(member.id(), model)).isTrue();
        assertThat(baseModels.usableBy(member.id())).anyMatch(each -> each.id().equals(model));
        assertThat(baseModels.cards(member.id()))
                .anyMatch(card -> card.details().id().equals(model));
    }

    @Test
    void aDisabledModelIsForNobody() {
        models.enable(model, false);

        assertThat(baseModels.isUsable(member.id(), model)).isFalse();
        assertThat(baseModels.isUsable(accounts.administrator().id(), model)).isFalse();
        assertThat(models.all()).anyMatch(card -> card.details().id().equals(model) && !card.enabled());
    }

    @Test
    void aModelForAdministratorsIsForNoMember() {
        models.allow(model, Audience.ADMINISTRATORS);

        assertThat(baseModels.isUsable(member.id(), model)).isFalse();
        assertThat(baseModels.isUsable(accounts.administrator().id(), model)).isTrue();
    }

    @Test
    void aModelForNamedPeopleIsForThem() {
        models.allow(model, Audience.NAMED);
        assertThat(baseModels.isUsable(member.id(), model)).isFalse();

        assertThat(models.admit(model, member.name().toUpperCase())).isEqualTo(new BaseModelChange.Done());

        assertThat(baseModels.isUsable(member.id(), model)).isTrue();
        assertThat(baseModels.isUsable(other.id(), model)).isFalse();
        assertThat(models.named(model)).extracting(AccountSummary::name).containsExactly(member.name());
        assertThat(models.admit(model, member.name())).isInstanceOf(Refused.class);
        assertThat(models.admit(model, "nobody")).isInstanceOf(Refused.class);

        models.dismiss(model, member.id());
        assertThat(baseModels.isUsable(member.id(), model)).isFalse();
    }

    @Test
    void theStarterIsNotRemoved() {
        BaseModelId starter = models.all().stream()
                .filter(card -> card.details().builtIn())
                .findFirst()
                .orElseThrow()
                .details()
                .id();

        assertThat(models.remove(starter)).isInstanceOf(Refused.class);
        assertThat(models.all().stream()
                        .filter(card -> card.details().builtIn())
                        .findFirst()
                        .orElseThrow()
                        .facts())
                .matches(facts -> facts.family() == ModelFamily.STARTER && facts.side() == 128);
    }

    @Test
    void aNameIsChangedWithinLimits() {
        assertThat(models.rename(model, " Dreams ")).isEqualTo(new BaseModelChange.Done());
        assertThat(baseModels.get(model).name()).isEqualTo("Dreams");
        assertThat(models.rename(model, " ")).isInstanceOf(Refused.class);
        assertThat(models.rename(model, "x".repeat(101))).isInstanceOf(Refused.class);
    }

    @Test
    void membersAdministrateNothing() {
        accounts.signIn(member);

        assertThatThrownBy(() -> models.remove(model)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(models::all).isInstanceOf(AccessDeniedException.class);
    }
}
