package io.likeness.models.install;

import io.likeness.engine.EngineException;
import io.likeness.engine.conversion.SingleFileFacts;
import io.likeness.models.BaseModelRegister;
import io.likeness.models.InstalledModel;
import io.likeness.models.ModelFamily;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds autoencoders for single files that leave the choice to a person: those of installed models of the same family. */
@Component
class Autoencoders {

    private final BaseModelRegister register;

    Autoencoders(BaseModelRegister register) {
        this.register = register;
    }

    /** Whether somebody has to choose one: the file has none, and none lies beside it. What is no model at all needs none. */
    boolean areMissing(Path file) {
        try {
            return SingleFileFacts.lacksAutoencoder(file);
        } catch (EngineException noModel) {
            return false;
        }
    }

    /** The installed models of its family whose autoencoder makes the latents that the model in this file takes, the oldest first. */
    List<InstalledModel> fitting(Path file) {
        return register.installed().stream().filter(model -> fits(model, file)).toList();
    }

    private static boolean fits(InstalledModel model, Path file) {
        try {
            SingleFileFacts facts = SingleFileFacts.read(file, SingleFileCheck.configBeside(file), model.folder());
            return ModelFamily.of(facts.family()) == model.family();
        } catch (EngineException misfit) {
            return false;
        }
    }

    /** The model that was chosen; empty if none was, or it has been removed since. */
    Optional<InstalledModel> chosen(Answers answers) {
        return register.installed().stream()
                .filter(model -> answers.areOf(model.id()))
                .findFirst();
    }
}
