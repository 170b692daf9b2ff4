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

    /** The names of the arguments that are lines of {@code NAME=VALUE} in a form, and may be maps in a Pipeline. */
    default List<String> lineArguments() {
        return List.of();
    }

    /** For the view: a list as the text of a text area. */
    default String joined(Collection<String> lines) {
        return FormText.joined(lines);
    }

    @NonNull
    @Override
    default Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
        Map<String, Object> lists = Pairs.textsToLists(
                Pairs.textsToLists(Pairs.mapsToLists(arguments, pairArguments()), pairArguments()), listArguments());
        return Pairs.mapsToLines(lists, lineArguments());
    }

    @NonNull
    @Override
    default UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable described) {
        return Pairs.linesToMaps(Pairs.listsToMaps(described, pairArguments()), lineArguments());
    }
}
