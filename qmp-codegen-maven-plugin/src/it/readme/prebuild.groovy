// The POM that users are told to copy, and nothing but JUnit besides.
String readme = new File(readmeFile).getText('UTF-8')
def pom = (readme =~ /(?s)```xml\n(<\?xml .*?)```/)
assert pom.find()
assert pom.group(1).contains("<qmp-codegen.version>$pluginVersion</qmp-codegen.version>") : 'of another version'
String junit = """
    <dependency>
      <groupId>org.junit.jupiter</groupId>
      <artifactId>junit-jupiter</artifactId>
      <version>$junitVersion</version>
      <scope>test</scope>
    </dependency>"""
assert pom.group(1).count('<dependencies>') == 1
new File(basedir, 'pom.xml').setText(pom.group(1).replace('<dependencies>', '<dependencies>' + junit), 'UTF-8')
return true
