import io.github.qmpcodegen.maven.ConsumerModules

def modules = new ConsumerModules(basedir)
(1..20).each { number -> modules.add("bell$number", ['<packageName>com.acme.bell</packageName>']) }
modules.list()
return true
