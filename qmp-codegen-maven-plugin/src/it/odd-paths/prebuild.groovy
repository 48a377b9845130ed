// Not in the repository by these names, for not every checkout could have them: in the C locale, JDK 17 has no way to
// name a file in anything but ASCII.
boolean unicode = System.getProperty('sun.jnu.encoding').equalsIgnoreCase('UTF-8')
String input = unicode ? 'Glöckchen & #1' : 'Bell & #1'
String output = unicode ? 'génération #1 of 100%' : 'generation #1 of 100%'
if (!unicode) {
    println 'odd-paths: this locale has no file names beyond ASCII, so none are tried'
}
assert new File(basedir, 'src/main/bell').renameTo(new File(basedir, "src/main/$input"))
new File(basedir, "src/main/$input").eachFile { file -> file.setText(file.getText('UTF-8').replace('\n', '\r\n'), 'UTF-8') }
File pom = new File(basedir, 'pom.xml')
pom.setText(pom.getText('UTF-8').replace('src/main/bell', 'src/main/' + input.replace('&', '&amp;'))
        .replace('/generated<', "/$output<"), 'UTF-8')
new File(basedir, 'output.txt').setText(output, 'UTF-8')
return true
