package io.jenkins.plugins.monitoringimages.plugin.form;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/** A descriptor of what has lists in its form, some of which are maps in a Pipeline. */
public interface PairsModel extends CustomDescribableModel {

    /** The names of the arguments that are lists of {@code NAME=VALUE} in a form, and maps in a Pipeline. */
    List<String> pairArguments();

    /** The names of the other arguments that are lists of texts; in a Pipeline one text does for a list of one. */
    default List<String> listArguments() {
        return List.of();
    }

    /** For the view: a list as the text of a text area. */
    default String joined(Collection<String> lines) {
        return FormText.joined(lines);
    }

    @NonNull
    @Override
    default Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
        return Pairs.textsToLists(Pairs.mapsToLists(arguments, pairArguments()), listArguments());
    }

    @NonNull
    @Override
    default UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable described) {
        return Pairs.listsToMaps(described, pairArguments());
    }
}
