// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson;

public class Util {
    private Util() {}

    public static String getTimeSpanString(long number) {
        throw new UnsupportedOperationException();
    }
}
