/** The tokens of the args_type string of an .hx entry. What letters mean depends on which side of the colon they stand. */
lexer grammar ArgsTypeLexer;

COMMA : ',' ;

COLON : ':' -> mode(CODE) ;

NAME : ~[,: \t\r\n]+ ;

BLANKS : [ \t\r\n]+ ;

mode CODE;

CODE_COMMA : ',' -> type(COMMA), mode(DEFAULT_MODE) ;

/** A flag, with the letter of its switch in the human monitor. */
FLAG : '-' ~[,?. \t\r\n] ;

/** What follows the letter of an argument that may be left out; the dot is the human monitor's. */
OPTIONAL : [?.] ;

CODE_BLANKS : [ \t\r\n]+ -> type(BLANKS) ;

/** Known or not: which letters there are is not a matter of the notation. */
LETTER : ~[,?. \t\r\n] ;
