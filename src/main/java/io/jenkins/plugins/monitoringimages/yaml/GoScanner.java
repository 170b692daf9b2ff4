package io.jenkins.plugins.monitoringimages.yaml;

import java.util.List;
import java.util.function.Supplier;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerException;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.DirectiveToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Reads as Go's readers of YAML do. A tab is white space behind a value or a colon, and everywhere within brackets, but
 * not where it would indent. SnakeYAML's scanner stops at such a tab, before it has changed anything; then the tab is
 * skipped and the scanner asked again. No document of another version than 1.1 is read.
 */
final class GoScanner implements Scanner {

    private final ScannerImpl scanner;
    private final StreamReader reader;
    private final String whole;
    /** By code points, as the reader counts; made when the first tab is found. */
    private int[] text;
    private int depth;
    private int seen;

    GoScanner(ScannerImpl scanner, StreamReader reader, String text) {
        this.scanner = scanner;
        this.reader = reader;
        this.whole = text;
    }

    @Override
    public boolean checkToken(Token.ID... choices) {
        return overTabs(() -> scanner.checkToken(choices));
    }

    @Override
    public Token peekToken() {
        return overTabs(scanner::peekToken);
    }

    @Override
    public Token getToken() {
        Token token = overTabs(scanner::getToken);
        if (token instanceof DirectiveToken<?> directive
                && directive.getName().equals("YAML")
                && !List.of(1, 1).equals(directive.getValue())) {
            throw new ScannerException(null, null,
                    "a document of this version of YAML is not read; allowed: %YAML 1.1, or none", token.getStartMark());
        }
        depth += switch (token.getTokenId()) {
            case FlowMappingStart, FlowSequenceStart -> 1;
            case FlowMappingEnd, FlowSequenceEnd -> -1;
            default -> 0;
        };
        seen = token.getEndMark().getIndex();
        return token;
    }

    @Override
    public void resetDocumentIndex() {
        scanner.resetDocumentIndex();
    }

    private <T> T overTabs(Supplier<T> question) {
        while (true) {
            try {
                return question.get();
            } catch (ScannerException e) {
                if (reader.peek() != '\t' || !isWhiteSpace(reader.getIndex())) {
                    throw e;
                }
                reader.forward();
            }
        }
    }

    private boolean isWhiteSpace(int index) {
        text = text == null ? whole.codePoints().toArray() : text;
        return isInBrackets(index) || !indents(index);
    }

    /** Tokens that the scanner holds back, since they may be keys, are few and stand on one line. */
    private boolean isInBrackets(int index) {
        int open = depth;
        for (int i = Math.max(0, seen); i < index; i++) {
            open += text[i] == '[' || text[i] == '{' ? 1 : text[i] == ']' || text[i] == '}' ? -1 : 0;
        }
        return open > 0;
    }

    /** Whether nothing but white space, or the sign of a list item or a complex key, stands before it on its line. */
    private boolean indents(int index) {
        for (int i = index - 1; i >= 0 && text[i] != '\n' && text[i] != '\r'; i--) {
            boolean sign = (text[i] == '-' || text[i] == '?') && (i == 0 || Character.isWhitespace(text[i - 1]));
            if (sign) {
                return true;
            }
            if (text[i] != ' ' && text[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
