/**
 * QAPI schema files of every era, from the Python literals of QEMU 1.0 to today's: expressions in braces, with comments
 * between and inside them. Comments are kept on the hidden channel.
 *
 * What looks wrong but occurs in released schemas (a comma that is missing or left over) is read here and reported by
 * the reader of the tree.
 */
grammar QapiSchema;

schema
    : expression* EOF
    ;

expression
    : object
    ;

object
    : OPEN_BRACE (member (COMMA? member)* COMMA?)? CLOSE_BRACE
    ;

member
    : STRING COLON value
    ;

array
    : OPEN_BRACKET (value (COMMA value)* COMMA?)? CLOSE_BRACKET
    ;

value
    : object
    | array
    | STRING
    | literal
    ;

literal
    : TRUE
    | FALSE
    | NULL
    | NUMBER
    ;

OPEN_BRACE    : '{' ;
CLOSE_BRACE   : '}' ;
OPEN_BRACKET  : '[' ;
CLOSE_BRACKET : ']' ;
COLON         : ':' ;
COMMA         : ',' ;
TRUE          : 'true' | 'True' ;
FALSE         : 'false' | 'False' ;
NULL          : 'null' | 'None' ;
NUMBER        : '-'? [0-9]+ ('.' [0-9]+)? ;

STRING
    : '\'' SINGLE_QUOTED* '\''
    | '"' DOUBLE_QUOTED* '"'
    ;

/** A string whose line ends before it does. */
OPEN_STRING
    : '\'' SINGLE_QUOTED*
    | '"' DOUBLE_QUOTED*
    ;

COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
BLANK   : [ \t\r\n\f\u000B\uFEFF]+ -> skip ;
WORD    : [A-Za-z_] [A-Za-z0-9_]* ;
OTHER   : . ;

fragment SINGLE_QUOTED : ~['\\\r\n] | '\\' ~[\r\n] ;
fragment DOUBLE_QUOTED : ~["\\\r\n] | '\\' ~[\r\n] ;
