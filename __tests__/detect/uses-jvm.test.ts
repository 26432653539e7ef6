import { testUses } from './is-used';

const guard = (head = 'public class Guard', member = '') =>
  `package app.safe;\n\nimport java.util.List;\n\n${head} {\n${member}\n    public boolean check(String text) {\n        return client.moderate(text); // HERE\n    }\n}\n`;
const java = (body: string, imports = 'import app.safe.Guard;') =>
  `package app;\n\n${imports}\n\n@SpringBootApplication\npublic class Run {\n    public static void main(String[] args) {\n        ${body}\n    }\n}\n`;
const ask = 'package app.safe\n\nfun ask(text: String): String {\n    return client.create(text) // HERE\n}\n';
const safe = (head = 'class Safe(private val client: Client)') =>
  `package app.safe\n\n${head} {\n    fun check(text: String) = client.moderate(text) // HERE\n}\n`;
const kotlin = (body: string, imports = 'import app.safe.ask') => `package app\n\n${imports}\n\nfun main() {\n    ${body}\n}\n`;

const used: Record<string, Record<string, string>> = {
  'found by a name in parts': { 'Guard.java': guard(), 'Run.java': java('Class.forName("app." + name);') },
  'a class with a member that is annotated on its line': {
    'Guard.java': guard(undefined, '    public @Produces Client client() {\n    }\n'),
  },
  'an operator of Kotlin': {
    'ask.kt': 'package a\n\noperator fun Config.plus(other: Config): Config {\n    return client.create(other) // HERE\n}\n',
  },
  'a class that is made': { 'Guard.java': guard(), 'Run.java': java('new Guard().check("x");') },
  'a class that another asks for, which a framework finds': {
    'Guard.java': guard(),
    'Chat.java': '@Service\npublic class Chat {\n    Chat(Guard guard) {\n    }\n}\n',
  },
  'a class with an annotation': { 'Guard.java': guard('@Component\npublic class Guard') },
  'a class with an annotation of several lines, and another': {
    'Guard.java': guard('@RestController(\n    "x"\n)\n@Slf4j\npublic class Guard'),
  },
  'a class with an annotation on its line': { 'Guard.java': guard('@Component public class Guard') },
  'a class with a base': { 'Guard.java': guard('public class Guard extends Filter') },
  'a class with a base beside what closes it': {
    'Guard.java': guard('public class Guard extends Filter implements AutoCloseable'),
  },
  'a class with an interface on the next line': { 'Guard.java': guard('public class Guard\n        implements Advisor') },
  'a record': { 'Guard.java': guard('public record Guard(Client client)') },
  'an interface': { 'Guard.java': guard('public interface Guard') },
  'a class with a member that a framework finds': { 'Guard.java': guard(undefined, '    @Bean\n    Client client() {\n    }\n') },
  'a class that registers itself': {
    'Guard.java': guard(undefined, '    static {\n        Registry.add(new Guard());\n    }\n'),
  },
  'a class that is started': { 'Guard.java': guard(undefined, '    public static void main(String[] args) {\n    }\n') },
  'a service by its name': { 'Guard.java': guard(), 'META-INF/services/app.Filter': 'app.safe.Guard\n' },
  'named by the factories of a framework': {
    'Guard.java': guard(),
    'META-INF/spring.factories': 'org.X=\\\n  app.safe.Guard\n',
  },
  'named in web.xml': { 'Guard.java': guard(), 'web.xml': '<filter-class>app.safe.Guard</filter-class>\n' },
  'a class whose members are brought in': {
    'Guard.java': guard(),
    'Run.java': java('check("x");', 'import static app.safe.Guard.check;'),
  },
  'found by a name made when it runs': { 'Guard.java': guard(), 'Run.java': java('Class.forName(prefix + name);') },
  'a Java class that Kotlin makes': { 'Guard.java': guard(), 'run.kt': kotlin('Guard().check("x")') },
  'a Kotlin function that is called': { 'ask.kt': ask, 'run.kt': kotlin('ask("x")') },
  'a Kotlin function that is passed on': { 'ask.kt': ask, 'run.kt': kotlin('listOf("x").map(::ask)') },
  'a Kotlin function brought in under another name': {
    'ask.kt': ask,
    'run.kt': kotlin('again("x")', 'import app.safe.ask as again'),
  },
  'a Kotlin extension function': {
    'ask.kt': ask.replace('fun ask', 'suspend fun <T : Any> Map<String, List<T>>.ask'),
    'run.kt': kotlin('map.ask("x")'),
  },
  'a Kotlin function that Java calls': { 'ask.kt': ask, 'Run.java': java('AskKt.ask("x");') },
  'a Kotlin function with an annotation': { 'ask.kt': ask.replace('fun', '@Composable\nfun') },
  'Kotlin code at the top level': { 'ask.kt': 'package app\n\nval tracer = start() // HERE\n' },
  'a Kotlin class that is made': { 'Safe.kt': safe(), 'run.kt': kotlin('Safe(client)') },
  'a Kotlin class with a base after its parameters': {
    'Safe.kt': safe('class Safe(\n    private val done: () -> Unit = {},\n) : Filter'),
  },
  'a Kotlin class that is injected': { 'Safe.kt': safe('class Safe @Inject constructor(val client: Client)') },
  'a Kotlin data class': { 'Safe.kt': safe('data class Safe(val client: Client)') },
  'a Kotlin object whose members are brought in': {
    'Safe.kt': safe('object Safe'),
    'run.kt': kotlin('check("x")', 'import app.safe.Safe.check'),
  },
  'the main function of Kotlin': { 'run.kt': kotlin('create() // HERE') },
};

const unused: Record<string, Record<string, string>> = {
  'named nowhere': { 'Guard.java': guard(), 'Run.java': java('') },
  'named nowhere, and only to be closed': {
    'Guard.java': guard('public class Guard implements AutoCloseable'),
    'Run.java': java(''),
  },
  'only imported': { 'Guard.java': guard(), 'Run.java': java('other();') },
  'called in a comment': { 'Guard.java': guard(), 'Run.java': java('// new Guard();') },
  'made in a test': { 'Guard.java': guard(), 'tests/GuardTest.java': java('new Guard();') },
  'made by a class that nothing uses': {
    'Guard.java': guard(),
    'Chat.java': 'package app;\n\nclass Chat {\n    Guard guard = new Guard();\n}\n',
    'Run.java': java(''),
  },
  'a part of a longer name': { 'Guard.java': guard(), 'Run.java': java('new GuardRail();') },
  'with annotations that nothing looks for': {
    'Guard.java': guard(
      '@Slf4j\n@RequiredArgsConstructor\nclass Guard',
      '    @Override\n    public String toString() {\n    }\n',
    ),
  },
  'beside a driver that is loaded by name': { 'Guard.java': guard(), 'Run.java': java('Class.forName("org.Driver");') },
  'a Kotlin function that is only imported': { 'ask.kt': ask, 'run.kt': kotlin('other()') },
  'a Kotlin function that is only brought in under another name': {
    'ask.kt': ask,
    'run.kt': kotlin('other()', 'import app.safe.ask as again'),
  },
  'a Kotlin class that is never made': { 'Safe.kt': safe(), 'run.kt': kotlin('') },
  'a Kotlin object that nothing names': { 'Safe.kt': safe('object Safe'), 'run.kt': kotlin('check("x")') },
};

testUses('Java and Kotlin', used, unused);
