assert new File(basedir, 'target/generated-sources/qmp/com/acme/qmp/RingRequest.java').isFile()
assert new File(basedir, 'target/classes/com/acme/qmp/RingRequest.class').isFile()

def build = new io.github.qmpcodegen.maven.ConsumerBuild(basedir, mavenHome, localRepositoryPath)
assert build.first().says('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')

// A test that fails is found and run as well, and fails the build.
String name = 'src/test/java/com/acme/BellTest.java'
String test = new File(basedir, name).getText('UTF-8')
String broken = test.replace('BellTest', 'CrackedBellTest').replace('assertEquals(3L', 'assertEquals(4L')
new File(basedir, name.replace('BellTest', 'CrackedBellTest')).setText(broken, 'UTF-8')
def run = build.mvn('test')
assert run.exit() != 0
assert run.says('Tests run: 2, Failures: 1, Errors: 0, Skipped: 0')
