package io.likeness.workshop.world;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** What covers a subject's main surface: the main colour alone, or figures of the second colour on it. */
public enum Pattern {
    PLAIN,
    SPOTTED,
    STRIPED,
    CHECKERED,
    STARRY;

    private static final int TILE = 48;

    /** The word that captions use. */
    public String word() {
        return Words.of(this);
    }

    /** A tile that repeats every identity.pitch() units of the subject's own coordinates, so that the pattern moves with it. */
    TexturePaint paint(Identity identity) {
        BufferedImage tile = new BufferedImage(TILE, TILE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = tile.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(identity.mainPaint());
        g.fillRect(0, 0, TILE, TILE);
        g.setColor(identity.secondPaint());
        figures(g, identity.variant());
        g.dispose();
        return new TexturePaint(tile, new Rectangle2D.Double(-.03, -.05, identity.pitch(), identity.pitch()));
    }

    private void figures(Graphics2D g, int variant) {
        int half = TILE / 2;
        switch (this) {
            case PLAIN -> {}
            case SPOTTED -> {
                spot(g, TILE / 4, TILE / 4);
                spot(g, TILE * 3 / 4, TILE * 3 / 4);
            }
            case STRIPED -> {
                boolean upright = variant == 0;
                g.fillRect(0, 0, upright ? half : TILE, upright ? TILE : half);
            }
            case CHECKERED -> {
                g.fillRect(0, 0, half, half);
                g.fillRect(half, half, half, half);
            }
            case STARRY -> g.fill(Shapes.star(half, half, TILE * .42, 5));
        }
    }

    private static void spot(Graphics2D g, int x, int y) {
        int radius = TILE / 6;
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
