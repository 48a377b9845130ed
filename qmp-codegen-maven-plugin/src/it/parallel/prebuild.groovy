// Twenty modules of the same kind.
String pom = new File(basedir, 'pom.xml').text
def names = (1..20).collect { "bell$it" }
names.each { name ->
    File module = new File(basedir, name)
    File sources = new File(module, 'src/main/qmp')
    sources.mkdirs()
    new File(basedir, 'bell').eachFile { file -> new File(sources, file.name).text = file.text }
    new File(module, 'pom.xml').text = pom.replace('<artifactId>parallel<', "<artifactId>$name<")
}
new File(basedir, 'pom.xml').text = pom.replaceFirst('(?s)<dependencies>.*</build>', '')
        .replace('<artifactId>parallel</artifactId>', '<artifactId>parallel</artifactId>\n  <packaging>pom</packaging>\n  <modules>\n' +
                names.collect { "    <module>$it</module>\n" }.join() + '  </modules>')
return true
