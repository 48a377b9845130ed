// The POM that users are told to copy.
String readme = new File(readmeFile).getText('UTF-8')
def pom = (readme =~ /(?s)```xml\n(<\?xml .*?)```/)
assert pom.find()
assert pom.group(1).contains("<qmp-codegen.version>$pluginVersion</qmp-codegen.version>") : 'of another version'
new File(basedir, 'pom.xml').setText(pom.group(1), 'UTF-8')
return true
