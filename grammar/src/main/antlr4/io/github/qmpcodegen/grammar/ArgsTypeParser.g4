/**
 * The args_type string of an .hx entry: arguments separated by commas, each a name and a code.
 *
 * There is no string that this grammar refuses. What is missing or too much in an argument is told by who walks the
 * tree, for only he can say it in words that help.
 */
parser grammar ArgsTypeParser;

options { tokenVocab = ArgsTypeLexer; }

argsType
    : argument? (COMMA argument?)* EOF
    ;

argument
    : NAME (COLON code?)? excess*
    | excess+
    ;

code
    : FLAG
    | LETTER OPTIONAL?
    ;

/** What should not be there. */
excess
    : NAME
    | COLON
    | FLAG
    | LETTER
    | OPTIONAL
    | BLANKS
    ;
