// What the guide of the runtime says of handing trees over.
String readme = new File(new File(readmeFile).parentFile.parentFile, 'qmp-runtime/README.md').getText('UTF-8')
def code = (readme =~ /(?s)## Beside Jackson 2\n.*?```java\n(.*?)```/)
assert code.find()
new File(basedir, 'src/test/java/com/acme/app/HandOver.java').setText("""
package com.acme.app;

import static com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.io.IOException;

final class HandOver {

${code.group(1)}
}
""", 'UTF-8')
return true
