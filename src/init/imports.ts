import { posix } from 'node:path';
import { folder } from './folders';
import { packageIn } from './jvm';
import type { Stack } from './stack';

/** Takes the text of C# and gives the namespace that it is in; empty for none. */
export function namespaceIn(text: string): string {
  return /^\s*namespace ([A-Za-z_][\w.]*)/m.exec(text)?.[1] ?? '';
}

/** Takes a file of a starter, names in it and a stack and gives the line that imports them in code of another folder; empty where none is needed. */
export function importLine(file: string, names: readonly string[], stack: Stack): string {
  switch (stack.language) {
    case 'python':
      return pythonImport(file, names, stack);
    case 'java':
      return `import ${packageIn(folder(file))}.${posix.basename(file, '.java')};`;
    case 'csharp': {
      const namespace = namespaceIn(stack.call.text);
      return namespace && `using ${namespace};`;
    }
    case 'go':
      return `import "${posix.join(stack.module, posix.relative(stack.project, folder(file)))}"`;
    default:
      return moduleImport(file, names, stack);
  }
}

function pythonImport(file: string, names: readonly string[], { source, isPackage, call }: Stack): string {
  const module = posix.basename(file, '.py');
  const from = (parent: string, separator = '.') =>
    names[0] === module ? `from ${parent} import ${module}` : `from ${parent}${separator}${module} import ${names.join(', ')}`;
  if (isPackage || /^[ \t]*from \./m.test(call.text)) {
    const below = posix.relative(source, folder(call.path));
    return from('.'.repeat(below === '' ? 1 : below.split('/').length + 1), '');
  }
  const parent = posix.basename(source);
  const imported = call.text.matchAll(/^[ \t]*(?:from|import) (\w+)/gm);
  if ([...imported].some(([, name]) => name === parent)) return from(parent);
  return names[0] === module ? `import ${module}` : `from ${module} import ${names.join(', ')}`;
}

function moduleImport(file: string, names: readonly string[], { call }: Stack): string {
  const path = posix.relative(folder(call.path), file);
  const local = /\bfrom\s+['"](?:\.{1,2}|[@~])\/[^'"]*?(\.[cm]?[jt]sx?)?['"]/.exec(call.text);
  // With no import to follow, the one that both Node and bundlers take.
  const ending = local ? (local[1] ?? '').replace('x', '') : '.js';
  const module = `${path.startsWith('.') ? '' : './'}${path.endsWith('.ts') ? path.replace(/\.ts$/, ending) : path}`;
  const isCommon = /\brequire\(/.test(call.text) && !/^[ \t]*(?:import|export)\b/m.test(call.text);
  return isCommon
    ? `const { ${names.join(', ')} } = await import('${module}')`
    : `import { ${names.join(', ')} } from '${module}';`;
}
