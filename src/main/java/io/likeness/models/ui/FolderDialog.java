package io.likeness.models.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.likeness.common.ui.Notifications;
import io.likeness.engine.PredictionType;
import io.likeness.models.install.FolderInstallations;
import io.likeness.models.install.FolderInstallations.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks which model on this server to install. */
class FolderDialog extends Dialog {

    private final FolderInstallations folders;
    private final Runnable refresh;
    private final ComboBox<String> path = new ComboBox<>("Folder or file");

    private final Button install = new Button("Install");

    FolderDialog(FolderInstallations folders, Runnable refresh) {
        this.folders = folders;
        this.refresh = refresh;
        setHeaderTitle("Install from this server");
        setWidth("min(36rem, 94vw)");
        List<String> found = folders.found().stream().map(Path::toString).toList();
        path.setItems(found);
        path.setAllowCustomValue(true);
        path.addCustomValueSetListener(event -> path.setValue(event.getDetail()));
        path.setHelperText(found.isEmpty() ? "No model was found there that is not installed yet." : "");
        path.setAutofocus(true);
        Div form = new Div(new Paragraph(explanation()), path);
        form.addClassName("model-form");
        add(form);
        install.addClickListener(event -> {
            install();
            install.setEnabled(true);
        });
        install.setDisableOnClick(true);
        install.addThemeVariants(ButtonVariant.PRIMARY);
        boolean open = !folders.roots().isEmpty();
        install.setEnabled(open);
        path.setVisible(open);
        getFooter().add(new Button("Cancel", event -> close()), install);
    }

    private String explanation() {
        return folders.roots().isEmpty()
                ? "No folder of this server is open for models. Its operator names some in likeness.models.folders, then they show here."
                : "Models in %s. A model's folder is used where it lies; of a model in one .safetensors file the studio makes a folder of its own."
                        .formatted(folders.roots().stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    private void install() {
        String typed = path.getValue();
        install(typed == null ? "" : typed, null);
    }

    private void install(String typed, @Nullable PredictionType prediction) {
        switch (folders.install(typed, prediction)) {
            case Result.Installed(var _, String name) -> {
                close();
                refresh.run();
                Notifications.done("%s is installed.".formatted(name));
            }
            case Result.Started _ -> {
                close();
                refresh.run();
            }
            case Result.Asks(String file) ->
                new PredictionDialog(Path.of(file).getFileName().toString(), said -> install(file, said)).open();
            case Result.Refused(String sentence) -> {
                path.setErrorMessage(sentence);
                path.setInvalid(true);
            }
        }
    }
}
