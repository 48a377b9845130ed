import io.github.qmpcodegen.maven.ConsumerBuild

assert new File(basedir, 'target/classes/com/acme/bell/RingRequest.class').isFile()

// It does look: an optional argument that is taken for granted is found.
def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
build.edit('src/main/java/com/acme/app/Ringing.java', 'times == null ? 1 : times', 'times')
def run = build.mvn('compile')
assert run.exit() != 0
assert run.says('[NullAway]')
