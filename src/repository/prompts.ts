// STUB until the real one lands: overwrite.
export interface Prompt { path: string; line: number; format: string; roles: string[]; variables: string[]; examples: boolean }
export function isPromptPath(_path: string): boolean { return false; }
export function parsePrompt(_path: string, _text: string): Prompt | undefined { return undefined; }
export function isPromptModule(path: string): boolean { return /(^|[/_-])prompts?([_.-]|\/)/i.test(path); }
