import io.github.qmpcodegen.maven.ConsumerBuild
import java.nio.file.Files

def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
String output = 'target/generated-sources/qmp'
String classes = 'target/classes'

// The fresh build; the plugin prints one line.
def lines = build.first().linesOf('generate')
assert lines.size() == 1
assert lines[0] =~ /^\[INFO\] Generated com\.acme\.bell in target.generated-sources.qmp: \d+ files added, 0 changed, 0 deleted, 0 up to date$/
assert Files.exists(build.file(classes + '/com/acme/bell/RungEvent.class'))

// A second build does nothing, and neither does the compiler, though the source root is known to it.
build.age('src')
build.age(output)
build.age(classes)
def run = build.mvn('compile')
assert run.exit() == 0
assert run.linesOf('generate') == ['[INFO] com.acme.bell in target/generated-sources/qmp is up to date'.replace('/', File.separator)]
assert run.says('Nothing to compile')
assert build.written(output) == []
assert build.written(classes) == []

// The source root is registered all the same: what is no longer compiled is compiled again.
build.delete(classes)
run = build.mvn('compile')
assert run.says('is up to date')
assert Files.exists(build.file(classes + '/com/acme/bell/RungEvent.class'))
assert build.written(output) == []

// Without any network, from nothing.
build.delete('target')
run = build.mvnOffline('compile')
assert run.exit() == 0
assert Files.exists(build.file(classes + '/com/acme/bell/RungEvent.class'))

// Elsewhere, with the folder as it is, as from the cache of a build server.
build.age(output)
def moved = build.movedTo('unchanged-moved')
assert moved.mvn('generate-sources').says('is up to date')
assert moved.written(output) == []
