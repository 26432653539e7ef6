// STUB until the real one lands: overwrite.
export interface Dataset { path: string; line: number; cases: number; fields: string[]; kind: 'evaluation' | 'training' | 'other' }
export function isDatasetPath(_path: string): boolean { return false; }
export function parseDataset(_path: string, _text: string): Dataset | undefined { return undefined; }
