import io.github.qmpcodegen.maven.ConsumerBuild

def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
assert new File(basedir, 'qmp/target/classes/com/acme/qmp/RingRequest.class').isFile()
assert new File(basedir, 'app/target/classes/com/acme/app/Ringing.class').isFile()
assert !new File(basedir, 'app/target/classes/com/acme/qmp').exists()

// An edit of one's own class compiles that, and nothing of what was generated.
build.age('qmp')
build.age('app')
build.edit('app/src/main/java/com/acme/app/Ringing.java', 'times(3L)', 'times(4L)')
def run = build.mvn('compile')
assert run.exit() == 0
assert build.written('qmp/target/classes') == []
assert build.written('app/target/classes').contains('Ringing.class')
