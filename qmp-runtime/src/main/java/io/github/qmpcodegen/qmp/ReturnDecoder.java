package io.github.qmpcodegen.qmp;

import tools.jackson.databind.JsonNode;

/** Makes of the value that a server returned what the caller asked for. */
interface ReturnDecoder<R> {
    R decode(JsonNode value);
}
