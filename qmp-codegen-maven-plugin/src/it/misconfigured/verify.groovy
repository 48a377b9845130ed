String log = new File(basedir, 'build.log').text

// One sentence for each, which says what is wrong and how to mend it.
def says = { String module, String sentence ->
    assert log.contains("on project $module: $sentence") : module
}
def names = { String module, String line, String sentence ->
    String file = new File(basedir, module).path + File.separator
    assert log.readLines().any { it.startsWith('[ERROR] ') && (it - '[ERROR] ' - file).startsWith(line) } : module
    says(module, sentence)
}
String bad = 'The sources of com.acme.bell have 1 error; what was generated earlier is left unchanged.'

says('no-package', 'No package is set for the generated types; add <packageName>com.acme.qmp</packageName> to the'
        + " configuration of execution 'execution0'.")
says('no-package-name', "The packageName of execution 'execution0' is 'com.acme.1bell', which is not a valid package name;"
        + ' expected one such as com.acme.qmp.')
says('package-of-a-keyword', "The packageName of execution 'execution0' is 'com.acme.new', which is not a valid package name;"
        + " expected one such as com.acme.qmp, without the keyword 'new'.")
says('no-javadoc-level', "The javadoc of execution 'execution0' is 'false'; expected full, summary or none.")
says('no-builders', "The builders of execution 'execution0' are 'none'; expected all or requests.")
says('no-source', 'No source is set, and there is no folder src/main/qmp; add <sources><source>PATH</source></sources>'
        + " to the configuration of execution 'execution0'.")
says('missing-source', "The source 'src/main/qmp/bel.json' does not exist; expected a file or folder below ")
says('pattern-of-nothing', "No file matches the source 'src/main/**/*.hx' in ")
names('folder-of-nothing', 'src/main/empty: ', bad)
says('running-server', "The source 'unix:/run/qemu.sock' asks a server, and builds should not depend on one; use a"
        + ' file with its answer to query-qmp-schema instead, or set <allowLiveServer>true</allowLiveServer> in execution'
        + " 'execution0'.")
says('running-server-by-tcp', "The source 'tcp:localhost:4444' asks a server, ")
says('half-an-artifact', "The source 'mvn:schemas' does not name an artifact; expected mvn:group:artifact:version!/path/in/the/jar,"
        + ' the version only where the module does not manage it.')
says('artifact-without-version', "The source 'mvn:com.acme:recipes' has no version, and the module has no dependency on it;"
        + ' write mvn:com.acme:recipes:VERSION.')
says('unknown-artifact', 'Cannot take a source from com.acme:recipes:jar:1.0: ')
says('missing-in-artifact', "The source 'mvn:com.acme:schemas:1.0!/qmp/recipes.json' does not exist; expected a file or folder in"
        + ' the jar of com.acme:schemas:1.0.')
says('missing-on-class-path', "The source 'classpath:qmp/schema.json' does not exist; expected a file or folder in one of"
        + " the jars that the module's POM names as dependencies.")
names('strict', 'src/main/qmp/gong.hx:', 'The sources of com.acme.bell have 1 warning, which strict treats as errors; what was generated earlier is'
        + ' left unchanged.')
names('in-the-way', 'in the way: ', 'Files that were not generated are in the way in ')
says('same-package-twice', "The executions 'execution0' and 'execution1' both generate com.acme.bell in ")

// Which may do.
assert log.contains("[WARNING] The module depends on qmp-runtime 0.0.1, and what this plugin generates may need $pluginVersion;"
        + " depend on io.github.qmpcodegen:qmp-runtime:$pluginVersion, or use version 0.0.1 of the plugin.")
assert new File(basedir, 'older-runtime/target/generated-sources/qmp/com/acme/bell/RungEvent.java').isFile()

assert log.contains("[WARNING] Unknown parameter <include> in execution 'execution0'; did you mean <includes>?")
assert new File(basedir, 'unknown-parameter/target/generated-sources/qmp/com/acme/bell/RungEvent.java').isFile()

// No mistake at all.
assert !log.contains('on project same-folder: ')
assert new File(basedir, 'same-folder/target/generated-sources/qmp/com/acme/gong/RungEvent.java').isFile()

// Nobody is shown our insides.
assert !log.contains('\tat ')
