package io.github.qmpcodegen.maven;

import java.io.File;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/**
 * What belongs to main or to test sources.
 *
 * @param sources the configured sources
 * @param usualSources the folder that is taken when none are configured
 * @param output the folder in which the package's folders begin
 * @param onClassPath which of the module's dependencies these sources see
 * @param register makes a folder one of the module's source roots
 * @param addResource makes something one of the module's resources
 */
record Target(
        List<String> sources,
        String usualSources,
        File output,
        Predicate<Dependency> onClassPath,
        BiConsumer<MavenProject, String> register,
        BiConsumer<MavenProject, Resource> addResource) {}
