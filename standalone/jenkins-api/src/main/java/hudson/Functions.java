// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson;

public class Functions {
    private Functions() {}

    public static String humanReadableByteSize(long number) {
        throw new UnsupportedOperationException();
    }
}
