/** What a program takes by names that are made when it runs. */
export interface Reach {
  /** Whether it may take any name of its own file. */
  itself: boolean;
  /** Modules that are asked for any of their names, or handed on as a whole: file or folder names without extension. */
  modules: Set<string>;
  /** Whether it loads the modules of the folder of this path: its own, or one that its texts name. */
  loads(folder: string): boolean;
}

/** Programs that may do so, and what such a one must hold. */
const reaching = /\.(?:py|[cm]?[jt]sx?|cs|java|kt)$/;
const reaches =
  /globals\(\)|__name__\]|fire\.Fire|getmembers|\bdir\(|\bvars\(|getattr\(|__dict__|import_module|__import__\(|spec_from_file|iter_modules|walk_packages|find_modules|\* +as |\bimport[.(]|\brequire[.(]|GetTypes\(|ExportedTypes|DefinedTypes|RegisterAssemblyTypes|\.Scan ?\(|CreateInstance\(|\.GetType\((?!\))|forName\(|loadClass\(|Reflections\(|ClassPathScanning|ClassGraph\(/;

/** Whether a file may be a program that takes anything so: a look at its bytes, for all but few. */
export function mayReach(path: string, bytes: Buffer): boolean {
  return reaching.test(path) && reaches.test(bytes.toString('latin1'));
}

const itself = /\bglobals\(\)|\bsys\.modules\[__name__\]|\bfire\.Fire\(\s*\)/;
const asked = /\b(?:getmembers|dir|vars|getattr)\(\s*(?:\w+\.)*(\w+)|\b(\w+)\.__dict__\b/g;
const renamed = /\b(\w+)[ \t]+as[ \t]+(\w+)/g;
const whole = /\bimport[ \t]*\*[ \t]*as[ \t]+([\w$]+)[ \t]+from[ \t]*['"](?:[^'"\n]*\/)?([^'"\n/]+)['"]/g;
const loadsPython =
  /\b(?:import_module|__import__|spec_from_file_location|iter_modules|walk_packages|find_modules)\(\s*(?![\s"'])/;
const loadsScript = /\b(?:import|require)\(\s*(?![\s'")])|\bimport\.meta\.glob|\brequire\.context\b/;

/** What finds types by names made when it runs, or goes through all. */
const findsTypes: Record<string, RegExp> = {
  cs: /\bGetTypes\(|\b(?:GetExportedTypes|ExportedTypes|DefinedTypes)\b|\bRegisterAssemblyTypes\b|\.Scan\s?\(|\b(?:Activator|ActivatorUtilities)\.CreateInstance\(\s*(?!typeof)|\.GetType\(\s*(?!\)|"[^"\n]*"\s*[,)])/,
  java: /\b(?:forName|loadClass)\(\s*(?!"[^"\n]*"\s*[,)])|\bnew +Reflections\(|\bClassPathScanning|\bClassGraph\(/,
  kt: /\b(?:forName|loadClass)\(\s*(?!"[^"\n$]*"\s*[,)])|\bReflections\(|\bClassPathScanning|\bClassGraph\(/,
};

/** So many modules of one script are looked for in it, and so far is looked from each. */
const mostLocals = 50;
const near = 50;

/** Takes the path and the text, without comments, of a program and gives what it takes by names that are made when it runs. */
export function reachOf(path: string, text: string): Reach {
  const finds = findsTypes[path.slice(path.lastIndexOf('.') + 1)];
  if (finds) {
    const all = finds.test(text);
    return { itself: all, modules: new Set(), loads: () => all };
  }
  const isPython = path.endsWith('.py');
  const loads = (isPython ? loadsPython : loadsScript).test(text);
  // What is brought in by its name says nothing of what is loaded.
  const texts = loads ? text.split('\n').filter((line) => !/^\s*(?:from|import)\s|\bfrom\s*['"]/.test(line)) : [];
  const loading = texts.join('\n');
  const own = path.slice(0, path.lastIndexOf('/') + 1);
  return {
    itself: isPython && itself.test(text),
    modules: isPython ? pythonModules(text) : scriptModules(text),
    loads(folder) {
      if (!loads || folder === '') return false;
      const names = folder.split('/').slice(-3, -1);
      return (own !== '' && folder.startsWith(own)) || names.some((name) => endsPath(loading, name));
    },
  };
}

/** The modules that are asked by name in Python, and are brought in. */
function pythonModules(text: string): Set<string> {
  const imports = text.split('\n').filter((line) => /^\s*(?:from|import)\s/.test(line));
  const brought = new Set(imports.flatMap((line) => line.match(/\w+/g) ?? []));
  const names = new Map(imports.flatMap((line) => [...line.matchAll(renamed)]).map(([, name, local]) => [local!, name!]));
  const found = [...text.matchAll(asked)].map((match) => match[1] ?? match[2]!).filter((name) => brought.has(name));
  return new Set(found.map((name) => names.get(name) ?? name));
}

/** The modules that a script brings in as a whole and uses otherwise than by a name after a dot; of very many all. */
function scriptModules(text: string): Set<string> {
  const brought = [...text.matchAll(whole)].map(([, local, module]) => ({
    local: local!,
    module: module!.replace(/\.\w+$/, ''),
  }));
  const locals = new Set(brought.map(({ local }) => local));
  const handedOn = locals.size > mostLocals ? locals : new Set([...locals].filter((local) => isHandedOn(text, local)));
  return new Set(brought.flatMap(({ local, module }) => (handedOn.has(local) ? module : [])));
}

/** Whether a name stands in a script otherwise than where it is brought in and before a dot and another name. */
function isHandedOn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const before = text.slice(Math.max(0, at - near), at);
    const after = text.slice(at + name.length, at + name.length + near);
    if (!/[\w$]$|\bas[ \t]+$/.test(before) && !/^(?:[\w$]|\s*\??\.\s*[\w$])/.test(after)) return true;
  }
  return false;
}

/** Whether a name stands in a text as the last part of a path or a module that is known before it runs. */
function endsPath(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (/["'`/.]/.test(text[at - 1] ?? '') && /^[/.]?["'`{$*%]/.test(text.slice(at + name.length, at + name.length + 2)))
      return true;
  }
  return false;
}
