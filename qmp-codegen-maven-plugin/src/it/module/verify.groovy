assert new File(basedir, 'target/classes/module-info.class').isFile()
assert new File(basedir, 'target/classes/com/acme/bell/RungEvent.class').isFile()

def build = new io.github.qmpcodegen.maven.ConsumerBuild(basedir, mavenHome, localRepositoryPath)
assert build.first().linesOf('compile').findAll { line -> line.contains('[WARNING]') } == []
