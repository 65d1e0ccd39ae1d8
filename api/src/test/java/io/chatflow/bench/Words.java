package io.chatflow.bench;

/// The texts of messages: a number that finds its way back, filled up to 140 bytes. Frames are searched rather than
/// parsed: the generator shares the machine with what it measures.
final class Words {

    static final int LENGTH = 140;

    private static final int DIGITS = 12;
    private static final String FILL = " A message of the usual length, as shoppers write it. ".repeat(4);

    private Words() {}

    static String text(long number) {
        return String.format("m%0" + DIGITS + "d", number) + FILL.substring(0, LENGTH - DIGITS - 1);
    }

    /// The number of a text that begins at this place of a frame; -1 when it is no text of ours.
    static long numberAt(String frame, int place) {
        if (place < 0 || place + DIGITS >= frame.length() || frame.charAt(place) != 'm') {
            return -1;
        }
        long number = 0;
        for (int at = place + 1; at <= place + DIGITS; at++) {
            int digit = frame.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /// The place behind the first occurrence of a mark; -1 without one.
    static int after(String frame, String mark) {
        int at = frame.indexOf(mark);
        return at < 0 ? -1 : at + mark.length();
    }

    /// The whole number that begins at a place.
    static long wholeAt(String frame, int place) {
        long value = 0;
        for (int at = place; at < frame.length() && Character.isDigit(frame.charAt(at)); at++) {
            value = value * 10 + frame.charAt(at) - '0';
        }
        return value;
    }
}
