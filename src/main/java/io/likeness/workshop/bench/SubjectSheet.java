package io.likeness.workshop.bench;

import io.likeness.workshop.world.ContactSheet;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Everything that a fine-tuned model drew, for the eye: the photos, then each group of questions from a new row on. */
final class SubjectSheet {

    private static final int COLUMNS = 10;

    private final List<BufferedImage> pictures = new ArrayList<>();

    private SubjectSheet() {}

    static BufferedImage of(List<BufferedImage> photos, List<Question> questions, List<BufferedImage> drawn) {
        SubjectSheet sheet = new SubjectSheet();
        sheet.pictures.addAll(photos);
        for (int i = 0; i < questions.size(); i++) {
            if (i == 0 || questions.get(i).group() != questions.get(i - 1).group()) {
                sheet.endRow(drawn.getFirst());
            }
            sheet.pictures.add(drawn.get(i));
        }
        sheet.endRow(drawn.getFirst());
        return ContactSheet.of(sheet.pictures, COLUMNS);
    }

    private void endRow(BufferedImage like) {
        while (pictures.size() % COLUMNS != 0) {
            pictures.add(blank(like.getWidth(), like.getHeight()));
        }
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage blank = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = blank.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return blank;
    }
}
