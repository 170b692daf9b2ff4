// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.remoting;

public interface VirtualChannel {
    <T> T export(Class<T> type, T instance);
}
