import io.github.qmpcodegen.maven.ConsumerBuild

assert new File(basedir, 'target/classes/com/acme/shop/ThingOrName.class').isFile()
assert !new File(basedir, 'build.log').text.contains('[WARNING]')

// Warnings do count here.
def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
build.edit('src/main/java/com/acme/app/Shopping.java', 'return colour', 'java.util.List raw = null; return raw == null && colour')
def run = build.mvn('compile')
assert run.exit() == 1
assert run.says('warnings found and -Werror specified')
