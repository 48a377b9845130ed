assert new File(basedir, 'target/classes/module-info.class').isFile()
assert new File(basedir, 'target/classes/com/acme/bell/RungEvent.class').isFile()
assert !new File(basedir, 'build.log').text.contains('[WARNING]')
