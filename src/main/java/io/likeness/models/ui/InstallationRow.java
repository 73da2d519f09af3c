package io.likeness.models.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.Quantities;
import io.likeness.models.install.InstallationDetails;
import io.likeness.models.install.InstallationDetails.Written;
import io.likeness.models.install.InstallationId;
import io.likeness.models.install.InstallationState;
import io.likeness.models.install.Origin;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One installation under way, or one that failed and can be tried again. */
class InstallationRow extends Div {

    private InstallationDetails now;
    private final Span words = new Span();
    private final Div meter = new Div();
    private final Span next = new Span();
    private final Button retry = new Button();
    private final Button answer = new Button();
    private final Button cancel = new Button("Cancel");

    InstallationRow(
            InstallationDetails installation,
            Consumer<InstallationDetails> whenRetried,
            Consumer<InstallationDetails> whenAnswered,
            Consumer<InstallationDetails> whenCancelled) {
        this.now = installation;
        addClassNames("likeness-panel", "installation-row");
        Span title = new Span(installation.source());
        title.addClassName("likeness-card-title");
        words.addClassNames("secondary", "small", "number");
        words.getElement().setAttribute("aria-live", "polite");
        next.addClassName("small");
        meter.addClassName("likeness-meter");
        meter.getElement().setAttribute("role", "progressbar");
        meter.getElement().setAttribute("aria-label", "Installation of " + installation.source());
        Div text = new Div(title, words, next);
        text.addClassName("grow");
        retry.addClickListener(event -> whenRetried.accept(now));
        answer.addThemeVariants(ButtonVariant.PRIMARY);
        answer.addClickListener(event -> whenAnswered.accept(now));
        cancel.addClickListener(event -> whenCancelled.accept(now));
        Div line = new Div(text, retry, answer, cancel);
        line.addClassName("model-form-line");
        add(line, meter);
        show(installation);
    }

    InstallationId id() {
        return now.id();
    }

    void show(InstallationDetails current) {
        now = current;
        boolean failed = now.state() == InstallationState.FAILED;
        var failure = now.failure();
        words.setText(failure != null && failed ? failure.cause() : words(now));
        words.setClassName("installation-failure", failed);
        next.setText(failure != null && failed ? failure.next() : "");
        next.setVisible(failed);
        boolean canBringOne = now.state() == InstallationState.CHOOSING && now.origin() == Origin.FILE;
        retry.setVisible(failed && now.canBeRetried() || canBringOne);
        retry.setText(failed ? "Try again" : "Look again");
        retry.setThemeVariant(ButtonVariant.PRIMARY, failed);
        cancel.setText(failed ? "Dismiss" : "Cancel");
        answer.setVisible(now.state().isQuestion());
        answer.setText(now.state() == InstallationState.CHOOSING ? "Choose an autoencoder" : "Say what it predicts");
        meter.setVisible(!failed && !now.state().isQuestion());
        String fraction = String.format(Locale.ROOT, "%.4f", now.fraction());
        meter.getStyle().set("--value", fraction);
        meter.getElement().setAttribute("aria-valuemax", "1");
        meter.getElement().setAttribute("aria-valuenow", fraction);
    }

    private static String words(InstallationDetails now) {
        return switch (now.state()) {
            case RECEIVING -> "A browser sends it. " + progress(now);
            case DOWNLOADING -> now.files().isEmpty() ? "Asking what there is" : progress(now);
            case CHECKING -> "Looking at the files";
            case ASKING ->
                "The file is here, but it does not say what it predicts. Somebody has to, before it is converted.";
            case CHOOSING ->
                "The file is here, but it has no autoencoder, as models have that leave its choice to you. That of an installed model fits.";
            case CONVERTING -> converting(now.written());
            case DONE -> "Done";
            case FAILED, CANCELLED -> "";
        };
    }

    private static String converting(@Nullable Written written) {
        return written == null
                ? "Converting it to a folder"
                : String.format(Locale.ROOT, "Converting: %,d of %,d tensors", written.done(), written.of());
    }

    private static String progress(InstallationDetails now) {
        Long left = now.secondsLeft();
        String sizes = "%s of %s".formatted(Quantities.bytes(now.received()), Quantities.bytes(now.bytes()));
        return left == null ? sizes : "%s, %s left".formatted(sizes, Quantities.seconds(left));
    }
}
