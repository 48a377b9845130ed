import io.github.qmpcodegen.maven.ConsumerBuild
import java.nio.file.Files

def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
String committed = 'src/generated/java'
build.age(committed)

// Green, from a clean checkout.
Files.walk(build.file('target')).sorted(Comparator.reverseOrder()).each { Files.delete(it) }
def run = build.mvn('generate-sources', '-Dqmp.codegen.verifyOnly')
assert run.exit() == 0
assert run.says('Verified com.acme.bell in src/generated/java: 0 files added, 0 changed, 0 deleted, ')
assert build.written(committed) == []

// Green, from a checkout with core.autocrlf.
def checkedOut = [build.file(committed), build.file('src/main/qmp')].collectMany { folder ->
    Files.walk(folder).filter(Files::isRegularFile).toList()
}
def contents = checkedOut.collectEntries { file -> [file, file.toFile().getText('UTF-8')] }
contents.each { file, text -> file.toFile().setText(text.replace('\n', '\r\n'), 'UTF-8') }
run = build.mvn('generate-sources', '-Dqmp.codegen.verifyOnly')
assert run.exit() == 0 : run.log()
contents.each { file, text -> file.toFile().setText(text, 'UTF-8') }
build.age(committed)

// Red: an input was edited, and nobody generated again.
build.edit('src/main/qmp/qmp-commands.hx', 'Show the bell.', 'Show the big bell.')
run = build.mvn('generate-sources', '-Dqmp.codegen.verifyOnly')
assert run.exit() != 0
assert run.log() =~ /(?m)^\[ERROR\] not up to date: .*QueryBellRequest\.java: line \d+ is '.*Show the bell\..*', expected '.*Show the big bell\..*'/
assert run.says('src/generated/java is not up to date; run the goal without verifyOnly and commit what it writes.')
assert build.written(committed) == []

// Green again after that.
assert build.mvn('generate-sources').exit() == 0
assert build.mvn('generate-sources', '-Dqmp.codegen.verifyOnly').exit() == 0

// Red: a file is missing.
Files.delete(build.file(committed + '/com/acme/bell/RingRequest.java'))
run = build.mvn('generate-sources', '-Dqmp.codegen.verifyOnly')
assert run.exit() != 0
assert run.log() =~ /(?m)^\[ERROR\] missing: .*RingRequest\.java/
