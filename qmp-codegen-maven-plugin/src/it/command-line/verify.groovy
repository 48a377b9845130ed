import io.github.qmpcodegen.maven.ConsumerBuild

// What the README tells users of Gradle to do, with the jar as it is published.
File jar = new File(localRepositoryPath, "io/github/qmpcodegen/qmp-codegen-cli/$pluginVersion/qmp-codegen-cli-$pluginVersion-all.jar")
def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
def run = build.java('-cp', jar.path, 'io.github.qmpcodegen.codegen.cli.Main',
        'generate', 'src/main/qmp', '--package', 'com.acme.bell', '--output', 'target/of-the-command-line')
assert run.exit() == 0
assert run.log() =~ /(?m)^\S+: \d+ files added, /

// The libraries in it are relocated; what it generates uses the users' own.
assert build.contents('target/of-the-command-line') == build.contents('target/generated-sources/qmp')
def classes = new java.util.zip.ZipFile(jar).withCloseable { zip ->
    zip.entries().collect { entry -> entry.name }.findAll { name -> name.endsWith('.class') }
}
assert classes.size() > 1000
assert classes.findAll { name -> !(name =~ '^io/github/qmpcodegen/(codegen|grammar)/') } == []
