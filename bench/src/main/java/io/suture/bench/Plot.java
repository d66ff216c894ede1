// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines over seconds on one scale, as SVG.
 *
 * @param limit drawn across; 0: none
 */
record Plot(String heading, String unit, double limit, List<Line> lines) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 64;
    private static final int TOP = 40;
    private static final int BOTTOM = 36;

    /** @param values one a second */
    record Line(String name, String colour, List<Double> values) {}

    /** Below each other, in one picture. */
    static String svg(List<Plot> plots) {
        List<String> all = new ArrayList<>();
        all.add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + HEIGHT * plots.size()
                + "\" font-family=\"sans-serif\" font-size=\"12\">");
        all.add("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        for (int i = 0; i < plots.size(); i++) {
            all.add("<g transform=\"translate(0," + HEIGHT * i + ")\">");
            plots.get(i).draw(all);
            all.add("</g>");
        }
        all.add("</svg>");
        return String.join("\n", all) + "\n";
    }

    private void draw(List<String> to) {
        double most = lines.stream()
                .flatMap(line -> line.values().stream())
                .max(Double::compare)
                .orElse(1.0);
        double top = Math.max(1e-9, Math.max(most, limit) * 1.05);
        int seconds = Math.max(
                2, lines.stream().mapToInt(line -> line.values().size()).max().orElse(2));
        to.add(text(LEFT, 18, heading));
        for (int i = 0; i <= 4; i++) {
            double value = top * i / 4;
            to.add(across(y(value, top), "#ddd", ""));
            to.add("<text x=\"" + (LEFT - 6) + "\" y=\"" + (y(value, top) + 4) + "\" text-anchor=\"end\">"
                    + String.format(Locale.ROOT, "%.0f", value) + "</text>");
        }
        to.add(text(4, TOP - 8, unit));
        to.add(text(WIDTH - 90, HEIGHT - 6, seconds + " seconds"));
        if (limit > 0) {
            to.add(across(y(limit, top), "#c00", " stroke-dasharray=\"6 4\""));
        }
        for (int i = 0; i < lines.size(); i++) {
            to.add(polyline(lines.get(i), seconds, top));
            to.add("<text x=\"" + (LEFT + 150 * i) + "\" y=\"" + (HEIGHT - 6) + "\" fill=\""
                    + lines.get(i).colour() + "\">" + lines.get(i).name() + "</text>");
        }
    }

    private static String polyline(Line line, int seconds, double top) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < line.values().size(); i++) {
            double x = LEFT + (double) (WIDTH - LEFT - 12) * i / (seconds - 1);
            points.append(
                    String.format(Locale.ROOT, "%.1f,%d ", x, y(line.values().get(i), top)));
        }
        return "<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"" + line.colour() + "\" points=\""
                + points.toString().strip() + "\"/>";
    }

    private static int y(double value, double top) {
        return (int) Math.round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top);
    }

    private static String across(int y, String colour, String more) {
        return "<line x1=\"" + LEFT + "\" x2=\"" + (WIDTH - 12) + "\" y1=\"" + y + "\" y2=\"" + y + "\" stroke=\""
                + colour + "\"" + more + "/>";
    }

    private static String text(int x, int y, String what) {
        return "<text x=\"" + x + "\" y=\"" + y + "\">" + what + "</text>";
    }
}
