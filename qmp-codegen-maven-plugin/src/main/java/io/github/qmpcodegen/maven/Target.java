package io.github.qmpcodegen.maven;

import java.io.File;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/**
 * What differs between main and test sources.
 *
 * @param sources the configured sources
 * @param usualSources the folder to read if none are configured
 * @param output the root folder of the package
 * @param onClassPath tests which of the module's dependencies are on the class path of these sources
 * @param register adds a folder to the module's source roots
 * @param addResource adds something to the module's resources
 */
record Target(
        List<String> sources,
        String usualSources,
        File output,
        Predicate<Dependency> onClassPath,
        BiConsumer<MavenProject, String> register,
        BiConsumer<MavenProject, Resource> addResource) {}
