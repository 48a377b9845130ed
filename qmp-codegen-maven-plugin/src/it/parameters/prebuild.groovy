import io.github.qmpcodegen.maven.ConsumerModules

// A module for each parameter. First all are alike.
def modules = new ConsumerModules(basedir)
new File(basedir, 'parameters.txt').eachLine { line ->
    modules.add(line.split('=')[0].trim(), ['<packageName>com.acme.bell</packageName>'])
}
modules.list()
return true
