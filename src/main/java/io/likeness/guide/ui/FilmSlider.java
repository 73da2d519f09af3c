package io.likeness.guide.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.likeness.common.ui.LikenessIcon;
import java.util.List;

/** Films that move together: by dragging, by the arrow keys, or by themselves. */
class FilmSlider extends Div {

    /** Runs in the browser, over the slider's own events; whoever takes the slider meanwhile stops it. */
    private static final String PLAY = """
            const range = this, controls = range.parentElement;
            const stop = () => {
              clearInterval(range.playing);
              const focused = controls.querySelector('.pause') === document.activeElement;
              controls.removeAttribute('playing');
              if (focused) controls.querySelector('.play').focus();
            };
            const show = value => {
              range.value = value;
              range.dispatchEvent(new Event('input', {bubbles: true}));
            };
            stop();
            range.onpointerdown = range.onkeydown = range.pause = stop;
            controls.setAttribute('playing', '');
            controls.querySelector('.pause').focus();
            let next = Number(range.value) < Number(range.max) ? Number(range.value) : 0;
            show(next++);
            range.playing = setInterval(() => {
              if (!range.isConnected || next > range.max) stop(); else show(next++);
            }, $0);
            """;

    private static final int MILLISECONDS_A_FRAME = 380;

    private final List<Film> films;
    private final List<String> captions;
    private final RangeInput range = new RangeInput(ValueChangeMode.EAGER);
    private final Span caption = new Span();

    /**
     * @param label what the slider changes
     * @param captions what each frame is, in words; as many as each film has pictures
     */
    FilmSlider(String label, List<String> captions, Film... films) {
        this.films = List.of(films);
        this.captions = captions;
        addClassName("guide-player");
        range.setMin(0);
        range.setMax(captions.size() - 1.0);
        range.setStep(1.0);
        range.getElement().setAttribute("value", "0"); // a browser begins in the middle
        range.setAriaLabel(label);
        range.addValueChangeListener(event -> show((int) Math.round(event.getValue())));
        caption.addClassNames("caption", "number");
        Div screens = new Div();
        this.films.forEach(screens::add);
        screens.addClassName("screens");
        Div controls = new Div(range, caption);
        controls.addClassName("controls");
        add(screens, controls);
        show(0);
    }

    /** Adds a button that shows one frame after another, and one in its place that holds the film. */
    FilmSlider playable() {
        Button play = new Button(
                "Play", LikenessIcon.PLAY.create(), event -> range.getElement().executeJs(PLAY, MILLISECONDS_A_FRAME));
        play.addClassName("play");
        Button pause = new Button(
                "Pause",
                LikenessIcon.PAUSE.create(),
                event -> range.getElement().executeJs("this.pause()"));
        pause.addClassName("pause");
        range.getParent()
                .ifPresent(controls -> controls.getElement().insertChild(0, play.getElement(), pause.getElement()));
        return this;
    }

    private void show(int frame) {
        films.forEach(film -> film.show(frame));
        caption.setText(captions.get(frame));
        range.getElement().setAttribute("aria-valuetext", captions.get(frame));
    }
}
