package press.dateline.sample;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/// A picture in the manner of a colour woodcut: flat tones, engraved lines, a little grain. The same seed draws the
/// same picture. Lengths are in pixels of a sheet of [#WIDTH] by [#HEIGHT]. Belongs to one thread.
final class Woodcut {
    static final int WIDTH = 1440;
    static final int HEIGHT = 960;

    private static final int GRAIN = 5;

    final Graphics2D pen;
    final Random random;
    private final BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

    Woodcut(long seed) {
        random = new Random(seed * 7_919 + 11);
        pen = sheet.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /// The print, with the grain of its paper.
    BufferedImage print() {
        pen.dispose();
        int[] pixels = ((DataBufferInt) sheet.getRaster().getDataBuffer()).getData();
        int state = 0x2545F491;
        for (int i = 0; i < pixels.length; i++) {
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
            int noise = (state >>> 24) % (2 * GRAIN + 1) - GRAIN;
            int pixel = pixels[i];
            pixels[i] = bounded((pixel >> 16 & 255) + noise) << 16
                    | bounded((pixel >> 8 & 255) + noise) << 8
                    | bounded((pixel & 255) + noise);
        }
        return sheet;
    }

    private static int bounded(int value) {
        return Math.clamp(value, 0, 255);
    }

    // tones and lines -------------------------------------------------------------------------------------------------

    static Color rgb(int hex) {
        return new Color(hex);
    }

    static Color veiled(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) (255 * Math.clamp(opacity, 0, 1)));
    }

    static Color between(Color a, Color b, double share) {
        return new Color(
                bounded((int) (a.getRed() * (1 - share) + b.getRed() * share)),
                bounded((int) (a.getGreen() * (1 - share) + b.getGreen() * share)),
                bounded((int) (a.getBlue() * (1 - share) + b.getBlue() * share)));
    }

    void fill(Color colour, Shape shape) {
        pen.setColor(colour);
        pen.fill(shape);
    }

    void line(Color colour, double width, double x1, double y1, double x2, double y2) {
        pen.setColor(colour);
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    static Rectangle2D box(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, width, height);
    }

    static Ellipse2D disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2);
    }

    /// A closed shape through points x, y, x, y …
    static Path2D shape(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }

    /// Smooth noise between 0 and 1.
    static double noise(double x, double seed) {
        double value = Math.sin(x * 1.3 + seed * 2.1) * 0.5
                + Math.sin(x * 2.9 + seed * 5.3) * 0.27
                + Math.sin(x * 6.7 + seed * 1.7) * 0.15
                + Math.sin(x * 13.1 + seed * 3.9) * 0.08;
        return Math.clamp(0.5 + value / 2, 0, 1);
    }

    /// Lines cut along a shape, as shade.
    ///
    /// @param gap between two lines
    /// @param slope how far a line falls over the width of the shape
    void hatch(Shape shape, Color colour, double gap, double width, double slope) {
        Shape clip = pen.getClip();
        pen.clip(shape);
        Rectangle2D bounds = shape.getBounds2D();
        pen.setColor(colour);
        pen.setStroke(new BasicStroke((float) width));
        double reach = Math.abs(slope);
        for (double y = bounds.getMinY() - reach; y < bounds.getMaxY() + reach; y += gap) {
            pen.draw(new Line2D.Double(bounds.getMinX(), y, bounds.getMaxX(), y + slope));
        }
        pen.setClip(clip);
    }

    // sky and weather -------------------------------------------------------------------------------------------------

    /// A sky down to `horizon`, engraved with lines that grow thin towards it.
    void sky(double horizon, Color top, Color bottom, Color ink) {
        fill(between(bottom, ink, 0.45), box(0, 0, WIDTH, HEIGHT));
        pen.setPaint(new GradientPaint(0, 0, top, 0, (float) horizon, bottom));
        pen.fill(box(0, 0, WIDTH, horizon + 1));
        pen.setColor(veiled(ink, 0.34));
        double seed = random.nextDouble() * 9;
        for (double y = 4; y < horizon - 8; y += 9) {
            double depth = 1 - y / horizon;
            Path2D line = new Path2D.Double();
            line.moveTo(0, y);
            double[] lower = new double[WIDTH / 12 + 2];
            for (int i = 0; i * 12 <= WIDTH; i++) {
                double x = i * 12;
                double swell = Math.sin(x / 190 + y / 70 + seed) * 3;
                double half = Math.max(0, 2.9 * depth - 0.35 + (noise(x / 260, seed + y / 60) - 0.5) * 2.6);
                line.lineTo(x, y + swell - half / 2);
                lower[i] = y + swell + half / 2;
            }
            for (int i = WIDTH / 12; i >= 0; i--) {
                line.lineTo(i * 12, lower[i]);
            }
            line.closePath();
            pen.fill(line);
        }
    }

    void glow(double x, double y, double radius, Color colour, double strength) {
        pen.setPaint(
                new RadialGradientPaint((float) x, (float) y, (float) radius, new float[] {0, 0.4f, 1}, new Color[] {
                    veiled(colour, strength), veiled(colour, strength * 0.35), veiled(colour, 0)
                }));
        pen.fill(disc(x, y, radius));
    }

    /// A sun or moon with rays cut around it.
    void sun(double x, double y, double radius, Color colour) {
        glow(x, y, radius * 6, colour, 0.55);
        for (int i = 0; i < 72; i++) {
            double angle = i * Math.PI / 36;
            double from = radius * (1.35 + 0.1 * (i % 2));
            double to = radius * (1.75 + 0.9 * noise(i, 3) + 0.35 * (i % 2));
            line(
                    veiled(colour, 0.5),
                    2,
                    x + Math.cos(angle) * from,
                    y + Math.sin(angle) * from,
                    x + Math.cos(angle) * to,
                    y + Math.sin(angle) * to);
        }
        fill(colour, disc(x, y, radius));
    }

    void cloud(double x, double y, double size, Color light, Color shade) {
        Area cloud = new Area();
        int puffs = 6 + random.nextInt(3);
        for (int i = 0; i < puffs; i++) {
            double t = (double) i / (puffs - 1);
            double radius = size * (0.16 + 0.24 * Math.sin(Math.PI * t) * (0.7 + random.nextDouble() * 0.5));
            cloud.add(new Area(new Ellipse2D.Double(
                    x + (t - 0.5) * size * 2.4 - radius * 1.4, y - radius * 1.1, radius * 2.8, radius * 2)));
        }
        cloud.intersect(new Area(box(x - size * 2, y - size, size * 4, size * 1.06)));
        fill(light, cloud);
        Shape clip = pen.getClip();
        pen.clip(cloud);
        pen.setStroke(new BasicStroke(1.8f));
        pen.setColor(veiled(shade, 0.55));
        for (int i = 0; i < 13; i++) {
            double lineY = y + size * 0.06 - i * i * size * 0.0028 - i * 2;
            double inset = i * size * 0.1;
            pen.draw(new Line2D.Double(x - size * 1.5 + inset, lineY, x + size * 1.5 - inset * 0.6, lineY));
        }
        pen.setClip(clip);
    }

    void stars(int count, double horizon, Color colour) {
        for (int i = 0; i < count; i++) {
            double y = Math.pow(random.nextDouble(), 1.4) * horizon * 0.8;
            fill(
                    veiled(colour, 0.4 + random.nextDouble() * 0.6),
                    disc(random.nextDouble() * WIDTH, y, 0.9 + random.nextDouble() * 1.7));
        }
    }

    void rain(Color colour, int drops, double slant) {
        for (int i = 0; i < drops; i++) {
            double x = random.nextDouble() * (WIDTH + 300) - 150;
            double y = random.nextDouble() * HEIGHT;
            double length = 26 + random.nextDouble() * 58;
            line(veiled(colour, 0.14 + random.nextDouble() * 0.24), 1.5, x, y, x + slant * length, y + length);
        }
    }

    void snow(Color colour, int flakes) {
        for (int i = 0; i < flakes; i++) {
            fill(
                    veiled(colour, 0.5 + random.nextDouble() * 0.5),
                    disc(random.nextDouble() * WIDTH, random.nextDouble() * HEIGHT, 1 + random.nextDouble() * 2.6));
        }
    }

    // land and water --------------------------------------------------------------------------------------------------

    /// A range of hills standing on `base`, with its slopes cut.
    void hills(double base, double height, double frequency, Color colour, Color ink) {
        double seed = random.nextDouble() * 20;
        Path2D range = new Path2D.Double();
        range.moveTo(0, base);
        for (int x = 0; x <= WIDTH; x += 6) {
            range.lineTo(x, base - height * (0.25 + 0.75 * noise(x / 1000.0 * frequency, seed)));
        }
        range.lineTo(WIDTH, base);
        range.closePath();
        fill(colour, range);
        Shape clip = pen.getClip();
        pen.clip(range);
        pen.setColor(veiled(ink, 0.3));
        pen.setStroke(new BasicStroke(1.6f));
        for (int x = -60; x < WIDTH; x += 11) {
            double top = base - height * (0.25 + 0.75 * noise(x / 1000.0 * frequency, seed));
            double length = height * (0.25 + 0.45 * noise(x / 90.0, seed + 4));
            pen.draw(new Line2D.Double(x, top, x + length * 0.55, top + length));
        }
        pen.setClip(clip);
    }

    /// Water from `from` to `to` with broken lines that widen towards the eye, and the light's road upon it.
    void water(double from, double to, Color far, Color near, Color ink, double lightX, Color light) {
        pen.setPaint(new GradientPaint(0, (float) from, far, 0, (float) to, near));
        pen.fill(box(0, from, WIDTH, to - from));
        double gap = 6;
        for (double y = from + 5; y < to; y += gap, gap *= 1.055) {
            double depth = (y - from) / (HEIGHT - from);
            double x = -random.nextDouble() * 80;
            while (x < WIDTH) {
                double length = (26 + random.nextDouble() * 120) * (0.45 + depth * 1.5);
                double spread = 46 + depth * 250;
                boolean lit = lightX >= 0 && Math.abs(x + length / 2 - lightX) < spread * (0.35 + random.nextDouble());
                double thick = 1.2 + depth * 4.2;
                Path2D ripple = new Path2D.Double();
                ripple.moveTo(x, y);
                ripple.quadTo(x + length / 2, y - thick * 1.2, x + length, y);
                ripple.quadTo(x + length / 2, y + thick * 0.5, x, y);
                fill(
                        lit
                                ? veiled(light, 0.5 + random.nextDouble() * 0.4)
                                : veiled(ink, 0.22 + random.nextDouble() * 0.22),
                        ripple);
                x += length + (10 + random.nextDouble() * 90) * (0.5 + depth);
            }
        }
    }

    /// Ground below `top`, with a cut surface.
    void ground(double top, Color colour, Color ink, double roughness) {
        double seed = random.nextDouble() * 9;
        Path2D ground = new Path2D.Double();
        ground.moveTo(0, HEIGHT);
        for (int x = 0; x <= WIDTH; x += 8) {
            ground.lineTo(x, top - roughness * noise(x / 260.0, seed));
        }
        ground.lineTo(WIDTH, HEIGHT);
        ground.closePath();
        fill(colour, ground);
        for (int i = 0; i < 420; i++) {
            double y = top + 4 + Math.pow(random.nextDouble(), 1.5) * (HEIGHT - top);
            double x = random.nextDouble() * WIDTH;
            double depth = (y - top) / (HEIGHT - top);
            double length = 10 + depth * 46;
            line(
                    veiled(ink, 0.16 + random.nextDouble() * 0.2),
                    1 + depth * 2,
                    x,
                    y,
                    x + length,
                    y - 1 + 2 * random.nextDouble());
        }
    }

    /// A tuft of blades with their foot at x, y.
    void grass(double x, double y, double height, int blades, Color colour) {
        for (int i = 0; i < blades; i++) {
            double lean = (random.nextDouble() - 0.42) * height * 0.7;
            double tall = height * (0.55 + random.nextDouble() * 0.6);
            double foot = x + (random.nextDouble() - 0.5) * height * 0.5;
            double half = Math.max(1.2, height / 55);
            Path2D blade = new Path2D.Double();
            blade.moveTo(foot - half, y);
            blade.quadTo(foot + lean * 0.2, y - tall * 0.6, foot + lean, y - tall);
            blade.quadTo(foot + lean * 0.2 + half, y - tall * 0.55, foot + half, y);
            fill(colour, blade);
        }
    }

    void gulls(int count, double left, double top, double width, double height, Color colour) {
        pen.setColor(colour);
        for (int i = 0; i < count; i++) {
            double x = left + random.nextDouble() * width;
            double y = top + random.nextDouble() * height;
            double span = 9 + random.nextDouble() * 17;
            double dip = span * (0.25 + random.nextDouble() * 0.3);
            Path2D bird = new Path2D.Double();
            bird.moveTo(x - span, y - dip);
            bird.quadTo(x - span * 0.4, y - dip * 1.5, x, y);
            bird.quadTo(x + span * 0.4, y - dip * 1.5, x + span, y - dip);
            pen.setStroke(new BasicStroke((float) (span / 9), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(bird);
        }
    }

    /// A bare tree.
    void tree(double x, double y, double height, Color colour) {
        branch(x, y, -Math.PI / 2, height * 0.3, height / 22, 7, colour);
    }

    private void branch(double x, double y, double angle, double length, double width, int depth, Color colour) {
        double endX = x + Math.cos(angle) * length;
        double endY = y + Math.sin(angle) * length;
        line(colour, Math.max(0.8, width), x, y, endX, endY);
        if (depth == 0) {
            return;
        }
        for (int side = -1; side <= 1; side += 2) {
            double turn = side * (0.25 + random.nextDouble() * 0.4);
            branch(
                    endX,
                    endY,
                    angle + turn,
                    length * (0.68 + random.nextDouble() * 0.16),
                    width * 0.66,
                    depth - 1,
                    colour);
        }
    }

    // what people build -----------------------------------------------------------------------------------------------

    /// A house with a pitched roof; its windows are lit by chance.
    void house(double x, double ground, double width, double height, Color wall, Color roof, Color window, double lit) {
        fill(wall, box(x, ground - height, width, height));
        hatch(box(x, ground - height, width * 0.28, height), veiled(Color.BLACK, 0.18), 5, 1.6, 0);
        double peak = width * 0.55;
        Path2D gable = shape(
                x - width * 0.07,
                ground - height,
                x + width / 2,
                ground - height - peak,
                x + width * 1.07,
                ground - height);
        fill(roof, gable);
        hatch(gable, veiled(Color.BLACK, 0.25), 7, 1.8, 0);
        fill(roof, box(x + width * 0.7, ground - height - peak * 0.85, width * 0.1, peak * 0.6));
        double pane = width / 7;
        for (int row = 0; (row + 1) * pane * 2.3 < height; row++) {
            for (int column = 0; column < 2; column++) {
                double wx = x + width * (0.2 + column * 0.38);
                double wy = ground - height + pane * 0.9 + row * pane * 2.3;
                boolean on = random.nextDouble() < lit;
                fill(on ? window : veiled(Color.BLACK, 0.35), box(wx, wy, pane * 1.3, pane * 1.5));
                line(wall, 1.6, wx + pane * 0.65, wy, wx + pane * 0.65, wy + pane * 1.5);
            }
        }
    }

    void lighthouse(double x, double ground, double height, Color light, Color stripe, Color dark) {
        double foot = height * 0.13;
        double head = height * 0.075;
        Path2D tower = shape(
                x - foot, ground, x - head, ground - height * 0.8, x + head, ground - height * 0.8, x + foot, ground);
        fill(light, tower);
        Shape clip = pen.getClip();
        pen.clip(tower);
        for (int band = 0; band < 3; band++) {
            fill(stripe, box(x - foot, ground - height * (0.72 - band * 0.27), foot * 2, height * 0.13));
        }
        pen.setClip(clip);
        hatch(
                shape(
                        x + head * 0.2,
                        ground - height * 0.8,
                        x + head,
                        ground - height * 0.8,
                        x + foot,
                        ground,
                        x + foot * 0.3,
                        ground),
                veiled(dark, 0.5),
                6,
                2,
                3);
        fill(dark, box(x - head * 1.5, ground - height * 0.82, head * 3, height * 0.022));
        fill(rgb(0xffe9a8), box(x - head * 0.72, ground - height * 0.91, head * 1.44, height * 0.09));
        for (int bar = 0; bar < 4; bar++) {
            line(
                    dark,
                    2,
                    x - head * 0.72 + bar * head * 0.48,
                    ground - height * 0.91,
                    x - head * 0.72 + bar * head * 0.48,
                    ground - height * 0.82);
        }
        fill(dark, shape(x - head, ground - height * 0.91, x, ground - height, x + head, ground - height * 0.91));
        fill(dark, box(x - head * 0.35, ground - height * 0.13, head * 0.7, height * 0.13));
    }

    /// A fishing boat, its waterline at y.
    void trawler(double x, double y, double size, Color hull, Color cabin, Color dark) {
        Path2D body = new Path2D.Double();
        body.moveTo(x - size, y - size * 0.3);
        body.quadTo(x - size * 0.2, y - size * 0.13, x + size * 1.15, y - size * 0.5);
        body.quadTo(x + size * 0.95, y - size * 0.1, x + size * 0.78, y + size * 0.04);
        body.lineTo(x - size * 0.85, y + size * 0.04);
        body.closePath();
        fill(hull, body);
        hatch(body, veiled(dark, 0.4), size / 22, size / 90, -size * 0.12);
        fill(
                veiled(Color.WHITE, 0.75),
                shape(
                        x - size * 0.98,
                        y - size * 0.25,
                        x + size * 1.08,
                        y - size * 0.42,
                        x + size * 1.06,
                        y - size * 0.37,
                        x - size * 0.97,
                        y - size * 0.2));
        fill(cabin, box(x + size * 0.05, y - size * 0.72, size * 0.5, size * 0.46));
        fill(dark, box(x + size * 0.1, y - size * 0.64, size * 0.4, size * 0.13));
        fill(dark, box(x + size * 0.02, y - size * 0.76, size * 0.56, size * 0.05));
        line(dark, size / 30, x - size * 0.25, y - size * 0.2, x - size * 0.25, y - size * 1.35);
        line(dark, size / 42, x - size * 0.25, y - size * 1.25, x - size * 0.85, y - size * 0.32);
        line(dark, size / 60, x - size * 0.25, y - size * 1.32, x + size * 1.1, y - size * 0.5);
        line(dark, size / 60, x - size * 0.25, y - size * 1.32, x - size * 0.98, y - size * 0.3);
        line(dark, size / 34, x + size * 0.34, y - size * 0.74, x + size * 0.34, y - size * 1.15);
        for (int i = 0; i < 5; i++) {
            double wx = x - size * 0.9 + i * size * 0.42;
            line(veiled(Color.WHITE, 0.55), size / 60, wx, y + size * 0.05, wx + size * 0.3, y + size * 0.05);
        }
    }

    /// Someone seen from afar, standing at x, y.
    void figure(double x, double y, double height, Color colour) {
        fill(colour, disc(x, y - height * 0.88, height * 0.11));
        Path2D coat = new Path2D.Double();
        coat.moveTo(x - height * 0.09, y - height * 0.76);
        coat.quadTo(x - height * 0.2, y - height * 0.4, x - height * 0.17, y - height * 0.26);
        coat.lineTo(x - height * 0.1, y);
        coat.lineTo(x - height * 0.02, y);
        coat.lineTo(x, y - height * 0.24);
        coat.lineTo(x + height * 0.03, y);
        coat.lineTo(x + height * 0.11, y);
        coat.lineTo(x + height * 0.17, y - height * 0.26);
        coat.quadTo(x + height * 0.2, y - height * 0.4, x + height * 0.09, y - height * 0.76);
        coat.closePath();
        fill(colour, coat);
    }

    /// Everything drawn so far below `line` shows once more upside down, for still water.
    void mirror(double line, double depth, double opacity) {
        int from = (int) line;
        int height = (int) Math.min(depth, Math.min(line, HEIGHT - line));
        BufferedImage above = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D copy = above.createGraphics();
        copy.drawImage(sheet, 0, 0, WIDTH, height, 0, from, WIDTH, from - height, null);
        copy.dispose();
        var composite = pen.getComposite();
        pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
        for (int y = 0; y < height; y += 4) {
            int shift = (int) (Math.sin(y / 9.0) * (1 + y / 26.0));
            pen.drawImage(above, shift, from + y, WIDTH + shift, from + y + 4, 0, y, WIDTH, y + 4, null);
        }
        pen.setComposite(composite);
    }
}
