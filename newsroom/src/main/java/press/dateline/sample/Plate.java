package press.dateline.sample;

import static press.dateline.sample.Woodcut.HEIGHT;
import static press.dateline.sample.Woodcut.WIDTH;
import static press.dateline.sample.Woodcut.between;
import static press.dateline.sample.Woodcut.box;
import static press.dateline.sample.Woodcut.disc;
import static press.dateline.sample.Woodcut.rgb;
import static press.dateline.sample.Woodcut.shape;
import static press.dateline.sample.Woodcut.veiled;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.function.Consumer;

/// The pictures of the sample newsroom, each drawn anew when it is asked for.
enum Plate {
    NORTH_PIER(Plate::northPier),
    TOWN_HALL(Plate::townHall),
    MARSH(Plate::marsh),
    ROPE_WORKS(Plate::ropeWorks),
    CINEMA(Plate::cinema),
    PITCH(Plate::pitch),
    STORM(Plate::storm),
    MARKET(Plate::market),
    FROST(Plate::frost),
    SMOKEHOUSE(Plate::smokehouse),
    CHOIR(Plate::choir),
    FERRY(Plate::ferry),
    BRIDGE(Plate::bridge),
    LIGHTHOUSE(Plate::lighthouse),
    GIG(Plate::gig),
    ADA_QUAYLE(cut -> bust(cut, rgb(0xd8c3a0), rgb(0x274a5c), true)),
    OWEN_HALE(cut -> bust(cut, rgb(0xc9cdb8), rgb(0x4a3328), false));

    private static final Color INK = rgb(0x16202b);
    private static final Color PAPER = rgb(0xf6eedb);
    private static final Color LAMP = rgb(0xffdf94);
    private static final Color BRICK = rgb(0x9c4a35);
    private static final Color RED = rgb(0xb23a2c);
    private static final Color STONE = rgb(0x8d8a80);

    private final Consumer<Woodcut> scene;

    Plate(Consumer<Woodcut> scene) {
        this.scene = scene;
    }

    /// The plate called `north-pier`.
    static Plate named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    BufferedImage draw() {
        Woodcut cut = new Woodcut(ordinal() + 3L);
        scene.accept(cut);
        return cut.print();
    }

    /// Head and shoulders before a plain ground, lit from one side.
    private static void bust(Woodcut cut, Color ground, Color coat, boolean longHair) {
        double middle = WIDTH / 2.0;
        Color skin = rgb(0xe3b48c);
        cut.fill(ground, box(0, 0, WIDTH, HEIGHT));
        cut.hatch(box(0, 0, middle, HEIGHT), veiled(INK, 0.16), 15, 2, 3);
        Path2D shoulders = new Path2D.Double();
        shoulders.moveTo(middle - 400, HEIGHT);
        shoulders.curveTo(middle - 380, 700, middle - 190, 690, middle - 80, 640);
        shoulders.lineTo(middle + 80, 640);
        shoulders.curveTo(middle + 190, 690, middle + 380, 700, middle + 400, HEIGHT);
        shoulders.closePath();
        if (longHair) {
            cut.fill(INK, new java.awt.geom.RoundRectangle2D.Double(middle - 205, 190, 410, 520, 300, 300));
        }
        cut.fill(skin, box(middle - 75, 520, 150, 170));
        cut.hatch(box(middle - 75, 560, 150, 90), veiled(INK, 0.6), 9, 3, 0);
        cut.fill(coat, shoulders);
        cut.hatch(shoulders, veiled(INK, 0.5), 13, 3, 4);
        cut.fill(PAPER, shape(middle - 88, 640, middle, 780, middle + 88, 640, middle + 40, 660, middle - 40, 660));
        Shape face = new java.awt.geom.Ellipse2D.Double(middle - 150, 215, 300, 390);
        cut.fill(skin, face);
        Shape clip = cut.pen.getClip();
        cut.pen.clip(face);
        cut.hatch(box(middle - 150, 215, 120, 390), veiled(INK, 0.55), 11, 4, 2);
        cut.fill(INK, new java.awt.geom.Ellipse2D.Double(middle - 190, longHair ? 120 : 95, 380, 210));
        cut.pen.setClip(clip);
        for (int side = -1; side <= 1; side += 2) {
            cut.fill(INK, new java.awt.geom.Ellipse2D.Double(middle + side * 62 - 15, 392, 30, 18));
            cut.line(INK, 8, middle + side * 92, 368, middle + side * 36, 362);
            if (!longHair) {
                cut.line(INK, 6, middle + side * 100, 400, middle + side * 100, 420);
                cut.line(INK, 5, middle + side * 30, 396, middle + side * 16, 396);
            }
        }
        cut.line(veiled(INK, 0.8), 6, middle + 4, 415, middle + 20, 478);
        cut.line(veiled(INK, 0.8), 6, middle + 20, 478, middle - 6, 484);
        cut.line(rgb(0x8c3b30), 9, middle - 44, 534, middle + 44, 532);
    }

    private static void northPier(Woodcut cut) {
        cut.sky(560, rgb(0x2f5873), rgb(0xf6cf9c), rgb(0x12283a));
        cut.sun(430, 455, 58, rgb(0xfff0c4));
        cut.cloud(1010, 200, 190, rgb(0xf7dcb6), rgb(0x5b5a6e));
        cut.cloud(250, 150, 130, rgb(0xe9c5a0), rgb(0x5b5a6e));
        cut.cloud(690, 330, 120, rgb(0xf9e2bd), rgb(0x8a6f70));
        cut.hills(562, 130, 2.2, rgb(0x5d7688), INK);
        cut.hills(562, 62, 4, rgb(0x3d5668), INK);
        cut.water(560, HEIGHT, rgb(0xd9b48c), rgb(0x1c3d52), rgb(0x0d2231), 430, rgb(0xffefc8));
        pier(cut);
        cut.lighthouse(1240, 600, 330, PAPER, RED, INK);
        cut.trawler(560, 745, 135, rgb(0x234a52), PAPER, INK);
        cut.gulls(11, 560, 240, 620, 220, INK);
    }

    private static void pier(Woodcut cut) {
        double deck = 604;
        for (int i = 0; i < 9; i++) {
            double x = WIDTH - 40 - i * 92;
            double height = 100 - i * 4;
            Shape pile = box(x, deck, 34, height);
            cut.fill(rgb(0x4b4a46), pile);
            cut.hatch(pile, veiled(INK, 0.6), 8, 2, 2);
        }
        Path2D wall =
                shape(WIDTH, deck - 36, 880, deck - 30, 846, deck - 8, 792, deck - 2, 770, deck + 26, WIDTH, deck + 44);
        cut.fill(rgb(0x817b70), wall);
        cut.hatch(wall, veiled(INK, 0.45), 13, 2, 4);
        Shape clip = cut.pen.getClip();
        cut.pen.clip(wall);
        for (int row = 0; row < 6; row++) {
            for (int i = 0; i < 24; i++) {
                double x = 760 + i * 34 + (row % 2) * 17;
                cut.line(veiled(INK, 0.5), 2, x, deck - 36 + row * 13, x, deck - 23 + row * 13);
            }
        }
        cut.pen.setClip(clip);
        for (int i = 0; i < 26; i++) {
            double x = 640 + cut.random.nextDouble() * 220;
            double size = 12 + cut.random.nextDouble() * 26;
            Path2D stone = shape(x, 640, x + size * 0.3, 640 - size, x + size, 640 - size * 0.8, x + size * 1.4, 640);
            cut.fill(between(STONE, INK, cut.random.nextDouble() * 0.55), stone);
        }
        double x = 1040;
        cut.line(INK, 7, x, deck - 34, x, 330);
        cut.line(INK, 5, x - 40, 356, x + 190, 356);
        cut.line(INK, 3, x, 330, x + 190, 356);
        cut.line(INK, 3, x, 330, x - 40, 356);
        cut.line(INK, 2, x + 150, 356, x + 150, 470);
        cut.fill(INK, box(x + 132, 470, 38, 26));
        cut.fill(INK, box(x - 44, 350, 26, 26));
        for (double brace = 340; brace < deck - 44; brace += 26) {
            cut.line(INK, 2, x - 9, brace, x + 9, brace + 24);
            cut.line(INK, 2, x + 9, brace, x - 9, brace + 24);
        }
        for (int i = 0; i < 3; i++) {
            cut.figure(925 + i * 26 + i * i * 8, deck - 32, 40, INK);
        }
    }

    private static void townHall(Woodcut cut) {
        cut.sky(760, rgb(0x27304e), rgb(0xe59a73), rgb(0x10162b));
        cut.stars(46, 500, PAPER);
        cut.cloud(240, 260, 160, rgb(0xb87d79), rgb(0x3a2f4d));
        cut.cloud(1230, 330, 180, rgb(0xc98b7c), rgb(0x3a2f4d));
        Color wall = rgb(0x6f5a58);
        for (int i = 0; i < 5; i++) {
            cut.house(10 + i * 78, 770, 70, 150 + (i * 53) % 90, rgb(0x352f42), rgb(0x241f31), LAMP, 0.4);
            cut.house(1050 + i * 80, 770, 74, 140 + (i * 71) % 110, rgb(0x352f42), rgb(0x241f31), LAMP, 0.4);
        }
        Shape front = box(380, 430, 680, 340);
        cut.fill(wall, front);
        cut.hatch(front, veiled(INK, 0.3), 11, 1.6, 0);
        cut.fill(rgb(0x8b7270), shape(350, 430, 720, 300, 1090, 430));
        cut.hatch(shape(350, 430, 720, 300, 1090, 430), veiled(INK, 0.35), 9, 1.8, 0);
        cut.fill(rgb(0xa58b84), box(344, 424, 752, 20));
        for (int i = 0; i < 8; i++) {
            double x = 418 + i * 84;
            if (i < 7) {
                Shape window = arched(x + 28, 520, 38, 190);
                cut.fill(LAMP, window);
                cut.line(wall, 4, x + 47, 505, x + 47, 710);
                cut.line(wall, 4, x + 28, 600, x + 66, 600);
            }
            cut.fill(rgb(0xcdb6a6), box(x - 9, 444, 22, 316));
            cut.hatch(box(x + 3, 444, 10, 316), veiled(INK, 0.5), 6, 2, 2);
            cut.fill(rgb(0xdcc8b5), box(x - 14, 444, 32, 12));
        }
        Shape tower = box(652, 120, 136, 200);
        cut.fill(rgb(0x7d6664), tower);
        cut.hatch(box(652, 120, 44, 200), veiled(INK, 0.4), 7, 2, 0);
        cut.fill(rgb(0x2b4a4a), shape(640, 124, 720, 6, 800, 124));
        cut.hatch(shape(640, 124, 720, 6, 800, 124), veiled(INK, 0.5), 7, 2, 3);
        cut.glow(720, 200, 130, LAMP, 0.6);
        cut.fill(PAPER, disc(720, 200, 46));
        cut.pen.setColor(INK);
        cut.pen.setStroke(new BasicStroke(4));
        cut.pen.draw(disc(720, 200, 46));
        for (int hour = 0; hour < 12; hour++) {
            double angle = hour * Math.PI / 6;
            cut.line(
                    INK,
                    3,
                    720 + Math.cos(angle) * 36,
                    200 + Math.sin(angle) * 36,
                    720 + Math.cos(angle) * 42,
                    200 + Math.sin(angle) * 42);
        }
        cut.line(INK, 5, 720, 200, 744, 186);
        cut.line(INK, 4, 720, 200, 712, 164);
        cut.ground(764, rgb(0x2c2a3a), rgb(0xf0b184), 2);
        cut.fill(rgb(0x4a3f47), box(340, 760, 760, 22));
        cut.fill(rgb(0x5d4f55), box(310, 780, 820, 22));
        cut.ground(800, rgb(0x2c2a3a), rgb(0xf0b184), 4);
        cut.glow(720, 830, 420, LAMP, 0.28);
        for (int i = 0; i < 9; i++) {
            cut.figure(470 + i * 66 + (i * 37) % 40, 868 + (i * 29) % 50, 84 + (i * 29) % 50 * 0.4, INK);
        }
        for (double x : new double[] {250, 1190}) {
            cut.line(INK, 8, x, 880, x, 610);
            cut.glow(x, 600, 110, LAMP, 0.8);
            cut.fill(LAMP, disc(x, 600, 17));
        }
    }

    private static Shape arched(double x, double y, double width, double height) {
        Area window = new Area(box(x, y, width, height));
        window.add(new Area(new Ellipse2D.Double(x, y - width / 2, width, width)));
        return window;
    }

    private static void marsh(Woodcut cut) {
        cut.sky(430, rgb(0x6f9aa6), rgb(0xf3e6bd), rgb(0x2b4d5a));
        cut.cloud(350, 210, 210, rgb(0xfbf5e2), rgb(0x6c8790));
        cut.cloud(960, 150, 250, rgb(0xfbf5e2), rgb(0x6c8790));
        cut.cloud(1330, 300, 130, rgb(0xf7edcf), rgb(0x8a988f));
        cut.hills(432, 60, 3, rgb(0x7f9a8c), rgb(0x35524c));
        for (int i = 0; i < 16; i++) {
            double x = i * 96 + cut.random.nextDouble() * 40;
            cut.fill(
                    rgb(0x4d6a57),
                    new Ellipse2D.Double(x, 396 + cut.random.nextDouble() * 12, 40 + cut.random.nextDouble() * 50, 44));
        }
        cut.ground(438, rgb(0xa8a862), rgb(0x46552c), 6);
        Path2D creek = new Path2D.Double();
        creek.moveTo(760, 446);
        creek.curveTo(980, 500, 360, 520, 520, 600);
        creek.curveTo(700, 690, 1180, 690, 1060, 800);
        creek.curveTo(980, 870, 620, 880, 560, HEIGHT);
        creek.lineTo(1180, HEIGHT);
        creek.curveTo(1330, 850, 1420, 760, 1130, 672);
        creek.curveTo(900, 610, 640, 600, 700, 556);
        creek.curveTo(760, 520, 900, 500, 800, 446);
        creek.closePath();
        cut.pen.setColor(rgb(0x5e6a38));
        cut.pen.setStroke(new BasicStroke(16));
        cut.pen.draw(creek);
        Shape clip = cut.pen.getClip();
        cut.pen.clip(creek);
        cut.water(440, HEIGHT, rgb(0xf1e7c4), rgb(0x5f95a3), rgb(0x24505e), 790, rgb(0xfffbe9));
        cut.pen.setClip(clip);
        for (int row = 0; row < 15; row++) {
            double y = 470 + row * row * 2.4;
            for (int i = 0; i < 40; i++) {
                double x = cut.random.nextDouble() * WIDTH;
                if (!creek.intersects(x - 20, y - 8, 40, 14)) {
                    cut.grass(x, y, 12 + row * 3.4, 5, between(rgb(0x7d8a3f), rgb(0x2f4325), cut.random.nextDouble()));
                }
            }
        }
        for (int i = 0; i < 34; i++) {
            boolean left = i % 2 == 0;
            double x = left ? cut.random.nextDouble() * 420 : WIDTH - cut.random.nextDouble() * 330;
            cut.grass(
                    x,
                    HEIGHT + 20,
                    150 + cut.random.nextDouble() * 150,
                    9,
                    between(rgb(0x4a5a2a), rgb(0x1c2a1c), cut.random.nextDouble()));
        }
        cut.gulls(34, 520, 60, 640, 240, rgb(0x2b3b40));
        heron(cut, 640, 640, 120);
    }

    private static void heron(Woodcut cut, double x, double y, double size) {
        Color grey = rgb(0x46535c);
        cut.line(INK, size / 34, x - size * 0.04, y - size * 0.4, x - size * 0.08, y);
        cut.line(INK, size / 34, x + size * 0.06, y - size * 0.4, x + size * 0.07, y);
        Path2D body = new Path2D.Double();
        body.moveTo(x - size * 0.34, y - size * 0.36);
        body.quadTo(x - size * 0.1, y - size * 0.62, x + size * 0.16, y - size * 0.58);
        body.quadTo(x + size * 0.3, y - size * 0.75, x + size * 0.16, y - size * 0.95);
        body.quadTo(x + size * 0.2, y - size * 1.05, x + size * 0.3, y - size);
        body.lineTo(x + size * 0.56, y - size * 0.93);
        body.lineTo(x + size * 0.3, y - size * 0.94);
        body.quadTo(x + size * 0.26, y - size * 0.88, x + size * 0.34, y - size * 0.7);
        body.quadTo(x + size * 0.3, y - size * 0.42, x + size * 0.04, y - size * 0.36);
        body.closePath();
        cut.fill(grey, body);
        cut.hatch(body, veiled(PAPER, 0.4), size / 18, 2, -10);
    }

    private static void ropeWorks(Woodcut cut) {
        cut.sky(620, rgb(0x88adc0), rgb(0xf5ead0), rgb(0x31576b));
        cut.cloud(260, 230, 220, PAPER, rgb(0x7b96a3));
        cut.cloud(800, 150, 170, PAPER, rgb(0x7b96a3));
        cut.water(560, 700, rgb(0xbdd3d3), rgb(0x5b8b98), rgb(0x2b5360), -1, PAPER);
        for (int i = 0; i < 8; i++) {
            turbine(cut, 110 + i * 178 + (i % 3) * 20, 566 + (i % 2) * 10, 190 + (i * 67) % 120, i * 0.7);
        }
        cut.ground(690, rgb(0xb9a679), rgb(0x5b4c2c), 3);
        Path2D roof = shape(120, 560, 240, 452, 1440, 520, 1440, 640, 120, 640);
        cut.fill(rgb(0x5a4038), roof);
        cut.hatch(roof, veiled(INK, 0.4), 9, 2, 40);
        Shape wall = shape(120, 560, 1440, 606, 1440, 770, 120, 750);
        cut.fill(BRICK, wall);
        cut.hatch(wall, veiled(rgb(0x3d1710), 0.5), 10, 1.8, 14);
        cut.fill(BRICK, shape(120, 560, 60, 600, 60, 742, 120, 752));
        cut.hatch(shape(120, 560, 60, 600, 60, 742, 120, 752), veiled(INK, 0.6), 7, 2.4, -8);
        for (int i = 0; i < 17; i++) {
            double x = 176 + i * 76;
            double y = 606 + i * 2.4;
            Shape window = arched(x, y + 10, 34, 76);
            cut.fill(rgb(0xcfe0da), window);
            cut.hatch(window, veiled(rgb(0x23404a), 0.75), 13, 3, 0);
            cut.line(rgb(0x23404a), 3, x + 17, y - 6, x + 17, y + 86);
        }
        for (int i = 0; i < 7; i++) {
            coil(cut, 210 + i * 196, 850 + (i % 2) * 42, 74 + (i % 3) * 12);
        }
        for (int i = 0; i < 4; i++) {
            cut.figure(320 + i * 270, 832 + (i % 2) * 26, 118, INK);
        }
    }

    private static void turbine(Woodcut cut, double x, double foot, double height, double turn) {
        Color white = rgb(0xf7f5ee);
        cut.fill(white, shape(x - 4, foot, x - 2, foot - height, x + 2, foot - height, x + 4, foot));
        cut.line(veiled(INK, 0.4), 1.4, x + 3, foot, x + 2, foot - height);
        for (int blade = 0; blade < 3; blade++) {
            double angle = turn + blade * Math.PI * 2 / 3;
            double length = height * 0.48;
            double tipX = x + Math.cos(angle) * length;
            double tipY = foot - height + Math.sin(angle) * length;
            double side = angle + Math.PI / 2;
            cut.fill(
                    white,
                    shape(
                            x,
                            foot - height,
                            x + Math.cos(angle) * length * 0.25 + Math.cos(side) * 6,
                            foot - height + Math.sin(angle) * length * 0.25 + Math.sin(side) * 6,
                            tipX,
                            tipY));
            cut.line(veiled(INK, 0.35), 1.2, x, foot - height, tipX, tipY);
        }
        cut.fill(white, disc(x, foot - height, 5));
    }

    private static void coil(Woodcut cut, double x, double y, double size) {
        for (int ring = 0; ring < 5; ring++) {
            Shape loop = new Ellipse2D.Double(x - size, y - ring * size * 0.2 - size * 0.3, size * 2, size * 0.62);
            cut.fill(rgb(0xc89f5b), loop);
            cut.hatch(loop, veiled(rgb(0x5a3c17), 0.55), 9, 2.2, 30);
            cut.pen.setColor(rgb(0x5a3c17));
            cut.pen.setStroke(new BasicStroke(2.4f));
            cut.pen.draw(loop);
        }
        Shape hole = new Ellipse2D.Double(x - size * 0.48, y - size * 0.95, size * 0.96, size * 0.28);
        cut.fill(rgb(0x3b2710), hole);
    }

    private static void cinema(Woodcut cut) {
        cut.sky(HEIGHT, rgb(0x10182e), rgb(0x3a3a5c), rgb(0x05080f));
        cut.stars(90, 600, PAPER);
        cut.house(20, 800, 170, 420, rgb(0x2b2c40), rgb(0x1b1b2b), LAMP, 0.35);
        cut.house(214, 800, 150, 330, rgb(0x333248), rgb(0x1b1b2b), LAMP, 0.35);
        cut.house(1090, 800, 160, 360, rgb(0x333248), rgb(0x1b1b2b), LAMP, 0.4);
        cut.house(1270, 800, 170, 450, rgb(0x2b2c40), rgb(0x1b1b2b), LAMP, 0.3);
        Shape front = box(390, 190, 670, 620);
        cut.fill(rgb(0x6d2f37), front);
        cut.hatch(front, veiled(INK, 0.4), 10, 2, 0);
        for (int step = 0; step < 3; step++) {
            cut.fill(rgb(0x7d3a40), box(490 + step * 60, 190 - (step + 1) * 34, 470 - step * 120, 36));
        }
        for (int i = 0; i < 7; i++) {
            Shape fin = box(556 + i * 50, 110 + Math.abs(3 - i) * 22, 16, 330 - Math.abs(3 - i) * 22);
            cut.fill(rgb(0xc6834d), fin);
            cut.hatch(fin, veiled(INK, 0.35), 7, 2, 0);
        }
        cut.glow(725, 520, 560, rgb(0xffc76b), 0.5);
        Shape sign = box(440, 462, 570, 118);
        cut.fill(rgb(0xfff2cd), sign);
        cut.fill(RED, box(430, 452, 590, 14));
        cut.fill(RED, box(430, 576, 590, 16));
        for (int row = 0; row < 2; row++) {
            double x = 486 + row * 60;
            while (x < 950 - row * 70) {
                double width = 40 + cut.random.nextDouble() * 90;
                letters(cut, x, 488 + row * 46, Math.min(width, 960 - row * 70 - x));
                x += width + 24;
            }
        }
        for (int i = 0; i < 31; i++) {
            cut.glow(440 + i * 19, 584, 13, LAMP, 0.9);
            cut.fill(rgb(0xfff6d8), disc(440 + i * 19, 584, 4));
        }
        cut.fill(rgb(0x3b1b22), box(450, 592, 550, 218));
        for (int i = 0; i < 4; i++) {
            Shape door = box(484 + i * 126, 630, 104, 180);
            cut.fill(rgb(0xf4c06a), door);
            cut.line(rgb(0x3b1b22), 5, 536 + i * 126, 630, 536 + i * 126, 810);
            cut.line(rgb(0x3b1b22), 4, 484 + i * 126, 712, 588 + i * 126, 712);
        }
        cut.ground(800, rgb(0x23243a), rgb(0xffc76b), 1);
        cut.mirror(806, 150, 0.35);
        for (int i = 0; i < 8; i++) {
            cut.figure(470 + i * 74 + (i * 31) % 30, 852 + (i * 17) % 36, 120, INK);
        }
        cut.rain(rgb(0xcfd6ec), 170, 0.1);
    }

    /// Strokes that read as words from across the street.
    private static void letters(Woodcut cut, double x, double y, double width) {
        for (double at = x; at < x + width - 8; at += 17) {
            cut.fill(INK, box(at, y, 5, 30));
            if (cut.random.nextBoolean()) {
                cut.fill(INK, box(at, y, 12, 5));
            }
            if (cut.random.nextBoolean()) {
                cut.fill(INK, box(at, y + 25, 12, 5));
            }
            if (cut.random.nextBoolean()) {
                cut.fill(INK, box(at + 8, y, 5, 30));
            }
        }
    }

    private static void pitch(Woodcut cut) {
        cut.sky(520, rgb(0x5d6f7b), rgb(0xcfd3c9), rgb(0x27343d));
        cut.cloud(300, 180, 260, rgb(0xd7dad4), rgb(0x4f5d66));
        cut.cloud(1040, 230, 300, rgb(0xc9cec9), rgb(0x4f5d66));
        cut.hills(522, 90, 3, rgb(0x6d8077), rgb(0x2a3b35));
        for (int i = 0; i < 7; i++) {
            cut.tree(40 + i * 230, 524, 200 + (i * 53) % 90, rgb(0x2b352f));
        }
        for (int i = 0; i < 58; i++) {
            cut.figure(
                    10 + i * 25,
                    556 + (i * 13) % 9,
                    56 + (i * 7) % 11,
                    between(INK, i % 5 == 0 ? RED : rgb(0x3b5563), 0.6));
        }
        cut.line(PAPER, 5, 0, 566, WIDTH, 566);
        cut.ground(566, rgb(0x6d7d45), rgb(0x2c3a1c), 2);
        for (int i = 0; i < 26; i++) {
            double y = 620 + Math.pow(cut.random.nextDouble(), 1.3) * 320;
            double width = 60 + cut.random.nextDouble() * 260;
            Shape mud = new Ellipse2D.Double(cut.random.nextDouble() * WIDTH - 60, y, width, width * 0.16);
            cut.fill(rgb(0x5b4630), mud);
            cut.hatch(mud, veiled(PAPER, 0.25), 9, 2, 0);
        }
        double left = 420;
        double right = 1030;
        for (int i = 0; i <= 24; i++) {
            double x = left + i * (right - left) / 24;
            cut.line(veiled(PAPER, 0.5), 1.6, x, 380, x + 16 - i * 1.3, 672);
        }
        for (int i = 0; i < 12; i++) {
            cut.line(veiled(PAPER, 0.5), 1.6, left, 384 + i * 25, right, 384 + i * 25);
        }
        cut.line(PAPER, 12, left, 700, left, 376);
        cut.line(PAPER, 12, right, 700, right, 376);
        cut.line(PAPER, 12, left, 376, right, 376);
        cut.line(veiled(PAPER, 0.9), 7, 0, 700, WIDTH, 700);
        player(cut, 610, 790, 250, RED, -1);
        player(cut, 900, 770, 220, rgb(0x2f5f8a), 1);
        player(cut, 1180, 830, 230, RED, 1);
        cut.fill(PAPER, disc(770, 800, 21));
        cut.fill(INK, disc(766, 797, 7));
        cut.line(INK, 2, 752, 806, 762, 800);
        cut.line(INK, 2, 774, 801, 786, 810);
        for (int i = 0; i < 40; i++) {
            cut.fill(
                    rgb(0x4c3a27),
                    disc(
                            620 + cut.random.nextGaussian() * 70,
                            780 - cut.random.nextDouble() * 70,
                            2 + cut.random.nextDouble() * 4));
        }
        cut.rain(PAPER, 320, 0.32);
    }

    private static void player(Woodcut cut, double x, double y, double size, Color shirt, int facing) {
        double lean = facing * size * 0.12;
        cut.line(rgb(0xd9b592), size / 17, x + lean * 0.3, y - size * 0.36, x - facing * size * 0.2, y - size * 0.14);
        cut.line(INK, size / 15, x - facing * size * 0.2, y - size * 0.14, x - facing * size * 0.34, y);
        cut.line(rgb(0xd9b592), size / 17, x + lean * 0.3, y - size * 0.36, x + facing * size * 0.18, y - size * 0.18);
        cut.line(INK, size / 15, x + facing * size * 0.18, y - size * 0.18, x + facing * size * 0.16, y);
        cut.fill(
                PAPER,
                shape(
                        x - size * 0.13,
                        y - size * 0.48,
                        x + size * 0.13,
                        y - size * 0.48,
                        x + size * 0.17,
                        y - size * 0.3,
                        x - size * 0.16,
                        y - size * 0.3));
        Path2D torso = shape(
                x - size * 0.12 + lean,
                y - size * 0.82,
                x + size * 0.12 + lean,
                y - size * 0.82,
                x + size * 0.13,
                y - size * 0.45,
                x - size * 0.13,
                y - size * 0.45);
        cut.fill(shirt, torso);
        cut.hatch(torso, veiled(INK, 0.35), size / 28, 2, 8);
        cut.line(shirt, size / 16, x + lean - size * 0.1, y - size * 0.78, x + lean - size * 0.28, y - size * 0.6);
        cut.line(shirt, size / 16, x + lean + size * 0.1, y - size * 0.78, x + lean + size * 0.29, y - size * 0.66);
        cut.fill(rgb(0xd9b592), disc(x + lean * 1.3, y - size * 0.9, size * 0.072));
        cut.fill(
                INK,
                new Arc2D.Double(
                        x + lean * 1.3 - size * 0.075,
                        y - size * 0.985,
                        size * 0.15,
                        size * 0.14,
                        0,
                        180,
                        Arc2D.CHORD));
    }

    private static void storm(Woodcut cut) {
        cut.sky(520, rgb(0x1f2f38), rgb(0x93a6a3), rgb(0x0a141a));
        cut.cloud(260, 170, 290, rgb(0x4b5d65), rgb(0x0f1b22));
        cut.cloud(800, 120, 340, rgb(0x5a6c72), rgb(0x0f1b22));
        cut.cloud(1260, 220, 260, rgb(0x4b5d65), rgb(0x0f1b22));
        wave(cut, 500, 60, 210, rgb(0x5f8083), 0.3);
        wave(cut, 560, 80, 260, rgb(0x4a6e74), 1.7);
        cut.pen.rotate(-0.13, 720, 600);
        cut.trawler(720, 610, 165, rgb(0xc0522f), PAPER, INK);
        cut.pen.rotate(0.13, 720, 600);
        wave(cut, 640, 110, 330, rgb(0x37606a), 3.1);
        wave(cut, 750, 130, 420, rgb(0x26505c), 0.9);
        wave(cut, 870, 150, 520, rgb(0x163c49), 2.4);
        for (int i = 0; i < 420; i++) {
            double spread = cut.random.nextGaussian();
            cut.fill(
                    veiled(PAPER, 0.3 + cut.random.nextDouble() * 0.6),
                    disc(
                            720 + spread * 190,
                            640 - Math.abs(cut.random.nextGaussian()) * 70,
                            1.4 + cut.random.nextDouble() * 4));
        }
        cut.gulls(6, 120, 240, 400, 160, PAPER);
        cut.rain(PAPER, 420, -0.75);
    }

    private static void wave(Woodcut cut, double base, double height, double length, Color colour, double phase) {
        Path2D sea = new Path2D.Double();
        sea.moveTo(0, HEIGHT);
        double[] crest = new double[WIDTH / 6 + 1];
        for (int i = 0; i < crest.length; i++) {
            double t = i * 6 / length * Math.PI + phase;
            double peak = Math.pow(Math.abs(Math.sin(t)), 0.55);
            crest[i] = base + height * (0.5 - peak) + 14 * Math.sin(t * 3.1);
            sea.lineTo(i * 6, crest[i]);
        }
        sea.lineTo(WIDTH, HEIGHT);
        sea.closePath();
        cut.fill(colour, sea);
        Shape clip = cut.pen.getClip();
        cut.pen.clip(sea);
        for (int line = 1; line < 15; line++) {
            Path2D ripple = new Path2D.Double();
            for (int i = 0; i < crest.length; i++) {
                double y = crest[i] + line * 13 + line * line * 0.9 + 5 * Math.sin(i / 9.0 + line);
                if (i == 0) {
                    ripple.moveTo(0, y);
                } else {
                    ripple.lineTo(i * 6, y);
                }
            }
            cut.pen.setColor(line % 3 == 0 ? veiled(PAPER, 0.26) : veiled(INK, 0.32));
            cut.pen.setStroke(new BasicStroke((float) Math.max(1.2, 4.2 - line * 0.22)));
            cut.pen.draw(ripple);
        }
        cut.pen.setClip(clip);
        for (int i = 0; i < crest.length; i++) {
            double lift = base - crest[i];
            if (lift > height * 0.12) {
                double size = 2 + (lift / height) * 9;
                for (int fleck = 0; fleck < 3; fleck++) {
                    cut.fill(
                            veiled(PAPER, 0.82),
                            disc(
                                    i * 6 + cut.random.nextGaussian() * 6,
                                    crest[i] + cut.random.nextGaussian() * 4 + 2,
                                    size * cut.random.nextDouble()));
                }
            }
        }
    }

    private static void market(Woodcut cut) {
        cut.sky(560, rgb(0x6fa3bd), rgb(0xf8ecd0), rgb(0x2c5d77));
        cut.cloud(330, 160, 190, PAPER, rgb(0x7f9aa8));
        cut.cloud(1150, 210, 170, PAPER, rgb(0x7f9aa8));
        Shape tower = box(650, 120, 130, 450);
        cut.fill(rgb(0x9a9385), tower);
        cut.hatch(tower, veiled(INK, 0.3), 14, 2, 0);
        cut.hatch(box(650, 120, 46, 450), veiled(INK, 0.35), 7, 2, 0);
        cut.fill(rgb(0x4f6265), shape(636, 124, 715, 0, 794, 124));
        cut.fill(INK, arched(692, 180, 46, 74));
        Color[] walls = {rgb(0xd7b98f), rgb(0xb98f77), rgb(0xe3d3b2), rgb(0x9fb0a3), rgb(0xc9a27f)};
        for (int i = 0; i < 6; i++) {
            cut.house(8 + i * 106, 600, 98, 200 + (i * 61) % 110, walls[i % 5], rgb(0x7b4535), rgb(0x2f4450), 0.9);
            cut.house(
                    806 + i * 108,
                    600,
                    98,
                    190 + (i * 83) % 120,
                    walls[(i + 2) % 5],
                    rgb(0x7b4535),
                    rgb(0x2f4450),
                    0.9);
        }
        cut.ground(572, rgb(0xcdbb94), rgb(0x7d6c4b), 2);
        Color[] cloths = {RED, rgb(0x2f6b6b), rgb(0xd89a2f), rgb(0x33567d), RED, rgb(0x4d7a4a)};
        for (int i = 0; i < 6; i++) {
            stall(cut, -30 + i * 256, 700, 210, cloths[i], 1);
        }
        crowd(cut, 24, 800, 120);
        for (int i = 0; i < 4; i++) {
            stall(cut, -90 + i * 430, 900, 340, cloths[(i + 2) % 6], 1.5);
        }
        crowd(cut, 13, 990, 200);
    }

    private static void crowd(Woodcut cut, int count, double y, double size) {
        for (int i = 0; i < count; i++) {
            Color coat = between(INK, new Color[] {RED, rgb(0x2f6b6b), rgb(0x6b4a2f), rgb(0x33567d)}[i % 4], 0.45);
            cut.figure(
                    (i + 0.5) * WIDTH / count + cut.random.nextGaussian() * 22,
                    y + cut.random.nextDouble() * 30,
                    size * (0.85 + cut.random.nextDouble() * 0.3),
                    coat);
        }
    }

    private static void stall(Woodcut cut, double x, double y, double width, Color cloth, double scale) {
        double drop = 46 * scale;
        double top = y - 118 * scale;
        cut.line(rgb(0x4a3524), 6 * scale, x + 12, y, x + 12, top + 20);
        cut.line(rgb(0x4a3524), 6 * scale, x + width - 12, y, x + width - 12, top + 20);
        cut.fill(rgb(0x3a2c22), box(x + 8, top + 50 * scale, width - 16, 40 * scale));
        cut.fill(rgb(0x8a6a46), box(x, y - 40 * scale, width, 42 * scale));
        cut.hatch(box(x, y - 40 * scale, width, 42 * scale), veiled(INK, 0.4), 10, 2, 0);
        Color[] fruit = {RED, rgb(0xe0a33a), rgb(0x7a9a43), rgb(0xe8d9b0), rgb(0x8a4a6a)};
        for (int i = 0; i < width / (13 * scale); i++) {
            cut.fill(
                    fruit[(int) (i * scale / 4) % fruit.length],
                    disc(x + 8 * scale + i * 13 * scale, y - 44 * scale - (i % 3) * 5 * scale, 8 * scale));
        }
        int stripes = 9;
        double wide = width * 1.1 / stripes;
        for (int i = 0; i < stripes; i++) {
            double from = x - width * 0.05 + i * wide;
            double upper = x + width * 0.08 + i * width * 0.84 / stripes;
            Color colour = i % 2 == 0 ? cloth : PAPER;
            cut.fill(
                    colour,
                    shape(
                            upper,
                            top - 30 * scale,
                            upper + width * 0.84 / stripes,
                            top - 30 * scale,
                            from + wide,
                            top + drop * 0.5,
                            from,
                            top + drop * 0.5));
            cut.fill(colour, new Ellipse2D.Double(from, top + drop * 0.5 - 12 * scale, wide, 24 * scale));
        }
        cut.hatch(
                shape(
                        x + width * 0.08,
                        top - 30 * scale,
                        x + width * 0.92,
                        top - 30 * scale,
                        x + width * 1.05,
                        top + drop * 0.5,
                        x - width * 0.05,
                        top + drop * 0.5),
                veiled(INK, 0.16),
                8,
                2,
                0);
    }

    private static void frost(Woodcut cut) {
        cut.sky(560, rgb(0x8fa9bd), rgb(0xf4e4dc), rgb(0x45637a));
        cut.sun(1060, 330, 52, rgb(0xfff4e2));
        cut.hills(562, 150, 2, rgb(0xc6d3dc), rgb(0x5d7a90));
        cut.hills(566, 80, 3.4, rgb(0xa8bccb), rgb(0x45637a));
        cut.ground(560, rgb(0xeef1f2), rgb(0x8ba3b5), 12);
        Color snow = rgb(0xf7f8f6);
        for (int i = 0; i < 7; i++) {
            double x = 250 + i * 104;
            cut.house(x, 640 + (i * 17) % 22, 92, 92 + (i * 37) % 50, rgb(0x8b6d5a), snow, LAMP, 0.75);
        }
        Shape church = box(1000, 480, 66, 170);
        cut.fill(rgb(0x77706a), church);
        cut.hatch(church, veiled(INK, 0.4), 9, 2, 0);
        cut.fill(snow, shape(990, 484, 1033, 330, 1076, 484));
        cut.hatch(shape(1033, 330, 1076, 484, 1040, 484), veiled(rgb(0x5d7a90), 0.8), 7, 2, 6);
        cut.line(INK, 3, 1033, 332, 1033, 300);
        cut.line(INK, 3, 1022, 312, 1044, 312);
        Path2D river = new Path2D.Double();
        river.moveTo(600, 660);
        river.curveTo(760, 720, 420, 780, 560, HEIGHT);
        river.lineTo(1080, HEIGHT);
        river.curveTo(840, 800, 900, 730, 660, 660);
        river.closePath();
        Shape clip = cut.pen.getClip();
        cut.pen.clip(river);
        cut.water(655, HEIGHT, rgb(0xd8e2e8), rgb(0x5f86a0), rgb(0x2d536d), 1000, rgb(0xfff4e2));
        cut.pen.setClip(clip);
        for (int i = 0; i < 26; i++) {
            double x = cut.random.nextDouble() < 0.5
                    ? cut.random.nextDouble() * 470
                    : 1080 + cut.random.nextDouble() * 360;
            cut.grass(x, 760 + cut.random.nextDouble() * 190, 34 + cut.random.nextDouble() * 40, 6, rgb(0x8b8a72));
        }
        cut.tree(150, 800, 520, rgb(0x2b2f38));
        cut.tree(1290, 860, 600, rgb(0x2b2f38));
        cut.gulls(7, 420, 170, 500, 160, rgb(0x2b2f38));
        cut.snow(snow, 220);
    }

    private static void smokehouse(Woodcut cut) {
        cut.sky(600, rgb(0xd8a468), rgb(0xfae9c6), rgb(0x8a5a2a));
        cut.sun(250, 420, 62, rgb(0xfff6dc));
        cut.water(560, 680, rgb(0xf0d5a4), rgb(0xb98f5b), rgb(0x5d4326), 250, rgb(0xfff6dc));
        cut.ground(660, rgb(0xc8b27f), rgb(0x6b5530), 5);
        for (int i = 0; i < 5; i++) {
            double x = 480 + i * 178;
            plume(cut, x + 70, 388 - (i % 2) * 30, 40 + i * 4);
        }
        for (int i = 0; i < 5; i++) {
            double x = 470 + i * 178;
            double height = 230 + (i % 2) * 46;
            Shape hut = box(x, 790 - height, 146, height);
            cut.fill(rgb(0x2a2724), hut);
            for (double plank = x; plank < x + 146; plank += 13) {
                cut.line(veiled(rgb(0x93806a), 0.55), 2, plank, 790 - height, plank, 790);
            }
            cut.fill(rgb(0x8a3f2b), shape(x - 14, 790 - height, x + 73, 700 - height, x + 160, 790 - height));
            cut.hatch(
                    shape(x - 14, 790 - height, x + 73, 700 - height, x + 160, 790 - height),
                    veiled(INK, 0.4),
                    8,
                    2,
                    0);
            cut.fill(rgb(0x5b2b20), box(x + 56, 672 - height, 34, 40));
            cut.fill(rgb(0x0f0e0d), box(x + 48, 690, 50, 100));
            cut.glow(x + 73, 740, 70, rgb(0xff9a3d), 0.55);
        }
        for (int rack = 0; rack < 2; rack++) {
            double y = 690 + rack * 70;
            cut.line(rgb(0x4a3524), 8, 60, y, 400, y - 8);
            for (int i = 0; i < 15; i++) {
                fish(cut, 78 + i * 22, y + 2 - i * 0.5, 46);
            }
        }
        cut.line(rgb(0x4a3524), 10, 70, 880, 70, 670);
        cut.line(rgb(0x4a3524), 10, 392, 880, 392, 662);
        cut.figure(440, 880, 190, INK);
        cut.gulls(9, 60, 180, 420, 200, rgb(0x4a3524));
    }

    private static void fish(Woodcut cut, double x, double y, double length) {
        Path2D fish = new Path2D.Double();
        fish.moveTo(x, y);
        fish.quadTo(x + length * 0.2, y + length * 0.45, x, y + length * 0.85);
        fish.lineTo(x + length * 0.1, y + length);
        fish.lineTo(x - length * 0.1, y + length);
        fish.lineTo(x, y + length * 0.85);
        fish.quadTo(x - length * 0.2, y + length * 0.45, x, y);
        cut.fill(rgb(0xb98238), fish);
        cut.hatch(fish, veiled(INK, 0.45), 6, 1.6, 3);
    }

    private static void plume(Woodcut cut, double x, double y, double size) {
        for (int i = 0; i < 9; i++) {
            double rise = i * size * 0.9;
            double drift = i * i * size * 0.055;
            cut.fill(
                    veiled(rgb(0xf6efe2), 0.62 - i * 0.055),
                    disc(x + drift + Math.sin(i * 1.3) * 12, y - rise * 0.62, size * (0.34 + i * 0.1)));
        }
        for (int i = 0; i < 6; i++) {
            Path2D curl = new Path2D.Double();
            double start = x + (i - 3) * 6;
            curl.moveTo(start, y);
            curl.curveTo(
                    start - 30,
                    y - size * 1.6,
                    start + size * 1.2,
                    y - size * 2.6,
                    start + size * (1.2 + i * 0.4),
                    y - size * 4.6);
            cut.pen.setColor(veiled(rgb(0x8a6a46), 0.35));
            cut.pen.setStroke(new BasicStroke(2));
            cut.pen.draw(curl);
        }
    }

    private static void choir(Woodcut cut) {
        cut.fill(rgb(0x3a2a2a), box(0, 0, WIDTH, HEIGHT));
        cut.hatch(box(0, 0, WIDTH, HEIGHT), veiled(INK, 0.5), 10, 2, 0);
        for (int i = 0; i < 5; i++) {
            double x = 120 + i * 260;
            Shape frame = arched(x - 16, 170, 192, 390);
            cut.fill(rgb(0x6b4f40), frame);
            Shape window = arched(x, 180, 160, 366);
            cut.fill(rgb(0xf3d9a0), window);
            cut.hatch(window, veiled(rgb(0xa0652f), 0.5), 26, 3, 0);
            for (int bar = 1; bar < 4; bar++) {
                cut.line(rgb(0x5a3f30), 5, x + bar * 40, 104, x + bar * 40, 546);
            }
            cut.fill(veiled(rgb(0xffe9b8), 0.13), shape(x, 180, x + 160, 180, x + 380, HEIGHT, x + 60, HEIGHT));
        }
        for (int i = 0; i < 6; i++) {
            Shape column = box(50 + i * 260 - 8, 60, 46, 640);
            cut.fill(rgb(0x8b6a50), column);
            cut.hatch(box(50 + i * 260 + 12, 60, 26, 640), veiled(INK, 0.5), 7, 2.2, 3);
            cut.fill(rgb(0xa9866a), box(50 + i * 260 - 22, 50, 74, 26));
        }
        Color[] coats = {rgb(0x243a4d), rgb(0x4d2f2a), rgb(0x2f4538), rgb(0x3d3550)};
        for (int row = 0; row < 6; row++) {
            double y = 640 + row * 62;
            int count = 22 - row * 2;
            for (int i = 0; i < count; i++) {
                double x = (i + 0.5 + (row % 2) * 0.4) * WIDTH / count;
                singer(cut, x, y, 30 + row * 6, coats[(i * 3 + row) % 4]);
            }
        }
        Path2D conductor = shape(
                700, HEIGHT, 668, 800, 640, 720, 560, 640, 566, 630, 664, 690, 700, 700, 740, 700, 776, 690, 874, 590,
                882, 598, 800, 720, 772, 800, 750, HEIGHT);
        cut.fill(INK, conductor);
        cut.fill(INK, disc(720, 664, 40));
        cut.line(PAPER, 4, 878, 594, 940, 520);
    }

    private static void singer(Woodcut cut, double x, double y, double size, Color coat) {
        Shape shoulders = new Ellipse2D.Double(x - size, y + size * 0.5, size * 2, size * 2.6);
        cut.fill(coat, shoulders);
        cut.hatch(shoulders, veiled(INK, 0.4), 8, 2, 4);
        cut.fill(
                cut.random.nextInt(4) == 0 ? rgb(0xa9744f) : rgb(0xe0b68d),
                new Ellipse2D.Double(x - size * 0.46, y - size * 0.55, size * 0.92, size * 1.15));
        cut.fill(
                between(INK, rgb(0xa9a193), cut.random.nextDouble() * 0.8),
                new Arc2D.Double(x - size * 0.5, y - size * 0.66, size, size * 0.9, 0, 180, Arc2D.CHORD));
        cut.fill(rgb(0x54241c), new Ellipse2D.Double(x - size * 0.13, y + size * 0.16, size * 0.26, size * 0.3));
        cut.line(INK, 2, x - size * 0.22, y, x - size * 0.1, y);
        cut.line(INK, 2, x + size * 0.1, y, x + size * 0.22, y);
        cut.fill(
                PAPER,
                shape(
                        x - size * 0.5,
                        y + size * 1.1,
                        x,
                        y + size * 1.2,
                        x + size * 0.5,
                        y + size * 1.1,
                        x + size * 0.5,
                        y + size * 1.7,
                        x,
                        y + size * 1.8,
                        x - size * 0.5,
                        y + size * 1.7));
    }

    private static void ferry(Woodcut cut) {
        cut.sky(560, rgb(0x0f1c33), rgb(0x4a6283), rgb(0x050b16));
        cut.stars(110, 520, PAPER);
        cut.sun(1090, 220, 58, rgb(0xf8f0d6));
        cut.cloud(1180, 300, 150, rgb(0x6d83a0), rgb(0x1b2a42));
        cut.cloud(330, 250, 170, rgb(0x4f6687), rgb(0x1b2a42));
        cut.hills(562, 60, 4, rgb(0x1f2f48), INK);
        for (int i = 0; i < 40; i++) {
            cut.fill(LAMP, box(cut.random.nextDouble() * WIDTH, 548 - cut.random.nextDouble() * 16, 4, 4));
        }
        cut.water(560, HEIGHT, rgb(0x40597a), rgb(0x0b1a2d), rgb(0x040a14), 1090, rgb(0xf8f0d6));
        Path2D hull = shape(190, 560, 1080, 560, 1150, 520, 1080, 680, 240, 680);
        cut.fill(rgb(0x16283d), hull);
        cut.hatch(hull, veiled(Color.BLACK, 0.5), 9, 2, 0);
        cut.fill(RED, shape(226, 652, 1094, 652, 1080, 680, 240, 680));
        cut.fill(rgb(0xe9e2d0), shape(240, 470, 990, 470, 1020, 562, 220, 562));
        cut.fill(rgb(0xdcd4bf), shape(300, 392, 900, 392, 930, 472, 290, 472));
        cut.fill(rgb(0xe9e2d0), shape(690, 326, 880, 326, 900, 394, 680, 394));
        for (int i = 0; i < 22; i++) {
            cut.fill(LAMP, new RoundRectangle2D.Double(262 + i * 33, 498, 20, 26, 6, 6));
            if (i < 17) {
                cut.fill(LAMP, new RoundRectangle2D.Double(318 + i * 34, 416, 22, 26, 6, 6));
            }
        }
        for (int i = 0; i < 5; i++) {
            cut.fill(rgb(0x26405c), box(704 + i * 36, 342, 28, 24));
        }
        cut.fill(RED, shape(440, 300, 540, 300, 552, 394, 430, 394));
        cut.fill(INK, box(436, 296, 108, 22));
        cut.hatch(shape(440, 300, 490, 300, 480, 394, 430, 394), veiled(INK, 0.4), 8, 2, 0);
        cut.line(PAPER, 4, 790, 326, 790, 210);
        cut.line(PAPER, 2, 790, 216, 1140, 522);
        cut.line(PAPER, 2, 790, 216, 300, 394);
        cut.fill(rgb(0xff6b4a), disc(790, 210, 6));
        for (int i = 0; i < 60; i++) {
            double x = 250 + cut.random.nextDouble() * 800;
            double y = 690 + cut.random.nextDouble() * 190;
            double reach = 8 + (y - 690) * 0.2;
            cut.line(veiled(LAMP, 0.55 - (y - 690) / 420), 3, x - reach, y, x + reach, y);
        }
        for (int i = 0; i < 3; i++) {
            plume(cut, 490 - i * 46, 290 - i * 10, 24);
        }
    }

    private static void bridge(Woodcut cut) {
        cut.sky(520, rgb(0x7fb0c4), rgb(0xf6efd6), rgb(0x2f6076));
        cut.cloud(280, 170, 200, PAPER, rgb(0x7b98a5));
        cut.cloud(1120, 120, 210, PAPER, rgb(0x7b98a5));
        cut.hills(524, 150, 2.4, rgb(0x8fae9a), rgb(0x3d5b4c));
        cut.hills(540, 90, 3.6, rgb(0x6c9076), rgb(0x2d4a3a));
        for (int i = 0; i < 5; i++) {
            cut.house(30 + i * 66, 560, 60, 80 + (i * 41) % 50, rgb(0xdcc7a0), rgb(0x8a4a38), rgb(0x33454d), 1);
        }
        cut.water(540, 660, rgb(0xb9d3cc), rgb(0x5b8b98), rgb(0x1c4555), -1, PAPER);
        Area stone = new Area(shape(0, 470, 500, 400, 940, 400, WIDTH, 470, WIDTH, 640, 0, 640));
        for (int i = 0; i < 4; i++) {
            double x = 110 + i * 320;
            double width = 260;
            stone.subtract(new Area(new Ellipse2D.Double(x, 466, width, 340)));
        }
        cut.fill(rgb(0xb6a98d), stone);
        cut.hatch(stone, veiled(rgb(0x5b5140), 0.5), 15, 2, 0);
        Shape clip = cut.pen.getClip();
        cut.pen.clip(stone);
        for (int row = 0; row < 18; row++) {
            for (int i = 0; i < 46; i++) {
                double x = i * 33 + (row % 2) * 16;
                cut.line(veiled(rgb(0x5b5140), 0.4), 1.6, x, 400 + row * 15, x, 415 + row * 15);
            }
        }
        cut.pen.setClip(clip);
        cut.pen.setColor(rgb(0x5b5140));
        cut.pen.setStroke(new BasicStroke(7));
        for (int i = 0; i < 4; i++) {
            cut.pen.draw(new Arc2D.Double(110 + i * 320, 466, 260, 340, 0, 180, Arc2D.OPEN));
        }
        cut.pen.setColor(rgb(0x5b5140));
        cut.pen.setStroke(new BasicStroke(6));
        cut.pen.draw(shape(0, 470, 500, 400, 940, 400, WIDTH, 470, WIDTH, 472, 940, 402, 500, 402, 0, 472));
        bus(cut, 690, 400);
        for (int i = 0; i < 4; i++) {
            cut.figure(430 + i * 36 + i * i * 3, 410 - i * 3, 46, INK);
        }
        cut.water(636, HEIGHT, rgb(0xcfe0da), rgb(0x3f7486), rgb(0x1c4555), -1, PAPER);
        cut.mirror(636, 240, 0.5);
        cut.gulls(8, 700, 150, 500, 160, INK);
        for (int i = 0; i < 20; i++) {
            cut.grass(
                    cut.random.nextDouble() * 360,
                    HEIGHT + 14,
                    90 + cut.random.nextDouble() * 110,
                    8,
                    between(rgb(0x4d6a3a), rgb(0x1d2f1f), cut.random.nextDouble()));
        }
    }

    private static void bus(Woodcut cut, double x, double road) {
        Shape body = new RoundRectangle2D.Double(x, road - 128, 226, 112, 18, 18);
        cut.fill(RED, body);
        cut.hatch(box(x, road - 46, 226, 30), veiled(INK, 0.35), 6, 2, 0);
        cut.fill(PAPER, box(x, road - 76, 226, 10));
        for (int i = 0; i < 5; i++) {
            cut.fill(rgb(0x2d4651), new RoundRectangle2D.Double(x + 12 + i * 42, road - 116, 34, 32, 6, 6));
            cut.fill(
                    rgb(0xcfe0da),
                    shape(x + 14 + i * 42, road - 114, x + 28 + i * 42, road - 114, x + 16 + i * 42, road - 92));
        }
        for (double wheel : new double[] {48, 178}) {
            cut.fill(INK, disc(x + wheel, road - 16, 21));
            cut.fill(STONE, disc(x + wheel, road - 16, 9));
        }
    }

    private static void lighthouse(Woodcut cut) {
        cut.sky(640, rgb(0x1b2a49), rgb(0xd98f6c), rgb(0x0b1328));
        cut.stars(70, 380, PAPER);
        cut.cloud(300, 420, 190, rgb(0xb8707a), rgb(0x3a2b4d));
        cut.cloud(620, 330, 130, rgb(0x9a6a80), rgb(0x3a2b4d));
        cut.fill(veiled(LAMP, 0.2), shape(1012, 226, 0, 60, 0, 260));
        cut.fill(veiled(LAMP, 0.26), shape(1012, 226, 0, 110, 0, 210));
        cut.fill(veiled(LAMP, 0.2), shape(1012, 226, WIDTH, 150, WIDTH, 280));
        cut.water(640, HEIGHT, rgb(0xc07f6a), rgb(0x1f2a4a), rgb(0x0b1328), 300, rgb(0xffd7a8));
        Path2D cliff = shape(
                700, 760, 742, 690, 800, 640, 846, 606, 930, 580, 1100, 566, 1230, 580, 1350, 560, WIDTH, 566, WIDTH,
                930, 1240, 900, 1000, 880, 820, 840);
        cut.fill(rgb(0x3a3a45), cliff);
        cut.hatch(cliff, veiled(Color.BLACK, 0.5), 13, 2.4, 120);
        cut.hatch(cliff, veiled(rgb(0xd98f6c), 0.3), 31, 3, 120);
        cut.fill(
                rgb(0x4d5a42),
                shape(
                        800, 640, 846, 606, 930, 580, 1100, 566, 1230, 580, 1350, 560, WIDTH, 566, WIDTH, 600, 1200,
                        602, 940, 606));
        cut.house(1080, 576, 108, 74, rgb(0xe8dcc4), rgb(0x5b3a33), LAMP, 1);
        cut.lighthouse(1012, 582, 390, PAPER, RED, INK);
        cut.glow(1012, 226, 170, LAMP, 0.9);
        for (int i = 0; i < 200; i++) {
            cut.fill(
                    veiled(PAPER, 0.35 + cut.random.nextDouble() * 0.5),
                    disc(
                            690 + cut.random.nextDouble() * 640,
                            830 + cut.random.nextGaussian() * 22 + cut.random.nextDouble() * 50,
                            1 + cut.random.nextDouble() * 4));
        }
        cut.gulls(8, 480, 340, 380, 180, INK);
    }

    private static void gig(Woodcut cut) {
        cut.sky(380, rgb(0x5fa0b8), rgb(0xf5ecd0), rgb(0x235a70));
        cut.cloud(360, 150, 180, PAPER, rgb(0x6f97a5));
        cut.cloud(1020, 190, 210, PAPER, rgb(0x6f97a5));
        cut.hills(384, 110, 2.6, rgb(0x7c9d8c), rgb(0x35564a));
        cut.water(380, HEIGHT, rgb(0xa9cfcf), rgb(0x1f6274), rgb(0x0e3c4a), 1010, rgb(0xfdf6df));
        cut.trawler(1180, 420, 46, rgb(0x2f4a5c), PAPER, INK);
        gigBoat(cut, 1060, 500, 0.42, rgb(0x3d5f8a));
        gigBoat(cut, 690, 690, 1, rgb(0xc79a3f));
        cut.gulls(9, 120, 120, 600, 170, INK);
    }

    private static void gigBoat(Woodcut cut, double x, double y, double scale, Color paint) {
        double s = scale * 460;
        for (int i = 0; i < 6; i++) {
            double rx = x - s * 0.62 + i * s * 0.235;
            cut.line(rgb(0xe9d7ae), Math.max(2, 7 * scale), rx + s * 0.05, y - s * 0.1, rx - s * 0.16, y + s * 0.2);
            cut.fill(
                    rgb(0xe9d7ae),
                    shape(
                            rx - s * 0.14,
                            y + s * 0.16,
                            rx - s * 0.2,
                            y + s * 0.27,
                            rx - s * 0.175,
                            y + s * 0.275,
                            rx - s * 0.12,
                            y + s * 0.17));
            for (int ring = 0; ring < 3; ring++) {
                cut.pen.setColor(veiled(PAPER, 0.7 - ring * 0.2));
                cut.pen.setStroke(new BasicStroke((float) Math.max(1, 3 * scale)));
                cut.pen.draw(new Ellipse2D.Double(
                        rx - s * (0.22 + ring * 0.03),
                        y + s * (0.25 - ring * 0.005),
                        s * (0.09 + ring * 0.06),
                        s * (0.03 + ring * 0.014)));
            }
        }
        for (int i = 0; i < 7; i++) {
            double rx = x - s * 0.66 + i * s * 0.235;
            boolean cox = i == 6;
            double lean = cox ? 0 : s * 0.075;
            Path2D back = shape(
                    rx - s * 0.045 + lean,
                    y - s * 0.24,
                    rx + s * 0.045 + lean,
                    y - s * 0.24,
                    rx + s * 0.06,
                    y - s * 0.04,
                    rx - s * 0.055,
                    y - s * 0.04);
            cut.fill(cox ? RED : i % 2 == 0 ? rgb(0xf2ead6) : rgb(0x2a4f63), back);
            cut.hatch(back, veiled(INK, 0.3), Math.max(3, 8 * scale), 1.6, 4);
            cut.line(
                    rgb(0xd8ac84),
                    Math.max(2, 11 * scale),
                    rx + lean,
                    y - s * 0.2,
                    rx + s * 0.02 - lean * 0.4,
                    y - s * 0.1);
            cut.fill(rgb(0xd8ac84), disc(rx + lean * 1.2, y - s * 0.285, s * 0.037));
            cut.fill(
                    between(INK, rgb(0x8a5a2a), i / 9.0),
                    new Arc2D.Double(
                            rx + lean * 1.2 - s * 0.04, y - s * 0.33, s * 0.08, s * 0.075, 0, 180, Arc2D.CHORD));
        }
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - s * 0.96, y - s * 0.17);
        hull.quadTo(x, y - s * 0.03, x + s * 0.98, y - s * 0.18);
        hull.quadTo(x + s * 0.86, y + s * 0.06, x + s * 0.62, y + s * 0.09);
        hull.lineTo(x - s * 0.7, y + s * 0.09);
        hull.quadTo(x - s * 0.88, y + s * 0.04, x - s * 0.96, y - s * 0.17);
        hull.closePath();
        cut.fill(paint, hull);
        cut.hatch(hull, veiled(INK, 0.32), Math.max(4, 13 * scale), 1.8, 0);
        cut.pen.setColor(INK);
        cut.pen.setStroke(new BasicStroke((float) Math.max(1.5, 5 * scale)));
        Path2D gunwale = new Path2D.Double();
        gunwale.moveTo(x - s * 0.96, y - s * 0.17);
        gunwale.quadTo(x, y - s * 0.03, x + s * 0.98, y - s * 0.18);
        cut.pen.draw(gunwale);
        for (int i = 0; i < 9; i++) {
            double wx = x - s * 0.9 + i * s * 0.21;
            cut.line(veiled(PAPER, 0.7), Math.max(1, 3 * scale), wx, y + s * 0.1, wx + s * 0.14, y + s * 0.1);
        }
    }
}
