String log = new File(basedir, 'build.log').text
assert log.count('Generated com.acme.bell in target/generated-sources/qmp: ') == 20
assert !log.contains('not marked')
def first = null
(1..20).each { number ->
    File generated = new File(basedir, "bell$number/target/generated-sources/qmp/com/acme/bell")
    def contents = generated.listFiles().collectEntries { file -> [file.name, file.text] }
    first = first ?: contents
    assert contents == first
    assert new File(basedir, "bell$number/target/classes/com/acme/bell/RungEvent.class").isFile()
}
