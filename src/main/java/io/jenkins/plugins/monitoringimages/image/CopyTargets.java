package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.image.dockerfile.Dockerfile;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Copy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the {@code COPY} instructions of a Dockerfile put what lies in the build context, for those who put it there
 * without the context.
 *
 * @param copies from folders of the context to folders of the image, each with {@code /} at its end
 */
public record CopyTargets(List<Copy> copies) {

    public CopyTargets {
        copies = List.copyOf(copies);
    }

    public static CopyTargets of(Dockerfile dockerfile) {
        return new CopyTargets(dockerfile.instructions().stream()
                .filter(Copy.class::isInstance)
                .map(Copy.class::cast)
                .toList());
    }

    /**
     * The place in the image of an entry of the context, without the leading {@code /}, with the owner that it gets.
     *
     * @throws IllegalArgumentException if no instruction copies it
     */
    public ContextEntry inImage(ContextEntry entry) {
        for (Copy copy : copies) {
            if ((entry.path() + "/").startsWith(copy.source())) {
                String rest = (entry.path() + "/").substring(copy.source().length());
                String path = relative(copy.target()) + rest;
                return new ContextEntry(path.substring(0, path.length() - 1), entry.mode(), copy.owner(), copy.owner());
            }
        }
        throw new IllegalArgumentException("No instruction copies " + entry.path());
    }

    /**
     * The folders that an instruction leaves as they are where the image has them, and makes as root's where it lacks
     * them: those on the way to its target, and its target unless that belongs to somebody else.
     */
    public Set<String> rootFolders() {
        Set<String> folders = new HashSet<>();
        for (Copy copy : copies) {
            String target = relative(copy.target());
            for (int slash = target.indexOf('/'); slash >= 0; slash = target.indexOf('/', slash + 1)) {
                if (copy.owner() == 0 || slash < target.length() - 1) {
                    folders.add(target.substring(0, slash));
                }
            }
        }
        return folders;
    }

    private static String relative(String target) {
        return target.substring(1);
    }
}
