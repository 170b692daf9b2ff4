package io.jenkins.plugins.monitoringimages.cli;

import picocli.CommandLine.IFactory;
import picocli.CommandLine;

/** Makes commands, and gives the surroundings to those that take them. */
record CommandFactory(CliEnvironment surroundings) implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            var constructor = type.getDeclaredConstructor(CliEnvironment.class);
            constructor.setAccessible(true);
            return constructor.newInstance(surroundings);
        } catch (NoSuchMethodException e) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}
