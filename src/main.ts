// STUB: overwrite
export async function run(): Promise<void> {}
