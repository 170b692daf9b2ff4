// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package net.sf.json;

@SuppressWarnings("serial")
public class JSONException extends RuntimeException {
    private JSONException() {}
}
