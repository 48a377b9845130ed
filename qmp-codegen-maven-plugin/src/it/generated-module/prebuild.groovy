// The three POMs that users are told of: the one to copy is that of the module with the generated code.
String readme = new File(readmeFile).getText('UTF-8')
def xml = (readme =~ /(?s)```xml\n(.*?)```/).collect { block -> block[1] }
String generated = xml.find { text -> text.startsWith('<?xml ') }
String whole = xml.find { text -> text.contains('<modules>') }
String dependency = xml.find { text -> text.startsWith('    <dependency>') }
assert generated && whole && dependency

String runtime = (generated =~ /(?s) {4}<dependency>.*?<\/dependency>\n/)[0]
String generator = (generated =~ /(?s) {6}<plugin>.*?<\/plugin>\n/)[0]
assert runtime.contains('qmp-runtime') && generator.contains('qmp-codegen-maven-plugin')
String using = generated.replace(runtime, dependency).replace(generator, '').replaceFirst('>machines<', '>app<')

new File(basedir, 'pom.xml').setText(whole, 'UTF-8')
new File(basedir, 'qmp/pom.xml').setText(generated, 'UTF-8')
new File(basedir, 'app/pom.xml').setText(using, 'UTF-8')
return true
