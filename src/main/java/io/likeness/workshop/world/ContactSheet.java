package io.likeness.workshop.world;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Puts pictures side by side, to be looked at. */
public final class ContactSheet {

    private ContactSheet() {}

    /** Pictures of the same size in rows of the given length, a thin gap between them. */
    public static BufferedImage of(List<BufferedImage> pictures, int columns) {
        int width = pictures.getFirst().getWidth();
        int height = pictures.getFirst().getHeight();
        int gap = Math.max(1, width / 32);
        int rows = (pictures.size() + columns - 1) / columns;
        BufferedImage sheet = new BufferedImage(
                columns * (width + gap) + gap, rows * (height + gap) + gap, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int i = 0; i < pictures.size(); i++) {
            g.drawImage(pictures.get(i), gap + i % columns * (width + gap), gap + i / columns * (height + gap), null);
        }
        g.dispose();
        return sheet;
    }

    /** Scenes of the training mixture from the given seed on. */
    public static BufferedImage scenes(long first, int count, int size) {
        List<BufferedImage> pictures = new ArrayList<>();
        for (long seed = first; seed < first + count; seed++) {
            pictures.add(StarterWorld.picture(Scene.of(seed), size));
        }
        return of(pictures, 16);
    }

    /** Row by row: every class in the studio, three more of each, every context (two rows), style, accessory, property. */
    public static BufferedImage vocabulary(int size) {
        SplittableRandom random = new SplittableRandom(7);
        List<BufferedImage> pictures = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            for (SubjectClass kind : SubjectClass.values()) {
                Context place = row == 0 ? Context.STUDIO : place(kind.ordinal() + 4 * row);
                pictures.add(picture(random, Identity.of(kind, random), place, ArtStyle.NONE, Accessory.NONE, size));
            }
        }
        for (int i = 0; i < 32; i++) {
            Identity any = Identity.of(SubjectClass.values()[i % 16], random);
            pictures.add(picture(random, any, place(i), ArtStyle.NONE, Accessory.NONE, size));
        }
        for (int i = 0; i < 16; i++) {
            Identity any = Identity.of(SubjectClass.values()[i], random);
            Context place = place(i * 7);
            ArtStyle style = ArtStyle.styles().get(i % ArtStyle.styles().size());
            pictures.add(picture(random, any, place, style, Accessory.NONE, size));
        }
        List<SubjectClass> living = List.of(
                SubjectClass.CAT,
                SubjectClass.DOG,
                SubjectClass.STUFFED_ANIMAL,
                SubjectClass.DUCK_TOY,
                SubjectClass.ROBOT_TOY);
        for (int i = 0; i < 16; i++) {
            Identity wearer = Identity.of(living.get(i % 5), random);
            Accessory accessory = Accessory.values()[1 + (i + i / 5) % 5];
            pictures.add(picture(random, wearer, place(i), ArtStyle.NONE, accessory, size));
        }
        for (int i = 0; i < 16; i++) {
            Identity any = Identity.of(SubjectClass.values()[i], random);
            Scene scene = new Scene(any, place(i * 3), Pose.of(random), random.nextLong());
            pictures.add(StarterWorld.picture(scene.with(Property.properties().get(i % 3)), size));
        }
        return of(pictures, 16);
    }

    /** The place with that number, from the first again after the last. */
    private static Context place(int number) {
        return Context.values()[number % Context.values().length];
    }

    private static BufferedImage picture(
            SplittableRandom random, Identity who, Context place, ArtStyle style, Accessory accessory, int size) {
        return StarterWorld.picture(new Scene(who, place, style, accessory, Pose.of(random), random.nextLong()), size);
    }
}
