package press.dateline.site;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/// A coast in flat colours, drawn from a seed, so that sample pages have pictures without having photographs.
final class Landscape {
    private static final Color[][] LIGHTS = {
        {new Color(0x26486b), new Color(0xf2c38b), new Color(0xfff1cf)},
        {new Color(0x7ea6b8), new Color(0xe8e4d8), new Color(0xffffff)},
        {new Color(0x3b2f4f), new Color(0xd9775f), new Color(0xffd9a0)},
        {new Color(0x5f87a8), new Color(0xcfdde2), new Color(0xf7f3e3)},
        {new Color(0x1d2a3a), new Color(0x4d6378), new Color(0xdfe8ee)},
        {new Color(0x6f8f6a), new Color(0xe9dfb4), new Color(0xfdf8e4)}
    };

    private Landscape() {}

    static void draw(Path file, int width, int height, long seed) throws IOException {
        var random = new Random(seed * 7_919);
        var light = LIGHTS[(int) (seed % LIGHTS.length)];
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double horizon = height * (0.52 + random.nextDouble() * 0.14);
        pen.setPaint(new GradientPaint(0, 0, light[0], 0, (float) horizon, light[1]));
        pen.fillRect(0, 0, width, height);

        double sun = height * (0.05 + random.nextDouble() * 0.05);
        double sunX = width * (0.2 + random.nextDouble() * 0.6);
        double sunY = horizon - height * (0.08 + random.nextDouble() * 0.25);
        for (int halo = 5; halo >= 0; halo--) {
            double radius = sun * (1 + halo * 0.7);
            pen.setColor(faded(light[2], halo == 0 ? 255 : 28));
            pen.fill(new Ellipse2D.Double(sunX - radius, sunY - radius, radius * 2, radius * 2));
        }
        for (int range = 0; range < 3; range++)
            hills(pen, width, height, horizon, range, random, mixed(light[0], light[1], 0.65 - range * 0.28));

        pen.setPaint(new GradientPaint(
                0, (float) horizon, mixed(light[1], light[0], 0.35), 0, height, mixed(light[0], Color.BLACK, 0.45)));
        pen.fill(new Rectangle2D.Double(0, horizon, width, height - horizon));
        for (int glint = 0; glint < 90; glint++) {
            double y = horizon + 4 + Math.pow(random.nextDouble(), 1.6) * (height - horizon);
            double reach = (y - horizon) * 0.5 + 14;
            double x = sunX + random.nextGaussian() * reach;
            pen.setColor(faded(light[2], 40 + random.nextInt(80)));
            pen.setStroke(new BasicStroke((float) (1 + (y - horizon) / 90)));
            pen.drawLine((int) (x - reach / 3), (int) y, (int) (x + reach / 3), (int) y);
        }
        if (seed % 2 == 0) boat(pen, width * (0.2 + random.nextDouble() * 0.5), horizon + height * 0.12, height * 0.16);
        else town(pen, width, horizon, height, random, mixed(light[0], Color.BLACK, 0.62), light[2]);
        pen.dispose();
        ImageIO.write(image, "jpg", file.toFile());
    }

    private static void hills(
            java.awt.Graphics2D pen, int width, int height, double horizon, int range, Random random, Color colour) {
        var line = new Path2D.Double();
        line.moveTo(0, horizon + 2);
        double phase = random.nextDouble() * 6;
        double lift = height * (0.16 - range * 0.05);
        for (int x = 0; x <= width; x += 4) {
            double t = (double) x / width;
            double y = Math.sin(t * (3 + range) + phase) * 0.5
                    + Math.sin(t * (9 + range * 3) + phase * 2) * 0.2
                    + Math.sin(t * 31 + phase) * 0.05;
            line.lineTo(x, horizon - Math.max(0, lift * (0.45 + y)));
        }
        line.lineTo(width, horizon + 2);
        line.closePath();
        pen.setColor(colour);
        pen.fill(line);
    }

    private static void boat(java.awt.Graphics2D pen, double x, double y, double size) {
        var hull = new Path2D.Double();
        hull.moveTo(x - size, y);
        hull.lineTo(x + size * 1.1, y - size * 0.06);
        hull.lineTo(x + size * 0.8, y + size * 0.32);
        hull.lineTo(x - size * 0.8, y + size * 0.32);
        hull.closePath();
        pen.setColor(new Color(0x1a2129));
        pen.fill(hull);
        pen.setColor(new Color(0xa8372c));
        pen.fill(new Rectangle2D.Double(x - size * 0.82, y + size * 0.2, size * 1.66, size * 0.07));
        pen.setColor(new Color(0xf3ede0));
        pen.fill(new Rectangle2D.Double(x - size * 0.5, y - size * 0.42, size * 0.55, size * 0.42));
        pen.setColor(new Color(0x1a2129));
        pen.fill(new Rectangle2D.Double(x - size * 0.42, y - size * 0.32, size * 0.39, size * 0.12));
        pen.setStroke(new BasicStroke((float) (size / 28)));
        pen.drawLine((int) (x + size * 0.3), (int) y, (int) (x + size * 0.3), (int) (y - size * 1.2));
        pen.drawLine((int) (x + size * 0.3), (int) (y - size * 1.15), (int) (x + size * 0.95), (int) (y - size * 0.1));
    }

    private static void town(
            java.awt.Graphics2D pen, int width, double horizon, int height, Random random, Color wall, Color lamp) {
        double x = random.nextInt(width / 3);
        while (x < width * 0.92) {
            double w = width * (0.025 + random.nextDouble() * 0.05);
            double h = height * (0.06 + random.nextDouble() * 0.16);
            pen.setColor(wall);
            pen.fill(new Rectangle2D.Double(x, horizon - h, w, h + height * 0.03));
            var roof = new Path2D.Double();
            roof.moveTo(x - 3, horizon - h);
            roof.lineTo(x + w / 2, horizon - h - w * (0.3 + random.nextDouble() * 0.5));
            roof.lineTo(x + w + 3, horizon - h);
            roof.closePath();
            pen.fill(roof);
            pen.setColor(faded(lamp, 210));
            for (double wy = horizon - h + 12; wy < horizon - 10; wy += 24)
                for (double wx = x + 8; wx < x + w - 10; wx += 20)
                    if (random.nextInt(3) > 0) pen.fill(new Rectangle2D.Double(wx, wy, 7, 10));
            x += w + (random.nextInt(4) == 0 ? w : 2);
        }
        pen.setColor(wall);
        pen.fill(new Rectangle2D.Double(0, horizon + height * 0.015, width, height * 0.028));
    }

    private static Color faded(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    private static Color mixed(Color a, Color b, double share) {
        return new Color(
                (int) (a.getRed() * (1 - share) + b.getRed() * share),
                (int) (a.getGreen() * (1 - share) + b.getGreen() * share),
                (int) (a.getBlue() * (1 - share) + b.getBlue() * share));
    }
}
