package io.github.qmpcodegen.qmp;

/** A command that the server does not answer when it succeeds, such as the guest agent's {@code guest-shutdown}. */
public interface UnansweredRequest extends VoidRequest {}
