// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package net.sf.json;

import java.io.Serializable;

@SuppressWarnings("serial")
public final class JSONObject implements Serializable, Comparable {
    private JSONObject() {}

    public static JSONObject fromObject(Object object) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Object object) {
        throw new UnsupportedOperationException();
    }

    public boolean has(String text) {
        throw new UnsupportedOperationException();
    }

    public Object put(String text, Object object) {
        throw new UnsupportedOperationException();
    }
}
