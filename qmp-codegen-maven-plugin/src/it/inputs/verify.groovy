import io.github.qmpcodegen.maven.ConsumerBuild
import java.nio.file.Files

def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
String output = 'target/generated-sources/qmp'
String classes = 'target/classes/com/acme/bell/'
String hx = 'src/main/qmp/bell.hx'
String bell = output + '/com/acme/bell/'

// Whatever happens to the sources, the next build sees it, writes what is different, and lets the rest alone.
def sees = { String what, Closure change, List<String> written, List<String> gone ->
    def before = build.contents(output).keySet()
    build.age(output)
    change()
    def run = build.mvn('compile')
    assert run.exit() == 0 : what
    assert run.log() =~ /Generated com\.acme\.bell in target.generated-sources.qmp: / : what
    assert build.written(output) - '.qmp-codegen-files' == written.sort() : what
    def after = build.contents(output).keySet()
    assert (before - after).collect { name -> name.substring(name.lastIndexOf('/') + 1) } == gone : what
    // What is compiled is what is there.
    def compiled = new File(basedir, classes).list().findAll { name -> !name.contains('$') && name != 'package-info.class' }
    def sources = new File(basedir, bell).list().findAll { name -> name.endsWith('.java') && name != 'package-info.java' }
    assert compiled.collect { it - '.class' }.sort() == sources.collect { it - '.java' }.sort() : what
}

// These have all commands; which sources there are is said once.
def common = ['AsyncQemuCommands.java', 'QemuCommands.java', 'QemuRegistry.java', 'package-info.java']

sees('an input is edited', { build.edit(hx, 'Show the bell.', 'Show the large bell.') },
        ['AsyncQemuCommands.java', 'QemuCommands.java', 'QueryBellRequest.java'], [])
assert Files.readString(build.file(bell + 'QueryBellRequest.java')).contains('Show the large bell.')

String second = 'src/main/qmp/second.json'
String gong = "{ 'command': 'gong', 'data': { 'times': 'int' } }\n"
sees('an input is added', { Files.writeString(build.file(second), gong) },
        common + 'GongRequest.java', [])

sees('an input is renamed', { Files.move(build.file(second), build.file('src/main/qmp/other.json')) },
        ['GongRequest.java', 'package-info.java'], [])
assert Files.readString(build.file(bell + 'GongRequest.java')).contains('other.json')

// What somebody put beside the generated files stays there.
Files.writeString(build.file(bell + 'HandWritten.java'), 'package com.acme.bell; class HandWritten {}\n')

sees('an input is removed', { Files.delete(build.file('src/main/qmp/other.json')) },
        common, ['GongRequest.java'])
assert Files.exists(build.file(bell + 'HandWritten.java'))

sees('a command is removed from an input', {
    String text = Files.readString(build.file(hx))
    Files.writeString(build.file(hx), text.substring(0, text.indexOf('    {\n        .name       = "query-bell"')))
}, ['AsyncQemuCommands.java', 'QemuCommands.java', 'QemuRegistry.java'], ['QueryBellRequest.java', 'QueryBellResponse.java'])

assert build.mvn('compile').says('is up to date')
