['artifact', 'pattern', 'classpath'].each { name ->
    File sources = new File(basedir, "target/generated-sources/qmp/com/acme/$name")
    assert new File(sources, 'TellJokeRequest.java').text.contains('Source: command tell-joke, schema.json')
    assert new File(sources, 'Mood.java').text.contains('mood.json') : 'included from inside the jar'
    assert new File(basedir, "target/classes/com/acme/$name/Joke.class").isFile()
}
def build = new io.github.qmpcodegen.maven.ConsumerBuild(basedir, mavenHome, localRepositoryPath)
assert build.first().linesOf('generate').findAll { line -> !line.startsWith('[INFO] Generated ') } == []
assert build.mvn('generate-sources').log().count('is up to date') == 3

build.edit('pom.xml', 'mvn:com.acme:schemas!/qmp/schema.json', 'mvn:com.acme:recipes!/qmp/schema.json')
def run = build.mvn('generate-sources')
assert run.exit() != 0
assert run.says("The source 'mvn:com.acme:recipes' has no version, and the module has no dependency on it")
