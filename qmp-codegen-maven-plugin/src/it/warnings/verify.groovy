import io.github.qmpcodegen.maven.ConsumerBuild

assert new File(basedir, 'target/classes/com/acme/shop/ThingOrName.class').isFile()
def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
assert build.first().linesOf('compile').findAll { line -> line.contains('[WARNING]') } == []

// Warnings do count here.
build.edit('src/main/java/com/acme/app/Shopping.java', 'return colour', 'java.util.List raw = null; return raw == null && colour')
def run = build.mvn('compile')
assert run.exit() == 1
assert run.says('warnings found and -Werror specified')
