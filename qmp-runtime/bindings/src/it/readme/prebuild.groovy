// The dependency and the program that the README begins with.
String readme = new File(readmeFile).getText('UTF-8')
def dependency = (readme =~ /(?s)```xml\n(<dependency>.*?)```/)
def program = (readme =~ /(?s)```java\n(import .*?)```/)
assert dependency.find() && program.find()
assert dependency.group(1).contains("<version>$projectVersion</version>") : 'of another version'

def pom = new File(basedir, 'pom.xml')
String text = pom.getText('UTF-8')
assert text.count('<dependencies>') == 1
pom.setText(text.replace('<dependencies>', '<dependencies>\n' + dependency.group(1)), 'UTF-8')
new File(basedir, 'src/main/java').mkdirs()
new File(basedir, 'src/main/java/Pause.java').setText(program.group(1), 'UTF-8')
return true
