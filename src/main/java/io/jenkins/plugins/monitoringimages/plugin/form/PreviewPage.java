package io.jenkins.plugins.monitoringimages.plugin.form;

import io.jenkins.plugins.monitoringimages.plugin.form.Preview;
import java.util.function.Function;
import net.sf.json.JSONException;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;

/** The preview of a form as a piece of a page. */
public final class PreviewPage {

    private PreviewPage() {}

    /**
     * @param form as its browser sent it
     * @param type of the step that it fills
     * @param preview of that step
     */
    public static <T> HttpResponse of(
            StaplerRequest2 request, String form, Class<T> type, Function<T, Preview> preview) {
        T step;
        try {
            step = request.bindJSON(type, JSONObject.fromObject(form));
        } catch (JSONException | IllegalArgumentException e) {
            return HttpResponses.forwardToView(Preview.ofUnreadableForm(), "index");
        }
        return HttpResponses.forwardToView(preview.apply(step), "index");
    }
}
