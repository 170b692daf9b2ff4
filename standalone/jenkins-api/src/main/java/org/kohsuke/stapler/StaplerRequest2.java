// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletRequest;
import net.sf.json.JSONObject;

public interface StaplerRequest2 extends HttpServletRequest {
    String getRestOfPath();

    <T> T bindJSON(Class<T> type, JSONObject jsonObject);

    void bindJSON(Object object, JSONObject jsonObject);
}
