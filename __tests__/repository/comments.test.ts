// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are code of other languages.
import { expect, test } from 'vitest';
import { stripComments } from '../../src/repository/comments';
import { type Language, languages } from '../../src/repository/languages';

/** In each text, words in capitals stand in comments and must go; all others must stay. */
const cases: [Language, string][] = [
  ['python', '"""MODULE\nDOC"""\nx = 1  # GONE\nurl = "http://a#b"'],
  ['python', 'def f():\n    r"""DOC"""\n    prompt = """you # are"""\n    return f("""kept""")'],
  ['python', 'call(\n    """kept""",\n)\nx = \\\n  """kept too"""\n"""GONE"""\n"""kept {}""".format(1)'],
  ['python', "a = 'it\\'s # kept'\nb = 'open # kept\nc = 1 # GONE"],
  ['python', "s = '''a\n# kept\n'''\n'''GONE'''"],
  ['javascript', 'const u = "https://x"; // GONE\nconst r = /[/]\\/\\/ kept"/; /* GONE */ go()'],
  ['javascript', 'const t = `a ${b ? `// kept ${c /* GONE */}` : "}"} // kept`; // GONE'],
  ['javascript', "const d = a / b; // GONE / x\nreturn /'/.test(x) // GONE"],
  ['javascript', 'x = <a href={u}>https://kept.io</a>; // GONE\ny = <div /> // GONE'],
  ['javascript', "const s = 'open // kept\nlet x // GONE"],
  ['go', 'a := `raw // kept\n/* kept */` // GONE\nb := \'"\' // GONE\nc := "\\" // kept"'],
  ['java', 'String s = """\n  // kept \\"""\n  """; // GONE\nchar c = \'"\'; /* GONE */ f();'],
  ['kotlin', 'val s = "${f("// kept")} // kept" // GONE\n/* A /* B */ GONE */ val x = """ // kept """'],
  ['scala', 'val s = """a // kept""" // GONE'],
  ['swift', 'let s = "\\(f("// kept")) // kept" // GONE\nlet r = #"a " // kept"# // GONE'],
  ['csharp', 'var s = @"c:\\"; // GONE\nvar t = $"{f("// kept")} {{ // kept"; // GONE\nvar r = """ // kept """;'],
  ['csharp', '@* GONE *@ <a href="http://kept">it\'s</a>'],
  ['rust', 'fn f<\'a>(x: &\'a str) {} // GONE\nlet s = r#"a " // kept"#; let c = \'"\'; /* A /* B */ C */ let m = "x\n// kept";'],
  ['ruby', 'class << self\n  # GONE\n  self.kept = 1 # GONE\nend'],
  ['ruby', 's = "a#{b("# kept")} # kept" # GONE\n=begin\nGONE\n=end\nx = <<~EOS\n  # kept\nEOS\ny # GONE'],
  [
    'php',
    '<p>it\'s // kept</p><?php #[kept]\n$a = "// kept"; # GONE\n// GONE ?> // kept <?php /* GONE */ $t = <<<EOT\n// kept\nEOT;',
  ],
  ['shell', 'echo ${#x} $# a#kept "$(echo "# kept")" # GONE\ncat <<EOF\n# kept\nEOF\nls # GONE\necho \\# kept\nx=\'# kept\''],
  ['yaml', 'a: b#kept # GONE\nc: "x # kept"\nd: it\'s # GONE\nrun: |\n  # kept\n  x\ne: 1 # GONE\n# GONE'],
  ['yaml', "- key: 'a '' # kept' # GONE\n- >-\n  # kept\n\n  b # kept\n- [\"# kept\", x] # GONE"],
  ['yaml', 'script: # GONE |\n  - a # GONE'],
  ['toml', 'a = "x # kept" # GONE\nb = """\n# kept\n"""\nc = \'# kept\' # GONE'],
  ['properties', '# GONE\na=b # kept\n! GONE'],
  ['bicep', "param u string = 'https://kept' // GONE\nvar m = '''\n// kept\n''' /* GONE */\nvar i = '${a['//kept']}//kept'"],
  ['terraform', 'a = "${lookup(x, "# kept")}" # GONE\nb = <<-EOF\n  # kept\n  EOF\nc = 1 // GONE'],
  ['dockerfile', '# GONE\nRUN echo a # kept'],
  ['makefile', 'a = b\\# kept\nall: # GONE\n\techo "# kept"'],
  ['sql', "select '-- kept', a -- GONE\nfrom t /* GONE */ where b"],
  ['html', '<p>kept</p><!-- GONE\nGONE -->x'],
  ['xml', '<a/><!-- GONE -->'],
  ['powershell', 'a "# kept `" # kept" # GONE\n<# GONE\n#> b \'# kept\''],
  ['prompt', '# kept {# GONE #} {{!-- GONE --}} {{! GONE }} // kept'],
  ['css', 'a { b: url("/*kept*/") } /* GONE */'],
  ['groovy', "sh 'echo // kept' // GONE"],
  ['markdown', '# kept <!-- GONE -->'],
];

test.each(cases)('%s %j', (language, text) => {
  const stripped = stripComments(text, language);
  expect(stripped.length).toBe(text.length);
  expect(stripped.match(/\b(?:GONE|DOC|MODULE|[ABC](?= [/*]))\b/g) ?? []).toEqual([]);
  expect(stripped.match(/kept/g)?.length ?? 0).toBe(text.match(/kept/g)?.length ?? 0);
  expect(stripped.split('\n').length).toBe(text.split('\n').length);
});

test('keeps code beside comments, line ends and text without comments', () => {
  expect(stripComments('a /* x\r\ny */ b\r\n// c\r\nd', 'go')).toBe('a     \r\n     b\r\n    \r\nd');
  expect(stripComments('{"a": "// b"}', 'json')).toBe('{"a": "// b"}');
  expect(stripComments('# a', 'text')).toBe('# a');
});

const hostile = [
  '/*',
  '"',
  "'",
  '`${',
  '"""',
  "'''",
  '<<A\n',
  '(/[',
  '<<B <<C ',
  '{#',
  '<!--',
  '#',
  '\\',
  '/**/',
  '"$(',
  '$"{',
  'r#"',
  '=begin\n',
  '- "',
  '- |\n',
  '<?',
  '?>',
  '[',
  '"""\n',
  '/(*',
];

test('is linear and never throws, whatever is left open', () => {
  for (const language of languages) {
    for (const piece of hostile) {
      const text = piece.repeat(20_000);
      expect(stripComments(text, language).length).toBe(text.length);
    }
  }
}, 60_000);
