import io.github.qmpcodegen.maven.ConsumerModules

String bell = '<packageName>com.acme.bell</packageName>'
def modules = new ConsumerModules(basedir)
def mistake = { String name, String configuration -> modules.add(name, [configuration]) }

mistake('no-package', '')
mistake('no-package-name', '<packageName>com.acme.1bell</packageName>')
mistake('package-of-a-keyword', '<packageName>com.acme.new</packageName>')
mistake('no-javadoc-level', bell + '<javadoc>false</javadoc>')
mistake('no-builders', bell + '<builders>none</builders>')
mistake('missing-source', bell + '<sources>src/main/qmp/bel.json</sources>')
mistake('pattern-of-nothing', bell + '<sources>src/main/**/*.hx</sources>')
mistake('folder-of-nothing', bell + '<sources>src/main/empty</sources>')
new File(basedir, 'folder-of-nothing/src/main/empty').mkdirs()
mistake('running-server', bell + '<sources>unix:/run/qemu.sock</sources>')
mistake('running-server-by-tcp', bell + '<sources>tcp:localhost:4444</sources>')
mistake('half-an-artifact', bell + '<sources>mvn:schemas!/qmp/schema.json</sources>')
mistake('artifact-without-version', bell + '<sources>mvn:com.acme:recipes!/qmp/schema.json</sources>')
mistake('unknown-artifact', bell + '<sources>mvn:com.acme:recipes:1.0!/qmp/schema.json</sources>')
mistake('missing-in-artifact', bell + '<sources>mvn:com.acme:schemas:1.0!/qmp/recipes.json</sources>')
mistake('missing-on-class-path', bell + '<sources>classpath:qmp/schema.json</sources>')
mistake('strict', bell + '<strict>true</strict>')
new File(basedir, 'strict/src/main/qmp/gong.hx').text = '''
    {
        .name       = "gong",
        .args_type  = "",
        .mhandler.cmd_new = gong,
    },
SQMP
gong
----

Strike the gong.

Arguments:

- "times": how often (json-int)
EQMP
'''
mistake('in-the-way', bell)
File own = new File(basedir, 'in-the-way/target/generated-sources/qmp/com/acme/bell/RungEvent.java')
own.parentFile.mkdirs()
own.text = 'package com.acme.bell; class RungEvent {}'

mistake('no-source', bell)
new File(basedir, 'no-source/src/main/qmp').deleteDir()

modules.add('same-package-twice', [bell, bell + '<javadoc>summary</javadoc>'])
modules.add('unknown-parameter', [bell + '<include>*</include>'])
modules.add('same-folder', [bell, '<packageName>com.acme.gong</packageName>'])

modules.add('older-runtime', [bell])
File older = new File(basedir, 'older-runtime/pom.xml')
older.text = older.text.replace('<version>${qmp-codegen.version}</version>', '<version>0.0.1</version>')
modules.list()
return true
