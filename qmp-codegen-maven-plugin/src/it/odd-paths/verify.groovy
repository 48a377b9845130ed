File output = new File(basedir, 'target/' + new File(basedir, 'output.txt').getText('UTF-8') + '/com/acme/bell')
assert new File(output, 'RungEvent.java').isFile()
assert new File(basedir, 'target/classes/com/acme/bell/RungEvent.class').isFile()
// Lines of the sources end in CR LF; those of what is generated never do.
output.eachFile { file -> assert !file.text.contains('\r') : file }
assert new File(output, 'RingRequest.java').text.contains('Ring the bell.')

def build = new io.github.qmpcodegen.maven.ConsumerBuild(basedir, mavenHome, localRepositoryPath)
assert build.mvn('generate-sources').says('is up to date')
