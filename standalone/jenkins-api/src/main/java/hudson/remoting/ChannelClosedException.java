// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.remoting;

@SuppressWarnings("serial")
public class ChannelClosedException extends java.io.IOException {
    private ChannelClosedException() {}
}
