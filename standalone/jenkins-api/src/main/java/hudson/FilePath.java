// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson;

import hudson.model.Computer;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;

@SuppressWarnings("serial")
public final class FilePath implements Serializable {
    private FilePath() {}

    public String getRemote() {
        throw new UnsupportedOperationException();
    }

    public <T> T act(FilePath.FileCallable<T> fileCallable) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public VirtualChannel getChannel() {
        throw new UnsupportedOperationException();
    }

    public Computer toComputer() {
        throw new UnsupportedOperationException();
    }

    public void mkdirs() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public FilePath child(String text) {
        throw new UnsupportedOperationException();
    }

    public interface FileCallable<T> extends Serializable {
        T invoke(File file, VirtualChannel virtualChannel) throws IOException, InterruptedException;
    }
}
