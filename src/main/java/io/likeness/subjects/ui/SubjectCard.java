package io.likeness.subjects.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.subjects.PhotoId;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectMark;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A subject as a card that leads to its page. */
class SubjectCard extends RouterLink {

    SubjectCard(SubjectDetails subject, List<SubjectMark> marks) {
        addClassNames("likeness-card", "clickable", "likeness-subject-card");
        setRoute(SubjectView.class, SubjectView.parameters(subject.id()));
        H2 name = new H2(subject.name());
        name.addClassName("likeness-card-title");
        Div words = new Div(new Span(subject.classNoun()), IdentifierChip.of(subject.identifier()));
        words.addClassName("words");
        Stream<String> facts = Stream.concat(
                Stream.of(count(subject.photoCount())), marks.stream().map(mark -> mark.of(subject)));
        Span count = new Span(facts.collect(Collectors.joining(", ")));
        count.addClassNames("secondary", "small");
        Div body = new Div(name, words, count);
        body.addClassName("likeness-card-body");
        add(cover(subject.cover()), body);
    }

    private static Component cover(@Nullable PhotoId cover) {
        if (cover == null) {
            Div empty = new Div(LikenessIcon.SUBJECT.create());
            empty.addClassNames("likeness-card-media", "no-cover");
            return empty;
        }
        Image image = new Image(PhotoImages.thumbnail(cover), "");
        image.addClassName("likeness-card-media");
        image.getElement().setAttribute("loading", "lazy");
        return image;
    }

    private static String count(int photos) {
        return switch (photos) {
            case 0 -> "No photos yet";
            case 1 -> "1 photo";
            default -> photos + " photos";
        };
    }
}
