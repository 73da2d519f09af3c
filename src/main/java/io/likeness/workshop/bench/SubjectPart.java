package io.likeness.workshop.bench;

import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.SampleWritten;
import io.likeness.engine.EngineListener;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.workshop.bench.BenchSettings.Amounts;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DreamBooth's part: teaches the base model one subject after the other, and asks each model for all renditions. */
record SubjectPart(BenchSettings settings, Jury jury, Drawing drawing, EngineListener listener) {

    /** Empty if the listener stopped it. All subjects are taught once before one is taught a second time. */
    Optional<List<Row>> run() {
        Amounts amounts = settings.amounts();
        int all = amounts.seeds() * amounts.subjects();
        List<TaughtSubject> sittings = new ArrayList<>();
        TimeLeft left = new TimeLeft(all);
        for (int training = 0; training < amounts.seeds(); training++) {
            for (BenchSubject sitter : BenchSubject.first(amounts.subjects())) {
                Optional<TaughtSubject> sitting = sitting(new Teaching(settings, sitter, training), left);
                if (sitting.isEmpty()) {
                    return Optional.empty();
                }
                sittings.add(sitting.get());
                listener.on(new Preparing("Subjects" + left.words(), left.done(), all));
            }
        }
        MarkFiles.write(settings.out(), sittings);
        return Optional.of(SubjectRows.of(sittings));
    }

    private Optional<TaughtSubject> sitting(Teaching teaching, TimeLeft left) {
        long start = System.nanoTime();
        List<Question> questions = SubjectQuestions.of(teaching.sitter(), teaching.training());
        Path pictures = teaching.folder().resolve("pictures");
        boolean known = Drawing.complete(questions, pictures);
        if (!known && !teaching.run(listener)) {
            return Optional.empty();
        }
        String name = teaching.sitter().key();
        var drawn = drawing.draw("Drawing " + name, teaching.model(), questions, pictures);
        var ofClass =
                questions.stream().filter(question -> question.group().anyone()).toList();
        var base = drawn.flatMap(_ -> drawing.draw(
                "Base model for " + name,
                settings.model(),
                ofClass,
                teaching.subject().resolve("base-" + teaching.training())));
        if (drawn.isEmpty() || base.isEmpty()) {
            return Optional.empty();
        }
        teaching.forgetModel();
        sheet(teaching, questions, drawn.get());
        left.add(!known, System.nanoTime() - start);
        return Optional.of(new TaughtSubject(
                name + "-" + teaching.training(),
                Portrait.of(teaching.sitter(), jury.referee(), jury.size()),
                jury.judge(questions, drawn.get()),
                jury.judge(ofClass, base.get()),
                TrainingTime.read(teaching.folder())));
    }

    private void sheet(Teaching teaching, List<Question> questions, List<BufferedImage> drawn) {
        Path file = Path.of("sheets", "%s-%d.png".formatted(teaching.sitter().key(), teaching.training()));
        BufferedImage sheet = SubjectSheet.of(teaching.sitter().photos(jury.size()), questions, drawn);
        PngFile.write(settings.out().resolve(file), RgbImage.of(sheet), "a subject's photos and renditions");
        listener.on(new SampleWritten(0, teaching.training(), teaching.sitter().key(), file));
    }
}
