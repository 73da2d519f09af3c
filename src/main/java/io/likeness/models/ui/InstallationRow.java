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
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One installation under way, or one that failed and can be tried again. */
class InstallationRow extends Div {

    private final InstallationId id;
    private final Span words = new Span();
    private final Div meter = new Div();
    private final Span next = new Span();
    private final Button retry = new Button("Try again");
    private final Button answer = new Button("Say what it predicts");
    private final Button cancel = new Button("Cancel");

    InstallationRow(
            InstallationDetails installation,
            Consumer<InstallationDetails> whenRetried,
            Consumer<InstallationDetails> whenAnswered,
            Consumer<InstallationDetails> whenCancelled) {
        this.id = installation.id();
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
        retry.addThemeVariants(ButtonVariant.PRIMARY);
        retry.addClickListener(event -> whenRetried.accept(installation));
        answer.addThemeVariants(ButtonVariant.PRIMARY);
        answer.addClickListener(event -> whenAnswered.accept(installation));
        cancel.addClickListener(event -> whenCancelled.accept(installation));
        Div line = new Div(text, retry, answer, cancel);
        line.addClassName("model-form-line");
        add(line, meter);
        show(installation);
    }

    InstallationId id() {
        return id;
    }

    void show(InstallationDetails now) {
        boolean failed = now.state() == InstallationState.FAILED;
        var failure = now.failure();
        words.setText(failure != null && failed ? failure.cause() : words(now));
        words.setClassName("installation-failure", failed);
        next.setText(failure != null && failed ? failure.next() : "");
        next.setVisible(failed);
        retry.setVisible(failed && now.canBeRetried());
        cancel.setText(failed ? "Dismiss" : "Cancel");
        answer.setVisible(now.state() == InstallationState.ASKING);
        meter.setVisible(!failed && now.state() != InstallationState.ASKING);
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
