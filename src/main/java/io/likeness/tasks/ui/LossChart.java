package io.likeness.tasks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import io.likeness.tasks.TaskProgress.LossPoint;
import java.util.List;

/** The loss of a training as a curve, drawn in the browser by frontend/loss-chart.js. */
@Tag("likeness-loss-chart")
@JsModule("context://likeness/loss-chart.js")
class LossChart extends Component {

    void show(List<LossPoint> losses) {
        getElement()
                .setPropertyList(
                        "points",
                        losses.stream()
                                .map(point -> List.of(point.step(), point.loss(), point.smoothed()))
                                .toList());
    }
}
