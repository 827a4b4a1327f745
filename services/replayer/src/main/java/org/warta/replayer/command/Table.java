package org.warta.replayer.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Columns for people: as wide as their widest cell, numbers to the right. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... names) {
        rows.add(List.of(names));
    }

    void add(@Nullable Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Number number ? "%,d".formatted(number.longValue()) : Objects.toString(cell, ""));
        }
        rows.add(row);
    }

    void print(PrintWriter out) {
        int columns = rows.get(0).size();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(r -> r.get(column).length())
                        .max()
                        .orElse(1);
                String padding = " ".repeat(width - row.get(i).length());
                boolean number = rows.size() > 1
                        && rows.stream().skip(1).allMatch(r -> r.get(column).matches("[\\d,.%]*"));
                line.append(number ? padding + row.get(i) : row.get(i) + padding)
                        .append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
