package io.jenkins.plugins.monitoringimages.cli.output;

import java.util.List;

/** Rows of texts in columns, two blanks apart. */
public final class TextTable {

    private TextTable() {}

    /** @param rows all with the same number of cells */
    public static String of(List<List<String>> rows) {
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(String.format("%-" + (width(rows, column) + 2) + "s", row.get(column)));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
