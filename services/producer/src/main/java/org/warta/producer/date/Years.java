package org.warta.producer.date;

/** Years of two and three digits: 69 is 2069, 70 is 1970, and 104 is 2004, counted from 1900. */
final class Years {
    private static final int PIVOT = 70;

    private Years() {}

    static int full(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() > 3) {
            return year;
        }
        return digits.length() == 2 && year < PIVOT ? 2000 + year : 1900 + year;
    }
}
