package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.QmpReader;

/** A command without return value. */
public interface VoidRequest extends QmpRequest<EmptyResponse> {

    @Override
    default EmptyResponse readReturn(QmpReader in) {
        return EmptyResponse.read(in);
    }
}
