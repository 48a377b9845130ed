package io.github.qmpcodegen.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgsTypeParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                | (argsType <EOF>)",
                "device:B          | (argsType (argument device : (code B)) <EOF>)",
                "force:-f,arg:s?   | (argsType (argument force : (code -f)) , (argument arg : (code s ?)) <EOF>)",
                "node-name:s       | (argsType (argument node-name : (code s)) <EOF>)",
                "fmt:/,port:i.     | (argsType (argument fmt : (code /)) , (argument port : (code i .)) <EOF>)",
                "a                 | (argsType (argument a) <EOF>)",
                "a:                | (argsType (argument a :) <EOF>)",
                ",a:s,             | (argsType , (argument a : (code s)) , <EOF>)",
                "a:st              | (argsType (argument a : (code s) (excess t)) <EOF>)",
                "a:-               | (argsType (argument a : (code -)) <EOF>)",
                "a:-f?             | (argsType (argument a : (code -f) (excess ?)) <EOF>)",
                ":s                | (argsType (argument (excess :) (excess s)) <EOF>)",
                "a b:s             | (argsType (argument a (excess  ) (excess b) (excess :) (excess s)) <EOF>)"
            })
    void everyStringIsRead(String text, String tree) {
        ArgsTypeParser parser =
                new ArgsTypeParser(new CommonTokenStream(new ArgsTypeLexer(CharStreams.fromString(text))));
        parser.removeErrorListeners();

        assertEquals(tree, parser.argsType().toStringTree(parser));
        assertEquals(0, parser.getNumberOfSyntaxErrors());
    }
}
