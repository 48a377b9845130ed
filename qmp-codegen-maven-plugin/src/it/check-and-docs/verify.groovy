import groovy.json.JsonSlurper
import io.github.qmpcodegen.maven.ConsumerBuild
import java.nio.file.Files

def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
String reference = 'target/generated-docs/qmp'
String hx = 'src/main/qmp/qmp-commands.hx'
def findings = { new JsonSlurper().parse(build.file('target/reports/findings.sarif').toFile()).runs[0].results }

// The fresh build: nothing is found, and the reference is there.
String fresh = new File(basedir, 'build.log').text
assert fresh.contains('Checked the description of the interface: nothing was found')
assert fresh =~ /\[INFO\] Reference in \S+: 6 files added, 0 changed, 0 deleted, 0 up to date/
assert Files.readString(build.file(reference + '/index.html')).contains('<title>The bell</title>')
assert Files.exists(build.file(reference + '/commands/ring.html'))
assert findings() == []

// A second build, in parallel, touches no page and is warned of nothing.
build.age(reference)
def run = build.mvn('verify', '-T2')
assert run.exit() == 0
assert run.says('0 files added, 0 changed, 0 deleted, 6 up to date')
assert build.written(reference) == []
assert !run.log().toLowerCase().contains('thread-safe') && !run.log().contains('threadSafe')
assert (run.linesOf('docs') + run.linesOf('check')).findAll { line -> line.contains('[WARNING]') } == []

// An edit reaches the pages that it is about.
build.edit(hx, 'Show the bell.', 'Show the large bell.')
assert build.mvn('verify').exit() == 0
assert build.written(reference).toSorted() - '.qmp-codegen-files' == ['index.html', 'query-bell.html', 'search-index.js']

// Red: what is found fails the build, at its place, and tools are told too.
build.edit(hx, 'ring\n----\n', 'ring\n------\n')
run = build.mvn('verify')
assert run.exit() != 0
assert run.log() =~ /(?m)^\[ERROR\] \/?\S.*qmp-commands\.hx:11:1: the line below 'ring' has 6 characters; expected 4 \[underline-length\]$/
assert run.says('The description of the interface has 1 finding; fix it, or name the rules to ignore in <disabledRules>.')
assert !run.says('\tat ')
assert findings()*.ruleId == ['underline-length']

// Not everybody wants to be told of everything, or to be stopped.
run = build.mvn('verify', '-Dqmp.codegen.disabledRules=underline-length')
assert run.exit() == 0
assert run.says('nothing was found')
run = build.mvn('verify', '-Dqmp.codegen.failOnFindings=false')
assert run.exit() == 0
assert run.log() =~ /(?m)^\[WARNING\] .*\[underline-length\]$/
assert run.says('Checked the description of the interface: 1 finding')
run = build.mvn('verify', '-Dqmp.codegen.disabledRules=underline')
assert run.exit() != 0
assert run.says("There is no rule 'underline', which disabledRules of execution 'interface' names")

// The page of a command that is gone goes, what people put beside it stays.
build.edit(hx, 'ring\n------\n', 'ring\n----\n')
String whole = Files.readString(build.file(hx))
Files.writeString(build.file(reference + '/commands/notes.html'), 'mine')
Files.writeString(build.file(hx), whole.substring(0, whole.indexOf('    {\n        .name       = "query-bell"')))
run = build.mvn('verify')
assert run.exit() == 0
assert run.says('0 files added, 3 changed, 1 deleted, 2 up to date')
assert !Files.exists(build.file(reference + '/commands/query-bell.html'))
assert Files.exists(build.file(reference + '/commands/notes.html'))

// Broken input: told at its place, and the last good reference stays.
build.edit(hx, '"times:i?"', '"times:9"')
def good = build.contents(reference)
run = build.mvn('prepare-package')
assert run.exit() != 0
assert run.log() =~ /(?m)^\[ERROR\] \/?\S.*qmp-commands\.hx:\d+:\d+: .*\[[a-z-]+\]$/
assert run.says('The sources have 1 error; the reference is left unchanged.')
assert build.contents(reference) == good
run = build.mvn('io.github.qmpcodegen:qmp-codegen-maven-plugin:check@interface')
assert run.exit() != 0
assert run.says('The sources have 1 error.')
build.edit(hx, '"times:9"', '"times:i?"')

// Mistakes in the configuration.
run = build.mvn('prepare-package', '-Dqmp.codegen.format=pdf')
assert run.exit() != 0
assert run.says("The format of execution 'interface' is 'pdf'; expected html or markdown.")
Files.createDirectories(build.file('site'))
Files.writeString(build.file('site/index.html'), 'my home page')
run = build.mvn('prepare-package', "-Dqmp.codegen.docsDirectory=${build.file('site')}")
assert run.exit() != 0
assert run.says('Files that were not generated are in the way in ')
assert Files.readString(build.file('site/index.html')) == 'my home page'

// Skipped.
run = build.mvn('verify', '-Dqmp.codegen.skip')
assert run.exit() == 0
assert run.says('Skipped: nothing is checked.')
assert run.says('Skipped: no reference is written.')

// Every parameter is described.
run = build.mvn('io.github.qmpcodegen:qmp-codegen-maven-plugin:help', '-Ddetail', '-Dgoal=check')
['sources', 'disabledRules', 'failOnFindings', 'reportFile', 'skip', 'allowLiveServer'].each { assert run.log() =~ /(?m)^\[INFO\]\s+$it|^\s+$it/ : it }
assert !run.says('(no description available)')
run = build.mvn('io.github.qmpcodegen:qmp-codegen-maven-plugin:help', '-Ddetail', '-Dgoal=docs')
['sources', 'format', 'title', 'outputDirectory', 'strict', 'skip', 'allowLiveServer'].each { assert run.log() =~ /(?m)^\[INFO\]\s+$it|^\s+$it/ : it }
assert !run.says('(no description available)')
