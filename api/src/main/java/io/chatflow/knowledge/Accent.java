package io.chatflow.knowledge;

/// A site's colour, moved towards black or white until links in it can be read.
final class Accent {

    static final int WHITE = 0xffffff;
    static final int NIGHT = 0x191b1f;

    private static final double READABLE = 4.5;

    private Accent() {}

    /// `accent` is `#rrggbb`, and so is the answer; its contrast to the background is at least 4.5 to 1.
    static String readableOn(String accent, int background) {
        int colour = Integer.parseInt(accent.substring(1), 16);
        int towards = luminance(background) > 0.5 ? 0x000000 : 0xffffff;
        int shown = colour;
        for (int step = 1; step <= 20 && contrast(shown, background) < READABLE; step++) {
            shown = mixed(colour, towards, step / 20.0);
        }
        return "#%06x".formatted(shown);
    }

    /// Source: WCAG 2.2, contrast ratio.
    private static double contrast(int one, int other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int mixed(int colour, int towards, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double from = colour >> shift & 255;
            double to = towards >> shift & 255;
            mixed |= (int) Math.round(from + (to - from) * share) << shift;
        }
        return mixed;
    }
}
