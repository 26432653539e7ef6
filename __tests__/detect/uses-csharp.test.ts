import { testUses } from './is-used';

const guard = (head = 'public class Guard') =>
  `using Azure;\n\nnamespace App.Guard;\n\n${head}\n{\n    private readonly Client _client = new();\n\n    public async Task<bool> CheckAsync(string text)\n    {\n        return await _client.AnalyzeTextAsync(text); // HERE\n    }\n}\n`;
const block =
  'using Azure;\n\nnamespace App\n{\n    using System;\n\n    public class Guard\n    {\n        public bool Check(string text)\n        {\n            return Analyze(text); // HERE\n        }\n    }\n}\n';
const extension =
  'namespace App;\n\npublic static class TelemetryExtensions\n{\n    public static IServiceCollection AddTelemetry(\n        this IServiceCollection services)\n    {\n        return services.AddOpenTelemetry(); // HERE\n    }\n}\n';
const program = (body: string) => `using App.Guard;\n\nvar builder = WebApplication.CreateBuilder(args);\n${body}\n`;

const used: Record<string, Record<string, string>> = {
  'a handler that Wolverine finds by its name': { 'Guard.cs': guard('public static class GuardHandler') },
  'a class with a plain and another attribute in one': {
    'Guard.cs': guard().replace('    public async', '    [Experimental("x"), KernelFunction]\n    public async'),
  },
  'a class that is made by a name in parts': {
    'Guard.cs': guard(),
    'Program.cs': program('var type = assembly.GetType($"App.{name}");'),
  },
  'found among the exported types': {
    'Guard.cs': guard(),
    'Program.cs': program('foreach (var t in assembly.ExportedTypes) Add(t);'),
  },
  'code at the top level': { 'Program.cs': program('builder.Services.AddOpenTelemetry(); // HERE') },
  'a class that is made': { 'Guard.cs': guard(), 'Program.cs': program('new Guard();') },
  'a class that is registered as a service': {
    'Guard.cs': guard(),
    'Program.cs': program('builder.Services.AddSingleton<Guard>();'),
  },
  'a class that another asks for, which is registered': {
    'Guard.cs': block,
    'Chat.cs': 'namespace App;\n\npublic class Chat(Guard guard)\n{\n}\n',
    'Program.cs': program('builder.Services.AddSingleton<Chat>();'),
  },
  'an extension method': { 'T.cs': extension, 'Program.cs': program('builder.Services.AddTelemetry();') },
  'a generic extension method': {
    'T.cs': extension.replace('AddTelemetry(', 'AddTelemetry<T>('),
    'Program.cs': program('builder.Services.AddTelemetry<App>();'),
  },
  'an extension block': {
    'T.cs': extension.replace(
      'public static IServiceCollection',
      'extension(IServiceCollection s)\n    {\n        public object',
    ),
  },
  'a class with a base': { 'Guard.cs': guard('public sealed class Guard : BackgroundService') },
  'a class with a base beside what disposes of it': { 'Guard.cs': guard('public class Guard : IDisposable, IFilter') },
  'a class with a base on the next line': { 'Guard.cs': guard('public class Guard(\n    Client client)\n    : IGuard') },
  'a class with an attribute': { 'Guard.cs': guard('[ApiController]\n[Route("x")]\npublic class Guard') },
  'a class with an attribute on its line': { 'Guard.cs': guard('[Plugin] public class Guard') },
  'a function that the host finds': {
    'Guard.cs': guard().replace('    public async', '    [Function("check")]\n    public async'),
  },
  'a partial class': { 'Guard.cs': guard('public partial class Guard') },
  'a record': { 'Guard.cs': guard('public record Guard') },
  'a controller by its name': { 'Guard.cs': guard('public class GuardController') },
  'the class of the program': { 'P.cs': guard().replace('public async Task<bool> CheckAsync', 'static async Task Main') },
  'a class that starts itself': {
    'Guard.cs': guard().replace(
      '    public async',
      '    [ModuleInitializer]\n    public static void Init() => Start();\n\n    public async',
    ),
  },
  'a class with a static constructor': {
    'Guard.cs': guard().replace('    public async', '    static Guard()\n    {\n        Register();\n    }\n\n    public async'),
  },
  'named in configuration': { 'Guard.cs': guard(), 'appsettings.json': '{ "filters": ["App.Guard.Guard, App"] }\n' },
  'named in a page': { 'Guard.cs': guard(), 'Chat.razor': '@inject Guard guard\n' },
  'brought in under another name': { 'Guard.cs': guard(), 'B.cs': 'using G = App.Guard;\n\nG.Check();\n' },
  'brought in with its members': { 'Guard.cs': guard(), 'B.cs': 'using static App.Guard.Guard;\n\nCheck();\n' },
  'found among the types of the program': {
    'Guard.cs': guard(),
    'Program.cs': program('foreach (var t in typeof(Program).Assembly.GetTypes()) builder.Services.AddSingleton(t);'),
  },
  'called below a text of several lines': {
    'Guard.cs': guard(),
    'P.cs':
      'class P\n{\n    static void Main()\n    {\n        var p = @"\nclass Other\n{\n}\n""";\n        new Guard();\n    }\n}\n',
  },
  'in a second block of the file': {
    'Guard.cs': `${block}\nnamespace Other\n{\n  class Out\n  {\n  }\n}\n`,
    'Program.cs': program('new Guard();'),
  },
};

const unused: Record<string, Record<string, string>> = {
  'named nowhere beside the type of an object': { 'Guard.cs': guard(), 'Program.cs': program('log(x.GetType());') },
  'named nowhere': { 'Guard.cs': guard(), 'Program.cs': program('') },
  'named nowhere, and only to be disposed of': {
    'Guard.cs': guard('public sealed class Guard(Client client) : IDisposable, IAsyncDisposable'),
  },
  'named nowhere, in a block of its namespace': { 'Guard.cs': block, 'Program.cs': program('') },
  'with a byte order mark, and lines that end as on Windows': {
    'Guard.cs': `\uFEFF${block.replace('using Azure;\n\n', '').replaceAll('\n', '\r\n')}`,
  },
  'an extension method that nothing calls': {
    'T.cs': extension,
    'Program.cs': program('builder.Services.AddTelemetryOther();'),
  },
  'called in a comment': { 'Guard.cs': guard(), 'Program.cs': program('// builder.Services.AddSingleton<Guard>();') },
  'described in a comment': { 'Guard.cs': guard(), 'B.cs': '/// <see cref="Guard" />\nvar x = 1;\n' },
  'made in a test': { 'Guard.cs': guard(), 'tests/GuardTests.cs': 'new Guard().Check("x");\n' },
  'made by a class that nothing uses': {
    'Guard.cs': guard(),
    'Chat.cs': 'namespace App;\n\npublic class Chat\n{\n    private Guard _guard = new();\n}\n',
    'Program.cs': program(''),
  },
  'made by itself': { 'Guard.cs': guard().replace('new()', 'Guard.Create(new Guard())') },
  'a part of a longer name': { 'Guard.cs': guard(), 'Program.cs': program('new GuardOptions();') },
  'with an attribute that nothing looks for': {
    'Guard.cs': guard().replace('    public async', '    [Obsolete("x")]\n    public async'),
  },
  'with private helpers that others have too': {
    'Guard.cs': guard().replace('    public async', '    private static void Log(string x) { }\n\n    public async'),
    'Program.cs': program('Log("x");'),
  },
};

testUses('C#', used, unused);
