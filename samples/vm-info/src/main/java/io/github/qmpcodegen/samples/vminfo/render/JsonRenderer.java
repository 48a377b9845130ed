package io.github.qmpcodegen.samples.vminfo.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.qmpcodegen.qmp.codec.SecretMask;
import io.github.qmpcodegen.samples.vminfo.model.VmInfo;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a machine as JSON: the records of the model, member by member, with names in QMP's style; what is not known is left
 * out.
 */
public final class JsonRenderer {

    private static final JsonMapper LINE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final JsonMapper INDENTED =
            LINE.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonRenderer() {}

    /** The machine on several lines, without the end of the last. */
    public static String indented(VmInfo machine) {
        return INDENTED.writeValueAsString(machine);
    }

    /** The machine on one line, without its end. */
    public static String line(VmInfo machine) {
        return LINE.writeValueAsString(machine);
    }

    /** The machine without passwords, which addresses of images may have within them. */
    public static VmInfo masked(VmInfo machine) {
        return LINE.treeToValue(SecretMask.standard().apply(LINE.valueToTree(machine)), VmInfo.class);
    }

    /**
     * Reads what the others write.
     *
     * @throws JacksonException if it is something else
     */
    public static VmInfo parse(String json) {
        return LINE.readValue(json, VmInfo.class);
    }
}
