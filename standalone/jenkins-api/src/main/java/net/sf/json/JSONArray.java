// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package net.sf.json;

import java.io.Serializable;
import java.util.Iterator;

@SuppressWarnings("serial")
public final class JSONArray implements Serializable, Iterable<Object>, Comparable {
    public JSONArray() {}

    @Override
    public int compareTo(Object object) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator iterator() {
        throw new UnsupportedOperationException();
    }
}
