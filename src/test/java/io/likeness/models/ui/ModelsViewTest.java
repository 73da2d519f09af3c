package io.likeness.models.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.common.LikenessProperties;
import io.likeness.engine.PredictionType;
import io.likeness.models.BaseModelAdministration;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModelRegister;
import io.likeness.models.ModelInspection;
import io.likeness.models.NewBaseModel;
import io.likeness.models.install.Answers;
import io.likeness.models.install.InstallationBook;
import io.likeness.models.install.InstallationDetails;
import io.likeness.models.install.InstallationState;
import io.likeness.models.install.NewInstallation;
import io.likeness.models.install.Origin;
import io.likeness.models.install.SingleFiles;
import io.likeness.models.layout.ModelFile;
import io.likeness.support.PageTest;
import io.likeness.users.AccountSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/** The page of base models, as administrators and as members see it. */
class ModelsViewTest extends PageTest {

    @Autowired
    BaseModelAdministration models;

    @Autowired
    InstallationBook book;

    @Autowired
    BaseModelRegister register;

    @Autowired
    LikenessProperties properties;

    @Override
    protected AccountSummary visitor() {
        return accounts.administrator();
    }

    @Test
    void anAdministratorSeesTheStarterAndTheWaysToInstallMore() {
        navigate(ModelsView.class);

        assertThat(findInView(H2.class).withText("Starter").all()).hasSize(1);
        assertThat(findInView(ModelUpload.class).all()).hasSize(1);
        assertThat(findInView(Button.class).withText("From the hub").all()).hasSize(1);
        assertThat(findInView(ModelCard.class).single().getElement().getTextRecursively())
                .contains("128 × 128 pixels", "steps, guidance");
    }

    @Test
    void aMemberSeesCardsAndNothingToChange() {
        accounts.signIn(accounts.member());
        navigate(ModelsView.class);

        assertThat(findInView(ModelCard.class).all()).isNotEmpty();
        assertThat(findInView(ModelUpload.class).all()).isEmpty();
        assertThat(findInView(Button.class).withText("From the hub").all()).isEmpty();
        assertThat(findInView(com.vaadin.flow.component.menubar.MenuBar.class).all())
                .isEmpty();
    }

    @Test
    void aMemberWithoutAModelIsToldWhomToAsk() {
        BaseModelId starter = models.all().getFirst().details().id();
        models.enable(starter, false);
        accounts.signIn(accounts.member());
        try {
            navigate(ModelsView.class);

            assertThat(findInView(H2.class).single().getText()).isEqualTo("No model is on offer for you");
        } finally {
            accounts.asAdministrator(() -> {
                models.enable(starter, true);
                return starter;
            });
        }
    }

    @Test
    void aTypedRepositoryThatIsNoneIsExplainedAtTheField() {
        navigate(ModelsView.class);

        test(findInView(Button.class).withText("From the hub").single()).click();
        TextField repository = find(TextField.class).withLabel("Repository").single();
        test(repository).setValue("not a repository");
        test(find(Button.class).withText("Install").single()).click();

        assertThat(repository.isInvalid()).isTrue();
        assertThat(repository.getErrorMessage()).contains("owner, a slash and a name");
    }

    @Test
    void whatASingleFileDoesNotSayIsAskedOnItsRow() {
        InstallationDetails file = book.begin(new NewInstallation(
                accounts.administrator().id(),
                Origin.FILE,
                "dream",
                "/gone/dream.safetensors",
                null,
                InstallationState.ASKING,
                List.of(new ModelFile("dream.safetensors", 2_000_000, null)),
                Answers.NONE));
        navigate(ModelsView.class);
        assertThat(findInView(InstallationRow.class).single().getElement().getTextRecursively())
                .contains("/gone/dream.safetensors", "does not say what it predicts");

        test(findInView(Button.class).withText("Say what it predicts").single()).click();
        Button convert = find(Button.class).withText("Convert").single();
        assertThat(convert.isEnabled()).isFalse();
        test(find(RadioButtonGroup.class).single())
                .selectItem(
                        "Velocity (v): the models for pictures of 768 × 768 pixels, often with 768 or v in their names");
        test(convert).click();

        InstallationDetails answered = book.find(file.id()).orElseThrow();
        assertThat(answered.answers().prediction()).isEqualTo(PredictionType.V_PREDICTION);
        assertThat(answered.state()).isNotEqualTo(InstallationState.ASKING);
        book.cancel(file.id());
    }

    @Test
    void anAutoencoderIsChosenOnTheRow(@TempDir Path folder) throws IOException {
        BaseModelId giver = install(Path.of("src/test/resources/golden/checkpoints/sd1"), "Giver");
        Path file = SingleFiles.withoutAutoencoder(folder, "model");
        InstallationDetails upload = begun("bare.safetensors", InstallationState.CHOOSING, Files.size(file));
        Path incoming =
                properties.home().resolve("models-incoming").resolve(upload.id().toString());
        FileSystemUtils.copyRecursively(folder, incoming);
        navigate(ModelsView.class);
        assertThat(findInView(InstallationRow.class).single().getElement().getTextRecursively())
                .contains("bare.safetensors", "has no autoencoder");
        assertThat(findInView(Button.class).withText("Look again").all()).isEmpty();

        test(findInView(Button.class).withText("Choose an autoencoder").single())
                .click();
        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("comes without an autoencoder", "a copy is written into the new model")
                .contains("For another one: dismiss this upload");
        Button convert = find(Button.class).withText("Convert").single();
        find(Select.class).withLabel("Autoencoder of").single().setValue(null);
        assertThat(convert.isEnabled()).isFalse();
        test(find(Select.class).withLabel("Autoencoder of").single()).selectItem("Giver (SD 1.x)");
        test(convert).click();

        InstallationDetails chosen = book.find(upload.id()).orElseThrow();
        assertThat(chosen.answers().autoencoderOf()).isEqualTo(giver.value());
        assertThat(chosen.state()).isNotEqualTo(InstallationState.CHOOSING);
        book.cancel(upload.id());
        models.remove(giver);
    }

    private BaseModelId install(Path folder, String name) {
        return register.register(new NewBaseModel(
                BaseModelId.random(),
                name,
                "",
                folder.toAbsolutePath().toString(),
                ModelInspection.of(folder),
                folder.toString()));
    }

    private InstallationDetails begun(String name, InstallationState state, long bytes) {
        return book.begin(new NewInstallation(
                accounts.administrator().id(),
                Origin.UPLOAD,
                "bare",
                name,
                null,
                state,
                List.of(new ModelFile(name, bytes, null)),
                Answers.NONE));
    }

    @Test
    void whatAnotherBrowserSendsIsShownAndCanBeGivenUp() {
        InstallationDetails upload = book.begin(new NewInstallation(
                accounts.administrator().id(),
                Origin.UPLOAD,
                "dream",
                "dream",
                null,
                InstallationState.RECEIVING,
                List.of(new ModelFile("model_index.json", 2_000_000, null)),
                Answers.NONE));
        navigate(ModelsView.class);

        InstallationRow row = findInView(InstallationRow.class).single();
        assertThat(row.getElement().getTextRecursively()).contains("dream", "0 B of 2.0 MB");

        book.cancel(upload.id());
        navigate(ModelsView.class);
        assertThat(findInView(InstallationRow.class).all()).isEmpty();
    }
}
