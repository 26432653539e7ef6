export { classifyPrompt } from './classify.js';
export { supportPrompt } from './support.js';
