import io.github.qmpcodegen.maven.ConsumerBuild

def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
assert new File(basedir, 'client/target/classes/com/acme/bell/RungEvent.class').isFile()
assert build.mvn('compile').linesOf('generate').any { line -> line.contains('is up to date') }

// What is changed in one module is seen in the other, in the same build.
build.edit('schemas/src/main/resources/qmp/bell.json', "'RUNG'", "'TOLLED'")
assert build.mvn('-T4', 'compile').exit() == 0
assert new File(basedir, 'client/target/classes/com/acme/bell/TolledEvent.class').isFile()
assert !new File(basedir, 'client/target/classes/com/acme/bell/RungEvent.class').exists()
