package io.likeness.studio.ui;

import static java.util.function.Predicate.not;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.shared.Registration;
import io.likeness.common.ui.AllowanceChanged;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.NumberFields;
import io.likeness.common.ui.Quantities;
import io.likeness.galleries.Picture;
import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointId;
import io.likeness.models.adapter.AdapterId;
import io.likeness.prompts.PromptTemplate;
import io.likeness.subjects.SubjectDetails;
import io.likeness.tasks.AdapterUse;
import io.likeness.tasks.DrawingDefaults;
import io.likeness.tasks.Estimate;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.TaskTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to draw and how; says what it will take before it begins. */
class StudioForm extends Div {

    private final SubjectChoice choice;
    private final PromptField prompt;
    private final TemplatePicker templates;
    private final IntegerField count = NumberFields.whole("Pictures of each prompt", 1, 16);
    private final VariationField variation;
    private final AdapterField adapters;
    private final DrawingSettings settings;
    private final Span estimate = new Span();
    private final Button generate = new Button("Generate", LikenessIcon.STUDIO.create());
    private final DrawingDefaults defaults;
    private final BiFunction<WeightsChoice, String, Optional<String>> cut;
    private final Function<GenerationRequest, Estimate> estimator;

    StudioForm(
            SubjectChoice choice,
            DrawingDefaults defaults,
            BiFunction<WeightsChoice, String, Optional<String>> cut,
            Function<GenerationRequest, Estimate> estimator,
            AdapterField.Maker adapters,
            Runnable start) {
        this.choice = choice;
        this.defaults = defaults;
        this.cut = cut;
        this.estimator = estimator;
        this.prompt = new PromptField(this::showEstimate);
        this.templates = new TemplatePicker(this::showEstimate);
        this.variation = new VariationField(this::showEstimate);
        this.adapters = adapters.make(this::showEstimate, prompt::append);
        this.settings = new DrawingSettings(this::showEstimate);
        count.setStepButtonsVisible(true);
        count.setValue(2);
        count.addValueChangeListener(event -> showEstimate());
        generate.addThemeVariants(ButtonVariant.PRIMARY);
        generate.setDisableOnClick(true);
        generate.addClickListener(event -> start.run());
        estimate.addClassNames("secondary", "small");
        estimate.getElement().setAttribute("aria-live", "polite");
        Div bar = new Div(generate, estimate);
        bar.addClassName("studio-start");
        addClassNames("likeness-panel", "studio-form");
        add(variation, choice, prompt, templates, this.adapters, count, settings, bar);
        choice.whenChanged(this::chosen);
        chosen();
    }

    /** When a task of this window ends, others come first no more. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Registration listening = AllowanceChanged.listen(event.getUI(), this::showEstimate);
        addDetachListener(gone -> {
            gone.unregisterListener();
            listening.remove();
        });
    }

    /** Subject or weights changed: words, library and defaults follow. */
    private void chosen() {
        prompt.subject(choice.words());
        choice.subject()
                .ifPresentOrElse(
                        subject -> templates.offer(subject.classNoun(), choice.isStarter()), templates::offerNone);
        WeightsChoice source = choice.source();
        adapters.offer(source);
        if (source != null) {
            settings.suggest(defaults.of(source.baseModel(), source.checkpoint()));
        }
        Function<String, Optional<String>> cutOf =
                source == null ? text -> Optional.empty() : text -> cut.apply(source, text);
        prompt.cutOf(cutOf);
        settings.cutOf(cutOf);
        showEstimate();
    }

    /** The request as it stands; empty while something is missing. */
    Optional<GenerationRequest> request() {
        WeightsChoice source = choice.source();
        List<String> prompts = prompts();
        if (source == null
                || prompts.isEmpty()
                || prompt.lacksSubject()
                || !adapters.problem().isEmpty()
                || count.isEmpty()
                || count.isInvalid()) {
            return Optional.empty();
        }
        return settings.read()
                .map(numbers -> numbers.withVariation(variation.variation()).withAdapters(adapters.uses()))
                .map(numbers -> new GenerationRequest(
                        source.baseModel(),
                        source.checkpoint(),
                        choice.subject().map(SubjectDetails::id).orElse(null),
                        prompts,
                        count.getValue(),
                        numbers));
    }

    private void showEstimate() {
        Optional<GenerationRequest> request = request();
        generate.setEnabled(request.isPresent());
        estimate.setText(request.map(this::words).orElseGet(this::missing));
    }

    private String missing() {
        if (prompt.lacksSubject()) {
            return "Choose the subject that %s stands for.".formatted(PromptTemplate.SLOT);
        }
        if (!adapters.problem().isEmpty()) {
            return adapters.problem();
        }
        if (prompts().isEmpty()) {
            return choice.subject().isPresent() ? "Type a prompt or pick renditions." : "Type a prompt.";
        }
        return "A setting is empty or out of range.";
    }

    private List<String> prompts() {
        List<String> prompts = new ArrayList<>();
        if (!prompt.prompt().isEmpty()) {
            prompts.add(prompt.prompt());
        }
        prompts.addAll(templates.prompts());
        return prompts;
    }

    private String words(GenerationRequest request) {
        Estimate cost = estimator.apply(request);
        generate.setEnabled(cost.affordable());
        String what = Quantities.pictures(request.pictures());
        return cost.affordable()
                ? Stream.of(
                                "%s, %s.".formatted(what, TaskTimes.about(cost)),
                                TaskTimes.wait(cost),
                                Quantities.number(cost.left()) + " GPU-seconds are left after that.")
                        .filter(not(String::isEmpty))
                        .collect(Collectors.joining(" "))
                : "%s: %s GPU-seconds, %s more than your month's budget has left."
                        .formatted(what, Quantities.number(cost.gpuSeconds()), Quantities.number(-cost.left()));
    }

    /** Lets the next one begin. */
    void ready() {
        adapters.refresh(); // one may have been deleted meanwhile
        showEstimate();
    }

    void chooseNewest() {
        choice.chooseNewest();
    }

    void choose(SubjectDetails subject) {
        choice.choose(subject);
    }

    /** Chooses these weights; false when they are not offered any more. */
    boolean choose(BaseModelId baseModel, @Nullable CheckpointId checkpoint) {
        return choice.choose(baseModel, checkpoint);
    }

    /** Begins with a picture, or with noise alone. */
    void beginWith(@Nullable Picture picture, double strength) {
        variation.take(picture, strength);
    }

    /** Draws with these adapters; false if one of them is gone. */
    boolean drawWith(List<AdapterUse> uses) {
        return adapters.take(uses);
    }

    /** Draws with an adapter, and with weights that it fits if there are some. */
    void drawWith(AdapterId adapter) {
        choice.chooseFirst(adapters.fitting(adapter));
        adapters.take(List.of(new AdapterUse(adapter, 1)));
    }

    /** Leaves the seed to chance. */
    void freshSeed() {
        settings.freshSeed();
    }

    /** Takes over everything that makes a picture again, but for the picture that it began with. */
    void take(PictureSettings picture) {
        GenerationSettings numbers = picture.settings();
        prompt.prompt(picture.template());
        templates.clear();
        count.setValue(1);
        settings.take(numbers);
        showEstimate();
    }
}
