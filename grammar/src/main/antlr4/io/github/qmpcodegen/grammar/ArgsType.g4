/**
 * The args_type string of an .hx entry: arguments separated by commas, each a name and a code.
 */
grammar ArgsType;

argsType
    : (argument (COMMA argument)*)? EOF
    ;

argument
    : NAME COLON code
    ;

code
    : NAME
    ;

COMMA : ',' ;
COLON : ':' ;
NAME  : ~[,:]+ ;
