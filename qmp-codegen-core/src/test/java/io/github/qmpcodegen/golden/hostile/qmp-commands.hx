HXCOMM Words about a command of names.json.

SQMP
wait
----

*/ } \u002a/ \u000a class X {} <script>alert('x')</script> & @author me {@code {@link} $L $$ $T https://example.org/*/ "quoted" 😀 é \

  */ } \u002a/ \u000a class X {} <script>alert('x')</script>
  @param x
	{ unbalanced </pre>

Arguments:

- "wait": */ } \u002a/ \u000a class X {} <script>alert('x')</script> & @author me {@code {@link} $L $$ $T https://example.org/*/ "quoted" 😀 é \ (json-string)
- "class": */ } \u002a/ @deprecated {@code (json-object)
- "$L": */ } \u002a/ $L $$ $T (json-int)
- "*/": */ } \u002a/ (json-object)

Return a json-object:

- "wait": */ } \u002a/ \u000a class X {} <script>alert('x')</script> & @author me {@code {@link} $L $$ $T https://example.org/*/ "quoted" 😀 é \ (json-string)
- "*/": */ } \u002a/ (json-object)

Example:

-> { "execute": "wait", "arguments": { "wait": "*/ } \u002a/ <script> @author me {@code {@link} $L $$ $T 😀 é \\" } }
<- { "return": { "wait": "*/ } \u002a/ <script> @author me {@code {@link} $L $$ $T 😀 é \\" } }

Notes:

(1) */ } \u002a/ \u000a class X {}
(2) <script>alert('x')</script> & @author me {@code {@link} $L $$ $T
EQMP
