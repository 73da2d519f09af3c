package io.likeness.workshop.pretraining;

import io.likeness.engine.tensor.Seeds;
import io.likeness.workshop.world.SubjectClass;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The pictures that a referee learns from, each drawn when it is first needed and kept: drawing costs as much as learning. */
final class RefereePool {

    private static final SubjectClass[] KINDS = SubjectClass.values();

    private final RefereeScenes scenes;
    private final int subjects;
    private final AtomicReferenceArray<DrawnScene> drawn;

    RefereePool(RefereeScenes scenes, int subjects) {
        this.scenes = scenes;
        this.subjects = subjects;
        this.drawn = new AtomicReferenceArray<>(KINDS.length * subjects * RefereeScenes.VIEWS);
    }

    /**
     * So many quartets for a shard: two pictures of each subject of a pair. All shards together go through the classes evenly, since
     * the hardest thing to see in a picture is which of two subjects of one class it shows.
     */
    List<DrawnScene> batch(Seeds step, int shard, int quartets) {
        int[] order = step.at("classes").permutation(KINDS.length);
        List<DrawnScene> batch = new ArrayList<>();
        for (int i = 0; i < quartets; i++) {
            int place = shard * quartets + i;
            Seeds here = step.at("pair").at(place);
            SubjectClass kind = KINDS[order[place % KINDS.length]];
            int first = 2 * here.below(0, subjects / 2);
            addTwoViews(batch, kind, first, here.at(0));
            addTwoViews(batch, kind, first + 1, here.at(1));
        }
        return batch;
    }

    private void addTwoViews(List<DrawnScene> batch, SubjectClass kind, int number, Seeds here) {
        int view = here.below(0, RefereeScenes.VIEWS);
        int other = view + 1 + here.below(1, RefereeScenes.VIEWS - 1);
        batch.add(drawn(kind, number, view));
        batch.add(drawn(kind, number, other % RefereeScenes.VIEWS));
    }

    private DrawnScene drawn(SubjectClass kind, int number, int view) {
        int subject = kind.ordinal() * subjects + number;
        int slot = subject * RefereeScenes.VIEWS + view;
        DrawnScene known = drawn.get(slot);
        if (known == null) {
            known = DrawnScene.of(scenes.view(kind, number, view), subject, RefereeSettings.SIZE);
            drawn.set(slot, known);
        }
        return known;
    }
}
