/**
 * What follows an #if or #elif in an .hx file: a constant expression of the C preprocessor.
 *
 * Rules with operators of one rank are flat, so that a long chain of them is no deep tree.
 */
grammar HxCondition;

condition
    : choice EOF
    ;

choice
    : {_ctx.depth() < 300}? alternation (QUESTION choice COLON choice)?
    ;

alternation
    : conjunction (OR conjunction)*
    ;

conjunction
    : bits (AND bits)*
    ;

bits
    : equality ((BIT_AND | BIT_OR | BIT_XOR) equality)*
    ;

equality
    : relation ((EQUAL | UNEQUAL) relation)*
    ;

relation
    : sum ((LESS | GREATER | AT_MOST | AT_LEAST | SHIFT_LEFT | SHIFT_RIGHT) sum)*
    ;

sum
    : product ((PLUS | MINUS) product)*
    ;

product
    : unary ((TIMES | DIVIDED | MODULO) unary)*
    ;

unary
    : (NOT | MINUS | PLUS | COMPLEMENT)* primary
    ;

primary
    : NUMBER
    | DEFINED (NAME | LPAREN NAME RPAREN)
    | NAME call?
    | STRING
    | CHARACTER
    | LPAREN choice RPAREN
    ;

/** The arguments of a macro, such as those of a comparison of versions. */
call
    : {_ctx.depth() < 300}? LPAREN (~(LPAREN | RPAREN) | call)* RPAREN
    ;

DEFINED : 'defined' ;

NAME : [A-Za-z_] [A-Za-z0-9_]* ;

NUMBER : [0-9] [A-Za-z0-9_.]* ;

STRING : '"' (~["\\] | '\\' .)* '"' ;

CHARACTER : '\'' (~['\\] | '\\' .)+ '\'' ;

LPAREN : '(' ;

RPAREN : ')' ;

QUESTION : '?' ;

COLON : ':' ;

OR : '||' ;

AND : '&&' ;

BIT_OR : '|' ;

BIT_XOR : '^' ;

BIT_AND : '&' ;

EQUAL : '==' ;

UNEQUAL : '!=' ;

AT_MOST : '<=' ;

AT_LEAST : '>=' ;

SHIFT_LEFT : '<<' ;

SHIFT_RIGHT : '>>' ;

LESS : '<' ;

GREATER : '>' ;

PLUS : '+' ;

MINUS : '-' ;

TIMES : '*' ;

DIVIDED : '/' ;

MODULO : '%' ;

NOT : '!' ;

COMPLEMENT : '~' ;

BLANKS : [ \t\f\u000B\r\n]+ -> skip ;

OTHER : . ;
