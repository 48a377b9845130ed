import io.github.qmpcodegen.maven.ConsumerBuild
import java.nio.file.Files

def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
String output = 'target/generated-sources/qmp'
String bell = output + '/com/acme/bell/'
def good = build.contents(output)

// What somebody put beside the generated files stays there, whatever happens to those.
String own = 'package com.acme.bell; class HandWritten {}\n'
Files.writeString(build.file(bell + 'HandWritten.java'), own)

def mends = { String what, Closure damage, List<String> written ->
    build.age(output)
    damage()
    def run = build.mvn('generate-sources')
    assert run.exit() == 0 : what
    assert !run.says('is up to date') : what
    assert build.written(output) == written : what
    assert build.contents(output) == good + [(bell.substring(output.length() + 1) + 'HandWritten.java'): own] : what
}

mends('an output is deleted', { Files.delete(build.file(bell + 'RungEvent.java')) }, ['RungEvent.java'])
mends('an output is edited', { build.edit(bell + 'RungEvent.java', 'times', 'count') }, ['RungEvent.java'])
mends('all outputs are deleted', { good.keySet().each { name -> Files.delete(build.file(output + '/' + name)) } },
        good.keySet().collect { name -> name.substring(name.lastIndexOf('/') + 1) }.sort())

// Another version of the plugin looks at everything again, and writes only what it would write differently.
String other = pluginVersion + '-other'
build.installPluginAs(pluginVersion, other)
mends('the plugin is another version', {
    build.edit('pom.xml', '<artifactId>qmp-codegen-maven-plugin</artifactId>',
            "<artifactId>qmp-codegen-maven-plugin</artifactId>\n        <version>$other</version>")
}, [])
assert build.mvn('generate-sources').says('is up to date')
