import io.github.qmpcodegen.maven.ConsumerBuild

String log = new File(basedir, 'build.log').text
assert log.count('Generated com.acme.bell in ') == 20
// Maven warns of plugins that do not say that they can do this.
assert !log.contains('not marked')

def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
String sources = 'target/generated-sources/qmp'
(1..20).each { number ->
    assert build.contents("bell$number/$sources") == build.contents("bell1/$sources")
    assert new File(basedir, "bell$number/target/classes/com/acme/bell/RungEvent.class").isFile()
}
assert build.mvn('-T4', 'generate-sources').log().count('is up to date') == 20
