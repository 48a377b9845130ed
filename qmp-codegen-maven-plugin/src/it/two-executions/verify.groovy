import io.github.qmpcodegen.maven.ConsumerBuild

String log = new File(basedir, 'build.log').text
assert log =~ /Generated com\.acme\.bell in target.generated-sources.qmp: \d+ files added, 0 changed, 0 deleted, 0 up to date/
assert log =~ /Generated com\.acme\.bell\.events in target.generated-sources.qmp: /
assert log =~ /Generated com\.acme\.bell\.events in target.generated-test-sources.qmp: /
assert new File(basedir, 'target/classes/com/acme/bell/RingRequest.class').isFile()
assert new File(basedir, 'target/classes/com/acme/bell/events/RungEvent.class').isFile()
assert new File(basedir, 'target/test-classes/com/acme/bell/events/QueryBellResponse.class').isFile()
assert !new File(basedir, 'target/classes/com/acme/bell/events/QueryBellResponse.class').exists()

// Two executions must not share a package: each would delete what the other has written.
def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
def before = build.contents('target/generated-sources/qmp')
build.edit('pom.xml', 'com.acme.bell.events', 'com.acme.bell')
def run = build.mvn('generate-sources')
assert run.exit() != 0
assert run.says("The executions 'bell' and 'events' both generate com.acme.bell in ")
assert run.says('give each its own <packageName> or <outputDirectory>')
assert build.contents('target/generated-sources/qmp') == before
