/**
 * An .hx file: entries of a command table, with sections of documentation between them.
 *
 * Sections and comments may be left open, markers may stand alone, and what belongs nowhere is read too: those
 * mistakes are told by who walks the tree, in the words of the file. Only within an entry or a macro call can parsing
 * fail; it then goes on behind it.
 */
parser grammar QmpCommandsParser;

options { tokenVocab = QmpCommandsLexer; }

file
    : element* EOF
    ;

element
    : entry COMMA?
    | documentation
    | manual
    | macro
    | HEADING
    | EQMP
    | ETEXI
    | stray
    ;

/** The last section of a file may do without EQMP. */
documentation
    : SQMP (QMP_LINE | manual | ETEXI)* EQMP?
    ;

manual
    : STEXI (MANUAL_LINE | EQMP)* ETEXI?
    ;

entry
    : OPEN fields RBRACE
    ;

/** A value without a name is that of the field behind the last one; the entries of the oldest files have no names at all. */
fields
    : (field | unnamed) (COMMA (field | unnamed))* COMMA?
    ;

/** The brace of another entry is no value: the one of this entry is missing. */
unnamed
    : {_input.LA(1) != OPEN}? value
    ;

field
    : DOT fieldName ASSIGN value
    ;

fieldName
    : NAME (DOT NAME)*
    ;

value
    : braces
    | term+
    ;

term
    : STRING
    | NAME
    | NUMBER
    | CHARACTER
    | OPERATOR
    | brackets
    | parentheses braces?
    | MACRO item* RPAREN
    ;

parentheses
    : {_ctx.depth() < 100}? LPAREN item* RPAREN
    ;

brackets
    : {_ctx.depth() < 100}? LBRACKET item* RBRACKET
    ;

braces
    : {_ctx.depth() < 100}? (OPEN | LBRACE) item* RBRACE
    ;

/** Anything within brackets. */
item
    : STRING
    | NAME
    | NUMBER
    | CHARACTER
    | OPERATOR
    | COMMA
    | DOT
    | ASSIGN
    | SEMICOLON
    | parentheses
    | brackets
    | braces
    ;

/** A macro call such as DEF("help", ...) of qemu-options.hx. */
macro
    : MACRO item* RPAREN (COMMA | SEMICOLON)?
    ;

/** What is no part of a table. */
stray
    : (
        STRING | UNCLOSED_STRING | UNCLOSED_COMMENT | CHARACTER | LBRACE | RBRACE | LPAREN | RPAREN | LBRACKET
        | RBRACKET | COMMA | DOT | ASSIGN | SEMICOLON | NAME | NUMBER | OPERATOR | OTHER
    )+
    ;
