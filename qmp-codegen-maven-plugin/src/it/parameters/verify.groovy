import io.github.qmpcodegen.maven.ConsumerBuild

def build = new ConsumerBuild(basedir, mavenHome, localRepositoryPath)
def parameters = new File(basedir, 'parameters.txt').readLines().collectEntries { line -> line.split(' = ', 2).toList() }

// A parameter that nobody has thought of here is missing in the test.
assert build.parametersOf('generate') == parameters.keySet()

// What a build says of a module.
def says = { ConsumerBuild.Run run, String module, String text ->
    assert run.linesOf('generate', module).any { line -> line.contains(text) } : module
}

def run = build.mvn('generate-sources')
parameters.keySet().each { module -> says(run, module, 'is up to date') }

// With the parameter, everything is looked at again; without it, once more.
def unaffected = ['registerAsCompilationRoot', 'allowLiveServer']
def changed = parameters.keySet() - unaffected - ['verifyOnly', 'skip']
def before = parameters.keySet().collectEntries { module -> [module, build.contents("$module/target/generated-sources")] }
String plain = '<packageName>com.acme.bell</packageName>'
parameters.each { module, configuration ->
    build.edit("$module/pom.xml", plain, module == 'packageName' ? configuration : plain + configuration)
}
run = build.mvn('generate-sources')
assert run.exit() == 0
changed.each { module -> says(run, module, 'Generated ') }
unaffected.each { module -> says(run, module, 'is up to date') }
says(run, 'verifyOnly', 'Verified ')
says(run, 'skip', 'Skipped: nothing is generated.')
run = build.mvn('generate-sources')
(changed + unaffected).each { module -> says(run, module, 'is up to date') }

// They do what they are for.
def sources = { String module -> build.contents("$module/target/generated-sources") }
def bell = { String name -> 'qmp/com/acme/bell/' + name }
assert sources('packageName').keySet().every { name -> name.startsWith('qmp/com/acme/gong/') }
assert sources('outputDirectory').isEmpty()
assert build.contents('outputDirectory/target/elsewhere') == before['outputDirectory'].collectEntries { name, text ->
    [name - 'qmp/', text]
}
assert sources('includes').containsKey(bell('RingRequest.java'))
assert !sources('includes').containsKey(bell('QueryBellRequest.java'))
assert !sources('excludes').containsKey(bell('RingRequest.java'))
assert sources('excludes').containsKey(bell('QueryBellRequest.java'))
assert before['generatedAnnotation'][bell('RingRequest.java')].contains('@Generated')
assert !sources('generatedAnnotation')[bell('RingRequest.java')].contains('@Generated')
assert !before['examples'].containsKey(bell('qmp-examples.json'))
assert sources('examples').containsKey(bell('qmp-examples.json'))
assert before['javadoc'][bell('RingRequest.java')].contains('This is told in full.')
assert sources('javadoc')[bell('RingRequest.java')].contains('/**')
assert !sources('javadoc')[bell('RingRequest.java')].contains('This is told in full.')
assert before['builders'][bell('Bell.java')].contains('class Builder')
assert !sources('builders')[bell('Bell.java')].contains('Builder')
assert sources('builders')[bell('RingRequest.java')] == before['builders'][bell('RingRequest.java')]
['releases', 'oldest', 'floor'].each { module ->
    assert !before[module][bell('Bell.java')].contains('@Available')
    assert sources(module)[bell('Bell.java')].contains('@Available(since = "1.0")')
}
(unaffected + ['sources', 'defines', 'strict', 'verifyOnly', 'skip']).each { module -> assert sources(module) == before[module] }

// On the command line they are called the same.
run = build.mvn('generate-sources', '-pl', 'strict', '-Dqmp.codegen.excludes=ring', '-Dqmp.codegen.javadoc=none')
says(run, 'strict', 'Generated com.acme.bell')
assert !sources('strict').containsKey(bell('RingRequest.java'))
assert sources('strict').values().every { text -> !text.contains('/**') }
