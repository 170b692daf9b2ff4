// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletResponse;

public interface StaplerResponse2 extends HttpServletResponse {
}
