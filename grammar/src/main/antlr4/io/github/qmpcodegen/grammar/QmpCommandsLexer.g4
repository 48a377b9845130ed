/**
 * The tokens of an .hx file, the input of QEMU's preprocessor hxtool.
 *
 * hxtool looks at nothing but the start of each line. A marker there, such as SQMP, says what the lines after it are:
 * C, the documentation of QMP or the text of the manual. Each of these is a mode.
 */
lexer grammar QmpCommandsLexer;

channels { COMMENTS, DIRECTIVES }


@members {
    private final HxLookahead ahead = new HxLookahead(() -> _input, () -> _tokenStartCharIndex);
}

// C: what becomes the command table. hxtool ignores blanks before a marker here.

HXCOMM : BLANKS 'HXCOMM' {ahead.atLineStart()}? REST_OF_LINE -> channel(COMMENTS) ;

SQMP : BLANKS 'SQMP' {ahead.atLineStart()}? REST_OF_LINE -> mode(QMP) ;

EQMP : BLANKS 'EQMP' {ahead.atLineStart()}? REST_OF_LINE ;

STEXI : BLANKS ('STEXI' | 'SRST') {ahead.atLineStart()}? REST_OF_LINE -> pushMode(MANUAL) ;

ETEXI : BLANKS ('ETEXI' | 'ERST') {ahead.atLineStart()}? REST_OF_LINE ;

HEADING : BLANKS ('DEFHEADING' | 'ARCHHEADING') {ahead.atLineStart()}? REST_OF_LINE ;

/** A line of the C preprocessor, with its continuation lines. */
DIRECTIVE : BLANKS '#' {ahead.atLineStart()}? DIRECTIVE_PART* LINE_END? -> channel(DIRECTIVES) ;

/** The beginning of a macro call at the start of a line, such as DEF( in qemu-options.hx. */
MACRO : [A-Z_] [A-Z0-9_]* BLANKS '(' {ahead.atLineStart()}? ;

// A comment ends before the next marker at the latest: to hxtool, the marker is one even there.
COMMENT : '/*' (LINE_END {!ahead.marker()}? | ~[\r\n])*? '*/' -> channel(COMMENTS) ;

LINE_COMMENT : '//' ~[\r\n]* -> channel(COMMENTS) ;

UNCLOSED_COMMENT : '/*' ;

STRING : '"' STRING_PART* '"' ;

UNCLOSED_STRING : '"' STRING_PART* ;

CHARACTER : '\'' (~['\\\r\n] | '\\' ~[\r\n])+ '\'' ;

/** A brace before a field or a string and a comma: the brace of an entry, unlike one in JSON or in C of other kinds. */
OPEN : '{' {ahead.field() || ahead.positionalValue()}? ;

LBRACE : '{' ;

RBRACE : '}' ;

LPAREN : '(' ;

RPAREN : ')' ;

LBRACKET : '[' ;

RBRACKET : ']' ;

COMMA : ',' ;

DOT : '.' ;

ASSIGN : '=' ;

SEMICOLON : ';' ;

NAME : [A-Za-z_] [A-Za-z0-9_]* ;

NUMBER : [0-9] [A-Za-z0-9_.]* ;

OPERATOR : [-+*/%&|^!~<>?:] ;

BLANK : ([ \t\f\u000B\u00A0] | LINE_END | '\\' LINE_END) -> skip ;

OTHER : . ;

fragment BLANKS : [ \t]* ;

fragment LINE_END : '\r'? '\n' | '\r' ;

fragment REST_OF_LINE : ~[\r\n]* LINE_END? ;

fragment DIRECTIVE_PART : '\\' LINE_END | ~[\r\n] ;

fragment STRING_PART : ~["\\\r\n] | '\\' ~[\r\n] | '\\' LINE_END ;

// The documentation of QMP, line by line. Blanks before a marker count here, so that only a line that holds nothing
// else is taken for a marker all the same. An entry in the middle of it shows that EQMP is missing.

mode QMP;

QMP_HXCOMM : 'HXCOMM' REST_OF_LINE -> type(HXCOMM), channel(COMMENTS) ;

QMP_EQMP : ('EQMP' REST_OF_LINE | INDENT 'EQMP' BLANKS LINE_END?) -> type(EQMP), mode(DEFAULT_MODE) ;

QMP_SQMP : ('SQMP' REST_OF_LINE | INDENT 'SQMP' BLANKS LINE_END?) -> type(SQMP) ;

QMP_STEXI
    : (('STEXI' | 'SRST') REST_OF_LINE | INDENT ('STEXI' | 'SRST') BLANKS LINE_END?) -> type(STEXI), pushMode(MANUAL)
    ;

QMP_ETEXI : (('ETEXI' | 'ERST') REST_OF_LINE | INDENT ('ETEXI' | 'ERST') BLANKS LINE_END?) -> type(ETEXI) ;

QMP_INDENT : INDENT -> skip ;

QMP_OPEN : '{' {ahead.entry()}? -> type(OPEN), mode(DEFAULT_MODE) ;

QMP_DIRECTIVE : '#' {ahead.entryUnderDirectives()}? DIRECTIVE_PART* LINE_END -> type(DIRECTIVE), channel(DIRECTIVES) ;

QMP_LINE : PLAIN_LINE | INDENT? [{#] {!ahead.entry() && !ahead.entryUnderDirectives()}? REST_OF_LINE ;

fragment INDENT : [ \t]+ ;

/** A line that cannot begin an entry. */
fragment PLAIN_LINE : INDENT? ~[ \t{#\r\n] REST_OF_LINE | INDENT? LINE_END ;

// The text of the manual, which says nothing of QMP.

mode MANUAL;

MANUAL_HXCOMM : 'HXCOMM' REST_OF_LINE -> type(HXCOMM), channel(COMMENTS) ;

MANUAL_ETEXI : ('ETEXI' | 'ERST') REST_OF_LINE -> type(ETEXI), popMode ;

MANUAL_STEXI : ('STEXI' | 'SRST') REST_OF_LINE -> type(STEXI) ;

MANUAL_SQMP : 'SQMP' REST_OF_LINE -> type(SQMP), mode(QMP) ;

MANUAL_EQMP : 'EQMP' REST_OF_LINE -> type(EQMP) ;

MANUAL_INDENT : INDENT -> skip ;

MANUAL_OPEN : '{' {ahead.entry()}? -> type(OPEN), mode(DEFAULT_MODE) ;

MANUAL_DIRECTIVE : '#' {ahead.entryUnderDirectives()}? DIRECTIVE_PART* LINE_END -> type(DIRECTIVE), channel(DIRECTIVES) ;

MANUAL_LINE : PLAIN_LINE | INDENT? [{#] {!ahead.entry() && !ahead.entryUnderDirectives()}? REST_OF_LINE ;
