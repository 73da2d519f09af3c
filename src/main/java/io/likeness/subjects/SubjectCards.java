package io.likeness.subjects;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts photo count and cover beside subjects, with one query for a whole page of them. */
@Component
class SubjectCards {

    private final PhotoRepository photos;

    SubjectCards(PhotoRepository photos) {
        this.photos = photos;
    }

    List<SubjectDetails> of(List<Subject> subjects) {
        Map<SubjectId, List<PhotoId>> bySubject =
                photos
                        .covers(subjects.stream()
                                .map(subject -> subject.id().value())
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(
                                row -> new SubjectId(row.subject()),
                                Collectors.mapping(row -> new PhotoId(row.photo()), Collectors.toList())));
        return subjects.stream()
                .map(subject -> details(subject, bySubject.getOrDefault(subject.id(), List.of())))
                .toList();
    }

    private static SubjectDetails details(Subject subject, List<PhotoId> photos) {
        return subject.details(photos.size(), photos.isEmpty() ? null : photos.getFirst());
    }
}
