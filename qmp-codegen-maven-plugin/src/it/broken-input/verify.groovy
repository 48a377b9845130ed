import io.github.qmpcodegen.maven.ConsumerBuild

def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
String output = 'target/generated-sources/qmp'
def good = build.contents(output)
build.age(output)

// Every mistake is told at its place, in the form that IDEs and build servers link, and the last good output stays.
build.edit('src/main/qmp/gong.hx', '"times:i"', '"times:9"')
build.edit('src/main/qmp/bell.json', "'loud': 'bool'", "'loud': 'bolo'")
def run = build.mvn('compile')
assert run.exit() == 1
String folder = java.util.regex.Pattern.quote(build.file('src/main/qmp').toString() + File.separator)
assert run.log() =~ /(?m)^\[ERROR\] ${folder}gong\.hx:3:\d+: .+ \[[a-z-]+\]$/
assert run.log() =~ /(?m)^\[ERROR\] ${folder}bell\.json:3:\d+: .+ \[[a-z-]+\]$/
assert run.says('The sources of com.acme.bell have 2 errors; what was generated earlier is left unchanged.')
assert !run.says('\tat ')
assert build.contents(output) == good
assert build.written(output) == []

// Mended, it is what it was.
build.edit('src/main/qmp/gong.hx', '"times:9"', '"times:i"')
build.edit('src/main/qmp/bell.json', "'loud': 'bolo'", "'loud': 'bool'")
assert build.mvn('generate-sources').says('is up to date')
